"""Dirty mark-up, made up after what others have met in the wild: null is better than wrong."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.intake.claimreview import (
    ExternalRating,
    NotAReview,
    PrintedDate,
    language,
    names,
    number,
    read_claim_review,
    read_factchecktools,
    read_printed_date,
    read_rating,
    storable,
    words,
)

CLEAN: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://www.faptele.test/podul?utm_source=x#rating",
    "headline": "Podul nu se deschide în mai",
    "claimReviewed": "Podul peste Dorna se deschide în mai.",
    "datePublished": "2026-01-12",
    "inLanguage": "ro-RO",
    "author": {"@type": "Organization", "name": "Faptele", "url": "https://www.faptele.test"},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Fals",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Mara Lupu"},
        "datePublished": "2026-01-05",
    },
}


def test_clean_markup_is_read_whole() -> None:
    found = read_claim_review(CLEAN)
    assert (found.url, found.site) == ("https://www.faptele.test/podul", "faptele.test")
    assert (found.publisher, found.claimant, found.language) == ("Faptele", "Mara Lupu", "ro")
    assert (found.title, found.claim) == (
        "Podul nu se deschide în mai",
        "Podul peste Dorna se deschide în mai.",
    )
    assert found.rating == ExternalRating("Fals", 1, 5, 1)
    assert (found.reviewed.on, found.claimed.on) == (dt.date(2026, 1, 12), dt.date(2026, 1, 5))
    assert found.raw == CLEAN


def test_what_is_missing_is_null() -> None:
    found = read_claim_review(
        {"@type": "ClaimReview", "url": "https://faptele.test/1", "claimReviewed": "Da."}
    )
    assert (found.publisher, found.claimant, found.title, found.language) == (None,) * 4
    assert (found.rating, found.reviewed, found.claimed) == (ExternalRating(), PrintedDate(), PrintedDate())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Podul\n e &bdquo;gata&rdquo; ", "Podul e „gata”"),
        ("Podul e &amp;quot;gata&amp;quot;", 'Podul e "gata"'),
        ("<p>Podul <strong>nu</strong> e gata.</p>", "Podul nu e gata."),
        ("Costul < 5 și > 3 milioane", "Costul < 5 și > 3 milioane"),
        (["", "Podul"], "Podul"),
        ([["Podul"]], "Podul"),
        ({"@value": "Podul", "@language": "ro"}, "Podul"),
        ({"@value": ["Podul"]}, "Podul"),
        (5, "5"),
        ("a\ud800b\0", "ab"),
    ],
)
def test_text_is_read_from_whatever_holds_it(value: object, text: str) -> None:
    assert words(value) == text


@pytest.mark.parametrize("value", [None, "", "  ", [], {}, True, {"@value": {}}, {"a": "b"}])
def test_what_holds_no_text_is_null(value: object) -> None:
    assert words(value) is None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Ana Pop", "Ana Pop"),
        (["Ana Pop", {"name": "Dan Rus"}, "Ana Pop"], "Ana Pop, Dan Rus"),
        ({"@type": "Person", "name": ["Ana Pop"]}, "Ana Pop"),
        ("https://faptele.test/ana", None),
        ({"@id": "https://faptele.test/#org"}, None),
        (None, None),
    ],
)
def test_names_are_read_and_addresses_are_no_names(value: object, found: str | None) -> None:
    assert names(value) == found


@pytest.mark.parametrize(
    ("value", "rating"),
    [
        ("Fals", ExternalRating("Fals")),
        ({"alternateName": {"@value": "Fals"}}, ExternalRating("Fals")),
        ({"alternateName": ["", "Fals", "False"]}, ExternalRating("Fals")),
        ({"name": "Mostly &quot;false&quot;"}, ExternalRating('Mostly "false"')),
        ({"ratingValue": "Fals"}, ExternalRating("Fals")),
        (
            {"ratingValue": "1,5", "bestRating": "5", "worstRating": "1", "alternateName": "Fals"},
            ExternalRating("Fals", 1.5, 5, 1),
        ),
        # A number without its scale, outside it, on one that is upside down, or on none: no number.
        ({"ratingValue": 1}, ExternalRating()),
        ({"ratingValue": 7, "bestRating": 5, "worstRating": 1}, ExternalRating()),
        ({"ratingValue": 2, "bestRating": "1", "worstRating": "5", "name": "Fals"}, ExternalRating("Fals")),
        ({"ratingValue": -1, "bestRating": -1, "worstRating": -1}, ExternalRating()),
        ({"ratingValue": "NaN", "bestRating": 5, "worstRating": 1}, ExternalRating()),
        ([{"alternateName": "Fals"}, {"alternateName": "Adevărat"}], ExternalRating("Fals")),
        (None, ExternalRating()),
        ([], ExternalRating()),
    ],
)
def test_verdicts_are_kept_as_printed(value: object, rating: ExternalRating) -> None:
    assert read_rating(value) == rating


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2020-10-07", (2020, 10, 7)),
        ("2020-10-07 20:05", (2020, 10, 7)),
        ("2020-10-07T00:00:00.000+0000", (2020, 10, 7)),
        ("Wed, 07 Oct 2020 10:00:00 GMT", (2020, 10, 7)),
        ("7 October 2020", (2020, 10, 7)),
        ("Oct. 7th, 2020", (2020, 10, 7)),
        ("07.10.2020", (2020, 10, 7)),
        ("2020/10/07", (2020, 10, 7)),
        ("27/10/2020", (2020, 10, 27)),
        ("10/27/2020", (2020, 10, 27)),
        ("05/05/2020", (2020, 5, 5)),
        *(
            (uncertain, None)
            for uncertain in (
                *("07/10/2020", "2020-10", "2020", "May 2020", "yesterday", "31 February 2020"),
                *("2020-13-45", "0000-00-00", "1 Brumaire 8", "10/2020", "32/13/2020", "07.10.20"),
            )
        ),
    ],
)
def test_a_day_is_read_only_if_it_is_certain_and_the_text_is_kept(
    printed: str, day: tuple[int, int, int] | None
) -> None:
    assert read_printed_date(printed) == PrintedDate(dt.date(*day) if day else None, printed)


def test_a_date_that_is_a_number_or_a_thing_is_kept_as_text() -> None:
    assert read_printed_date(1602028800) == PrintedDate(None, "1602028800")
    assert read_printed_date({"@value": "2020-10-07"}).on == dt.date(2020, 10, 7)
    assert read_printed_date({"@type": "Date"}) == PrintedDate()


@pytest.mark.parametrize(
    ("item", "claimant"),
    [
        ({"author": "Mara Lupu"}, "Mara Lupu"),
        ([{"author": {"name": "Mara Lupu"}}], "Mara Lupu"),
        ({"author": [{"name": "Mara Lupu"}, {"name": "Dan Rus"}]}, "Mara Lupu, Dan Rus"),
        ({"@type": "CreativeWork", "itemReviewed": {"author": {"name": "Mara Lupu"}}}, "Mara Lupu"),
        ({"type": "http://schema.org/Claim", "properties": {"author": {"name": "Mara Lupu"}}}, "Mara Lupu"),
        ("Mara Lupu said so", None),
        ({"name": "a post"}, None),
        (None, None),
    ],
)
def test_the_claimant_is_found_wherever_they_stand_and_never_guessed(
    item: object, claimant: str | None
) -> None:
    assert read_claim_review({**CLEAN, "itemReviewed": item}).claimant == claimant


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("ro", "ro"),
        ("EN-us", "en"),
        ("sq_AL", "sq"),
        ({"name": "Romanian", "alternateName": "ro"}, "ro"),
        ("Romanian", None),
        ("r", None),
        (5, None),
        (None, None),
    ],
)
def test_languages_are_codes(tag: object, code: str | None) -> None:
    assert language(tag) == code


@pytest.mark.parametrize(
    ("value", "found"), [("2,5", 2.5), (3, 3.0), ("inf", None), (True, None), ("two", None), (None, None)]
)
def test_numbers_are_finite(value: object, found: float | None) -> None:
    assert number(value) == found


@pytest.mark.parametrize(
    ("parts", "page", "url"),
    [
        ({"url": ["", "https://faptele.test/1"]}, None, "https://faptele.test/1"),
        ({"url": {"@id": "https://faptele.test/1"}}, None, "https://faptele.test/1"),
        (
            {"url": "javascript:alert(1)", "mainEntityOfPage": "https://faptele.test/1"},
            None,
            "https://faptele.test/1",
        ),
        ({"url": None}, "https://faptele.test/page", "https://faptele.test/page"),
        ({"url": "/relative"}, "https://faptele.test/page", "https://faptele.test/page"),
    ],
)
def test_the_address_is_the_first_that_can_be_used(parts: dict[str, Any], page: str | None, url: str) -> None:
    assert read_claim_review({**CLEAN, **parts}, page=page).url == url


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"url": None}, "no address"),
        ({"url": "javascript:alert(1)"}, "cannot be used: javascript"),
        ({"url": "https://faptele.test/" + "a" * 3000}, "cannot be used"),
        ({"claimReviewed": " ", "reviewRating": {}, "headline": None}, "neither a claim"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(parts: dict[str, Any], why: str) -> None:
    with pytest.raises(NotAReview, match=why):
        read_claim_review({**CLEAN, **parts})


def test_markup_is_kept_without_what_a_database_cannot_hold() -> None:
    dirty = {"a": "x\0y", "b": "\\u0000", "c": "\ud800z", "d": [float("nan"), float("inf"), 1.5], "e\0": "ș"}
    assert storable(dirty) == {"a": "xy", "b": "\\u0000", "c": "z", "d": [None, None, 1.5], "e": "ș"}


def test_an_answer_of_the_fact_check_tools_is_read() -> None:
    claim = {"text": "Podul e gata.", "claimant": "Mara Lupu", "claimDate": "2026-01-05T00:00:00Z"}
    review = {
        "publisher": {"name": "Faptele", "site": "faptele.test"},
        "url": "https://faptele.test/podul",
        "title": "Podul nu e gata",
        "reviewDate": "2026-01-12T08:00:00Z",
        "textualRating": "Fals",
        "languageCode": "ro",
    }
    found = read_factchecktools(claim, review)
    assert (found.claim, found.claimant, found.publisher) == ("Podul e gata.", "Mara Lupu", "Faptele")
    assert (found.rating, found.reviewed.on) == (ExternalRating("Fals"), dt.date(2026, 1, 12))
    assert found.raw == {**claim, "claimReview": [review]}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*CLEAN, "name", "@value", "properties", "text"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*CLEAN]), anything))
def test_no_markup_raises_anything_but_a_reason(parts: dict[str, Any]) -> None:
    try:
        found = read_claim_review({**CLEAN, **parts}, page="https://faptele.test/page")
    except NotAReview as reason:
        assert str(reason)
    else:
        assert found.url.startswith("http") and found.site
