"""ClaimReview, schema.org's markup for fact-checks, in the profile that Google reads.

Dictionaries in, dictionaries out.
Source: developers.google.com/search/docs/appearance/structured-data/factcheck
"""

import json
from typing import Any

Document = dict[str, Any]


def claim_review(document: Document, *, publisher: str, site: str) -> Document:
    """The JSON-LD of a published claim.

    `document` is the claim's public document, not a tombstone; `publisher` and `site` name the newsroom.
    """
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": document["url"],
        "claimReviewed": document["claim"],
        "inLanguage": document["language"],
        "datePublished": document["published_at"][:10],
        "dateModified": document["updated_at"][:10],
        "author": {"@type": "Organization", "name": publisher, "url": site},
        "reviewRating": rating(document),
        "itemReviewed": item_reviewed(document["statements"]),
    }


REQUIRED = (
    ("url",),
    ("claimReviewed",),
    ("datePublished",),
    ("author", "name"),
    ("reviewRating", "alternateName"),
    ("itemReviewed", "author"),
)


def gaps(markup: Document) -> list[str]:
    """The properties that a reader of ClaimReviews needs and this one lacks, as dotted paths."""
    return [".".join(path) for path in REQUIRED if not _at(markup, path)]


def _at(markup: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        markup = markup.get(name) if isinstance(markup, dict) else None
    return markup


def rating(document: Document) -> Document:
    """The verdict in words; as a number too, unless it lies outside its scale, as "unverifiable" does."""
    verdict = document["verdict"]
    found = {
        "@type": "Rating",
        "alternateName": label(verdict["labels"], document["language"]),
        "ratingExplanation": document["summary"],
    }
    if verdict["rating_value"] is None:
        return found
    return {
        **found,
        "ratingValue": verdict["rating_value"],
        "bestRating": verdict["best_rating"],
        "worstRating": verdict["worst_rating"],
    }


def label(labels: dict[str, str], language: str) -> str:
    return labels.get(language) or labels.get("en") or next(iter(labels.values()), "")


def item_reviewed(statements: list[Document]) -> Document:
    """The claim as it was made: by whom, when, and where it can be read or heard."""
    found: Document = {"@type": "Claim"}
    if authors := [author(statement) for statement in one_per_speaker(statements)]:
        found["author"] = authors[0] if len(authors) == 1 else authors
    if day := first_day(statements):
        found["datePublished"] = day
    if places := [{"@type": "CreativeWork", "url": url} for url in appearances(statements)]:
        found["appearance"] = places
    return found


def one_per_speaker(statements: list[Document]) -> list[Document]:
    """The first statement of each speaker, in their order."""
    found: dict[str, Document] = {}
    for statement in statements:
        found.setdefault(statement["speaker"]["id"], statement)
    return list(found.values())


def author(statement: Document) -> Document:
    speaker = statement["speaker"]
    person = speaker["kind"] == "person"
    found = {"@type": "Person" if person else "Organization", "name": speaker["name"]}
    if person and statement["role"]:
        found["jobTitle"] = statement["role"]
    if speaker["wikidata_id"]:
        found["sameAs"] = f"https://www.wikidata.org/wiki/{speaker['wikidata_id']}"
    return found


def first_day(statements: list[Document]) -> str | None:
    """The day on which the claim was first made; None when that is not certain to the day."""
    earliest = [statement["said_not_before"] for statement in statements]
    if not earliest or None in earliest:
        return None
    return next((day for statement in statements if (day := statement["said_on"]) == min(earliest)), None)


def appearances(statements: list[Document]) -> list[str]:
    """Links to where it was said: the original first, then the recorded place, then who printed it."""
    links = [
        url
        for statement in statements
        for url in (
            statement["original_url"],
            statement["url"],
            *(occurrence["url"] for occurrence in statement["occurrences"]),
        )
        if url
    ]
    return list(dict.fromkeys(links))


def script_text(markup: Document) -> str:
    """The markup as the text of a script element: no "<" in it can end the element."""
    text = json.dumps(markup, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
