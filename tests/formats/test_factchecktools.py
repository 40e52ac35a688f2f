from typing import Any

import pytest

from claims.formats import factchecktools
from tests.api.factchecktools import discovery
from tests.formats.test_claimreview import document, statement

Document = dict[str, Any]
PUBLISHER = "On Record"


def said(*names: str, **more: Any) -> list[Document]:
    return [statement(name, place_note="", **more) for name in names]


def claim(*statements: Document, **more: Any) -> Document:
    whole = document(*statements, title="No, in June", **more)
    found = factchecktools.claim(whole, publisher=PUBLISHER)
    discovery.check(found, "Claim")
    return found


def page(*statements: Document, **more: Any) -> Document:
    whole = document(*statements, id="7b", **more)
    found = factchecktools.page(whole, version=12, publisher=PUBLISHER)
    discovery.check(found, "ClaimReviewMarkupPage")
    return found


def markup(*statements: Document, **more: Any) -> Document:
    found: Document = page(*statements, **more)["claimReviewMarkups"][0]
    return found


def test_claim_with_our_review_of_it() -> None:
    assert claim(*said("Mara Lupu")) == {
        "text": "The bridge opens in May.",
        "claimant": "Mara Lupu",
        "claimDate": "2026-01-08T00:00:00Z",
        "claimReview": [
            {
                "publisher": {"name": "On Record", "site": "facts.test"},
                "url": "https://facts.test/claims/bridge/",
                "title": "No, in June",
                "reviewDate": "2026-01-09T09:30:00Z",
                "textualRating": "Fals",
                "languageCode": "ro",
            }
        ],
    }


def test_what_is_not_known_is_not_there() -> None:
    assert "claimDate" not in claim(*said("Mara Lupu"), *said("Ion Rusu", said="2026-01"))
    assert {"claimDate", "claimant"}.isdisjoint(claim())


def test_page_with_its_one_markup() -> None:
    places = statement(
        role="mayor of Dorna",
        place_note="Town hall",
        url="https://tv.test/1",
        original_url="https://city.test/s",
    )
    assert page(places) == {
        "name": "pages/7b",
        "pageUrl": "https://facts.test/claims/bridge/",
        "publishDate": "2026-01-09",
        "claimReviewAuthor": {"name": "On Record"},
        "versionId": "12",
        "claimReviewMarkups": [
            {
                "url": "https://facts.test/claims/bridge/",
                "claimReviewed": "The bridge opens in May.",
                "claimDate": "2026-01-08",
                "claimLocation": "Town hall",
                "claimAppearances": ["https://city.test/s", "https://tv.test/1"],
                "claimAuthor": {"name": "Mara Lupu", "jobTitle": "mayor of Dorna"},
                "rating": {
                    "ratingValue": 1,
                    "worstRating": 1,
                    "bestRating": 5,
                    "textualRating": "Fals",
                    "ratingExplanation": "It opens in June.",
                },
            }
        ],
    }


def test_unverifiable_has_words_and_no_number() -> None:
    words = {"textualRating": "Fals", "ratingExplanation": "It opens in June."}
    assert markup(rating=None)["rating"] == words


def test_of_several_authors_the_names_are_told() -> None:
    both = said("Mara Lupu", "Ion Rusu", "Mara Lupu", role="mayor")
    assert markup(*both)["claimAuthor"] == {"name": "Mara Lupu, Ion Rusu"}
    assert claim(*both)["claimant"] == "Mara Lupu, Ion Rusu"
    assert "claimAuthor" not in markup()


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.facts.test/claims/a/", "facts.test"),
        ("http://facts.test:8000", "facts.test"),
        ("WWW.Facts.test", "facts.test"),
        ("facts.test/claims", "facts.test"),
        ("news.facts.test", "news.facts.test"),
        ("", ""),
        ("http://[::1", ""),
    ],
)
def test_site_is_the_host_without_www(address: str, site: str) -> None:
    assert factchecktools.site(address) == site


def test_empty_message_has_no_fields() -> None:
    assert factchecktools.filled({"claims": [], "nextPageToken": "", "page": {"name": None}}) == {}
