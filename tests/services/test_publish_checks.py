import datetime as dt

import pytest

from claims import workflow
from claims.choices import (
    NEEDS_SECOND_SOURCE,
    PrimarySource,
    PublishRuleKey,
    RuleSeverity,
    StatementState,
)
from claims.models import PublishRule, ReviewRevision, Statement, User
from claims.services import publish_checks, replies
from claims.services.reviews import transition_review
from claims.workflow import TransitionRefused
from tests.factories.claims import StatementLinkFactory
from tests.factories.reviews import ReviewRevisionFactory, draft
from tests.factories.speakers import SpeakerRoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(ana: User) -> ReviewRevision:
    found = draft(created_by=ana)
    StatementLinkFactory.create(claim=found.review.claim, confirmed=True)
    return found


def refused(revision: ReviewRevision) -> dict[str, str]:
    """The rules that are not kept, with what they say."""
    found = publish_checks.findings(revision, 0)
    return {finding.rule.key: str(finding.refusal) for finding in found if finding.refusal}


def set_rule(key: PublishRuleKey, severity: RuleSeverity) -> None:
    PublishRule.objects.update_or_create(key=key, defaults={"severity": severity})


def step(revision: ReviewRevision, verb: str, actor: User, at: dt.datetime) -> None:
    revision.refresh_from_db()
    transition_review(revision_id=revision.pk, version=revision.version, verb=verb, actor=actor, at=at)


def test_every_rule_has_a_key_a_source_and_one_line() -> None:
    assert {rule.key for rule in workflow.RULES} == set(PublishRuleKey)
    assert len(workflow.RULES) == len(PublishRuleKey)
    assert all(str(rule.origin) for rule in workflow.RULES)


@pytest.mark.parametrize("grade", NEEDS_SECOND_SOURCE)
def test_hearsay_and_headlines_are_not_published_without_a_second_source(
    revision: ReviewRevision, ana: User, besa: User, now: dt.datetime, grade: str
) -> None:
    Statement.objects.update(grade=grade)
    set_rule(PublishRuleKey.SECOND_SOURCE, RuleSeverity.OFF)  # in vain: this one is fixed
    step(revision, "submit", ana, now)
    step(revision, "approve", besa, now)
    with pytest.raises(TransitionRefused, match="second source"):
        step(revision, "publish", besa, now)
    Statement.objects.update(second_source="The minutes of the council.")
    step(revision, "publish", besa, now)


def test_rules_of_the_migration_are_those_that_can_be_softened(migrated_rules: None) -> None:
    own = {rule.key: rule.severity for rule in PublishRule.objects.all()}
    assert own == {rule.key: rule.severity for rule in workflow.RULES if not rule.is_fixed}


@pytest.fixture
def migrated_rules() -> None:
    """As the migrations left them: the database of this test has rolled back to there."""


def test_speaker_who_was_not_asked_is_named(revision: ReviewRevision, ana: User, now: dt.datetime) -> None:
    speaker = revision.review.claim.links.get().statement.speaker
    assert speaker.name in refused(revision)["comment_requested"]
    replies.request_comment(
        review_id=revision.review_id,
        speaker=speaker,
        channel="press@city.test",
        asked_at=now,
        deadline_at=None,
        actor=ana,
        at=now,
    )
    assert "comment_requested" not in refused(revision)


def test_stated_waiver_stands_for_the_question(revision: ReviewRevision, ana: User, now: dt.datetime) -> None:
    speaker = revision.review.claim.links.get().statement.speaker
    replies.waive_comment(
        review_id=revision.review_id, speaker=speaker, reason="He died in 2019.", actor=ana, at=now
    )
    assert "comment_requested" not in refused(revision)


def test_primary_source_and_archived_copies_are_counted(revision: ReviewRevision) -> None:
    statement = revision.review.claim.links.get().statement
    assert "1" in refused(revision)["primary_source"]
    assert "2" in refused(revision)["archived"]
    statement.primary_source, statement.original_url = PrimarySource.LOCATED, "https://city.test/record"
    statement.save()
    revision.evidence.update(archive_url="https://archive.test/1")
    assert not {"primary_source", "archived"} & refused(revision).keys()


def test_missing_explanation_warns(ana: User) -> None:
    revision = ReviewRevisionFactory.create(created_by=ana, explanation=" ")
    finding = next(
        finding for finding in publish_checks.findings(revision, 0) if finding.rule.key == "verdict_explained"
    )
    assert finding.refusal
    assert not finding.blocks


def test_claim_review_without_a_claim_text_names_the_property(revision: ReviewRevision) -> None:
    verdict = revision.verdict
    assert verdict is not None
    verdict.labels = {}
    verdict.save()
    assert "reviewRating.alternateName" in refused(revision)["claim_review"]


def test_rule_that_is_off_is_not_looked_at(revision: ReviewRevision) -> None:
    set_rule(PublishRuleKey.ARCHIVED, RuleSeverity.OFF)
    assert "archived" not in {finding.rule.key for finding in publish_checks.findings(revision, 0)}


def test_warning_lets_pass_and_block_does_not(
    revision: ReviewRevision, ana: User, besa: User, now: dt.datetime
) -> None:
    set_rule(PublishRuleKey.COMMENT_REQUESTED, RuleSeverity.BLOCK)
    step(revision, "submit", ana, now)
    step(revision, "approve", besa, now)
    with pytest.raises(TransitionRefused, match="Ask for comment"):
        step(revision, "publish", besa, now)
    set_rule(PublishRuleKey.COMMENT_REQUESTED, RuleSeverity.WARN)
    step(revision, "publish", besa, now)
    revision.refresh_from_db()
    assert revision.state == "published"


def test_a_withdrawn_statement_makes_no_claim_and_wants_nothing(revision: ReviewRevision) -> None:
    assert {"comment_requested", "primary_source"} <= refused(revision).keys()
    Statement.objects.update(state=StatementState.WITHDRAWN)
    found = refused(revision)
    assert "No confirmed statement" in found["statement"]
    assert not {"comment_requested", "primary_source", "claim_review"} & found.keys()


def test_no_newsroom_softens_a_fixed_rule(ana: User) -> None:
    revision = draft(created_by=ana)
    set_rule(PublishRuleKey.STATEMENT, RuleSeverity.OFF)
    assert "No confirmed statement" in refused(revision)["statement"]


def test_an_office_that_the_records_do_not_know_is_doubted_before_publishing(
    revision: ReviewRevision,
) -> None:
    statement = Statement.objects.get()
    SpeakerRoleFactory.create(speaker=statement.speaker, since="2010", until="2012")
    Statement.objects.update(role="Minister of Transport")
    assert "Minister of Transport" in refused(revision)["office"]
    Statement.objects.update(role="")
    assert "office" not in refused(revision)


def test_a_newsroom_may_let_doubts_about_offices_block(revision: ReviewRevision) -> None:
    set_rule(PublishRuleKey.OFFICE, RuleSeverity.BLOCK)
    SpeakerRoleFactory.create(speaker=Statement.objects.get().speaker, since="2010", until="2012")
    Statement.objects.update(role="Minister of Transport")
    found = {finding.rule.key: finding.blocks for finding in publish_checks.findings(revision, 0)}
    assert found[PublishRuleKey.OFFICE]
