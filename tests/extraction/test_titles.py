"""What stands before a name is no part of it: ranks, offices, and the bodies that they are of."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speakers

EN = [
    "Lord Mayor",
    "Det Supt",
    "Det Ch Insp",
    "Detective Chief Inspector",
    "Sergeant Major",
    "Lord Justice",
    "Consul General",
    "Special Envoy",
    "U.S. Rep.",
    "State Sen.",
    "Cathaoirleach Cllr",
    "Detective Garda",
]


@pytest.mark.parametrize("title", EN)
def test_an_english_title_is_no_name(title: str) -> None:
    assert speakers(f"“The bridge is open,” said {title} Peter Harding.", "en") == ["Peter Harding"]


@pytest.mark.parametrize(
    "title",
    [
        "șeful Poliției Rutiere",
        "liderul PSD Brașov",
        "ministrul Energiei",
        "directorul general al Companiei de Drumuri",
    ],
)
def test_a_romanian_body_ends_where_its_head_begins(title: str) -> None:
    assert speakers(f"„Podul este deschis”, a spus {title} Ion Marinescu.", "ro") == ["Ion Marinescu"]


def test_an_adjective_may_stand_behind_the_first_word_of_a_sentence() -> None:
    text = "Ministrul interimar al Justiției Ion Marinescu a declarat că „podul este deschis”."
    assert speakers(text, "ro") == ["Ion Marinescu"]


@pytest.mark.parametrize("title", ["kryetarja e Bashkisë Shkodër", "av.", "akademikja", "drejtoresha"])
def test_an_albanian_title_is_no_name(title: str) -> None:
    assert speakers(f"“Ura është hapur sot”, tha {title} Elira Hoxha.", "sq") == ["Elira Hoxha"]


def test_a_title_in_small_letters_belongs_to_whom_the_words_name() -> None:
    assert speakers("Potrivit dr. Ion Marinescu, „podul este deschis”.", "ro") == ["Ion Marinescu"]


@pytest.mark.parametrize("kin", ["Succesorul", "Rivalul", "Colegul", "Socrul", "Adversarul"])
def test_whose_rival_somebody_is_is_no_name(kin: str) -> None:
    (speaker,) = speakers(f"{kin} Anei Pop a spus că planul este „o risipă uriașă”.", "ro")
    assert speaker is not None
    assert led(f"{kin} Anei Pop a spus că planul este „o risipă uriașă”.", "ro") is None
