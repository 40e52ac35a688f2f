"""What waits, for whom, and what to do next: the first page after login."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin import flow
from claims.admin.desk import admin_url
from claims.admin.lists import counted, walking
from claims.admin.replies import answers_overdue, replies_demanded
from claims.choices import DigestState
from claims.models import (
    Article,
    BulkAct,
    Candidate,
    Claim,
    Complaint,
    Digest,
    Feed,
    FetchRequest,
    Publication,
    ReviewRevision,
    Statement,
    User,
    Webhook,
    WebhookDelivery,
)
from claims.services import replies

admin.site.index_template = "claims/admin/home.html"
admin.site.index_title = _("What waits")


@dataclass(frozen=True)
class Pile:
    """A number that waits, the list behind it, and what to do when there is nothing."""

    title: str | Promise
    model: type[Model]
    query: str
    permission: str
    rows: Callable[[User], QuerySet[Any]]
    empty: str | Promise
    is_trouble: bool = False


NOTHING = _("Nothing to do here.")
PILES = (
    Pile(
        _("Candidates waiting"),
        Candidate,
        "",
        "claims.decide_candidate",
        lambda user: Candidate.objects.waiting(),
        _("Nothing waits. Add an article, or poll a feed."),
    ),
    Pile(
        _("Statements without a claim"),
        Statement,
        "claims=none",
        "claims.add_statementlink",
        lambda user: Statement.objects.without_claim(),
        _("Every checkable statement belongs to a claim."),
    ),
    Pile(
        _("Claims with links to confirm"),
        Claim,
        "links=mine",
        "claims.confirm_link",
        Claim.objects.to_confirm_by,
        _("No link by somebody else waits for you."),
    ),
    Pile(
        _("Claims without a review"),
        Claim,
        "review=none",
        "claims.add_review",
        lambda user: Claim.objects.without_review(),
        _("Every claim has its review."),
    ),
    Pile(
        _("Claims assigned to me"),
        Claim,
        "work=mine",
        "claims.change_claim",
        lambda user: Claim.objects.current().filter(assigned_to=user),
        _("Nobody has given you a claim."),
    ),
    Pile(
        _("Comments that name me"),
        Claim,
        "work=named",
        "claims.view_comment",
        Claim.objects.naming,
        _("Nobody has called you."),
    ),
    Pile(
        _("Reviews to approve"),
        ReviewRevision,
        "state=to_approve",
        "claims.approve_review",
        ReviewRevision.objects.to_approve,
        _("Nobody waits for your approval."),
    ),
    Pile(
        _("Approved, to publish"),
        ReviewRevision,
        "state=approved",
        "claims.publish_review",
        lambda user: ReviewRevision.objects.filter(state="approved"),
        _("Everything approved is published."),
    ),
    Pile(
        _("Returned to me"),
        ReviewRevision,
        "state=returned",
        "claims.submit_review",
        ReviewRevision.objects.returned_to,
        _("Nothing came back to you."),
    ),
    Pile(
        _("My drafts"),
        ReviewRevision,
        "state=mine",
        "claims.submit_review",
        ReviewRevision.objects.drafts_of,
        _("You have no draft open."),
    ),
    Pile(
        _("To check again"),
        ReviewRevision,
        "state=recheck",
        "claims.change_reviewrevision",
        lambda user: ReviewRevision.objects.to_recheck(timezone.localdate()),
        _("No verdict is due to be looked at again."),
    ),
    Pile(
        _("Complaints"),
        Complaint,
        "",
        "claims.view_complaint",
        lambda user: Complaint.objects.open(),
        _("No reader's complaint is open."),
    ),
    Pile(
        _("My claims that are late"),
        Claim,
        "work=my_late",
        "claims.change_claim",
        lambda user: Claim.objects.late(user, timezone.localdate()),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Speakers’ answers that are overdue"),
        ReviewRevision,
        "state=unanswered",
        replies.ASK,
        lambda user: answers_overdue(),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Replies that are demanded"),
        ReviewRevision,
        "state=reply",
        replies.REPLY,
        lambda user: replies_demanded(),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Feeds that fail"),
        Feed,
        "health=failing",
        "claims.view_feed",
        lambda user: Feed.objects.failing(),
        _("All feeds answer."),
        is_trouble=True,
    ),
    Pile(
        _("Pages set aside"),
        FetchRequest,
        "work=set_aside",
        "claims.view_fetchrequest",
        lambda user: FetchRequest.objects.set_aside(),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Articles set aside"),
        Article,
        "work=set_aside",
        "claims.view_article",
        lambda user: Article.objects.set_aside(),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Bulk acts set aside"),
        BulkAct,
        "whose=all&work=set_aside",
        "claims.view_bulkact",
        lambda user: BulkAct.objects.set_aside(),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Letters perhaps sent or failed"),
        Digest,
        "trouble=yes",
        "claims.view_digest",
        lambda user: Digest.objects.filter(state__in=[DigestState.AMBIGUOUS, DigestState.FAILED]),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Webhooks paused"),
        Webhook,
        "state=paused",
        "claims.view_webhook",
        lambda user: Webhook.objects.paused(),
        NOTHING,
        is_trouble=True,
    ),
    Pile(
        _("Webhook deliveries set aside"),
        WebhookDelivery,
        "work=set_aside",
        "claims.view_webhookdelivery",
        lambda user: WebhookDelivery.objects.set_aside(),
        NOTHING,
        is_trouble=True,
    ),
)


def dashboard(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What the home page shows to this person; only what they may act on is counted."""
    user: Any = request.user
    with walking():
        piles = list(_piles(user))
    context["piles"] = [pile for pile in piles if not pile["is_trouble"]]
    context["troubles"] = [pile for pile in piles if pile["is_trouble"] and pile["count"]]
    context["actions"] = [
        (title, admin_url(model, "add")) for title, model, permission in ACTIONS if user.has_perm(permission)
    ]
    if user.has_perm("claims.view_candidate"):
        context |= {"flows": flow.week(timezone.localdate()), "waits": flow.waits()}
    context["may_read"] = user.has_perm("claims.view_publication")
    if context["may_read"]:
        context["published"] = Publication.objects.order_by("-seq").only("seq", "kind", "at", "document")[:8]
    return context


ACTIONS = (
    (_("Add an article"), Article, "claims.add_fetchrequest"),
    (_("Enter a statement"), Statement, "claims.record_statement"),
    (_("Make a claim"), Claim, "claims.add_claim"),
)


def _piles(user: User) -> Iterator[dict[str, Any]]:
    for pile in PILES:
        if user.has_perm(pile.permission):
            url = admin_url(pile.model, "changelist")
            yield {
                "title": pile.title,
                "count": counted(pile.rows(user)),
                "url": f"{url}?{pile.query}" if pile.query else url,
                "empty": pile.empty,
                "is_trouble": pile.is_trouble,
            }
