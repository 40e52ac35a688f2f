"""Each publication to each receiver: at least once, in order, again and again until it is accepted.

PostgreSQL holds what is left to do. A receiver's next event waits until the one before it was accepted.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from claims.formats import webhooks as formats
from claims.intake.fetch import FetchError, FetchPolicy, post
from claims.intake.urls import read_address
from claims.models import Publication, User, Webhook, WebhookDelivery
from claims.models.identity import new_public_id
from claims.services.audit import Refused, acting, require, unversioned
from claims.services.fetching import policy
from claims.services.public_documents import Document, instant
from claims.services.webhooks import AFRESH, UNSENT, running_or_paused, signing_secrets
from claims.services.work import lease, next_try
from tracker.failpoints import failpoint

PATIENCE = dt.timedelta(days=3)
next_delivery = partial(next_try, first=dt.timedelta(minutes=1), growth=2.0, longest=dt.timedelta(hours=6))
MOST_PLANNED = 500  # rows ahead of a receiver: a replay of everything need not be written at once
EXCERPT = 500
GONE = 410


@dataclass(frozen=True)
class Answer:
    """What became of one try."""

    status: int | None = None
    excerpt: str = ""
    error: str = ""
    retry_after: int | None = None

    @property
    def accepted(self) -> bool:
        return not self.error


def plan_deliveries(*, at: dt.datetime) -> list[int]:
    """Make a row for each event that a receiver has not been told of; the ids of those to send now."""
    if settings.WEBHOOKS_PAUSED:
        return []
    behind = Webhook.objects.running().filter(planned_seq__lt=Publication.objects.last_seq())
    for webhook_id in behind.values_list("pk", flat=True):
        plan_webhook(webhook_id, at)
    return list(WebhookDelivery.objects.due(at).values_list("pk", flat=True))


def plan_webhook(webhook_id: int, at: dt.datetime) -> None:
    """The mark moves in the transaction that makes the rows, so that none is forgotten."""
    with transaction.atomic():
        webhook = Webhook.objects.running().select_for_update(no_key=True).filter(pk=webhook_id).first()
        if webhook is None:
            return
        room = MOST_PLANNED - webhook.deliveries.undone().count()
        log = Publication.objects.filter(seq__gt=webhook.planned_seq).order_by("seq")
        events = list(log.values_list("seq", "kind")[: max(room, 0)])
        rows = [
            WebhookDelivery(webhook=webhook, publication_id=seq, due_at=at)
            for seq, kind in events
            if kind in webhook.kinds
        ]
        WebhookDelivery.objects.bulk_create(rows, ignore_conflicts=True)
        Webhook.objects.filter(pk=webhook_id).update(planned_seq=max([webhook.planned_seq, *dict(events)]))


def send_delivery(*, delivery_id: int, at: dt.datetime) -> list[int]:
    """Send one event, if it is its turn; the ids of what this receiver is to be sent next.

    A crash after the answer and before the commit sends it again, under the same id.
    Failpoints: send_delivery.claimed, send_delivery.answered, send_delivery.noted.
    """
    if settings.WEBHOOKS_PAUSED or not WebhookDelivery.claim(delivery_id, at=at, lease=lease()):
        return []
    failpoint("send_delivery.claimed")
    delivery = WebhookDelivery.objects.select_related("webhook", "publication").get(pk=delivery_id)
    body = event_body(delivery.publication_id)
    answer = hand_over(delivery.webhook, delivery.message_id, body, at)
    failpoint("send_delivery.answered")
    note_answer(delivery, answer, at)
    failpoint("send_delivery.noted")
    if not answer.accepted:
        return []
    plan_webhook(delivery.webhook_id, at)
    rows = WebhookDelivery.objects.due(at).filter(webhook=delivery.webhook_id)
    return list(rows.values_list("pk", flat=True))


def event_body(seq: int) -> bytes:
    """The event as the API's log has it: without wording that a later event has replaced."""
    columns = ("seq", "kind", "claim_id", "at", "note", "latest")
    event = Publication.objects.with_latest().values(*columns).get(seq=seq)
    data: Document = {
        "seq": event["seq"],
        "kind": event["kind"],
        "claim_id": str(event["claim_id"]),
        "at": instant(event["at"]),
        "note": event["note"],
        "claim": event["latest"],
    }
    return formats.message(kind=f"claim.{event['kind']}", at=data["at"], data=data)


def hand_over(webhook: Webhook, message_id: str, body: bytes, at: dt.datetime) -> Answer:
    """One try. No database transaction is open meanwhile."""
    if not may_be_told(webhook.url):
        return Answer(error="Outside production only the addresses in FETCH_ALLOW are told.")
    timestamp, keys = int(at.timestamp()), signing_secrets(webhook, at)
    headers = formats.headers(message_id=message_id, timestamp=timestamp, body=body, secrets=keys)
    try:
        answer = post(webhook.url, body=body, headers=headers, policy=posting())
    except FetchError as problem:
        return Answer(error=problem.sentence)
    excerpt = answer.body.decode("utf-8", "replace").replace("\0", "")[:EXCERPT]
    error = "" if 200 <= answer.status < 300 else f"The receiver answered with status {answer.status}."
    return Answer(answer.status, excerpt, error, answer.retry_after)


def may_be_told(url: str) -> bool:
    """A copy of production on somebody's desk must not speak to production's receivers."""
    return bool(settings.PRODUCTION) or read_address(url).endpoint in settings.FETCH_ALLOW


def posting() -> FetchPolicy:
    return replace(policy(), total_seconds=float(settings.WEBHOOK_SECONDS), max_bytes=4 * EXCERPT)


def note_answer(delivery: WebhookDelivery, answer: Answer, at: dt.datetime) -> None:
    with acting(actor=None, action="send_delivery"):
        webhook = unversioned(Webhook, delivery.webhook_id)
        # Of two workers, when one overran its time, neither undoes what a replay has begun anew.
        ours = WebhookDelivery.objects.undone().filter(pk=delivery.pk, attempts__gte=delivery.attempts)
        said = {"status": answer.status, "response": answer.excerpt, "tried_at": at}
        if answer.accepted:
            ours.update(**said, **AFRESH | {"attempts": delivery.attempts}, done_at=at)
            webhook.failing_since = None
        else:
            due = next_delivery(at, failures=delivery.attempts, asked=answer.retry_after)
            ours.update(**said, last_error=answer.error, due_at=due)
            webhook.failing_since = webhook.failing_since or at
            judge(webhook, answer, at)
        columns = ["failing_since", "paused_at", "pause_reason", "ended_at", "end_reason"]
        webhook.save(update_fields=columns)


def judge(webhook: Webhook, answer: Answer, at: dt.datetime) -> None:
    """End what is gone, pause what has not answered for days; a person finds it on the first page."""
    if not webhook.is_running or webhook.failing_since is None:
        return
    if answer.status == GONE:
        webhook.ended_at, webhook.end_reason = at, "The receiver answered 410: it wants no more."
    elif at - webhook.failing_since >= PATIENCE:
        webhook.paused_at = at
        webhook.pause_reason = f"No success for three days. Last: {answer.error}"


def send_test(*, webhook_id: int, actor: User, at: dt.datetime) -> Answer:
    """Send a message without news, now, whether the webhook is paused or not; what was answered.

    :raises Refused: when it has ended
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_webhook")
    webhook = Webhook.objects.get(pk=webhook_id)
    if webhook.ended_at is not None:
        raise Refused(_("This webhook has ended."))
    body = formats.message(kind="webhook.test", at=instant(at), data={"webhook": str(webhook.public_id)})
    return hand_over(webhook, f"msg_{new_public_id().hex}", body, at)


def send_again(*, delivery_id: int, actor: User, at: dt.datetime) -> WebhookDelivery:
    """Let one event be due now: for the first time again, if it was accepted or skipped.

    :raises Refused: when the webhook has ended
    :raises Forbidden: without the permission
    """
    return decide(delivery_id, {**UNSENT, "due_at": at}, "send_again", "", actor)


def skip_delivery(*, delivery_id: int, reason: str, actor: User, at: dt.datetime) -> WebhookDelivery:
    """Leave out an event that the receiver will not take, so that the next ones can follow.

    :raises Refused: when it was accepted, or the webhook has ended
    :raises Forbidden: without the permission
    """
    return decide(delivery_id, {"skipped_at": at, "last_error": reason}, "skip_delivery", reason, actor)


def decide(
    delivery_id: int, columns: dict[str, object], action: str, reason: str, actor: User
) -> WebhookDelivery:
    """The webhook's history tells who decided: deliveries, which machines move, have none."""
    require(actor, "claims.change_webhookdelivery")
    delivery = WebhookDelivery.objects.get(pk=delivery_id)
    about = f"{delivery.publication_id}: {reason}" if reason else str(delivery.publication_id)
    with acting(actor=actor, action=action, reason=about):
        webhook = running_or_paused(delivery.webhook_id, None)
        webhook.save(update_fields=["version"])
        delivery = unversioned(WebhookDelivery, delivery_id)
        if columns["skipped_at"] and delivery.done_at is not None:
            raise Refused(_("The receiver has accepted this."))
        for name, value in columns.items():
            setattr(delivery, name, value)
        delivery.save(update_fields=list(columns))
    return delivery
