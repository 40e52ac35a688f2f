"""API keys: made, recognised and revoked. The key itself is shown once and kept nowhere."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import asdict

from django.utils.translation import gettext as _

from claims.choices import KeyScope
from claims.models import ApiKey, KeyUsage, User
from claims.services import counting
from claims.services.audit import Refused, acting, require, unversioned

MARK = "orec_"  # lets a program that looks for leaked secrets know one
SHOWN = len(MARK) + 6
NOTE_USE_EVERY = dt.timedelta(minutes=1)


def make_key(
    *,
    name: str,
    contact: str,
    scopes: Iterable[KeyScope],
    per_minute: int,
    per_day: int | None = None,
    expires_at: dt.datetime | None,
    actor: User,
    at: dt.datetime,
) -> tuple[ApiKey, str]:
    """A new key; the second is what its holder needs and nobody can look up again.

    :raises Refused: when it would have expired already
    :raises Forbidden: without the permission
    """
    require(actor, "claims.add_apikey")
    if expires_at is not None and expires_at <= at:
        raise Refused(_("That day is over."), field="expires_at")
    secret = MARK + secrets.token_urlsafe(32)
    with acting(actor=actor, action="make_key"):
        key = ApiKey.objects.create(
            name=name,
            contact=contact,
            prefix=secret[:SHOWN],
            digest=digest(secret),
            scopes=sorted(scopes),
            per_minute=per_minute,
            per_day=per_day,
            created_by=actor,
            created_at=at,
            expires_at=expires_at,
        )
    return key, secret


def revoke_key(*, key_id: int, reason: str, actor: User, at: dt.datetime) -> ApiKey:
    """Let a key open nothing from now on; its row stays.

    :raises Refused: when it is revoked already
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_apikey")
    with acting(actor=actor, action="revoke_key", reason=reason):
        key = unversioned(ApiKey, key_id)
        if key.revoked_at is not None:
            raise Refused(_("This key is revoked already."))
        key.revoked_at, key.revoked_by, key.revoke_reason = at, actor, reason
        key.save(update_fields=["revoked_at", "revoked_by", "revoke_reason"])
    return key


def recognise_key(*, secret: str, at: dt.datetime) -> ApiKey | None:
    """The key, if it is good now; that it was used is noted, at most once a minute."""
    rows = ApiKey.objects.good_at(at).filter(digest=digest(secret))
    key = rows.first()
    if key is not None and (key.last_used_at is None or key.last_used_at < at - NOTE_USE_EVERY):
        rows.last_used_before(at - NOTE_USE_EVERY).update(last_used_at=at)
    return key


def requests_on(*, key_id: int, day: dt.date) -> int:
    """How often a key was used on a day, as far as that is noted."""
    noted = KeyUsage.objects.filter(key_id=key_id, day=day).values_list("requests", flat=True)
    return noted.first() or 0


def record_usage(*, at: dt.datetime) -> int:
    """Note what the counters in Redis hold of today and of yesterday; how many rows were written.

    A counter holds the whole of its day, so that noting it twice changes nothing.

    :raises redis.exceptions.RedisError: while Redis is away; the next time will do
    """
    days = [at.date() - dt.timedelta(days=1), at.date()]
    used = ApiKey.objects.exclude(last_used_at=None).exclude(last_used_at__date__lt=days[0])
    found = counting.counted(key_ids=used.values_list("pk", flat=True), days=days)
    KeyUsage.objects.bulk_create(
        [KeyUsage(**asdict(counts)) for counts in found],
        update_conflicts=True,
        unique_fields=["key", "day"],
        update_fields=["requests", "refused"],
    )
    return len(found)


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
