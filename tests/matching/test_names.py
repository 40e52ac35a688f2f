"""A full name or an office links.

A bare surname links only with the article's help; the rest only suggests.
"""

from __future__ import annotations

import pytest

from claims.matching.names import SpeakerIndex, held_on, resolve
from claims.matching.types import KnownRole, KnownSpeaker, MentionQuery, Resolution, Rule

OFFICE_FORMS = {"ro": ("președintele american",), "sq": ("presidenti amerikan",), "en": ("the US president",)}


def president(since: str, until: str | None) -> KnownRole:
    return KnownRole("President", "US", None, since, until, OFFICE_FORMS)


TRUMP = KnownSpeaker(
    "trump",
    ("Donald Trump", "Donald J. Trump", "Trump", "Дональд Трамп"),
    roles=(president("2017-01-20", "2021-01-20"), president("2025-01-20", None)),
)
BIDEN = KnownSpeaker("biden", ("Joe Biden", "Xho Bajden"), roles=(president("2021-01-20", "2025-01-20"),))
RAMA = KnownSpeaker("rama", ("Edi Rama",), roles=(KnownRole("Prime Minister", "AL", None, "2013-09"),))
LUAN = KnownSpeaker("luan", ("Luan Rama",))
HOUSE = KnownSpeaker(
    "house", ("The White House", "Casa Albă", "Shtëpia e Bardhë"), kind="organisation", country="US"
)
INDEX = SpeakerIndex([TRUMP, BIDEN, RAMA, LUAN, HOUSE])


def ask(query: MentionQuery, on: str | None = "2025-07-03") -> Resolution:
    return resolve(query, on=on, index=INDEX)


@pytest.mark.parametrize(
    "printed", ["Donald Trump", "donald trump", "Дональд Трамп", "lui Donald Trump", "Donald Trumpit"]
)
def test_a_full_name_links_in_any_case_and_script(printed: str) -> None:
    assert ask(MentionQuery(printed)).key == "trump"


def test_an_alias_links() -> None:
    assert ask(MentionQuery("Xho Bajden")).key == "biden"


def test_a_bare_surname_only_suggests() -> None:
    answer = ask(MentionQuery("Biden"))
    assert answer.key is None
    assert [(s.key, s.rule) for s in answer.suggestions] == [("biden", Rule.SURNAME)]


def test_a_person_s_one_word_alias_does_not_link() -> None:
    assert ask(MentionQuery("Trump")).key is None


def test_a_surname_links_where_the_article_gives_the_full_name() -> None:
    answer = ask(MentionQuery("Trump", full_name="Donald Trump"))
    assert (answer.key, answer.rule) == ("trump", Rule.ARTICLE_FULL_NAME)
    assert "Donald Trump" in answer.evidence


def test_a_surname_links_where_the_article_gives_the_office() -> None:
    query = MentionQuery("Rama", role="prime minister", role_text="kryeministri", country="AL")
    assert (ask(query).key, ask(query).rule) == ("rama", Rule.SURNAME_WITH_ROLE)


def test_an_office_does_not_link_a_namesake_with_another_first_name() -> None:
    assert (
        ask(MentionQuery("Pavel Rama", full_name="Pavel Rama", role="prime minister", country="AL")).key
        is None
    )


@pytest.mark.parametrize(
    ("on", "key"),
    [
        ("2025-07-03", "trump"),
        ("2025-07", "trump"),
        ("2022-05-01", "biden"),
        ("2018", "trump"),
        ("2025", None),
        ("2012-01-01", None),
    ],
)
def test_an_office_links_to_who_held_it_on_the_date(on: str, key: str | None) -> None:
    query = MentionQuery(
        "președintele american", role="president", role_text="președintele american", country="US"
    )
    assert ask(query, on).key == key


def test_an_office_without_a_date_links_only_a_single_holder() -> None:
    assert ask(MentionQuery("presidenti amerikan", role="president", country="US"), None).key is None
    assert ask(MentionQuery("kryeministri shqiptar", role="prime minister", country="AL"), None).key == "rama"


def test_an_office_held_by_another_name_in_the_article_does_not_link() -> None:
    query = MentionQuery("John Smith", full_name="John Smith", role="president", country="US")
    assert ask(query).key is None


def test_an_organisation_links_by_any_of_its_names() -> None:
    assert ask(MentionQuery("Shtëpia e Bardhë")).key == "house"
    assert ask(MentionQuery("Shtëpisë së Bardhë", base_forms=("Shtëpia e Bardhë",))).key == "house"


def test_two_speakers_with_one_name_give_no_link() -> None:
    twin = KnownSpeaker("twin", ("Edi Rama",))
    answer = resolve(MentionQuery("Edi Rama"), on=None, index=SpeakerIndex([RAMA, twin]))
    assert answer.key is None
    assert {s.key for s in answer.suggestions} == {"rama", "twin"}


def test_an_unknown_name_has_no_answer() -> None:
    assert ask(MentionQuery("Ion Popescu")) == Resolution()


@pytest.mark.parametrize(
    ("on", "held"),
    [
        ("2025-01-20", True),
        ("2025-01-19", False),
        ("2025-01", False),
        ("2025-02", True),
        ("2026", True),
        (None, True),
    ],
)
def test_a_part_date_must_fit_as_a_whole(on: str | None, held: bool) -> None:
    assert held_on(president("2025-01-20", None), on) is held


@pytest.mark.parametrize(
    "shown",
    [
        "the former US president",
        "the ex-president of the US",
        "fostul președinte american",
        "ish-presidenti amerikan",
        "the US president-elect",
        "președintele ales al SUA",
        "the acting US president",
        "бывший президент США",
    ],
)
def test_who_left_an_office_or_has_not_come_to_it_is_not_its_holder(shown: str) -> None:
    assert ask(MentionQuery(shown, role="president", role_text=shown, country="US")).key is None


def test_a_surname_with_a_former_office_links_who_left_it() -> None:
    query = MentionQuery("Biden", role="president", role_text="fostul președinte american", country="US")
    assert ask(query, "2025-07-03").key == "biden"
    assert ask(query, "2022-07-03").key is None


def test_the_office_as_printed_in_another_language_links_on_its_date() -> None:
    for shown in ("președintele american", "presidenti amerikan", "the US president"):
        assert ask(MentionQuery(shown, role_text=shown), "2025-07").rule is Rule.OFFICE_PRINTED
        assert ask(MentionQuery(shown, role_text=shown), "2022-07").key == "biden"


def test_two_namesakes_in_office_give_no_link() -> None:
    index = SpeakerIndex(
        KnownSpeaker(first, (f"{first} Popa",), roles=(KnownRole("Minister", "RO", None, "2020"),))
        for first in ("Ion", "Ana")
    )
    query = MentionQuery("Popa", role="minister", country="RO")
    answer = resolve(query, on="2025-07-03", index=index)
    assert answer.key is None
    assert {one.key for one in answer.suggestions} == {"Ion", "Ana"}


@pytest.mark.parametrize(
    ("printed", "full_name"),
    [("Biden", "Joe Biden"), ("Bajdenit", "Xho Bajden"), ("lui Biden", "lui Joe Biden")],
)
def test_a_surname_links_by_any_form_of_the_full_name_in_the_article(printed: str, full_name: str) -> None:
    assert ask(MentionQuery(printed, full_name=full_name)).key == "biden"
