"""Readers, and the events that they are to hear of."""

import datetime as dt
from typing import Any
from uuid import UUID

import factory
from factory.django import DjangoModelFactory

from claims.choices import NoticeKind, PublicationKind
from claims.models import Publication, Statement, StatementNotice, Subscription
from claims.models.identity import new_public_id
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.statements import StatementFactory

LONG_AGO = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


class SubscriptionFactory(DjangoModelFactory[Subscription]):
    """Confirmed long ago, every day at seven by the clock of Bucharest."""

    class Meta:
        model = Subscription

    email = factory.Sequence(lambda n: f"reader{n}@on-record.test")
    timezone = "Europe/Bucharest"
    asked_at = confirmed_at = scheduled_at = LONG_AGO


def reader(**columns: Any) -> Subscription:
    found: Subscription = SubscriptionFactory.create(**columns)
    return found


def claim_event(
    kind: PublicationKind = PublicationKind.PUBLISHED,
    *,
    claim_id: UUID | None = None,
    at: dt.datetime = A_MORNING,
    note: str = "",
    **changes: Any,
) -> Publication:
    """An event about a claim, written to the log with the next number; changes are to its document."""
    claim_id = claim_id or new_public_id()
    document = tombstone(claim_id) if kind == PublicationKind.RETRACTED else document_of(claim_id)
    return Publication.objects.create(
        seq=Publication.objects.last_seq() + 1,
        kind=kind,
        claim_id=claim_id,
        at=at,
        note=note,
        document={**document, **changes},
    )


def document_of(claim: UUID) -> dict[str, Any]:
    return {
        **tombstone(claim),
        "title": "The bridge did not cost two million",
        "summary": "The contract says four million; two million was the first instalment.",
        "explanation": "",
        "topics": [topic("transport")],
        "verdict": verdict("false"),
        "statements": [statement()],
        "evidence": [],
        "corrections": [],
        "waivers": [],
        "retracted_at": None,
        "retraction_note": "",
    }


def tombstone(claim: UUID) -> dict[str, Any]:
    return {
        "id": str(claim),
        "slug": f"bridge-{claim.hex[-6:]}",
        "url": f"http://localhost:8000/claims/bridge-{claim.hex[-6:]}/",
        "claim": "The new bridge cost two million euro.",
        "language": "en",
        "published_at": "2026-01-09T07:00:00Z",
        "updated_at": "2026-01-09T07:00:00Z",
        "retracted_at": "2026-01-09T07:00:00Z",
        "retraction_note": "The contract that we read was not the final one.",
    }


def topic(slug: str) -> dict[str, Any]:
    return {"id": str(new_public_id()), "slug": slug, "labels": {"en": slug.title(), "ro": f"{slug} (ro)"}}


def verdict(key: str) -> dict[str, Any]:
    labels = {"en": key.title(), "ro": f"{key} (ro)"}
    return {
        "scale": "truth",
        "key": key,
        "labels": labels,
        "rating_value": 1,
        "best_rating": 5,
        "worst_rating": 1,
    }


def statement(name: str = "Irena Vale", key: UUID | None = None, **changes: Any) -> dict[str, Any]:
    speaker = {"id": str(key or new_public_id()), "slug": "irena-vale", "name": name, "kind": "person"}
    return {
        "id": str(new_public_id()),
        "words": "The bridge cost two million euro, not a cent more.",
        "quotes": ["The bridge cost two million euro, not a cent more."],
        "language": "en",
        "wording": "outlet",
        "original_text": "",
        "original_url": "",
        "primary_source": "none",
        "speaker": {**speaker, "wikidata_id": ""},
        "printed_name": name,
        "role": "mayor of Port Vale",
        "party": None,
        "said_on": "2026-01-08",
        "said_precision": "day",
        "said_not_before": "2026-01-08",
        "said_not_after": "2026-01-08",
        "said_basis": "",
        "medium": "article",
        "url": "https://outlet.test/articles/bridge",
        "place_note": "",
        "kind": "factual",
        "occurrences": [
            {
                "title": "Mayor defends the bridge",
                "source": {"id": str(new_public_id()), "slug": "harbour-post", "name": "Harbour Post"},
                "url": "https://outlet.test/articles/bridge",
                "published_at": "2026-01-08T12:00:00Z",
            }
        ],
        **changes,
    }


def notice(
    kind: NoticeKind = NoticeKind.RECORDED,
    *,
    of: Statement | None = None,
    at: dt.datetime = A_MORNING,
    note: str = "",
) -> StatementNotice:
    """A notice as the editors' services write it."""
    return publications.record_notice(statement=of or StatementFactory.create(), kind=kind, note=note, at=at)
