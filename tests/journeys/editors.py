"""What ana and besa do, in this process or in one of their own that may be killed. Each act is done once."""

import datetime as dt
import re

from django.utils import timezone

from claims.choices import AttributionGrade, Frequency, Stance, Wording
from claims.models import Candidate, Claim, ReviewRevision, Speaker, Statement, Subscription, Verdict
from claims.services import candidates, claims, digests, reviews, subscriptions
from tests.factories.audit import member
from tests.smtp import Sink

READER = "journalist@on-record.test"


def accept(words: str, speaker: str) -> Statement:
    """Ana accepts the waiting candidate that holds the words, with the date that the machine found."""
    candidate = Candidate.objects.exclude(grade=AttributionGrade.HEADLINE).get(words__contains=words)
    return candidates.accept_candidate(
        candidate_id=candidate.pk,
        version=candidate.version,
        speaker=Speaker.objects.get(name=speaker),
        said=candidate.said,
        wording=Wording.OUTLET,
        actor=member("ana", "editor"),
        at=timezone.now(),
    )


def approved_review(statement: Statement, text: str, verdict: str = "half-true") -> ReviewRevision:
    """Ana makes a claim of the statement and reviews it; besa confirms and approves."""
    ana, besa, at = member("ana", "editor"), member("besa", "publisher"), timezone.now()
    claim = claims.create_claim(text=text, language="ro", topics=[], actor=ana, at=at)
    link = claims.link_statement(claim_id=claim.pk, statement_id=statement.pk, actor=ana, at=at)
    claims.confirm_link(link_id=link.pk, actor=besa, at=at)
    revision = reviews.open_review(claim_id=claim.pk, language="ro", actor=ana, at=at)
    changes = {
        "verdict": Verdict.objects.get(scale__slug="truth-5", key=verdict),
        "title": "Ce arată documentele",
        "summary": "Documentele arată altceva.",
        "explanation": "Două documente arată **altceva**.",
    }
    revision = reviews.edit_revision(
        revision_id=revision.pk, version=revision.version, changes=changes, actor=ana, at=at
    )
    for number in (1, 2):
        revision.refresh_from_db()
        document = {
            "title": f"Document {number}",
            "url": f"https://example.org/{number}",
            "stance": Stance.REFUTES,
        }
        reviews.add_evidence(
            revision_id=revision.pk, version=revision.version, evidence=document, actor=ana, at=at
        )
    move(revision, "submit")
    return move(revision, "approve")


def move(revision: ReviewRevision, verb: str) -> ReviewRevision:
    actor = member("ana", "editor") if verb == "submit" else member("besa", "publisher")
    revision.refresh_from_db()
    return reviews.transition_review(
        revision_id=revision.pk, version=revision.version, verb=verb, actor=actor, at=timezone.now()
    )


def publish_approved(text: str) -> ReviewRevision:
    return move(ReviewRevision.objects.get(review__claim=Claim.objects.get(text=text)), "publish")


def reader(sink: Sink, email: str = READER) -> Subscription:
    """An invited subscriber, confirmed by the link in the letter; the mailbox is empty again."""
    now = timezone.now()
    subscription = subscriptions.subscribe(
        email=email,
        language="en",
        frequency=Frequency.DAILY,
        local_hour=now.hour,
        timezone="UTC",
        filters={},
        at=now,
    )
    digests.send_confirmation(subscription_id=subscription.pk, at=now)
    link = re.search(r"/subscribe/confirm/(\S+)/", sink.text())
    assert link is not None
    subscriptions.confirm_subscription(token=link[1], at=now)
    Subscription.objects.filter(pk=subscription.pk).update(receives_statements=True)
    sink.raw.clear()
    sink.recipients.clear()
    return subscription


def let_the_hour_pass(subscription: Subscription) -> None:
    """The next look at the clock makes the letter."""
    yesterday = timezone.now() - dt.timedelta(days=1)
    subscriptions.schedule_from(subscription_id=subscription.pk, at=yesterday)


__all__ = [
    "READER",
    "accept",
    "approved_review",
    "let_the_hour_pass",
    "move",
    "publish_approved",
    "reader",
]
