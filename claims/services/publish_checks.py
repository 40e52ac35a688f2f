"""What stands between a revision and the public: the facts that the publish check weighs, and its answer."""

from dataclasses import replace

from django.conf import settings

from claims import workflow
from claims.choices import RuleSeverity
from claims.formats import claimreview
from claims.models import CommentRequest, PublishRule, ReviewRevision, Speaker
from claims.services.offices import office_doubt
from claims.services.public_documents import claim_document, public_statements


def facts_of(revision: ReviewRevision) -> workflow.Facts:
    """All that the guards look at: the revision's rows, this newsroom's rules, and what would be public."""
    return replace(
        revision.facts(),
        unasked=unasked(revision),
        office_doubts=office_doubts(revision),
        second_verdicts=revision.second_verdicts.count(),
        claim_review_gaps=claim_review_gaps(revision),
        severities={rule.key: RuleSeverity(rule.severity) for rule in PublishRule.objects.all()},
    )


def findings(revision: ReviewRevision, actor_id: int) -> list[workflow.Finding]:
    """The publish check of a revision, a line for each rule that the newsroom looks at."""
    return workflow.publish_check(facts_of(revision), workflow.Move(actor_id))


def unasked(revision: ReviewRevision) -> tuple[str, ...]:
    """Names of those who make the claim and whose comment was neither asked for nor waived."""
    claim = revision.review.claim
    asked = CommentRequest.objects.filter(review=revision.review).settled_or_sent().values("speaker_id")
    speakers = Speaker.objects.filter(statements__links__in=claim.links.standing()).exclude(pk__in=asked)
    return tuple(speakers.order_by("name").distinct().values_list("name", flat=True))


def office_doubts(revision: ReviewRevision) -> tuple[str, ...]:
    """What the records say against the offices under which the statements would be public."""
    statements = public_statements(revision.review.claim)
    doubts = (office_doubt(speaker=one.speaker, said=one.said, role=one.role) for one in statements)
    return tuple(dict.fromkeys(filter(None, doubts)))


def claim_review_gaps(revision: ReviewRevision) -> tuple[str, ...]:
    """What a reader of the ClaimReview would miss, were the revision published as it stands."""
    if revision.verdict_id is None or not revision.review.claim.links.standing().exists():
        return ()  # another rule says so in plainer words
    document = claim_document(revision, revision.created_at, revision.created_at)
    markup = claimreview.claim_review(document, publisher=settings.SITE_NAME, site=settings.SITE_URL)
    return tuple(claimreview.gaps(markup))
