"""A full name is found in any order, spelling and case; two people of one surname stay two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.names import resolve
from claims.matching.people import SpeakerIndex, bare_title
from claims.matching.types import KnownSpeaker, MentionQuery

NAMES = (
    "Ion Popescu",
    "Maria Popescu",
    "Edi Rama",
    "Lulzim Basha",
    "Albin Kurti",
    "Vjosa Osmani",
    "Maia Sandu",
    "Ursula von der Leyen",
    "Ana-Maria Gyorke-Toma",
    "Călin Popescu-Tăriceanu",
    "Emmanuel Macron",
    "Ion Câmpeanu",
    "Mihai Dumitru",
    "Володимир Зеленський",
    "Владимир Путин",
    "Bajram Begaj",
)
INDEX = SpeakerIndex(KnownSpeaker(name, (name,)) for name in NAMES)
# Pairs that endings could confuse stand close together on purpose.
GIVEN = (
    *(
        "Ion",
        "Ioana",
        "Ionuț",
        "Ionel",
        "Ioan",
        "Adrian",
        "Adriana",
        "Marin",
        "Marina",
        "Marian",
        "Mariana",
        "Maria",
    ),
    *("Daniel", "Daniela", "Gabriel", "Gabriela", "Andra", "Andrei", "Ina", "Ines", "Ana", "Anca", "Nicola"),
    *(
        "Nicolai",
        "Alban",
        "Albana",
        "Albin",
        "Edi",
        "Edita",
        "Edit",
        "Ilir",
        "Iliriana",
        "Arben",
        "Arbena",
        "Luan",
    ),
    *("Luana", "Simon", "Simona", "Simone", "Kristen", "Krista", "Ellen", "Ella", "Paul", "Paula", "Pauline"),
    *(
        "Mihai",
        "Mihail",
        "Mihaela",
        "Alex",
        "Alexei",
        "Alexa",
        "Alexandru",
        "Alexandra",
        "Vasile",
        "Vasilica",
    ),
)
ENDINGS = ("", "a", "i", "u", "it", "ul", "ului", "ei", "es", "ës", "ën")
SURNAMES = (
    "Popescu",
    "Rama",
    "Kurti",
    "Rus",
    "Begaj",
    "Macron",
    "Toma",
    "Sandu",
    "Lungu",
    "Basha",
    "Adam",
    "Hoxha",
)


def link(printed: str, *base_forms: str) -> str | None:
    return resolve(MentionQuery(printed, base_forms), on=None, index=INDEX).key


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("POPESCU Ion", "Ion Popescu"),
        ("Popescu, Ion", "Ion Popescu"),
        ("Popescu Ion", "Ion Popescu"),
        ("lui Ion Popescu", "Ion Popescu"),
        ("Mariei Popescu", "Maria Popescu"),
        ("Edi Ramës", "Edi Rama"),
        ("Edi Ramën", "Edi Rama"),
        ("Lulzim Bashës", "Lulzim Basha"),
        ("Albin Kurtit", "Albin Kurti"),
        ("Vjosa Osmanit", "Vjosa Osmani"),
        ("Bajram Begajt", "Bajram Begaj"),
        ("Maiei Sandu", "Maia Sandu"),
        ("Majës Sandu", "Maia Sandu"),
        ("Ursulei von der Leyen", "Ursula von der Leyen"),
        ("Ursula fon der Lajen", "Ursula von der Leyen"),
        ("Ana Maria Gyorke Toma", "Ana-Maria Gyorke-Toma"),
        ("Anei-Maria Gyorke-Toma", "Ana-Maria Gyorke-Toma"),
        ("Emanuel Makron", "Emmanuel Macron"),
        ("Emanuel Makronit", "Emmanuel Macron"),
        ("Emmanuel Macron-it", "Emmanuel Macron"),
        ("Ion Cîmpeanu", "Ion Câmpeanu"),
        ("Ion Campeanu", "Ion Câmpeanu"),
        ("CALIN POPESCU-TARICEANU", "Călin Popescu-Tăriceanu"),
        ("Călin Popescu Tăriceanu", "Călin Popescu-Tăriceanu"),
        ("Володимира Зеленського", "Володимир Зеленський"),
        ("Volodimir Zelenskit", "Володимир Зеленський"),
        ("Владимира Путина", "Владимир Путин"),
        ("Vladimir Putini", "Владимир Путин"),
    ],
)
def test_a_full_name_is_found(printed: str, name: str) -> None:
    assert link(printed) == name


@pytest.mark.parametrize(
    "printed",
    [
        "Călin Popescu",
        "Ion Popescu-Tăriceanu",
        "Ana Maria Gyorke",
        "Ana Gyorke-Toma",
        "Ion Marian Popescu",
        "Ioana Popescu",
        "Dumitru Mihai",
        "Edit Rama",
        "Luan Rama",
        "Popescu",
        "Владимир Путинский",
    ],
)
def test_what_may_be_somebody_else_is_not_linked(printed: str) -> None:
    assert link(printed) is None


def test_a_part_of_a_double_surname_suggests() -> None:
    answer = resolve(MentionQuery("Ana Maria Gyorke"), on=None, index=INDEX)
    assert [one.key for one in answer.suggestions] == ["Ana-Maria Gyorke-Toma"]


def test_a_base_form_does_not_change_the_first_name() -> None:
    assert link("Albina Kurti", "Albin Kurti") is None
    assert link("Albin Kurtisë", "Albin Kurti") == "Albin Kurti"


@settings(max_examples=500)
@given(st.sampled_from(GIVEN), st.sampled_from(GIVEN), st.sampled_from(SURNAMES), st.sampled_from(ENDINGS))
def test_two_people_of_one_surname_are_never_linked(one: str, other: str, surname: str, ending: str) -> None:
    index = SpeakerIndex([KnownSpeaker("one", (f"{one} {surname}",))])
    assert resolve(MentionQuery(f"{one} {surname}"), on=None, index=index).key == "one"
    for printed in (f"{other} {surname}{ending}", f"{surname.upper()} {other}"):
        if one not in printed:
            assert resolve(MentionQuery(printed), on="2025-07-03", index=index).key is None, printed


@given(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
def test_two_known_people_of_one_name_are_never_chosen_between(given_name: str, surname: str) -> None:
    name = f"{given_name} {surname}"
    index = SpeakerIndex([KnownSpeaker("one", (name,)), KnownSpeaker("two", (name,))])
    answer = resolve(MentionQuery(name), on=None, index=index)
    assert answer.key is None
    assert {one.key for one in answer.suggestions} == {"one", "two"}


@given(st.text(max_size=40), st.sampled_from(NAMES))
def test_any_text_may_be_asked_for(printed: str, name: str) -> None:
    link(printed)
    assert link(name) == name
    SpeakerIndex([KnownSpeaker("it", (printed,))])


def test_titles_lose_what_they_are_of() -> None:
    assert bare_title("The President of Ukraine") == bare_title("president")
