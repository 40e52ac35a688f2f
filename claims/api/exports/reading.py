"""Public rows for a download: however long it takes, no transaction waits for its reader."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from claims.formats.popolo import Spoken
from claims.models import Publication, PublicClaim, PublicSpeaker, PublicStatement
from claims.models.keyset import Cursor
from claims.models.public_role import public_read

BATCH = 500


def standing_documents() -> Iterator[dict[str, Any]]:
    """Documents of all claims that stand, newest first, read batch by batch under the public role.

    A claim that stands from the first batch to the last is there once; one published meanwhile is not.
    """
    rows = batch(None)
    while rows:
        for _published_at, _id, document in rows:
            yield document
        rows = batch(Cursor(*rows[-1][:2])) if len(rows) == BATCH else []


def batch(cursor: Cursor | None) -> list[tuple[Any, ...]]:
    with public_read():
        found = PublicClaim.objects.standing().newest()
        following = found.after(cursor) if cursor else found
        return list(following.values_list("published_at", "id", "document")[:BATCH])


def latest_event() -> tuple[int, dt.datetime | None]:
    """The number and the instant of the latest public event; (0, None) before the first."""
    return Publication.objects.order_by("-seq").values_list("seq", "at").first() or (0, None)


def speakers() -> list[dict[str, Any]]:
    return list(PublicSpeaker.objects.values_list("document", flat=True))


def spoken() -> set[Spoken]:
    """How speakers are named in public statements: as printed, in which role and of which party."""
    columns = ("printed_name", "role", "party__id", "party__name")
    wanted = ("speaker_id", *(f"document__{column}" for column in columns))
    rows = PublicStatement.objects.order_by().values_list(*wanted).distinct()
    return {Spoken(str(speaker), *(text or "" for text in texts)) for speaker, *texts in rows}
