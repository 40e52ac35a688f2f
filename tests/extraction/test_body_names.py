"""What ties the words of a body's name together, and what does not."""

from __future__ import annotations

import pytest

from tests.extraction.readings import read


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "we saw Marks & Hollis speak.", ["Marks & Hollis"]),
        ("en", "we saw Avon and Somerset Police speak.", ["Avon and Somerset Police"]),
        ("en", "we saw Anna and Somerset Police speak.", ["Anna", "Somerset Police"]),
        ("en", "we saw Hull and the Ministry of Health speak.", ["Hull", "Ministry of Health"]),
        ("en", "we saw the Ministry of Trade and Industry speak.", ["Ministry of Trade and Industry"]),
        (
            "en",
            "we saw the Department for Environment, Food and Rural Affairs speak.",
            ["Department for Environment, Food and Rural Affairs"],
        ),
        ("en", "we saw the Ministry of Health, Pope and Hill speak.", ["Ministry of Health", "Pope", "Hill"]),
        ("ro", "Astăzi asocierea Tarvis–Podgrup tace.", ["Tarvis–Podgrup"]),
        ("ro", "Astăzi Tarvis – Podgrup tace.", ["Tarvis", "Podgrup"]),
        ("ro", "Astăzi Hidro SRL din Cluj tace.", ["Hidro SRL", "Cluj"]),
        ("ro", "Astăzi Institutul din Cluj tace.", ["Institutul din Cluj"]),
        ("sq", "Sot FK Liria Prizren humbi.", ["FK Liria Prizren"]),
        ("de", "Heute schweigt das Landesamt für Umwelt.", ["Landesamt für Umwelt"]),
        (
            "de",
            "Heute schweigt das Ministerium für Bildung und Kultur.",
            ["Ministerium für Bildung und Kultur"],
        ),
        ("de", "Heute schweigt der Bundesverband der Imker.", ["Bundesverband der Imker"]),
        ("de", "Heute stimmt die Partei für Neuwahlen.", []),
        ("de", "Heute schweigt der Autozulieferer Ott & Raabe.", ["Ott & Raabe"]),
    ],
)
def test_a_name_runs_as_far_as_its_links_lead(language: str, text: str, names: list[str]) -> None:
    found = [hit.mention.text for hit in read(text, language)[0].mentions]
    assert [name for name in found if name[0].isupper()] == names
