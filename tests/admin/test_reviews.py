from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.admin.desk import admin_url, change_url
from claims.choices import PublishRuleKey, RevisionState, RuleSeverity
from claims.models import Evidence, Publication, PublishRule, ReviewRevision, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push, questions
from tests.factories.claims import StatementLinkFactory
from tests.factories.publications import approved_claim, publish
from tests.factories.reviews import EvidenceFactory, ReviewRevisionFactory, draft, verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(ana: User) -> ReviewRevision:
    """ana's draft, which wants nothing, under a claim that a confirmed statement makes."""
    found = draft(created_by=ana)
    StatementLinkFactory.create(claim=found.review.claim, confirmed=True)
    return found


@pytest.fixture
def second(besa: User, enter: Enter) -> Client:
    return enter(besa)


def test_author_edits_and_only_what_differs_is_a_change(desk: Client, revision: ReviewRevision) -> None:
    assert push(desk, revision, "edit", **_shown(revision)).status_code == 422
    changed = {**_shown(revision), "summary": "The contract says 30 June."}
    assert push(desk, revision, "edit", **changed).status_code == 302
    revision.refresh_from_db()
    assert revision.summary == "The contract says 30 June."


def test_two_edits_at_once_conflict_and_the_second_keeps_its_words(
    desk: Client, second: Client, revision: ReviewRevision
) -> None:
    push(second, revision, "edit", **{**_shown(revision), "title": "First"})
    answer = push(desk, revision, "edit", **{**_shown(revision), "title": "Second"})
    assert answer.status_code == 409
    assert 'value="Second"' in answer.content.decode()
    assert answer.context["doors"]["edit"].saved_now == [("Title", "First")]


def test_evidence_is_added_changed_and_removed(desk: Client, ana: User) -> None:
    revision = draft(evidence=0, created_by=ana)
    given: dict[str, Any] = {"stance": "refutes", "title": "Contract", "url": "https://city.test/c"}
    assert push(desk, revision, "add_evidence", **given).status_code == 302
    evidence = Evidence.objects.get()
    revision.refresh_from_db()
    changed = {**given, "title": "Contract, annex 2"}
    assert push(desk, revision, "change_evidence", row=evidence, **changed).status_code == 302
    evidence.refresh_from_db()
    assert evidence.title == "Contract, annex 2"
    revision.refresh_from_db()
    assert push(desk, revision, "remove_evidence", row=evidence).status_code == 302
    assert not Evidence.objects.exists()


def test_evidence_of_another_revision_cannot_be_reached(desk: Client, revision: ReviewRevision) -> None:
    other = EvidenceFactory.create()
    assert push(desk, revision, "remove_evidence", row=other).status_code == 409
    assert Evidence.objects.filter(pk=other.pk).exists()


def test_checklist_speaks_the_guards_sentences(desk: Client, ana: User) -> None:
    bare = ReviewRevisionFactory.create(created_by=ana, verdict=None, summary="")
    findings = desk.get(change_url(bare)).context["findings"]
    missing = [str(finding.refusal) for finding in findings if finding.blocks]
    assert "Choose a verdict first." in missing
    assert "Write a summary first." in missing
    assert "No confirmed statement makes this claim." in missing


def test_nothing_is_called_kept_of_statements_that_are_not_there(desk: Client, ana: User) -> None:
    revision = draft(created_by=ana)
    told = "not known before a statement is confirmed"
    assert desk.get(change_url(revision)).content.decode().count(told) == 4
    StatementLinkFactory.create(claim=revision.review.claim, confirmed=True)
    page = desk.get(change_url(revision))
    assert told not in page.content.decode()
    unkept = {finding.rule.key for finding in page.context["findings"] if finding.refusal}
    assert PublishRuleKey.COMMENT_REQUESTED in unkept


def test_submitting_too_early_is_refused_with_the_sentence(desk: Client, ana: User) -> None:
    bare = ReviewRevisionFactory.create(created_by=ana, verdict=None)
    answer = push(desk, bare, "submit")
    assert answer.status_code == 422
    assert "Choose a verdict first." in answer.content.decode()


def test_two_people_take_a_revision_to_the_public(
    desk: Client, second: Client, revision: ReviewRevision
) -> None:
    assert push(desk, revision, "submit").status_code == 302
    for verb in ("approve", "publish"):
        revision.refresh_from_db()
        assert push(second, revision, verb).status_code == 302
    revision.refresh_from_db()
    assert revision.state == RevisionState.PUBLISHED
    assert Publication.objects.get().kind == "published"


def test_approver_who_edited_is_told_why_not(besa: User, second: Client) -> None:
    own = draft(created_by=besa, state=RevisionState.IN_REVIEW)
    answer = push(second, own, "approve")
    assert answer.status_code == 422
    assert "somebody else must approve it" in answer.content.decode()


def test_editor_is_offered_no_approval_and_cannot_push_it(desk: Client) -> None:
    waiting = draft(state=RevisionState.IN_REVIEW)
    assert desk.get(change_url(waiting)).context["doors"]["approve"] is None
    assert push(desk, waiting, "approve").status_code == 403


def test_returning_wants_a_reason_and_shows_up_for_the_author(
    desk: Client, second: Client, revision: ReviewRevision
) -> None:
    push(desk, revision, "submit")
    revision.refresh_from_db()
    assert push(second, revision, "return", reason="").status_code == 422
    assert push(second, revision, "return", reason="Name the month.").status_code == 302
    listed = desk.get(f"{list_url(ReviewRevision)}?state=returned").context["cl"].queryset
    assert list(listed) == [revision]
    assert "Name the month." in desk.get(change_url(revision)).content.decode()


def test_published_revision_is_read_only_and_can_be_corrected(desk: Client, second: Client) -> None:
    approved = approved_claim()
    push(second, approved, "publish")
    doors = desk.get(change_url(approved)).context["doors"]
    assert [door.verb for door in doors] == ["correct", "recheck", "reply_claim"]
    answer = push(desk, approved, "correct", kind="clarification", note="We name the month.")
    newer = ReviewRevision.objects.get(number=2)
    assert answer["Location"] == change_url(newer)
    assert newer.evidence.count() == 2
    assert push(desk, approved, "edit", **_shown(approved)).status_code == 422


def test_closed_revision_leads_nowhere(desk: Client) -> None:
    page = desk.get(change_url(ReviewRevisionFactory.create(superseded=True))).content.decode()
    assert "no step leads on from here" in page


def test_retraction_takes_one_person_and_a_reason(second: Client) -> None:
    approved = approved_claim()
    push(second, approved, "publish")
    approved.refresh_from_db()
    assert push(second, approved, "retract", reason=" ").status_code == 422
    assert push(second, approved, "retract", reason="The plan was not final.").status_code == 302
    approved.refresh_from_db()
    assert approved.state == RevisionState.RETRACTED


def test_waiver_of_the_second_pair_of_eyes_is_for_those_who_approve(
    desk: Client, second: Client, revision: ReviewRevision
) -> None:
    assert push(desk, revision, "waive", waiver="Nobody is here.").status_code == 403
    assert push(second, revision, "waive", waiver="Nobody is here.").status_code == 302
    revision.refresh_from_db()
    assert revision.waiver == "Nobody is here."


def test_list_opens_on_open_revisions_and_finds_those_to_approve_by_me(besa: User, second: Client) -> None:
    others = draft(state=RevisionState.IN_REVIEW)
    own = draft(created_by=besa, state=RevisionState.IN_REVIEW)
    retracted = ReviewRevisionFactory.create(retracted=True)
    listed = set(second.get(list_url(ReviewRevision)).context["cl"].queryset)
    assert {others, own} <= listed
    assert retracted not in listed
    mine = second.get(f"{list_url(ReviewRevision)}?state=to_approve").context["cl"].queryset
    assert list(mine) == [others]


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_many(desk: Client) -> None:
    draft()
    few = questions(desk, list_url(ReviewRevision))
    for _ in range(5):
        draft()
    assert questions(desk, list_url(ReviewRevision)) == few


def _shown(revision: ReviewRevision) -> dict[str, Any]:
    """What the form shows before anybody types."""
    names = ("title", "summary", "explanation", "selection_reason", "sources_waiver", "language")
    shown: dict[str, Any] = {name: getattr(revision, name) for name in names}
    return {**shown, "verdict": (revision.verdict or verdict()).pk}


def test_what_is_written_in_markdown_is_shown_as_readers_will_see_it(
    desk: Client, revision: ReviewRevision
) -> None:
    changed = {**_shown(revision), "explanation": "See **annex 2**. <script>x</script>"}
    push(desk, revision, "edit", **changed)
    assert "See <strong>annex 2</strong>." in desk.get(change_url(revision)).content.decode()
    refused = push(desk, revision, "edit", **{**changed, "explanation": "See *annex 3*.", "language": "?"})
    assert "See <em>annex 3</em>." in refused.content.decode()


def test_a_locked_explanation_is_shown_as_readers_see_it(second: Client) -> None:
    revision = approved_claim(explanation="The **contract** was signed.")
    publish(revision)
    closed = second.get(change_url(revision)).content.decode()
    assert "The <strong>contract</strong> was signed." in closed
    assert "**contract**" not in closed


def test_preview_renders_and_cleans_for_members_of_the_newsroom_alone(
    desk: Client, carol: User, enter: Enter
) -> None:
    url = reverse("admin:claims_reviewrevision_preview")
    text = "**Yes** <script>x</script> [a](javascript:x)"
    page = desk.post(url, {"text": text}).content.decode()
    assert "<strong>Yes</strong>" in page
    assert "<script>" not in page
    assert "javascript:" not in page.replace("(javascript:x)", "")
    assert enter(carol).post(url, {"text": text}).status_code == 403
    assert desk.get(url).status_code == 405


def test_the_list_shows_no_verdict_to_who_still_gives_one_blindly(
    revision: ReviewRevision, desk: Client, second: Client
) -> None:
    PublishRule.objects.filter(key=PublishRuleKey.SECOND_VERDICT).update(severity=RuleSeverity.BLOCK)
    ReviewRevision.objects.filter(pk=revision.pk).update(state=RevisionState.IN_REVIEW)
    shown = [
        reader.get(list_url(ReviewRevision)).context["cl"].model_admin.shown_verdict(row)
        for reader in (desk, second)
        for row in reader.get(list_url(ReviewRevision)).context["cl"].result_list
    ]
    assert shown == [str(revision.verdict), ""]


def test_neither_the_claim_nor_the_history_tells_a_verdict_to_who_still_gives_one_blindly(
    revision: ReviewRevision, desk: Client, second: Client
) -> None:
    PublishRule.objects.filter(key=PublishRuleKey.SECOND_VERDICT).update(severity=RuleSeverity.WARN)
    ReviewRevision.objects.filter(pk=revision.pk).update(state=RevisionState.IN_REVIEW, title="It was June")
    claim, past = change_url(revision.review.claim), admin_url(revision, "history", revision.pk)
    pages = [reader.get(claim).content.decode() for reader in (desk, second)]
    assert ["It was June" in page for page in pages] == [True, False]
    for query in ("", "?export=csv", "?export=json"):
        assert second.get(past + query).headers["Location"] == change_url(revision)
    assert not second.get(change_url(revision)).context["show_history"]
    push(second, revision, "second_verdict", verdict=verdict("true").pk)
    assert "title" in {
        change.column for trace in second.get(past).context["traces"] for change in trace.changes
    }
    assert "It was June" in second.get(claim).content.decode()
