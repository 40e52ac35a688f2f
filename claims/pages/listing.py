"""Lists of claims, page by page: neither skips nor repeats when something new comes in front."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from claims.models import PublicClaim
from claims.models.finding import Found
from claims.models.keyset import Cursor
from claims.pages import shown

PAGE = 30


@dataclass(frozen=True)
class Listing:
    """One page: claims as a reader sees them, and where the next page begins."""

    claims: list[dict[str, Any]]
    older: Cursor | None


def listing(request: HttpRequest, found: Found) -> Listing:
    """The page that the request asks for; of a search with the passages that have its words."""
    page = found.page(PAGE + 1, after=cursor(request))
    rows = list(page.with_excerpt(found.words) if found.words else page)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    older = Cursor(last.published_at, last.pk) if last else None
    return Listing([summary(row) for row in rows[:PAGE]], older)


def cursor(request: HttpRequest) -> Cursor | None:
    text = request.GET.get("after")
    try:
        return None if text is None else Cursor.parse(text)
    except ValueError as problem:
        raise Http404 from problem


def place(request: HttpRequest) -> str:
    """Where the list begins, for an address; read after `listing` has accepted it."""
    after = request.GET.get("after")
    return f"after={after}" if after else ""


def summary(row: PublicClaim) -> dict[str, Any]:
    """Where words were searched, with the passages that have them."""
    excerpt = getattr(row, "excerpt", "")
    return {**shown.summary(row.document), "excerpt": shown.marked(excerpt) if excerpt else ""}
