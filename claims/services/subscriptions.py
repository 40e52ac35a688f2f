"""Wishes for letters: asked for, confirmed, changed, ended; the reader acts by links that only mail holds."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from uuid import UUID
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.core.validators import validate_email
from django.db import transaction
from django.utils.encoding import punycode
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from claims.choices import EndReason, Frequency
from claims.models import Publication, StatementNotice, Subscription
from claims.services.audit import Refused

CONFIRM, MANAGE, UNSUBSCRIBE = "confirm", "manage", "unsubscribe"
FILTERS = ("speakers", "topics", "languages", "verdicts")
MOST_VALUES = 200
SCHEDULE = ("frequency", "local_hour", "timezone")
CHANGEABLE = (*SCHEDULE, "language", "filters")


class NoSuchSubscription(Refused):
    """The link is wrong, or what it led to has ended; which of the two stays unsaid."""


class ShortSigner(Signer):
    """96 bits of the signature: beyond guessing, and short enough for a mail header."""

    def signature(self, value: str | bytes, key: str | bytes | None = None) -> str:
        return super().signature(value, key)[:16]


def token_for(subscription: Subscription, purpose: str) -> str:
    """An opaque token for one purpose and one subscription, 39 characters long."""
    return signer(purpose).sign(urlsafe_base64_encode(subscription.public_id.bytes))


def public_id_of(token: str, purpose: str) -> UUID:
    """:raises NoSuchSubscription: when the token is not ours, or was made for another purpose"""
    try:
        return UUID(bytes=urlsafe_base64_decode(signer(purpose).unsign(token)))
    except (BadSignature, ValueError) as problem:
        raise NoSuchSubscription(_("This link does not work.")) from problem


def signer(purpose: str) -> ShortSigner:
    return ShortSigner(sep="~", salt=f"claims.subscriptions.{purpose}")


def subscription_for(*, token: str, purpose: str, lock: bool = False) -> Subscription:
    """:raises NoSuchSubscription: when the token leads nowhere"""
    rows = Subscription.objects.select_for_update() if lock else Subscription.objects.all()
    subscription = rows.filter(public_id=public_id_of(token, purpose)).first()
    if subscription is None:
        raise NoSuchSubscription(_("This link does not work."))
    return subscription


def subscribe(
    *,
    email: str,
    language: str,
    frequency: str,
    local_hour: int,
    timezone: str,
    filters: Mapping[str, object],
    at: dt.datetime,
) -> Subscription:
    """Note a wish, which counts once the address confirms it. A confirmed one stays as it is.

    :raises Refused: naming the field that cannot be so
    """
    wishes = checked(
        {
            "language": language,
            "frequency": frequency,
            "local_hour": local_hour,
            "timezone": timezone,
            "filters": filters,
        }
    )
    address = checked_address(email)
    with transaction.atomic():
        Subscription.objects.bulk_create([Subscription(email=address, **wishes)], ignore_conflicts=True)
        subscription = Subscription.objects.select_for_update().of(address).running().get()
        if subscription.confirmed_at is None:
            assign(subscription, wishes)
        subscription.asked_at = at
        subscription.save(update_fields=[*wishes, "asked_at"])
    return subscription


def confirm_subscription(*, token: str, at: dt.datetime) -> Subscription:
    """Begin to send: what is public or recorded by now is past. A second confirmation changes nothing.

    :raises NoSuchSubscription: when the token leads nowhere, or the wish has ended
    """
    with transaction.atomic():
        subscription = subscription_for(token=token, purpose=CONFIRM, lock=True)
        if subscription.ended_at:
            raise NoSuchSubscription(_("This link does not work."))
        if subscription.confirmed_at is None:
            subscription.confirmed_at = subscription.scheduled_at = at
            subscription.publication_seq = Publication.objects.last_seq()
            subscription.notice_seq = StatementNotice.objects.last_seq()
            subscription.save()
    return subscription


def change_subscription(*, token: str, changes: Mapping[str, object], at: dt.datetime) -> Subscription:
    """Change schedule, language or filters. What was offered already stays offered: the cursors do not move.

    :raises NoSuchSubscription: when the token leads nowhere, or to a wish not confirmed or ended
    :raises Refused: naming the field that cannot be so
    """
    wishes = checked(changes)
    with transaction.atomic():
        subscription = subscription_for(token=token, purpose=MANAGE, lock=True)
        if subscription.ended_at or subscription.confirmed_at is None:
            raise NoSuchSubscription(_("This link does not work."))
        if any(getattr(subscription, name) != wishes[name] for name in SCHEDULE if name in wishes):
            subscription.scheduled_at = at
        assign(subscription, wishes)
        subscription.save(update_fields=[*wishes, "scheduled_at"])
    return subscription


def schedule_from(*, subscription_id: int, at: dt.datetime) -> None:
    """Let the schedule count from an earlier time: the last sending since then is made up for at once."""
    Subscription.objects.filter(pk=subscription_id, scheduled_at__gt=at).update(scheduled_at=at)


def unsubscribe(*, token: str, at: dt.datetime) -> Subscription:
    """End the subscription; the second time changes nothing.

    :raises NoSuchSubscription: when the token leads nowhere
    """
    subscription = subscription_for(token=token, purpose=UNSUBSCRIBE)
    Subscription.objects.filter(pk=subscription.pk, ended_at=None).update(
        ended_at=at, end_reason=EndReason.UNSUBSCRIBED
    )
    subscription.refresh_from_db()
    return subscription


def assign(subscription: Subscription, wishes: Mapping[str, object]) -> None:
    for name, value in wishes.items():
        setattr(subscription, name, value)


def checked(wishes: Mapping[str, object]) -> dict[str, object]:
    """The wishes as they are stored.

    :raises Refused: naming the field that cannot be so
    """
    for name in wishes:
        if name not in CHANGEABLE:
            raise Refused(_("This cannot be changed."), name)
    return {name: CHECKS[name](value) for name, value in wishes.items()}


def checked_address(email: str) -> str:
    local, _at, domain = email.strip().rpartition("@")
    try:
        address = f"{local}@{punycode(domain).lower()}"
        validate_email(address)
    except (ValidationError, UnicodeError) as problem:
        raise Refused(_("This is not an e-mail address."), "email") from problem
    if len(address) > 254:
        raise Refused(_("This is not an e-mail address."), "email")
    return address


def checked_language(value: object) -> str:
    if value not in dict(settings.LANGUAGES):
        raise Refused(_("We write no letters in this language."), "language")
    return str(value)


def checked_frequency(value: object) -> str:
    if value not in Frequency.values:
        raise Refused(_("Choose how often from the list."), "frequency")
    return str(value)


def checked_hour(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 23:
        raise Refused(_("The hour is a number from 0 to 23."), "local_hour")
    return value


def checked_timezone(value: object) -> str:
    if value not in known_timezones():
        raise Refused(_("This time zone is not known. Write it like Europe/Bucharest."), "timezone")
    return str(value)


@cache
def known_timezones() -> frozenset[str]:
    """Those of the tz database; a fixed set for the life of the process."""
    return frozenset(available_timezones())


def checked_filters(value: object) -> dict[str, list[str]]:
    """Lists by key, without the empty ones: no list means everything.

    Speakers by public id, topics by slug, languages by code, verdicts by key.
    """
    if not isinstance(value, Mapping) or not set(value) <= set(FILTERS):
        raise Refused(_("A filter is one of: %(keys)s.") % {"keys": ", ".join(FILTERS)}, "filters")
    return {key: checked_values(key, values) for key, values in value.items() if values}


def checked_values(key: str, values: object) -> list[str]:
    if not isinstance(values, list | tuple) or not all(isinstance(entry, str) for entry in values):
        raise Refused(_("A filter is a list of words: %(key)s.") % {"key": key}, "filters")
    entries = sorted(set(values))
    if len(entries) > MOST_VALUES or any(not fits(key, entry) for entry in entries):
        raise Refused(
            _("This filter is too long or holds what cannot be: %(key)s.") % {"key": key}, "filters"
        )
    return entries


def fits(key: str, entry: str) -> bool:
    if key != "speakers":
        return 0 < len(entry) <= 120 and entry.replace("-", "").replace("_", "").isalnum()
    try:
        return str(UUID(entry)) == entry
    except ValueError:
        return False


CHECKS = {
    "language": checked_language,
    "frequency": checked_frequency,
    "local_hour": checked_hour,
    "timezone": checked_timezone,
    "filters": checked_filters,
}
