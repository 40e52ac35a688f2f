"""Who asks, and how often they may: counted in Redis for all processes, here alone while Redis is away."""

import datetime as dt
import ipaddress
import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import BaseCache, caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from claims.services.keys import recognise_key

logger = logging.getLogger(__name__)
WINDOW = 60  # seconds


@dataclass(frozen=True)
class Caller:
    """Somebody, as one counter. No limit is 0."""

    name: str
    per_minute: int
    scopes: frozenset[str] = frozenset()


def stranger(request: HttpRequest) -> Caller:
    return Caller(f"address-{network_of(request)}", settings.API_ANONYMOUS_PER_MINUTE)


def caller_of(request: HttpRequest, at: dt.datetime) -> Caller | None:
    """Whoever shows a key, else a stranger; None for a key that opens nothing."""
    given = request.headers.get("Authorization")
    if given is None:
        return stranger(request)
    scheme, _blank, secret = given.partition(" ")
    key = recognise_key(secret=secret, at=at) if scheme.lower() == "bearer" else None
    return Caller(f"key-{key.pk}", key.per_minute, frozenset(key.scopes)) if key else None


def network_of(request: HttpRequest) -> str:
    """The visitor's address, unreadable: of IPv6 the first half, since one visitor has all of the other."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last one is the proxy's own word
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    network = str(found) if found.version == 4 else str(int(found) >> 64)
    return salted_hmac("claims.api.limits", network).hexdigest()[:20]


def seconds_to_wait(caller: Caller, at: dt.datetime) -> int | None:
    """Count one request; None when it may pass."""
    if not caller.per_minute:
        return None
    window, passed = divmod(int(at.timestamp()), WINDOW)
    return None if counted(f"{caller.name}-{window}") <= caller.per_minute else WINDOW - passed


def counted(name: str) -> int:
    try:
        return counted_in(caches["limits"], name)
    except RedisError as problem:
        logger.warning("Requests are counted in this process alone: %s", problem)
        return counted_in(caches["limits-here"], name)


def counted_in(cache: BaseCache, name: str) -> int:
    cache.add(name, 0, timeout=2 * WINDOW)
    return int(cache.incr(name))
