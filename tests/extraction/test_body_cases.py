"""A body whose name is printed in a case is called by its nominative."""

from __future__ import annotations

import pytest

from claims.extraction.body_cases import in_nominative
from claims.extraction.packs import load_pack


@pytest.mark.parametrize(
    ("language", "printed", "called"),
    [
        ("ro", "Centrului Infotrafic", "Centrul Infotrafic"),
        ("ro", "Agenției Naționale de Meteorologie", "Agenția Națională de Meteorologie"),
        ("ro", "Băncii Naționale a României", "Banca Națională a României"),
        ("ro", "Casei Județene de Pensii", "Casa Județeană de Pensii"),
        ("ro", "Administrației Naționale Apele Române", "Administrația Națională Apele Române"),
        ("ro", "Autorității Rutiere", "Autoritatea Rutieră"),
        ("ro", "Spitalului Clinic Arad", "Spitalul Clinic Arad"),
        ("de", "Deutschen Wetterdienstes", "Deutscher Wetterdienst"),
        ("de", "Deutsche Bauernbund", "Deutscher Bauernbund"),
        ("de", "Deutsche Rote Kreuz", "Deutsches Rotes Kreuz"),
        ("de", "Bayerischen Landesamts für Umwelt", "Bayerisches Landesamt für Umwelt"),
        ("de", "Landesamts für Umwelt", "Landesamt für Umwelt"),
        ("de", "Deutschen Bahn", "Deutsche Bahn"),
        ("ru", "Минздраве", "Минздрав"),
        ("ru", "Министерства финансов", "Министерство финансов"),
        ("uk", "Міністерству освіти", "Міністерство освіти"),
    ],
)
def test_the_noun_and_its_adjectives_are_led_back(language: str, printed: str, called: str) -> None:
    assert " ".join(in_nominative(printed.split(" "), load_pack(language)) or ()) == called


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ro", "Andrei Pop"),
        ("ro", "Agenția Națională"),
        ("ro", "companiei Hidro"),
        ("de", "Anne Gericht"),
        ("de", "Deutscher Bauernbund"),
        ("en", "Department of Health"),
        ("sq", "Banka e Bregut"),
    ],
)
def test_other_words_stay_as_they_are(language: str, printed: str) -> None:
    assert in_nominative(printed.split(" "), load_pack(language)) is None
