"""Whom a clitic says again is an object, and says nothing."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Edi Rama priti Sali Berishën. Berishës i kërkoi falje Rama: “Gabova rëndë”.", "Edi Rama"),
        ("Ministrin e akuzoi deputeti Ilir Topi: “Keni vjedhur tre milionë”.", "Ilir Topi"),
        (
            "Albin Kurti dhe Lumir Daci u takuan. Kurtin e kritikoi ashpër Daci. “Ai e la vendin”, tha ai.",
            "Lumir Daci",
        ),
    ],
)
def test_an_object_before_its_clitic_does_not_speak(text: str, who: str) -> None:
    assert speakers(text, "sq") == [who]


def test_without_another_behind_the_verb_a_name_in_n_is_the_subject() -> None:
    text = "Vladimir Putin foli sot. Putin e quajti marrëveshjen “një fitore të madhe për të gjithë”."
    assert speakers(text, "sq") == ["Vladimir Putin"]


def test_a_subject_before_another_s_clitic_speaks() -> None:
    text = "Sipas disa banorëve, një inspektor i ujërave i paskësh këshilluar: “Shisni bagëtinë tani”."
    assert speakers(text, "sq") != ["disa banorëve"]


def test_a_surname_in_a_case_is_nobody_who_acts() -> None:
    text = "Ministrja Ogerta Leka iku. Arbëria Nagavci e lavdëroi Lekën. “Librat janë gati”, tha ajo."
    assert speakers(text, "sq") != ["Ogerta Leka"]
