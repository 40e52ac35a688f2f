"""Claims and pages as the Fact Check Tools API of Google writes them.

Dictionaries in, dictionaries out. As in its own answers, a field that is empty is left out.
Source: the discovery document factchecktools v1alpha1, revision 20240929.
"""

from typing import Any
from urllib.parse import urlsplit

from claims.formats import claimreview

Document = dict[str, Any]


def claim(document: Document, *, publisher: str) -> Document:
    """A `Claim` with our one review of it, from the public document of a claim that stands."""
    statements = document["statements"]
    day = claimreview.first_day(statements)
    return filled(
        {
            "text": document["claim"],
            "claimant": speakers(statements),
            "claimDate": f"{day}T00:00:00Z" if day else "",
            "claimReview": [review(document, publisher)],
        }
    )


def review(document: Document, publisher: str) -> Document:
    return {
        "publisher": {"name": publisher, "site": site(document["url"])},
        "url": document["url"],
        "title": document["title"],
        "reviewDate": document["published_at"],
        "textualRating": claimreview.label(document["verdict"]["labels"], document["language"]),
        "languageCode": document["language"],
    }


def page(document: Document, *, version: int, publisher: str) -> Document:
    """A `ClaimReviewMarkupPage`: each of our pages has one markup."""
    return filled(
        {
            "name": f"pages/{document['id']}",
            "pageUrl": document["url"],
            "publishDate": document["published_at"][:10],
            "claimReviewAuthor": {"name": publisher},
            "claimReviewMarkups": [markup(document)],
            "versionId": str(version),
        }
    )


def markup(document: Document) -> Document:
    """A `ClaimReviewMarkup`. No appearance is called the first: we know where we found it, no more."""
    statements = document["statements"]
    return {
        "url": document["url"],
        "claimReviewed": document["claim"],
        "claimDate": claimreview.first_day(statements),
        "claimLocation": statements[0]["place_note"] if statements else "",
        "claimAppearances": claimreview.appearances(statements),
        "claimAuthor": author(statements),
        "rating": rating(document),
    }


def author(statements: list[Document]) -> Document:
    """The format has room for one author: of several only the names are told."""
    found = claimreview.one_per_speaker(statements)
    if len(found) != 1:
        return {"name": speakers(statements)}
    told = claimreview.author(found[0])
    return {name: told.get(name, "") for name in ("name", "jobTitle", "sameAs")}


def rating(document: Document) -> Document:
    found = claimreview.rating(document)
    numbers = {name: found.get(name) for name in ("ratingValue", "worstRating", "bestRating")}
    return {
        **numbers,
        "textualRating": found["alternateName"],
        "ratingExplanation": found["ratingExplanation"],
    }


def speakers(statements: list[Document]) -> str:
    return ", ".join(statement["speaker"]["name"] for statement in claimreview.one_per_speaker(statements))


def site(address: str) -> str:
    """The host of an address without "www"; of a bare host too: https://www.facts.test/a -> facts.test."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def filled(message: Document) -> Document:
    """The message without its empty fields, at every depth."""
    return {name: value for name, whole in message.items() if (value := without_empty(whole))}


def without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return filled(value)
    return [without_empty(item) for item in value] if isinstance(value, list) else value
