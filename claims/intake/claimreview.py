"""One ClaimReview of somebody else's, however dirty: what can be read for certain, and null for the rest.

Sources: developers.google.com/search/docs/appearance/structured-data/factcheck (what it should look like),
developers.google.com/fact-check/tools/api (the second spelling).
"""

import html
import json
import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from claims.intake.dates import FIRST_YEAR, LAST_YEAR, read_date
from claims.intake.urls import UrlRefused, canonical_url

Thing = dict[str, Any]

LONGEST_URL = 2_000
LONGEST_TEXT, LONGEST_NAME, LONGEST_DATE = 5_000, 500, 80
MOST_NAMES = 20
_DEEPEST = 6

_MONTHS = [
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
]
_MONTH_BY_NAME = {name[:length]: n for n, name in enumerate(_MONTHS, 1) for length in (3, len(name))}
_DATES = (
    re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})\b"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<name>[a-z]{3,9})\.?,? (?P<year>\d{4})\b"),
    re.compile(r"(?P<name>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})\b"),
)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")
_TAG = re.compile(
    r"</?(?:p|b|i|u|em|strong|br|span|div|a|font|q|blockquote)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
_SITE_PREFIX = re.compile(r"^(?:www|m|amp|mobile)\.")


@dataclass(frozen=True)
class PrintedDate:
    """A day, if the text says which for certain; and the text."""

    on: date | None = None
    printed: str | None = None


@dataclass(frozen=True)
class ExternalRating:
    """The verdict as printed; the number only together with a scale on which it lies."""

    text: str | None = None
    value: float | None = None
    best: float | None = None
    worst: float | None = None


@dataclass(frozen=True)
class ExternalClaimReview:
    """Somebody else's fact-check; None is what they do not say, or not so that it is certain."""

    url: str
    site: str
    publisher: str | None = None
    title: str | None = None
    claim: str | None = None
    claimant: str | None = None
    rating: ExternalRating = ExternalRating()
    language: str | None = None
    reviewed: PrintedDate = PrintedDate()
    claimed: PrintedDate = PrintedDate()
    raw: Thing = field(default_factory=dict)


class NotAReview(ValueError):
    """Mark-up of which no fact-check can be made; the message is a sentence for a person."""


def read_claim_review(thing: Thing, *, page: str | None = None) -> ExternalClaimReview:
    """Read schema.org's ClaimReview; `page` is where it stood, which is its address where it names none.

    :raises NotAReview: without a usable address, or with neither claim nor verdict
    """
    review = unwrapped(thing)
    item = _item(review)
    found = ExternalClaimReview(
        **_address(_links(review.get("url")), _links(review.get("mainEntityOfPage")), page),
        publisher=names(review.get("author")) or names(review.get("publisher")),
        title=words(review.get("headline")) or words(review.get("name")),
        claim=words(review.get("claimReviewed")),
        claimant=names(item.get("author")) or names(_item(item).get("author")),
        rating=read_rating(review.get("reviewRating")),
        language=language(review.get("inLanguage")),
        reviewed=read_printed_date(review.get("datePublished")),
        claimed=read_printed_date(item.get("datePublished")),
        raw=storable(thing),
    )
    return _with_substance(found)


def read_factchecktools(claim: Thing, review: Thing) -> ExternalClaimReview:
    """Read a review under a claim as Google's Fact Check Tools API answers.

    :raises NotAReview: as above
    """
    found = ExternalClaimReview(
        **_address(_links(review.get("url")), [], None),
        publisher=names(review.get("publisher")) or words(_dict(review.get("publisher")).get("site")),
        title=words(review.get("title")),
        claim=words(claim.get("text")),
        claimant=names(claim.get("claimant")),
        rating=ExternalRating(words(review.get("textualRating"))),
        language=language(review.get("languageCode")),
        reviewed=read_printed_date(review.get("reviewDate")),
        claimed=read_printed_date(claim.get("claimDate")),
        raw=storable({**claim, "claimReview": [review]}),
    )
    return _with_substance(found)


def read_rating(value: object) -> ExternalRating:
    """A verdict that may be a Rating, a list of them, or only its words."""
    first = next((inner for inner in _list(value) if inner), None)
    if not isinstance(first, dict):
        return ExternalRating(words(first))
    rating = unwrapped(first)
    text = words(rating.get("alternateName")) or words(rating.get("name"))
    mark, best, worst = (number(rating.get(part)) for part in ("ratingValue", "bestRating", "worstRating"))
    if text is None and mark is None:
        printed = words(rating.get("ratingValue"))
        text = printed if _float(printed) is None else None  # NaN is no verdict
    if mark is None or best is None or worst is None or not (worst < best and worst <= mark <= best):
        return ExternalRating(text)
    return ExternalRating(text, mark, best, worst)


def read_printed_date(value: object) -> PrintedDate:
    """The day of a date in any usual form. Of 07/10/2020 nobody knows it; of 27/10/2020 everybody does."""
    text = words(value)
    if text is None:
        return PrintedDate()
    printed = text[:LONGEST_DATE]
    declared = read_date(printed)
    if declared.precision != "unknown":
        return PrintedDate(declared.on if declared.precision == "day" else None, printed)
    return PrintedDate(_day(printed.lower()), printed)


def words(value: object, limit: int = LONGEST_TEXT) -> str | None:
    """The first text in a value, on one line, without entities and tags; None where there is none."""
    for inner in _list(value):
        text = _printed(inner)
        plain = html.unescape(html.unescape(text[: limit * 4]))
        plain = plain.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
        if clean := " ".join(_TAG.sub(" ", plain).split())[:limit]:
            return clean
    return None


def _printed(value: object) -> str:
    """A text, a number, or what a thing with one of them says; else nothing."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("@value", "value", "name") if value.get(key)), None)
    first = next(iter(_list(value)), None)
    return str(first) if isinstance(first, str | int | float) and not isinstance(first, bool) else ""


def names(value: object) -> str | None:
    """The names of people or organisations, given as text or things; addresses are no names."""
    found = [words(inner, LONGEST_NAME) for inner in _list(value)[:MOST_NAMES]]
    kept = dict.fromkeys(name for name in found if name and "://" not in name)
    return ", ".join(kept) or None


def number(value: object) -> float | None:
    """A finite number, also one written as text, with a point or a comma."""
    found = _float(words(value))
    return found if found is not None and math.isfinite(found) else None


def _float(text: str | None) -> float | None:
    try:
        return float((text or "").replace(",", "."))
    except ValueError:
        return None


def language(value: object) -> str | None:
    """The primary language of a tag such as ro-RO."""
    first = next(iter(_list(value)), None)
    tag = words(_dict(first).get("alternateName")) or words(first)
    match = _LANGUAGE.fullmatch(tag or "")
    return match[1].lower() if match else None


def storable(thing: Thing) -> Thing:
    """The mark-up without what a database's JSON cannot hold: NUL, half characters, numbers that are none.

    :raises NotAReview: nested too deeply
    """
    try:
        text = json.dumps(thing, ensure_ascii=False).encode("utf-8", "ignore").decode("utf-8")
    except RecursionError as error:
        raise NotAReview("It is nested too deeply.") from error
    found: Thing = json.loads(_NUL.sub(r"\1", text), parse_constant=lambda _: None)
    return found


def unwrapped(thing: Thing) -> Thing:
    """Without the wrapper of micro-data, in which everything stands under `properties`."""
    inside = thing.get("properties")
    return {"@type": thing.get("@type") or thing.get("type"), **inside} if isinstance(inside, dict) else thing


def _with_substance(found: ExternalClaimReview) -> ExternalClaimReview:
    if found.claim is None and found.rating == ExternalRating() and found.title is None:
        raise NotAReview("It names neither a claim, nor a verdict, nor a title.")
    return found


def _address(own: list[str], others: list[str], page: str | None) -> dict[str, str]:
    wanted = [*own, *others, *([page] if page else [])]
    if not wanted:
        raise NotAReview("It has no address.")
    for url in wanted:
        try:
            address = canonical_url(url)
        except UrlRefused:
            continue
        if len(address) <= LONGEST_URL:
            return {"url": address, "site": _SITE_PREFIX.sub("", urlsplit(address).hostname or "")}
    raise NotAReview(f"Its address cannot be used: {wanted[0][:100]}")


def _links(value: object) -> list[str]:
    found = [_dict(inner).get("@id") if isinstance(inner, dict) else inner for inner in _list(value)]
    return [link.strip() for link in found if isinstance(link, str) and link.strip()]


def _item(thing: Thing) -> Thing:
    """What is reviewed: the first thing of a list, out of its wrapper."""
    things = [unwrapped(inner) for inner in _list(thing.get("itemReviewed")) if isinstance(inner, dict)]
    return things[0] if things else {}


def _day(text: str) -> date | None:
    for pattern in _DATES:
        if match := pattern.match(text):
            parts = match.groupdict()
            month = _MONTH_BY_NAME.get(parts["name"]) if "name" in parts else int(parts["month"])
            return _date(int(parts["year"]), month, int(parts["day"]))
    if match := _SLASHED.match(text):
        first, second, year = map(int, match.groups())
        if first > 12 or first == second:
            return _date(year, second, first)
        return _date(year, first, second) if second > 12 else None
    return None


def _date(year: int, month: int | None, day: int) -> date | None:
    try:
        found = date(year, month or 0, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None


def _list(value: object) -> list[Any]:
    """A value as a list; lists in lists are opened."""
    found = value if isinstance(value, list) else [value]
    for _ in range(_DEEPEST):
        if not any(isinstance(inner, list) for inner in found):
            break
        found = [deep for inner in found for deep in (inner if isinstance(inner, list) else [inner])]
    return found


def _dict(value: object) -> Thing:
    return unwrapped(value) if isinstance(value, dict) else {}
