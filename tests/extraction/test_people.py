"""Woman, man or thing, from a mention's own words."""

from __future__ import annotations

import pytest

from claims.extraction.packs import load_pack
from claims.extraction.people import first_name, gender_of, gender_of_title, is_person, is_thing
from claims.extraction.types import Mention, MentionKind, Span
from tests.extraction.readings import speakers


def name(text: str, role: str | None = None, role_text: str | None = None) -> Mention:
    return Mention(text, Span(0, len(text)), MentionKind.NAME, role=role, role_text=role_text)


@pytest.mark.parametrize(
    ("text", "language", "gender"),
    [
        ("Ilinca Dobrescu", "ro", "feminine"),
        ("Mircea Pop", "ro", "masculine"),
        ("Besa Hoxha", "sq", "feminine"),
        ("Andrea Hoxha", "sq", "masculine"),
        ("Leotrint Hoxha", "sq", "masculine"),
        ("Bardhnora Hoxha", "sq", "feminine"),
        ("Malin e Verdhë", "sq", None),
        ("Andrea Klein", "de", "feminine"),
        ("Klein", "de", None),
        ("Jean-Pierre Klein", "de", "masculine"),
    ],
)
def test_a_first_name_tells_the_gender_as_its_language_has_it(
    text: str, language: str, gender: str | None
) -> None:
    assert gender_of(name(text), load_pack(language)) == gender


def test_english_nouns_of_women_and_men_tell_the_gender_and_a_chairman_tells_none() -> None:
    told = {}
    for text in ("A spokeswoman", "a spokesman", "the chairman"):
        role = Mention(text, Span(0, len(text)), MentionKind.ROLE, role="spokesperson", role_text=text)
        told[text] = gender_of(role, load_pack("en"))
    assert told == {"A spokeswoman": "feminine", "a spokesman": "masculine", "the chairman": None}


def test_an_office_tells_the_gender_where_the_name_does_not() -> None:
    assert gender_of(name("Klein", "minister", "Ministerin"), load_pack("de")) == "feminine"
    assert gender_of(name("Hoxha", "minister", "ministri i Mbrojtjes"), load_pack("sq")) == "masculine"


def test_a_pronoun_and_a_title_tell_the_gender() -> None:
    she = Mention("ajo", Span(0, 3), MentionKind.PRONOUN)
    assert gender_of(she, load_pack("sq")) == "feminine"
    assert gender_of_title(["the", "mrs"], load_pack("en")) == "feminine"
    assert gender_of_title(["the"], load_pack("en")) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("Harbour Council", "en"), ("Landgericht Moosburg", "de"), ("Spitalului Arad", "ro"), ("OECD", "en")],
)
def test_a_body_is_no_person(text: str, language: str) -> None:
    assert is_thing(name(text), load_pack(language))
    assert not is_person(name(text), load_pack(language))


def test_an_office_makes_a_person_of_any_name() -> None:
    assert is_person(name("Port Ardlish", "mayor", "mayor"), load_pack("en"))
    assert not is_person(name("Ardlish"), load_pack("en"))


def test_a_double_first_name_is_known_by_its_first_part() -> None:
    assert first_name("victor-andrei", load_pack("ro")) == "masculine"
    assert first_name("xyz", load_pack("ro")) is None


def test_an_owner_before_an_office_says_nothing_of_its_holder() -> None:
    assert gender_of_title(["seine", "stellvertreterin"], load_pack("de")) is None
    assert gender_of_title(["herr"], load_pack("de")) == "masculine"


def test_a_woman_s_office_is_no_man_s_whatever_her_name_ends_in() -> None:
    text = (
        "Në sallë hyri Evin Prela, deputete e opozitës, me kolegun Arsin Doda. “Nuk e votojmë”, tha ajo. "
        "“Do ta votoni”, ia ktheu ai."
    )
    assert speakers(text, "sq") == ["Evin Prela", "Arsin Doda"]


def test_a_man_s_noun_is_said_of_women_too() -> None:
    assert speakers("Mjekja Besa Gjoka hyri. “Nuk ka barna”, tha mjeku.", "sq") == ["Besa Gjoka"]
