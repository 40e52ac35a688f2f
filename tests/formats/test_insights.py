from typing import Any

import pytest

from claims.formats import insights
from tests.formats import schemas
from tests.formats.test_claimreview import document, statement

Document = dict[str, Any]
PARTY = {"id": "P", "name": "Partidul Verde", "kind": "party", "wikidata_id": "Q7"}
SCHEMA = schemas.insights()


def review(*statements: Document, **more: Any) -> Document:
    found = insights.claim_review(
        document(*statements, **more), publisher="On Record", site="https://facts.test"
    )
    SCHEMA.validate(found)
    return found


def test_ratings_are_strings() -> None:
    assert review(statement())["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Fals",
        "ratingExplanation": "It opens in June.",
        "ratingValue": "1",
        "bestRating": "5",
        "worstRating": "1",
    }


def test_unverifiable_has_no_number() -> None:
    assert "ratingValue" not in review(statement(), rating=None)["reviewRating"]


def test_no_property_is_there_beyond_the_schema() -> None:
    assert {"inLanguage", "dateModified"}.isdisjoint(review(statement()))


def test_author_is_who_said_it_first_and_what_they_are_the_same_as_is_a_list() -> None:
    found = review(statement(speaker=PARTY), statement("Mara Lupu"))["itemReviewed"]
    assert found["author"] == {
        "@type": "Organization",
        "name": "Partidul Verde",
        "sameAs": ["https://www.wikidata.org/wiki/Q7"],
    }


def test_claim_without_statements_has_no_author() -> None:
    assert review()["itemReviewed"] == {"@type": "Claim"}


@pytest.mark.parametrize("said", ["2026-01-08", "2026-01", ""])
def test_dates_of_any_precision_pass(said: str) -> None:
    places = {"url": "https://tv.test/1", "role": "mayor"}
    assert ("datePublished" in review(statement(said=said, **places))["itemReviewed"]) == (len(said) == 10)
