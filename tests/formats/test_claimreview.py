import json
from typing import Any

import pytest

from claims.formats.claimreview import claim_review, script_text

Document = dict[str, Any]


def statement(name: str = "Mara Lupu", said: str = "2026-01-08", **more: object) -> Document:
    """`said` is a day, a month or nothing."""
    bounds = {10: (said, said), 7: (f"{said}-01", f"{said}-28"), 0: (None, None)}[len(said)]
    return {
        "speaker": {"id": name, "name": name, "kind": "person", "wikidata_id": ""},
        "role": "",
        "said_on": said if len(said) == 10 else None,
        "said_not_before": bounds[0],
        "said_not_after": bounds[1],
        "url": "",
        "original_url": "",
        "occurrences": [],
        **more,
    }


def document(*statements: Document, rating: int | None = 1, **more: object) -> Document:
    return {
        "url": "https://facts.test/claims/bridge/",
        "claim": "The bridge opens in May.",
        "language": "ro",
        "summary": "It opens in June.",
        "published_at": "2026-01-09T09:30:00Z",
        "updated_at": "2026-01-11T09:30:00Z",
        "verdict": {
            "labels": {"en": "False", "ro": "Fals"},
            "rating_value": rating,
            "best_rating": 5,
            "worst_rating": 1,
        },
        "statements": list(statements),
        **more,
    }


def review(*statements: Document, **more: Any) -> Document:
    return claim_review(document(*statements, **more), publisher="On Record", site="https://facts.test")


def item(*statements: Document) -> Document:
    found: Document = review(*statements)["itemReviewed"]
    return found


def test_what_google_requires_and_recommends() -> None:
    assert review(statement()) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://facts.test/claims/bridge/",
        "claimReviewed": "The bridge opens in May.",
        "inLanguage": "ro",
        "datePublished": "2026-01-09",
        "dateModified": "2026-01-11",
        "author": {"@type": "Organization", "name": "On Record", "url": "https://facts.test"},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Fals",
            "ratingExplanation": "It opens in June.",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Mara Lupu"},
            "datePublished": "2026-01-08",
        },
    }


def test_unverifiable_has_words_and_no_number() -> None:
    rating = review(statement(), rating=None)["reviewRating"]
    assert rating == {"@type": "Rating", "alternateName": "Fals", "ratingExplanation": "It opens in June."}


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2026-01-08"], "2026-01-08"),
        (["2026-01"], None),
        ([""], None),
        (["2026-01-08", "2025-12-30"], "2025-12-30"),
        (["2026-01-08", "2026-02"], "2026-01-08"),
        (["2026-01-08", "2026-01"], None),
        (["2026-01-08", ""], None),
        ([], None),
    ],
)
def test_claim_is_dated_only_when_its_first_day_is_certain(dates: list[str], first: str | None) -> None:
    assert item(*(statement(said=date) for date in dates)).get("datePublished") == first


def test_each_speaker_is_an_author_once_and_nobody_is_invented() -> None:
    party = {"id": "P", "name": "Partidul Verde", "kind": "party", "wikidata_id": "Q7"}
    found = item(statement(role="mayor of Dorna"), statement(speaker=party), statement())
    assert found["author"] == [
        {"@type": "Person", "name": "Mara Lupu", "jobTitle": "mayor of Dorna"},
        {"@type": "Organization", "name": "Partidul Verde", "sameAs": "https://www.wikidata.org/wiki/Q7"},
    ]
    assert "author" not in item()


def test_appearance_is_where_it_was_said_the_original_first() -> None:
    printed = [{"url": "https://outlet.test/a"}, {"url": ""}, {"url": "https://tv.test/1"}]
    said = statement(url="https://tv.test/1", original_url="https://city.test/session", occurrences=printed)
    assert [place["url"] for place in item(said)["appearance"]] == [
        "https://city.test/session",
        "https://tv.test/1",
        "https://outlet.test/a",
    ]
    assert "appearance" not in item(statement())


def test_label_falls_back_to_english_then_to_any() -> None:
    for labels, label in (
        ({"en": "False", "sq": "E pavërtetë"}, "False"),
        ({"sq": "E pavërtetë"}, "E pavërtetë"),
    ):
        verdict = {"labels": labels, "rating_value": None, "best_rating": 5, "worst_rating": 1}
        assert review(statement(), verdict=verdict)["reviewRating"]["alternateName"] == label


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", "<!--", "A & B", "„Ș”"])
def test_markup_cannot_end_its_element(words: str) -> None:
    text = script_text({"claimReviewed": words})
    assert "<" not in text
    assert json.loads(text) == {"claimReviewed": words}
