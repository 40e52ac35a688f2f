import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from claims.choices import RevisionState
from claims.models import Evidence, ReviewRevision, RevisionEditor, User, Verdict
from tests.factories.claims import StatementLinkFactory
from tests.factories.reviews import EvidenceFactory, ReviewFactory, ReviewRevisionFactory, draft, verdict

pytestmark = pytest.mark.django_db
CLOSED = ["published", "superseded", "retracted"]


def refused(match: str, **changes: object) -> None:
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        ReviewRevision.objects.update(**changes)


def test_one_revision_is_open_and_one_published() -> None:
    review = ReviewFactory.create()
    ReviewRevisionFactory.create(review=review, number=1, published=True)
    ReviewRevisionFactory.create(review=review, number=2)
    for trait, constraint in (
        ({"in_review": True}, "one_open_revision"),
        ({"published": True}, "one_published_revision"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            ReviewRevisionFactory.create(review=review, number=3, **trait)
    assert [found and found.number for found in (review.published(), review.open())] == [1, 2]


def test_published_needs_verdict_time_and_approver() -> None:
    ReviewRevisionFactory.create(approved=True)
    refused("published_has_verdict_and_time", state=RevisionState.PUBLISHED)
    refused("approved_has_person_and_time", approved_by=None)


def test_retracted_needs_a_note() -> None:
    ReviewRevisionFactory.create(published=True)
    refused("retracted_has_note", state=RevisionState.RETRACTED)


@pytest.mark.parametrize("state", CLOSED)
@pytest.mark.parametrize(
    "column",
    [
        *("title", "summary", "explanation", "language", "public_note"),
        *("selection_reason", "sources_waiver", "waiver"),
    ],
)
def test_wording_of_what_was_public_is_locked(state: str, column: str) -> None:
    ReviewRevisionFactory.create(**{state: True})
    refused("published_text_locked", **{column: "xx"})


def test_verdict_of_what_was_public_is_locked() -> None:
    ReviewRevisionFactory.create(published=True)
    refused("published_text_locked", verdict=verdict("true"))


@pytest.mark.parametrize("state", CLOSED)
def test_evidence_of_what_was_public_is_locked(state: str) -> None:
    revision = draft(approved=True)
    columns = {"state": state, "published_at": revision.created_at, "retraction_note": "Forged."}
    ReviewRevision.objects.update(**columns)
    for act in (
        lambda: Evidence.objects.update(excerpt="Something else."),
        lambda: Evidence.objects.all().delete(),
        lambda: EvidenceFactory.create(revision=revision),
    ):
        with (
            pytest.raises(IntegrityError, match="evidence of a published review is locked"),
            transaction.atomic(),
        ):
            act()


def test_waiver_that_let_an_editor_approve_cannot_be_taken_away(ana: User) -> None:
    ReviewRevisionFactory.create(
        approved=True, created_by=ana, approved_by=ana, waiver="Nobody else is here."
    )
    refused("by one who edited it", waiver="")


def test_facts_are_what_the_guards_ask_for(ana: User, besa: User, now: dt.datetime) -> None:
    revision = draft(created_by=ana, evidence=3, sources_waiver=" ")
    RevisionEditor.objects.create(revision=revision, editor=besa, edited_at=now)
    StatementLinkFactory.create(claim=revision.review.claim)
    facts = revision.facts()
    assert (facts.evidence, facts.sources_waived, facts.waived, facts.is_correction) == (
        3,
        False,
        False,
        False,
    )
    assert facts.editors == {ana.pk, besa.pk}
    assert not facts.has_public_statement
    StatementLinkFactory.create(claim=revision.review.claim, confirmed=True)
    assert revision.facts().has_public_statement


@pytest.mark.parametrize("state", CLOSED)
def test_what_follows_a_public_revision_is_a_correction(state: str) -> None:
    first = ReviewRevisionFactory.create(**{state: True})
    second = ReviewRevisionFactory.create(review=first.review, number=2)
    assert (first.facts().is_correction, second.facts().is_correction) == (False, True)


def test_reviewer_is_offered_what_others_wrote(ana: User, besa: User, now: dt.datetime) -> None:
    by_ana = ReviewRevisionFactory.create(in_review=True, created_by=ana)
    by_besa = ReviewRevisionFactory.create(in_review=True, created_by=besa)
    touched = ReviewRevisionFactory.create(in_review=True)
    RevisionEditor.objects.create(revision=touched, editor=besa, edited_at=now)
    ReviewRevisionFactory.create(created_by=ana)
    assert list(ReviewRevision.objects.to_approve(besa)) == [by_ana]
    assert set(ReviewRevision.objects.to_approve(ana)) == {by_besa, touched}


def test_rating_value_begins_with_one() -> None:
    step = verdict()
    with pytest.raises(IntegrityError, match="verdict_rating_from_one"):
        Verdict.objects.filter(pk=step.pk).update(rating_value=0)


def test_every_scale_of_the_migrations_has_an_unverifiable_without_value() -> None:
    unverifiable = Verdict.objects.filter(
        key="unverifiable", scale__slug__in=["truth-5", "truth-3", "promises"]
    )
    assert list(unverifiable.values_list("rating_value", flat=True)) == [None, None, None]
