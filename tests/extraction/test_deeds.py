"""Who did something on a day and speaks next is quoted of that day."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2025-10-16"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Alan Price welcomed the plan on Tuesday. He said it was “long overdue in this town”."),
        ("en", "Alan Price sat in the front row on Tuesday. “It took nine years,” Price said."),
        ("ro", "Primarul Ion Cazacu a reacționat marți seara printr-o postare:\n\n„Începem imediat lucrul”."),
        ("ro", "Marți, primarul Ion Cazacu a încercat să îi calmeze. „Începem imediat”, a spus el."),
        ("sq", "Kryetari Agim Rama mbajti të martën një tubim. “Ujë do të ketë”, tha Rama."),
        ("de", "Ministerin Eva Roth ruderte am Dienstag zurück. „Es eilt sehr“, schrieb sie."),
        ("uk", "Голова Олег Кравець у вівторок оголосив жалобу. «Це наш біль», — написав Кравець."),
    ],
)
def test_words_after_a_deed_have_its_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14"]


@pytest.mark.parametrize(
    "deed",
    [
        "Alan Price will leave the school on Tuesday.",
        "Alan Price was arrested on Tuesday.",
        "Alan Price had seen the school on Tuesday.",
        "Alan Price did not come to the school on Tuesday.",
        "Alan Price, now a judge since Tuesday, likes the school.",
        "Alan Price liked Tuesday's match.",
        "Alan Price left the party after the vote on Tuesday.",
        "Alan Price resigned on Tuesday, and his friends say that he is ill.",
        "Beth Cole opened the school on Tuesday.",
        "Alan Price left the party on Tuesday and the council on Wednesday.",
        "Alan Price left the party on 14 October 2019.",
    ],
)
def test_a_deed_planned_undone_past_or_another_s_lends_no_day(deed: str) -> None:
    assert days(f"{deed} “It took us nine years,” Price said.", "en", PUBLISHED) == [None]


def test_a_deed_reaches_the_next_paragraph_by_a_colon_alone() -> None:
    words = "“It took us nine years, and nobody helped.”"
    assert days(f"Alan Price reacted on Tuesday with a post:\n\n{words}", "en", PUBLISHED) == ["2025-10-14"]
    assert days(f"Alan Price left on Tuesday.\n\n{words[:-1]}” Price said.", "en", PUBLISHED) == [None]


def test_another_day_at_the_head_of_a_paragraph_ends_the_scene_for_it() -> None:
    text = (
        "Alan Price said on Tuesday that work had begun.\n\n"
        "In the debate of Monday the two clashed. “It took us nine years,” Price said."
    )
    assert days(text, "en", PUBLISHED) == [None]


def test_a_day_of_what_somebody_tells_is_not_the_telling_s() -> None:
    told = "Uwe Ahrens berichtete, die Leute seien am Dienstag informiert worden. „Es war still“, sagte er."
    assert days(told, "de", "2025-10-22") == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Alan Price vetoed the bill Tuesday, calling it “a gift to the rich”."),
        ("en", "Alan Price shut the school on Tuesday, saying that it had become “far too small”."),
        ("ro", "Primarul Ion Cazacu a închis școala marți, spunând că a devenit „mult prea mică”."),
        ("sq", "Kryetari Agim Rama mbylli shkollën të martën, duke thënë se ishte “shumë e vogël”."),
    ],
)
def test_words_that_go_with_a_deed_have_its_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14"]


@pytest.mark.parametrize(
    "text",
    [
        "Alan Price will shut the school on Tuesday, saying that it had become “far too small”.",
        "Alan Price, who shut the school on Tuesday, left, saying that it was “far too small”.",
        "Alan Price shut the school on Tuesday, with his lawyer, Beth Cole, saying it was “far too small”.",
        "Shares fell on Tuesday, with Beth Cole, an analyst, saying it was “far too small”.",
        "Alan Price was arrested on Tuesday, saying that the charge was “far too absurd”.",
    ],
)
def test_words_beside_another_s_deed_or_one_to_come_do_not(text: str) -> None:
    assert days(text, "en", PUBLISHED) == [None]
