"""Files and pages with other people's fact-checks: where they are in them, and what was left out.

A page with JSON-LD, a DataFeed as Data Commons publishes it, a list or a single ClaimReview, or an answer of
Google's Fact Check Tools API. Nothing in them can raise: what cannot be read is told of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.intake.claimreview import (
    ExternalClaimReview,
    NotAReview,
    Thing,
    read_claim_review,
    read_factchecktools,
    unwrapped,
)
from claims.intake.decoding import decode
from claims.intake.loose_json import BadJson, load_loosely
from claims.intake.sandbox import SHARED, Sandbox
from claims.intake.types import LinkedScripts, Unreadable

# Where lists of fact-checks hang in the forms that are known.
_CONTAINERS = (
    *("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "hasPart", "subjectOf"),
    *("review", "claimReview", "associatedClaimReview", "claims", "results", "claim"),
)
_DEEPEST = 12
MOST_THINGS = 1_000_000


@dataclass(frozen=True)
class LeftOut:
    """Something that is no fact-check, or none that can be used: where it stood, and why."""

    where: str
    why: str


@dataclass
class ReviewsRead:
    """What a file or page holds, in its order."""

    reviews: list[ExternalClaimReview] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def read_reviews(
    body: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    sandbox: Sandbox = SHARED,
) -> ReviewsRead:
    """Read JSON here, and a page in the parser's process; `url` is where it came from, None for a file."""
    read = ReviewsRead()
    text = decode(body, charset=charset).text
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        _read_json(text, "", None, read)
        return read
    try:
        scripts = sandbox.read("scripts", body, url=url, content_type=None, charset=charset)
    except Unreadable as refusal:
        read.left_out.append(LeftOut("page", refusal.sentence))
        return read
    for position, script in enumerate(scripts.texts if isinstance(scripts, LinkedScripts) else (), 1):
        _read_json(script, f"script {position}", url, read)
    if not read.reviews and not read.left_out:
        read.left_out.append(LeftOut("page", "There is no ClaimReview in it."))
    return read


def _read_json(text: str, where: str, page: str | None, read: ReviewsRead) -> None:
    try:
        loaded = load_loosely(text)
    except BadJson as problem:
        read.left_out.append(LeftOut(where or "file", str(problem)))
        return
    for place, thing, claim in _found(loaded, where):
        if page and not _is_review(unwrapped(thing)):
            continue  # pages describe much else
        try:
            review = read_factchecktools(claim, thing) if claim else _read_thing(thing, page)
        except NotAReview as problem:
            read.left_out.append(LeftOut(place or "file", str(problem)))
        else:
            read.reviews.append(review)
    if not where and not read.reviews and not read.left_out:
        read.left_out.append(LeftOut("file", "There is nothing in it."))


def _read_thing(thing: Thing, page: str | None) -> ExternalClaimReview:
    if not _is_review(unwrapped(thing)):
        raise NotAReview("It is no ClaimReview.")
    return read_claim_review(thing, page=page)


def _found(root: object, where: str) -> Iterator[tuple[str, Thing, Thing | None]]:
    """What may be a ClaimReview with where it stands, and the claim above it where the form is Google's."""
    waiting: list[tuple[str, object, int, Thing | None]] = [(where, root, 0, None)]
    for _ in range(MOST_THINGS):
        if not waiting:
            return
        place, value, depth, above = waiting.pop()
        if isinstance(value, list) and depth < _DEEPEST:
            inside = [(f"{place}[{n}]", inner, depth + 1, above) for n, inner in enumerate(value)]
            waiting.extend(reversed(inside))
        elif isinstance(value, dict):
            thing = unwrapped(value)
            inside = list(_inside(thing, place, depth)) if depth < _DEEPEST else []
            if _is_review(thing) or above is not None or not inside:
                yield place, value, above
            else:
                waiting.extend(reversed(inside))
        else:
            yield place, {}, None


def _inside(thing: Thing, place: str, depth: int) -> Iterator[tuple[str, object, int, Thing | None]]:
    is_google = "text" in thing and isinstance(thing.get("claimReview"), list)
    for key in _CONTAINERS:
        if key in thing:
            above = thing if is_google and key == "claimReview" else None
            yield f"{place}.{key}".lstrip("."), thing[key], depth + 1, above


def _is_review(thing: Thing) -> bool:
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith("ClaimReview") for kind in listed) or (
        not any(listed) and "claimReviewed" in thing
    )
