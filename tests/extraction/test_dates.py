"""A day is given where the text or the publication date supports it, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extraction.dates import Calendar, footer_date, month_names, parse_published
from claims.extraction.packs import available, load_pack
from claims.extraction.pipeline import extract_quotes
from claims.extraction.time_words import TimeWords
from claims.extraction.types import Precision


def said_on(sentence: str, language: str, published: str | None) -> str | None:
    (candidate,) = extract_quotes(sentence, language=language, published=published)
    found = candidate.said.said_on
    assert (found is not None) == (candidate.said.precision is Precision.DAY)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("„Avem un plan clar”, a declarat joi Ana Pop.", "ro", "2026-01-08"),
        ("„Avem un plan clar”, a declarat vineri Ana Pop.", "ro", "2026-01-09"),
        ("„Avem un plan clar”, a declarat Ana Pop pe 6 ianuarie.", "ro", "2026-01-06"),
        ("„Avem un plan clar”, a declarat Ana Pop pe 30 decembrie.", "ro", "2025-12-30"),
        ("„Avem un plan clar”, a declarat alaltăieri Ana Pop.", "ro", "2026-01-07"),
        ("„Avem un plan clar”, a declarat Ana Pop acum două zile.", "ro", "2026-01-07"),
        ("Ana Pop a spus luni, 5 ianuarie 2026, că „avem un plan clar”.", "ro", "2026-01-05"),
        ("“Kemi një plan të qartë”, tha të hënën Ana Popa.", "sq", "2026-01-05"),
        ("“Kemi një plan të qartë”, tha pardje Ana Popa.", "sq", "2026-01-07"),
        ("“Kemi një plan të qartë”, tha Ana Popa dy ditë më parë.", "sq", "2026-01-07"),
        ("“We have a clear plan,” Ann Pope said on Tuesday.", "en", "2026-01-06"),
        ("“We have a clear plan,” Ann Pope said two days ago.", "en", "2026-01-07"),
        ("On Jan. 5, Ann Pope said that “we have a clear plan.”", "en", "2026-01-05"),
    ],
)
def test_the_day_of_the_words(sentence: str, language: str, expected: str) -> None:
    assert said_on(sentence, language, "2026-01-09") == expected


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("După atacul de joi, Ana Pop a spus că „avem un plan clar”.", "ro"),
        ("Ana Pop a spus că întâlnirea de joi „a fost o reușită deplină”.", "ro"),
        ("„Vin joi la voi”, a spus Ana Pop.", "ro"),
        ("„Avem un plan clar”, a declarat Ana Pop joia trecută.", "ro"),
        ("„Avem un plan clar”, a declarat luni, 6 ianuarie, Ana Pop.", "ro"),
        ("„Avem un plan clar”, a declarat Ana Pop pe 31 iunie.", "ro"),
        ("Pas sulmit të së enjtes, Ana Popa tha se “kemi një plan të qartë”.", "sq"),
        ("After Thursday's attack, Ann Pope said “we have a clear plan.”", "en"),
        ("“We have a clear plan,” Ann Pope said last Monday.", "en"),
    ],
)
def test_no_day_is_invented(sentence: str, language: str) -> None:
    assert said_on(sentence, language, "2026-01-09") is None


@pytest.mark.parametrize("published", [None, "2026", "2026-01"])
def test_a_weekday_needs_a_day_of_publication(published: str | None) -> None:
    assert said_on("„Avem un plan clar”, a declarat joi Ana Pop.", "ro", published) is None


def test_a_weekday_counts_where_the_article_dates_it() -> None:
    text = "Atacul a început joi, 3 iulie.\n\n„Avem un plan clar”, a declarat joi Ana Pop."
    assert said_on(text, "ro", "2025-07") == "2025-07-03"


def test_the_words_were_said_hours_before_the_night_began() -> None:
    text = (
        "Discuția a fost joi, 3 iulie.\n\nÎn noaptea de joi spre vineri a fost lansat un atac, "
        "la câteva ore după ce Ana Pop a declarat că nu a făcut „niciun progres de la întâlnire”."
    )
    assert said_on(text, "ro", "2025-07") == "2025-07-03"


def test_without_a_day_the_publication_bounds_the_words() -> None:
    (candidate,) = extract_quotes(
        "„Avem un plan clar”, a declarat Ana Pop.", language="ro", published="2025-07"
    )
    assert candidate.said.not_after == date(2025, 7, 31)
    assert candidate.said.precision is Precision.UNKNOWN


@pytest.mark.parametrize("value", ["2025-13", "2025-02-30", "yesterday", "2025-1-1", ""])
def test_a_publication_date_must_be_a_date(value: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar"):
        parse_published(value)


def test_a_weekday_that_contradicts_its_date_gives_none() -> None:
    days = Calendar(parse_published("2026-01-09"))
    assert days.day_of(TimeWords(0, 1, weekday=1, day=6, month=1)) is None
    assert days.day_of(TimeWords(0, 1, weekday=2, day=6, month=1)) == date(2026, 1, 6)


@pytest.mark.parametrize(
    ("footer", "expected"),
    [
        ("January 8, 2026", date(2026, 1, 8)),
        ("8 ianuarie 2026", date(2026, 1, 8)),
        ("8 janar 2026", date(2026, 1, 8)),
        ("8.1.2026", date(2026, 1, 8)),
        ("31.6.2026", None),
        ("yesterday", None),
    ],
)
def test_a_post_s_footer_gives_its_day(footer: str, expected: date | None) -> None:
    assert footer_date(footer, month_names([load_pack(code) for code in available()])) == expected


def test_a_day_on_which_something_is_planned_is_not_when_it_was_said() -> None:
    text = "The chairman said members would meet on Monday “to discuss escalation, not surrender”."
    assert said_on(text, "en", "2026-11-26") is None


@pytest.mark.parametrize(
    ("language", "words", "published", "expected"),
    [
        ("en", "last Friday", "2026-06-10", "2026-06-05"),
        ("en", "last Friday", "2026-06-12", "2026-06-05"),
        ("en", "last Friday", "2026-06-13", None),  # yesterday, or eight days ago
        ("en", "on Wednesday of last week", "2026-06-12", "2026-06-03"),
        ("en", "on Wednesday of last week", "2026-06-14", None),
        ("en", "next Friday", "2026-06-10", None),
        ("ro", "vinerea trecută", "2026-06-10", "2026-06-05"),
        ("sq", "të premten e kaluar", "2026-06-10", "2026-06-05"),
        ("de", "am vergangenen Freitag", "2026-06-10", "2026-06-05"),
        ("de", "am Freitag vergangener Woche", "2026-06-13", None),
    ],
)
def test_last_week_s_day_is_given_where_no_other_may_be_meant(
    language: str, words: str, published: str, expected: str | None
) -> None:
    said = {"en": "Ann Pope said", "ro": "a spus Ana Pop", "sq": "tha Ana Leka", "de": "sagte Ute Kern"}
    assert said_on(f"“Avem un plan”, {said[language]} {words}.", language, published) == expected
