"""Readers' reports about a published claim."""

import datetime as dt

from claims.choices import ComplaintOutcome
from claims.models import Claim, Complaint
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim


def a_complaint(*, settled: bool = False, **columns: object) -> Complaint:
    """An open one, or one that was settled."""
    values: dict[str, object] = {
        "claim": Claim.objects.get(public_id=published_claim().pk),
        "text": "The bridge opened in May.",
        "language": "en",
        "received_at": A_MORNING,
        "due_on": dt.date(2026, 1, 16),
    }
    if settled:
        values |= {"outcome": ComplaintOutcome.REJECTED, "settled_at": A_MORNING, "settlement": "No."}
    return Complaint.objects.create(**{**values, **columns})
