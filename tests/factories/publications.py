"""Claims that the public can read, published by the real service."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from claims.choices import CorrectionKind, RevisionState
from claims.models import (
    Claim,
    Correction,
    Occurrence,
    Publication,
    PublicClaim,
    ReviewRevision,
    Statement,
    Topic,
)
from claims.services import publications
from tests.factories.articles import A_MORNING, ArticleFactory
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.reviews import EvidenceFactory, ReviewRevisionFactory, verdict
from tests.factories.statements import OccurrenceFactory, StatementFactory


def occurrence_in_article(statement: Statement) -> Occurrence:
    """The statement's words, printed by an outlet of its own."""
    found: Occurrence = OccurrenceFactory.create(
        statement=statement, article=ArticleFactory.create(text=f"{statement.words} So it was said.")
    )
    return found


def approved_claim(
    statements: Sequence[Statement] | None = None,
    topics: Sequence[Topic] = (),
    verdict_key: str = "false",
    **columns: object,
) -> ReviewRevision:
    """A revision that wants nothing but to be published."""
    claim: Claim = columns.pop("claim", None) or ClaimFactory.create()  # type: ignore[assignment]
    claim.topics.set(topics)
    for statement in [StatementFactory.create()] if statements is None else statements:
        StatementLinkFactory.create(claim=claim, statement=statement, confirmed=True)
    traits = {"approved": True, "verdict": verdict(verdict_key), **columns}
    revision: ReviewRevision = ReviewRevisionFactory.create(review__claim=claim, **traits)
    EvidenceFactory.create_batch(2, revision=revision)
    return revision


@transaction.atomic
def publish(revision: ReviewRevision, at: dt.datetime = A_MORNING) -> Publication:
    """As the workflow's last step does, without its questions."""
    revision.state, revision.published_at = RevisionState.PUBLISHED, at
    revision.save()
    return publications.publish(revision=revision, at=at)


def published_claim(at: dt.datetime = A_MORNING, **columns: object) -> PublicClaim:
    """A claim with its public document; see approved_claim for what may be said about it."""
    revision = approved_claim(**columns)  # type: ignore[arg-type]
    publish(revision, at)
    return PublicClaim.objects.get(pk=revision.review.claim.public_id)


@transaction.atomic
def retracted_claim(at: dt.datetime = A_MORNING, **columns: object) -> PublicClaim:
    """A claim of which only a tombstone is left."""
    public = published_claim(at, **columns)
    revision = ReviewRevision.objects.get(review__claim__public_id=public.pk)
    revision.state, revision.ended_at = RevisionState.RETRACTED, at
    revision.retraction_note = "The plan that we read was not the final one."
    revision.save()
    publications.retract(revision=revision, note=revision.retraction_note, at=at)
    return PublicClaim.objects.get(pk=public.pk)


@transaction.atomic
def corrected_claim(at: dt.datetime = A_MORNING, **columns: object) -> PublicClaim:
    """A claim that was first false, then true."""
    public = published_claim(**columns)  # type: ignore[arg-type]
    former = ReviewRevision.objects.get(review__claim__public_id=public.pk)
    former.state, former.ended_at = RevisionState.SUPERSEDED, at
    former.save()
    revision = ReviewRevisionFactory.create(
        review=former.review, number=2, approved=True, correcting=True, verdict=verdict("true")
    )
    Correction.objects.create(
        revision=revision, kind=CorrectionKind.VERDICT_CHANGE, note="The contract was amended.",
        old_verdict=verdict("false"), new_verdict=verdict("true"), corrected_at=at,
    )  # fmt: skip
    publish(revision, at)
    return PublicClaim.objects.get(pk=public.pk)
