"""Public documents and notices -> lines of a letter."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from claims.choices import NoticeKind, PublicationKind
from claims.models.claims import label_in
from claims.rendering.letters import ClaimLine, Outlet, Said, StatementLine, web_link

Document = Mapping[str, Any]
Filters = Mapping[str, Collection[str]]

MOST_STATEMENTS = 3  # under one claim; its page has them all


def claim_line(*, kind: str, document: Document, note: str, filters: Filters, language: str) -> ClaimLine:
    """A claim as its public document describes it; a retracted one has hardly more than its name."""
    correction = document.get("corrections", [])[-1:] if kind == PublicationKind.CORRECTED else []
    former = (correction[0].get("old_verdict") or {}) if correction else {}
    return ClaimLine(
        claim=document["claim"],
        url=web_link(document.get("url")),
        kind=kind,
        language=document.get("language", ""),
        verdict_labels=labels(document.get("verdict") or {}),
        former_labels=labels(former),
        summary=document.get("summary", ""),
        note=note or document.get("retraction_note", "") or (correction[0]["note"] if correction else ""),
        statements=tuple(
            statement_line(document=row) for row in document.get("statements", [])[:MOST_STATEMENTS]
        ),
        because=(*followed_speakers(document, filters), *followed_topics(document, filters, language)),
    )


def statement_line(
    *, document: Document, kind: str = NoticeKind.RECORDED, note: str = "", filters: Filters | None = None
) -> StatementLine:
    """A statement as printed, with every place where it can be read."""
    return StatementLine(
        speaker=document["speaker"]["name"],
        role=document.get("role", ""),
        words=document["words"],
        language=document.get("language", ""),
        wording=document["wording"],
        said=said(document),
        outlets=outlets(document),
        place=document.get("place_note", ""),
        note=note,
        kind=kind,
        because=tuple(followed_speakers({"statements": [document]}, filters or {})),
    )


def said(document: Document) -> Said:
    return Said(
        document["said_precision"], day(document.get("said_not_before")), day(document.get("said_not_after"))
    )


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def outlets(document: Document) -> tuple[Outlet, ...]:
    """The articles that print it, and the link that an editor gave, each address once."""
    found = {
        row["url"]: Outlet(
            (row.get("source") or {}).get("name", ""), row.get("title", ""), web_link(row["url"])
        )
        for row in document.get("occurrences", [])
    }
    given = document.get("url") or ""
    if web_link(given) and given not in found:
        found[given] = Outlet("", "", given)
    return tuple(found.values())


def labels(verdict: Document) -> tuple[tuple[str, str], ...]:
    return tuple(verdict.get("labels", {}).items())


def followed_speakers(document: Document, filters: Filters) -> list[str]:
    wanted = filters.get("speakers", ())
    speakers = {row["speaker"]["id"]: row["speaker"]["name"] for row in document.get("statements", [])}
    return [name for key, name in speakers.items() if key in wanted]


def followed_topics(document: Document, filters: Filters, language: str) -> list[str]:
    wanted = filters.get("topics", ())
    topics = [topic for topic in document.get("topics", []) if topic["slug"] in wanted]
    return [label_in(topic["labels"], language) or topic["slug"] for topic in topics]
