"""ClaimReview in the profile of Fact-Check Insights: ratings as strings, no property beyond its schema.

Dictionaries in, dictionaries out.
Source: github.com/TechAndCheck/zenodotus, public/json-schemas/claim-review-schema.json
"""

from typing import Any

from claims.formats import claimreview

Document = dict[str, Any]
PROPERTIES = ("@context", "@type", "datePublished", "url", "author", "claimReviewed")


def claim_review(document: Document, *, publisher: str, site: str) -> Document:
    """From the public document of a claim that stands; `publisher` and `site` name the newsroom."""
    review = claimreview.claim_review(document, publisher=publisher, site=site)
    return {
        **{name: review[name] for name in PROPERTIES},
        "reviewRating": {name: str(value) for name, value in review["reviewRating"].items()},
        "itemReviewed": item_reviewed(document["statements"]),
    }


def item_reviewed(statements: list[Document]) -> Document:
    """There is room for one author: of several, who said it first."""
    found = claimreview.item_reviewed(statements)
    return {**found, "author": author(statements[0])} if statements else found


def author(statement: Document) -> Document:
    found = claimreview.author(statement)
    return {**found, "sameAs": [found["sameAs"]]} if "sameAs" in found else found
