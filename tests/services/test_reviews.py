import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django.utils import timezone

from claims.choices import CorrectionKind, RevisionState, Stance
from claims.models import (
    Correction,
    Publication,
    PublicClaim,
    ReviewRevision,
    RevisionEditor,
    User,
)
from claims.services import publications, reviews
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.workflow import TransitionRefused
from tests.factories.audit import member
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.publications import approved_claim
from tests.factories.reviews import EvidenceFactory, ReviewFactory, ReviewRevisionFactory, draft, verdict

pytestmark = pytest.mark.django_db
NOTE = "We gave the wrong month."


@pytest.fixture
def draft_by_ana(ana: User) -> ReviewRevision:
    revision = draft(created_by=ana)
    StatementLinkFactory.create(claim=revision.review.claim, confirmed=True)
    return revision


def step(
    revision: ReviewRevision, verb: str, actor: User, at: dt.datetime, reason: str = ""
) -> ReviewRevision:
    version = ReviewRevision.objects.get(pk=revision.pk).version
    return reviews.transition_review(
        revision_id=revision.pk, version=version, verb=verb, actor=actor, at=at, reason=reason
    )


def edit(revision: ReviewRevision, actor: User, at: dt.datetime, **changes: Any) -> ReviewRevision:
    version = ReviewRevision.objects.get(pk=revision.pk).version
    return reviews.edit_revision(
        revision_id=revision.pk, version=version, changes=changes, actor=actor, at=at
    )


def publish(revision: ReviewRevision, ana: User, besa: User, at: dt.datetime) -> ReviewRevision:
    step(revision, "submit", ana, at)
    step(revision, "approve", besa, at)
    return step(revision, "publish", besa, at)


def test_review_goes_from_draft_to_published(ana: User, besa: User, now: dt.datetime) -> None:
    claim = StatementLinkFactory.create(confirmed=True).claim
    revision = reviews.open_review(claim_id=claim.pk, language="en", actor=ana, at=now)
    assert (revision.number, revision.state) == (1, RevisionState.DRAFT)
    edit(revision, ana, now, verdict=verdict("true"), summary="It opened.", title="The bridge is open")
    for url in ("https://city.test/1", "https://city.test/2"):
        reviews.add_evidence(
            revision_id=revision.pk,
            version=ReviewRevision.objects.get(pk=revision.pk).version,
            evidence={"title": "Contract", "url": url, "stance": Stance.SUPPORTS},
            actor=ana,
            at=now,
        )
    published = publish(revision, ana, besa, now)
    assert (published.state, published.published_by) == (RevisionState.PUBLISHED, besa)
    document = PublicClaim.objects.get(pk=claim.public_id).document
    assert (document["verdict"]["key"], document["summary"]) == ("true", "It opened.")
    assert [evidence["url"][-1] for evidence in document["evidence"]] == ["1", "2"]


def test_claim_has_one_open_revision(ana: User, now: dt.datetime, draft_by_ana: ReviewRevision) -> None:
    with pytest.raises(Refused, match="open already"):
        reviews.open_review(claim_id=draft_by_ana.review.claim_id, language="en", actor=ana, at=now)


def test_published_review_is_corrected_not_opened_again(ana: User, now: dt.datetime) -> None:
    revision = ReviewRevisionFactory.create(published=True)
    with pytest.raises(Refused, match="correct that one"):
        reviews.open_review(claim_id=revision.review.claim_id, language="en", actor=ana, at=now)


def test_editor_cannot_approve_own_review(besa: User, ana: User, now: dt.datetime) -> None:
    revision = draft(created_by=besa)
    step(revision, "submit", besa, now)
    with pytest.raises(TransitionRefused, match="somebody else"):
        step(revision, "approve", besa, now)


def test_whoever_touched_the_evidence_cannot_approve(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    evidence = draft_by_ana.evidence.all()[0]
    reviews.change_evidence(
        evidence_id=evidence.pk,
        version=draft_by_ana.version,
        changes={"excerpt": "1 July"},
        actor=besa,
        at=now,
    )
    step(draft_by_ana, "submit", ana, now)
    with pytest.raises(TransitionRefused, match="somebody else"):
        step(draft_by_ana, "approve", besa, now)


def test_waiver_lets_an_editor_approve_and_is_public(besa: User, now: dt.datetime) -> None:
    revision = draft(created_by=besa)
    StatementLinkFactory.create(claim=revision.review.claim, confirmed=True)
    edit(revision, besa, now, waiver="The second editor is ill.")
    publish(revision, besa, besa, now)
    assert PublicClaim.objects.get().document["waivers"] == ["The second editor is ill."]


@pytest.mark.parametrize(("begun", "then"), [("in_review", "in_review"), ("approved", "draft")])
def test_waiver_set_in_review_sends_nothing_back_and_one_after_approval_voids_it(
    begun: str, then: str, ana: User, besa: User, now: dt.datetime
) -> None:
    revision = ReviewRevisionFactory.create(created_by=ana, **{begun: True})
    edit(revision, besa, now, waiver="The second editor is ill.")
    revision.refresh_from_db()
    assert (revision.state, revision.waiver) == (then, "The second editor is ill.")


def test_waiver_is_not_for_every_editor(ana: User, now: dt.datetime, draft_by_ana: ReviewRevision) -> None:
    with pytest.raises(Forbidden):
        edit(draft_by_ana, ana, now, waiver="I am sure.")


@pytest.mark.parametrize("column", ["created_by_id", "editors"])
def test_database_itself_refuses_an_approver_who_edited(column: str, ana: User, now: dt.datetime) -> None:
    revision = ReviewRevisionFactory.create(
        in_review=True, **({"created_by": ana} if column != "editors" else {})
    )
    if column == "editors":
        RevisionEditor.objects.create(revision=revision, editor=ana, edited_at=now)
    with pytest.raises(IntegrityError, match="by one who edited it"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_reviewrevision SET approved_by_id = %s, approved_at = now(), state = 'approved'"
            " WHERE id = %s",
            [ana.pk, revision.pk],
        )


def test_database_itself_refuses_an_edit_by_the_approver(besa: User, now: dt.datetime) -> None:
    revision = ReviewRevisionFactory.create(approved=True, approved_by=besa)
    with pytest.raises(IntegrityError, match="by the one who approved it"):
        RevisionEditor.objects.create(revision=revision, editor=besa, edited_at=now)


def test_edit_after_approval_voids_it(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    step(draft_by_ana, "submit", ana, now)
    step(draft_by_ana, "approve", besa, now)
    after = edit(draft_by_ana, ana, now, summary="The contract names 1 July.")
    assert (after.state, after.approved_by, after.submitted_by) == (RevisionState.DRAFT, None, None)
    with pytest.raises(TransitionRefused):
        step(draft_by_ana, "publish", besa, now)


def test_evidence_added_after_approval_voids_it(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    step(draft_by_ana, "submit", ana, now)
    approved = step(draft_by_ana, "approve", besa, now)
    reviews.remove_evidence(
        evidence_id=approved.evidence.all()[0].pk, version=approved.version, actor=ana, at=now
    )
    assert ReviewRevision.objects.get(pk=approved.pk).state == RevisionState.DRAFT


@pytest.mark.parametrize("state", ["published", "superseded", "retracted"])
def test_closed_revision_is_not_edited(state: str, ana: User, now: dt.datetime) -> None:
    revision = ReviewRevisionFactory.create(**{state: True})
    with pytest.raises(Refused, match="begin a correction"):
        edit(revision, ana, now, summary="Something else.")


def test_only_wording_is_edited(ana: User, now: dt.datetime, draft_by_ana: ReviewRevision) -> None:
    with pytest.raises(Refused) as refusal:
        edit(draft_by_ana, ana, now, state=RevisionState.PUBLISHED, summary="x")
    assert refusal.value.field == "state"


def test_second_editor_gets_a_conflict(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    seen = draft_by_ana.version
    edit(draft_by_ana, ana, now, summary="Mine.")
    with pytest.raises(AlreadyChanged):
        reviews.edit_revision(
            revision_id=draft_by_ana.pk, version=seen, changes={"summary": "His."}, actor=besa, at=now
        )
    with pytest.raises(AlreadyChanged):
        reviews.transition_review(revision_id=draft_by_ana.pk, version=seen, verb="submit", actor=ana, at=now)
    assert ReviewRevision.objects.get(pk=draft_by_ana.pk).summary == "Mine."


def test_return_needs_a_reason_and_keeps_it_in_history(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    step(draft_by_ana, "submit", ana, now)
    with pytest.raises(TransitionRefused, match="Say why"):
        step(draft_by_ana, "return", besa, now)
    step(draft_by_ana, "return", besa, now, reason="Name the month.")
    history = apps.get_model("claims", "ReviewRevisionEvent").objects.filter(pgh_obj=draft_by_ana)
    event = history.order_by("pgh_id").last()
    assert event.pgh_context.metadata == {
        "user": besa.pk,
        "action": "return_review",
        "reason": "Name the month.",
    }


def test_correction_supersedes_and_keeps_the_old_wording_readable(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    first = publish(draft_by_ana, ana, besa, now)
    later = now + dt.timedelta(days=2)
    second = reviews.correct_review(
        review_id=first.review_id, kind=CorrectionKind.VERDICT_CHANGE, note=NOTE, actor=ana, at=later
    )
    assert (second.number, second.summary, second.evidence.count()) == (2, first.summary, 2)
    edit(second, ana, later, summary="It opened on time.", verdict=verdict("true"))
    publish(second, ana, besa, later)
    first.refresh_from_db()
    assert (first.state, first.ended_at) == (RevisionState.SUPERSEDED, later)
    assert first.summary == "The contract names 30 June as the day of opening."
    correction = Correction.objects.get()
    assert (correction.kind, correction.note) == (CorrectionKind.VERDICT_CHANGE, NOTE)
    document = PublicClaim.objects.get().document
    assert document["summary"] == "It opened on time."
    assert (document["published_at"], document["updated_at"]) == (
        "2026-01-09T09:30:00Z",
        "2026-01-11T09:30:00Z",
    )
    [told] = document["corrections"]
    assert (told["old_verdict"]["key"], told["new_verdict"]["key"]) == ("false", "true")
    assert list(Publication.objects.order_by("seq").values_list("kind", "note")) == [
        ("published", ""),
        ("corrected", NOTE),
    ]


def test_correction_needs_something_published(ana: User, now: dt.datetime) -> None:
    with pytest.raises(Refused, match="Nothing is published"):
        reviews.correct_review(
            review_id=ReviewFactory.create().pk, kind=CorrectionKind.TYPO, note=NOTE, actor=ana, at=now
        )


def test_retracting_takes_one_person_and_a_note(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    published = publish(draft_by_ana, ana, besa, now)
    with pytest.raises(TransitionRefused, match="Say why"):
        step(published, "retract", besa, now)
    step(published, "retract", besa, now, reason="The document was forged.")
    document = PublicClaim.objects.get().document
    assert document["retraction_note"] == "The document was forged."
    assert "summary" not in document


def test_retracted_claim_can_be_reviewed_again_as_a_correction(
    ana: User, besa: User, now: dt.datetime, draft_by_ana: ReviewRevision
) -> None:
    published = publish(draft_by_ana, ana, besa, now)
    step(published, "retract", besa, now, reason="The document was forged.")
    again = reviews.open_review(claim_id=published.review.claim_id, language="en", actor=ana, at=now)
    edit(again, ana, now, verdict=verdict("true"), summary="It is open.",
         correction_kind=CorrectionKind.CORRECTION, public_note=NOTE)  # fmt: skip
    EvidenceFactory.create_batch(2, revision=again)
    publish(again, ana, besa, now)
    document = PublicClaim.objects.get().document
    assert (document["retracted_at"], document["summary"]) == (None, "It is open.")
    assert document["corrections"][0]["old_verdict"]["key"] == "false"


def test_nobody_supersedes_by_hand(besa: User, now: dt.datetime) -> None:
    revision = ReviewRevisionFactory.create(published=True)
    for verb in ("supersede", "abolish"):
        with pytest.raises(TransitionRefused, match="by hand"):
            step(revision, verb, besa, now)


def test_claim_without_confirmed_statement_is_not_published(besa: User, now: dt.datetime) -> None:
    revision = approved_claim(statements=[])
    StatementLinkFactory.create(claim=revision.review.claim)
    with pytest.raises(TransitionRefused, match="No confirmed statement"):
        step(revision, "publish", besa, now)
    assert not Publication.objects.exists()


GROUPS = ("contributor", "editor", "reviewer", "publisher", "administrator")
MAY = {
    "submit": {"editor", "reviewer", "publisher", "administrator"},
    "approve": {"reviewer", "publisher", "administrator"},
    "return": {"reviewer", "publisher", "administrator"},
    "publish": {"publisher", "administrator"},
    "retract": {"publisher", "administrator"},
}
FROM: dict[str, Callable[[], ReviewRevision]] = {
    "draft": lambda: approved_claim(approved=False, state=RevisionState.DRAFT),
    "in_review": lambda: approved_claim(approved=False, in_review=True),
    "approved": approved_claim,
    "published": lambda: ReviewRevisionFactory.create(published=True),
    "superseded": lambda: ReviewRevisionFactory.create(superseded=True),
    "retracted": lambda: ReviewRevisionFactory.create(retracted=True),
}
TARGETS = {
    ("draft", "submit"): "in_review",
    ("in_review", "approve"): "approved",
    ("in_review", "return"): "draft",
    ("approved", "return"): "draft",
    ("approved", "publish"): "published",
}


@pytest.mark.parametrize("verb", MAY)
@pytest.mark.parametrize("group", [*GROUPS, "nobody"])
def test_step_is_for_those_whose_group_may_take_it(verb: str, group: str, now: dt.datetime) -> None:
    actor = member("drita", group)
    revision = FROM["draft"]()
    refusal = TransitionRefused if group in MAY[verb] and verb != "submit" else Forbidden
    if group in MAY[verb] and verb == "submit":
        assert step(revision, verb, actor, now).state == RevisionState.IN_REVIEW
        return
    with pytest.raises(refusal):
        step(revision, verb, actor, now, reason="Because.")


@pytest.mark.parametrize("verb", MAY)
@pytest.mark.parametrize("state", FROM)
def test_step_leads_where_the_table_says_or_is_refused(
    verb: str, state: str, besa: User, now: dt.datetime
) -> None:
    revision = FROM[state]()
    if (state, verb) == ("published", "retract"):
        publications.publish(revision=revision, at=now)
        assert step(revision, verb, besa, now, reason="Because.").state == RevisionState.RETRACTED
    elif target := TARGETS.get((state, verb)):
        assert step(revision, verb, besa, now, reason="Because.").state == target
    else:
        with pytest.raises(TransitionRefused):
            step(revision, verb, besa, now, reason="Because.")


@pytest.mark.parametrize("act", ["open", "edit", "add", "correct"])
def test_outsider_writes_nothing(act: str, carol: User, now: dt.datetime) -> None:
    revision = draft()
    published = ReviewRevisionFactory.create(published=True)
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: reviews.open_review(
            claim_id=ClaimFactory.create().pk, language="en", actor=carol, at=now
        ),
        "edit": lambda: edit(revision, carol, now, summary="x"),
        "add": lambda: reviews.add_evidence(
            revision_id=revision.pk, version=revision.version, evidence={}, actor=carol, at=now
        ),
        "correct": lambda: reviews.correct_review(
            review_id=published.review_id, kind=CorrectionKind.TYPO, note=NOTE, actor=carol, at=now
        ),
    }
    with pytest.raises(Forbidden):
        acts[act]()


def test_a_recheck_lies_in_the_newsrooms_future(ana: User) -> None:
    at, today = dt.datetime(2026, 1, 9, 22, 30, tzinfo=dt.UTC), dt.date(2026, 1, 10)
    facts: dict[str, Any] = {"review_id": draft().review_id, "version": 1, "actor": ana, "at": at}
    with timezone.override("Europe/Bucharest"), pytest.raises(Refused, match="future"):
        reviews.schedule_recheck(**facts, recheck_on=today)
    assert reviews.schedule_recheck(**facts, recheck_on=today).recheck_on == today
