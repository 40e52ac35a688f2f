"""Fact-checks as a schema.org DataFeed, as Data Commons spreads ClaimReviews.

Dictionaries in, dictionaries out.
Source: datacommons.org/factcheck/download; `item` is a list there.
"""

from typing import Any

from claims.formats.claimreview import claim_review

Document = dict[str, Any]
# The feed's property that holds the items.
ITEMS = "dataFeedElement"


def head(*, modified: str | None, publisher: str, site: str) -> Document:
    """The feed without its items; `modified` is the latest public event's instant, None before the first."""
    found = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": publisher,
        "url": site,
    }
    return {**found, "dateModified": modified} if modified else found


def item(document: Document, *, publisher: str, site: str) -> Document:
    """One claim that stands, with its review in the profile that Google reads."""
    review = claim_review(document, publisher=publisher, site=site)
    return {
        "@type": "DataFeedItem",
        "dateCreated": document["published_at"],
        "dateModified": document["updated_at"],
        "url": document["url"],
        "item": [{**review, "sdPublisher": review["author"], "sdDatePublished": document["updated_at"]}],
    }
