import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from claims.choices import ComplaintOutcome, CorrectionKind
from claims.models import Claim, Complaint, User
from claims.services import complaints
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim
from tests.factories.reviews import ReviewRevisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return Claim.objects.get(public_id=published_claim().pk)


def report(claim: Claim, at: dt.datetime, **more: Any) -> Complaint:
    given = {"text": "It opened in May.", "source_url": "", "name": "", "email": "", "language": "en"}
    return complaints.file_complaint(
        claim_id=more.pop("claim_id", claim.public_id), at=at, **{**given, **more}
    )


def settle(complaint: Complaint, actor: User, at: dt.datetime, **more: Any) -> Complaint:
    given: dict[str, Any] = {"outcome": ComplaintOutcome.UPHELD, "settlement": "True.", "correction": None}
    complaint.refresh_from_db()
    return complaints.settle_complaint(
        complaint_id=complaint.pk, version=complaint.version, actor=actor, at=at, **{**given, **more}
    )


def test_report_becomes_a_ticket_with_a_deadline(claim: Claim, now: dt.datetime, settings: Any) -> None:
    settings.COMPLAINT_DAYS = 3
    complaint = report(claim, now, text=" It opened\nin May. ")
    assert complaint.text == " It opened\nin May. "
    assert complaint.due_on == dt.date(2026, 1, 12)
    assert list(Complaint.objects.open()) == [complaint]


def test_the_days_of_a_deadline_are_the_newsrooms(claim: Claim, settings: Any) -> None:
    settings.COMPLAINT_DAYS = 3
    with timezone.override("Europe/Bucharest"):
        complaint = report(claim, dt.datetime(2026, 1, 9, 22, 30, tzinfo=dt.UTC))
    assert complaint.due_on == dt.date(2026, 1, 13)


def test_what_is_not_public_cannot_be_complained_about(now: dt.datetime) -> None:
    hidden = ClaimFactory.create()
    answers = []
    for public_id in (hidden.public_id, uuid4()):
        with pytest.raises(Refused) as refusal:
            report(hidden, now, claim_id=public_id)
        answers.append(str(refusal.value))
    assert answers[0] == answers[1]
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("text", ["", "  ", "x" * (complaints.LONGEST + 1)])
def test_report_has_words_and_an_end(claim: Claim, now: dt.datetime, text: str) -> None:
    with pytest.raises(Refused) as refusal:
        report(claim, now, text=text)
    assert refusal.value.field == "text"


def test_editor_gives_it_to_a_colleague(claim: Claim, ana: User, besa: User, now: dt.datetime) -> None:
    complaint = report(claim, now)
    changes = {"assigned_to": besa, "due_on": dt.date(2026, 2, 1)}
    complaints.change_complaint(complaint_id=complaint.pk, version=1, changes=changes, actor=ana, at=now)
    complaint.refresh_from_db()
    assert (complaint.assigned_to, complaint.due_on) == (besa, dt.date(2026, 2, 1))
    with pytest.raises(AlreadyChanged):
        complaints.change_complaint(complaint_id=complaint.pk, version=1, changes=changes, actor=ana, at=now)
    with pytest.raises(Refused, match="cannot be edited"):
        complaints.change_complaint(
            complaint_id=complaint.pk, version=2, changes={"text": "x"}, actor=ana, at=now
        )


def test_upheld_complaint_leads_to_its_correction(claim: Claim, besa: User, now: dt.datetime) -> None:
    complaint = report(claim, now)
    correction = ReviewRevisionFactory.create(review=claim.review, number=2, correcting=True)
    settle(complaint, besa, now, correction=correction)
    complaint.refresh_from_db()
    assert (complaint.outcome, complaint.correction, complaint.settled_at) == ("upheld", correction, now)
    with pytest.raises(Refused, match="settled"):
        settle(complaint, besa, now)


def test_correction_of_another_claim_does_not_settle_it(claim: Claim, besa: User, now: dt.datetime) -> None:
    with pytest.raises(Refused) as refusal:
        settle(report(claim, now), besa, now, correction=ReviewRevisionFactory.create())
    assert refusal.value.field == "correction"


@pytest.mark.parametrize(
    ("wrong", "field"), [({"outcome": ComplaintOutcome.OPEN}, "outcome"), ({"settlement": " "}, "settlement")]
)
def test_settling_wants_an_outcome_and_words(
    claim: Claim, besa: User, now: dt.datetime, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        settle(report(claim, now), besa, now, **wrong)
    assert refusal.value.field == field


def test_settlement_is_taken_back_with_a_reason(claim: Claim, besa: User, now: dt.datetime) -> None:
    complaint = report(claim, now)
    settle(complaint, besa, now)
    complaint.refresh_from_db()
    again = complaints.reopen_complaint(
        complaint_id=complaint.pk, version=complaint.version, reason="He wrote again.", actor=besa, at=now
    )
    assert (again.outcome, again.settlement, again.settled_at) == ("open", "", None)


def test_editor_may_assign_but_not_settle(claim: Claim, ana: User, carol: User, now: dt.datetime) -> None:
    complaint = report(claim, now)
    with pytest.raises(Forbidden):
        settle(complaint, ana, now)
    with pytest.raises(Forbidden):
        complaints.change_complaint(complaint_id=complaint.pk, version=1, changes={}, actor=carol, at=now)


def test_correction_begun_for_a_complaint_is_linked_at_once(
    claim: Claim, ana: User, now: dt.datetime
) -> None:
    complaint = report(claim, now)
    kind = CorrectionKind.CLARIFICATION
    facts: dict[str, Any] = {"complaint_id": complaint.pk, "kind": kind, "note": "We name the month."}
    draft = complaints.correct_for_complaint(**facts, version=1, actor=ana, at=now)
    complaint.refresh_from_db()
    assert (complaint.correction, complaint.outcome) == (draft, ComplaintOutcome.OPEN)
    assert (draft.number, draft.public_note) == (2, "We name the month.")
    with pytest.raises(AlreadyChanged):
        complaints.correct_for_complaint(**facts, version=1, actor=ana, at=now)
    with pytest.raises(Refused, match="open already"):
        complaints.correct_for_complaint(**facts, version=2, actor=ana, at=now)


def test_no_correction_is_begun_by_an_outsider_or_for_what_is_settled(
    claim: Claim, ana: User, besa: User, carol: User, now: dt.datetime
) -> None:
    complaint = settle(report(claim, now), besa, now)
    facts: dict[str, Any] = {
        "complaint_id": complaint.pk,
        "kind": CorrectionKind.TYPO,
        "note": "x",
        "at": now,
    }
    with pytest.raises(Forbidden):
        complaints.correct_for_complaint(**facts, version=2, actor=carol)
    with pytest.raises(Refused, match="settled"):
        complaints.correct_for_complaint(**facts, version=2, actor=ana)
    assert claim.review.revisions.count() == 1
