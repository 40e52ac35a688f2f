"""Receivers of the public log: made, changed, paused, sent the past again.

The secret is computed from SECRET_KEY and the row's salt, so no table and no backup holds one.
"""

import datetime as dt
import secrets
from collections.abc import Iterable

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from claims.choices import PublicationKind
from claims.formats.webhooks import printed_secret
from claims.intake.urls import UrlRefused, read_address
from claims.models import Publication, User, Webhook
from claims.services.audit import Refused, acting, locked, require
from claims.services.told import in_readers_language

# For so long the former secret signs too, so that a receiver can change over without losing an event.
CHANGEOVER = dt.timedelta(hours=24)
AFRESH = {"attempts": 0, "last_error": "", "set_aside_at": None}
UNSENT = {**AFRESH, "done_at": None, "skipped_at": None, "status": None, "response": ""}


def add_webhook(
    *, name: str, contact: str, url: str, kinds: Iterable[PublicationKind], actor: User
) -> tuple[Webhook, str]:
    """A receiver, told from now on; the second is the secret that it needs to know our messages.

    :raises Refused: for an address that nothing may be sent to
    :raises Forbidden: without the permission
    """
    require(actor, "claims.add_webhook")
    with acting(actor=actor, action="add_webhook"):
        webhook = Webhook.objects.create(
            name=name,
            contact=contact,
            url=checked_url(url),
            kinds=sorted(kinds),
            salt=new_salt(),
            planned_seq=Publication.objects.last_seq(),
            created_by=actor,
        )
    return webhook, printed_secret(secret_of(webhook, webhook.salt))


def change_webhook(
    *,
    webhook_id: int,
    version: int,
    name: str,
    contact: str,
    url: str,
    kinds: Iterable[PublicationKind],
    actor: User,
) -> Webhook:
    """Change who receives, where, and which events from now on.

    :raises Refused: when it has ended, or nothing may be sent to the address
    :raises AlreadyChanged: when somebody else was first
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_webhook")
    with acting(actor=actor, action="change_webhook"):
        webhook = running_or_paused(webhook_id, version)
        webhook.name, webhook.contact = name, contact
        webhook.url, webhook.kinds = checked_url(url), sorted(kinds)
        webhook.save(update_fields=["name", "contact", "url", "kinds", "version"])
    return webhook


def rotate_secret(
    *, webhook_id: int, version: int, at_once: bool, actor: User, at: dt.datetime
) -> tuple[Webhook, str]:
    """A new secret; for a day the former one signs too, unless it is known to others: `at_once`.

    :raises Refused: when the webhook has ended
    :raises AlreadyChanged: when somebody else was first
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_webhook")
    with acting(actor=actor, action="rotate_secret"):
        webhook = running_or_paused(webhook_id, version)
        webhook.former_salt = "" if at_once else webhook.salt
        webhook.former_until = None if at_once else at + CHANGEOVER
        webhook.salt = new_salt()
        webhook.save(update_fields=["salt", "former_salt", "former_until", "version"])
    return webhook, printed_secret(secret_of(webhook, webhook.salt))


def pause_webhook(*, webhook_id: int, version: int, reason: str, actor: User, at: dt.datetime) -> Webhook:
    """Send nothing until somebody resumes; what becomes public meanwhile is sent then.

    :raises Refused: when it is paused or has ended
    :raises AlreadyChanged: when somebody else was first
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_webhook")
    with acting(actor=actor, action="pause_webhook", reason=reason):
        webhook = running_or_paused(webhook_id, version)
        if webhook.paused_at is not None:
            raise Refused(_("This webhook is paused already."))
        webhook.paused_at, webhook.pause_reason = at, reason
        webhook.save(update_fields=["paused_at", "pause_reason", "version"])
    return webhook


def resume_webhook(*, webhook_id: int, version: int, actor: User, at: dt.datetime) -> Webhook:
    """Go on where the receiver stopped: nothing is left out.

    :raises Refused: when it is not paused, or has ended
    :raises AlreadyChanged: when somebody else was first
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_webhook")
    with acting(actor=actor, action="resume_webhook"):
        webhook = running_or_paused(webhook_id, version)
        if webhook.paused_at is None:
            raise Refused(_("This webhook is not paused."))
        webhook.paused_at, webhook.pause_reason, webhook.failing_since = None, "", None
        webhook.save(update_fields=["paused_at", "pause_reason", "failing_since", "version"])
        webhook.deliveries.undone().update(**AFRESH, due_at=at)
    return webhook


def end_webhook(*, webhook_id: int, version: int, reason: str, actor: User, at: dt.datetime) -> Webhook:
    """Send nothing any more; the row and its deliveries stay.

    :raises Refused: when it has ended
    :raises AlreadyChanged: when somebody else was first
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_webhook")
    with acting(actor=actor, action="end_webhook", reason=reason):
        webhook = running_or_paused(webhook_id, version)
        webhook.ended_at, webhook.end_reason = at, reason
        webhook.save(update_fields=["ended_at", "end_reason", "version"])
    return webhook


def replay_webhook(
    *, webhook_id: int, version: int | None, from_seq: int, actor: User | None, at: dt.datetime
) -> Webhook:
    """Send everything from a publication on once more, in order and under the same ids.

    Without an actor it is the command line that asks.

    :raises Refused: for a number that no publication has, or when the webhook has ended
    :raises AlreadyChanged: when somebody else was first
    :raises Forbidden: without the permission
    """
    if actor is not None:
        require(actor, "claims.change_webhook")
    with acting(actor=actor, action="replay_webhook", reason=f"from {from_seq}"):
        webhook = running_or_paused(webhook_id, version)
        if not 1 <= from_seq <= Publication.objects.last_seq():
            raise Refused(_("No publication has this number."), field="from_seq")
        webhook.planned_seq = min(webhook.planned_seq, from_seq - 1)
        webhook.save(update_fields=["planned_seq", "version"])
        sent = webhook.deliveries.filter(publication__gte=from_seq, publication__kind__in=webhook.kinds)
        webhook.deliveries.filter(pk__in=sent.values("pk")).update(**UNSENT, due_at=at)
    return webhook


def signing_secrets(webhook: Webhook, at: dt.datetime) -> list[bytes]:
    """The present secret, and the former one until its time is over."""
    salts = [webhook.salt]
    if webhook.former_until is not None and at < webhook.former_until:
        salts.append(webhook.former_salt)
    return [secret_of(webhook, salt) for salt in salts]


def secret_of(webhook: Webhook, salt: str) -> bytes:
    """32 bytes that only this installation can compute."""
    value = f"{webhook.public_id}:{salt}"
    return salted_hmac("claims.webhooks", value, algorithm="sha256").digest()


def new_salt() -> str:
    return secrets.token_hex(16)


def running_or_paused(webhook_id: int, version: int | None) -> Webhook:
    """:raises Refused: when it has ended"""
    webhook = locked(Webhook, webhook_id, version)
    if webhook.ended_at is not None:
        raise Refused(_("This webhook has ended."))
    return webhook


def checked_url(url: str) -> str:
    """:raises Refused: for what is no https address; a test's own receiver may do without"""
    try:
        address = read_address(url)
    except UrlRefused as problem:
        raise Refused(in_readers_language(str(problem)), field="url") from problem
    if address.scheme != "https" and address.endpoint not in settings.FETCH_ALLOW:
        raise Refused(_("Only addresses that begin with https:// can be told."), field="url")
    return str(address)
