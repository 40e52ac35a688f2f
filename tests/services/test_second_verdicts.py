import datetime as dt

import pytest

from claims.choices import PublishRuleKey, RuleSeverity
from claims.models import PublishRule, ReviewRevision, User
from claims.services import second_verdicts
from claims.services.audit import Forbidden, Refused
from claims.services.second_verdicts import blind_to, give_second_verdict, is_blind
from tests.factories.reviews import ReviewRevisionFactory, VerdictScaleFactory, verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(ana: User) -> ReviewRevision:
    return ReviewRevisionFactory.create(created_by=ana, in_review=True)


@pytest.fixture
def wanted() -> None:
    PublishRule.objects.update_or_create(
        key=PublishRuleKey.SECOND_VERDICT, defaults={"severity": RuleSeverity.WARN}
    )


def test_newsroom_does_not_ask_unless_it_says_so() -> None:
    assert not second_verdicts.is_wanted()


@pytest.mark.usefixtures("wanted")
def test_verdict_is_hidden_from_the_second_person_until_she_has_given_hers(
    revision: ReviewRevision, ana: User, besa: User, carol: User, now: dt.datetime
) -> None:
    assert is_blind(revision, besa)
    assert not is_blind(revision, ana)
    assert not is_blind(revision, carol)
    second = give_second_verdict(
        revision_id=revision.pk, verdict=verdict("true"), reason="Annex 2.", actor=besa, at=now
    )
    assert (second.verdict.key, second.author_verdict.key) == ("true", "false")
    assert not is_blind(revision, besa)


@pytest.mark.usefixtures("wanted")
def test_the_hidden_are_those_that_are_hidden_one_by_one(
    revision: ReviewRevision, ana: User, besa: User, carol: User, now: dt.datetime
) -> None:
    ReviewRevisionFactory.create(created_by=ana)
    for person in (ana, besa, carol):
        hidden = [one for one in ReviewRevision.objects.all() if is_blind(one, person)]
        assert list(blind_to(person)) == hidden
    give_second_verdict(revision_id=revision.pk, verdict=verdict(), reason="", actor=besa, at=now)
    assert not blind_to(besa).exists()
    PublishRule.objects.update(severity=RuleSeverity.OFF)
    assert not blind_to(besa).exists()


def test_nobody_answers_twice(revision: ReviewRevision, besa: User, now: dt.datetime) -> None:
    give_second_verdict(revision_id=revision.pk, verdict=verdict(), reason="", actor=besa, at=now)
    with pytest.raises(Refused, match="already"):
        give_second_verdict(revision_id=revision.pk, verdict=verdict(), reason="", actor=besa, at=now)


def test_author_and_outsider_give_none(
    revision: ReviewRevision, ana: User, besa: User, carol: User, now: dt.datetime
) -> None:
    revision.editors.add(besa, through_defaults={"edited_at": now})
    for person in (ana, carol):
        with pytest.raises(Forbidden):
            give_second_verdict(revision_id=revision.pk, verdict=verdict(), reason="", actor=person, at=now)
    with pytest.raises(Refused, match="somebody else"):
        give_second_verdict(revision_id=revision.pk, verdict=verdict(), reason="", actor=besa, at=now)


def test_draft_and_other_scale_are_refused(ana: User, besa: User, now: dt.datetime) -> None:
    draft = ReviewRevisionFactory.create(created_by=ana)
    with pytest.raises(Refused, match="not in review"):
        give_second_verdict(revision_id=draft.pk, verdict=verdict(), reason="", actor=besa, at=now)
    other = VerdictScaleFactory.create(slug="other").verdicts.create(
        key="so", position=0, labels={"en": "So"}
    )
    waiting = ReviewRevisionFactory.create(created_by=ana, in_review=True)
    with pytest.raises(Refused) as refusal:
        give_second_verdict(revision_id=waiting.pk, verdict=other, reason="", actor=besa, at=now)
    assert refusal.value.field == "verdict"
