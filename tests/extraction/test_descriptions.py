"""Descriptions that no list of offices knows are read as somebody, and as nobody where they name a body."""

from __future__ import annotations

import pytest

from claims.extraction.descriptions import is_bare, said_of_anyone
from claims.extraction.packs import load_pack
from claims.extraction.types import Mention, MentionKind, Span
from tests.extraction.readings import led, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the minister", "en", True),
        ("the 49-year-old lawyer", "en", True),
        ("the webmaster", "en", False),
        ("the Norwegian", "en", True),
        ("bărbatul de 53 de ani", "ro", True),
        ("oficialul UDMR", "ro", True),
        ("oficialul DSP", "ro", False),
        ("the Green lawmaker", "en", True),
        ("ministrul Turismului", "ro", False),
        ("muzikologia", "sq", True),
    ],
)
def test_a_bare_description_has_nothing_that_tells_whose_it_is(
    text: str, language: str, expected: bool
) -> None:
    assert is_bare(text, load_pack(language)) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Annika Berg, the chief executive, left. “It is over,” the Norwegian said.", "en", "Annika Berg"),
        ("Mayor Ann Pope resigned. “It is over,” the 49-year-old said.", "en", "Ann Pope"),
        ("Ann Pope watched it happen. “It is over,” the seismologist said.", "en", "Ann Pope"),
        ("A venit senatorul Ion Pop. „E gata”, a spus bărbatul de 53 de ani.", "ro", "Ion Pop"),
        (
            "A urmat ministrul Ion Pop. Oficialul UDMR a explicat că „banii nu ajung la toți”.",
            "ro",
            "Ion Pop",
        ),
        ("A venit ministra Ana Pop. „E gata”, a spus liberala.", "ro", "Ana Pop"),
        ("Erdhi ministrja Teuta Ademi. “Mbaroi kjo punë”, tha 52-vjeçarja.", "sq", "Teuta Ademi"),
        ("Foli edhe Teuta Ademi. “Mbaroi kjo punë”, tha muzikologia.", "sq", "Teuta Ademi"),
    ],
)
def test_age_origin_party_and_trade_lead_to_who_was_just_named(
    text: str, language: str, expected: str
) -> None:
    assert led(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Pope watched it happen. “It is over,” the museum said.", "en"),
        ("Ann Pope and Beth Cole watched. “It is over,” the seismologist said.", "en"),
        ("Ann Pope watched it happen. “It is over,” a seismologist said.", "en"),
        ("Ann Pope watched it happen. “It is over,” the Kremlin said.", "en"),
        ("Foli edhe Teuta Ademi. “Mbaroi kjo punë”, tha ministria.", "sq"),
    ],
)
def test_bodies_newcomers_and_either_of_two_lead_nowhere(text: str, language: str) -> None:
    assert led(text, language) is None


def test_with_an_age_the_plainest_noun_may_stand_for_anybody() -> None:
    pack = load_pack("ro")
    aged, plain = (
        Mention(text, Span(0, len(text)), MentionKind.ROLE, role="person")
        for text in ("bărbatul de 53 de ani", "bărbatul")
    )
    assert said_of_anyone(aged, pack)
    assert not said_of_anyone(plain, pack)


def test_a_short_title_is_an_office_too() -> None:
    text = "Gov. Hank Dell was there. Carla White won.\n\n“We lost it,” the governor wrote."
    assert speakers(text, "en") == ["Hank Dell"]


def test_a_general_s_rank_is_no_part_of_the_name() -> None:
    assert led("“We stay,” General Hernando Quiroz said.", "en") == "Hernando Quiroz"


def test_an_office_without_an_article_is_nobody_named_where_nouns_have_capitals() -> None:
    text = "Die Forscherin Ute Marx kam. Forscher warnen: „Das Eis wird jedes Jahr dünner.“"
    assert speakers(text, "de") != ["Ute Marx"]


RESEARCHER = "A venit Simona Cepraga, cercetătoare la institut.\n\nAnii au trecut. "


def test_a_trade_of_no_list_leads_to_the_only_one_of_that_trade() -> None:
    assert led(RESEARCHER + "„Nu e minunea lumii”, a mai spus cercetătoarea.", "ro") == "Simona Cepraga"


def test_a_trade_leads_to_neither_of_two_nor_to_another_trade() -> None:
    two = RESEARCHER + "A venit și Ana Rusu, cercetătoare la Arad.\n\nAu trecut ani. "
    assert led(two + "„Nu e minunea lumii”, a spus cercetătoarea.", "ro") is None
    assert led(RESEARCHER + "„Nu e minunea lumii”, a spus croitoreasa.", "ro") is None
