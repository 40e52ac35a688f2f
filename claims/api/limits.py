"""Who asks, and how often they may: counted in Redis for all processes, here alone while Redis is away."""

import datetime as dt
import hashlib
import logging
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from redis.exceptions import RedisError

from claims.models import ApiKey
from claims.services import counting
from claims.services.counting import DAY, MINUTE, Counts
from claims.services.keys import recognise_key, requests_on
from tracker.visitors import network_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Caller:
    """Somebody, as one counter. No limit is 0 for the minute, None for the day."""

    name: str
    per_minute: int
    per_day: int | None = None
    scopes: frozenset[str] = frozenset()
    key_id: int | None = None


@dataclass(frozen=True)
class Allowance:
    """One limit, and how much of it is used up."""

    name: str
    limit: int
    window: int  # seconds
    used: int
    seconds_left: int

    @property
    def is_exceeded(self) -> bool:
        return self.used > self.limit


def stranger(request: HttpRequest) -> Caller:
    """A visitor, whose address nobody can read."""
    key = key_of_names(settings.SECRET_KEY)
    network = hashlib.blake2b(network_of(request).encode(), key=key, digest_size=10).hexdigest()
    return Caller(f"address-{network}", settings.API_ANONYMOUS_PER_MINUTE)


@lru_cache(maxsize=2)
def key_of_names(secret: str) -> bytes:
    return hashlib.sha512(f"claims.api.limits {secret}".encode()).digest()


def caller_of(request: HttpRequest, at: dt.datetime) -> Caller | None:
    """Whoever shows a key, else a stranger; None for a key that opens nothing."""
    given = request.headers.get("Authorization")
    if given is None:
        return stranger(request)
    scheme, _blank, secret = given.partition(" ")
    key = recognise_key(secret=secret, at=at) if scheme.lower() == "bearer" else None
    return caller_with(key) if key else None


def caller_with(key: ApiKey) -> Caller:
    return Caller(f"key-{key.pk}", key.per_minute, key.per_day, frozenset(key.scopes), key.pk)


def count(caller: Caller, at: dt.datetime) -> list[Allowance]:
    """Count one request, and say what it left of each limit."""
    if not caller.per_minute:
        return []
    used = counted(caller, at)
    passed = int(at.timestamp())
    found = [Allowance("minute", caller.per_minute, MINUTE, used.minute, MINUTE - passed % MINUTE)]
    if caller.per_day is not None and used.day is not None:
        found.append(Allowance("day", caller.per_day, DAY, used.day, DAY - passed % DAY))
    if caller.key_id is not None and any(limit.is_exceeded for limit in found):
        refuse(caller.key_id, at)
    return found


def seconds_to_wait(allowances: list[Allowance]) -> int | None:
    """Until every limit that is exceeded begins anew; None when none is."""
    return max((limit.seconds_left for limit in allowances if limit.is_exceeded), default=None)


def headers(allowances: list[Allowance]) -> dict[str, str]:
    """As the IETF's draft of RateLimit header fields has them."""
    if not allowances:
        return {}
    policies = [f'"{limit.name}";q={limit.limit};w={limit.window}' for limit in allowances]
    left = [
        f'"{limit.name}";r={max(limit.limit - limit.used, 0)};t={limit.seconds_left}' for limit in allowances
    ]
    return {"RateLimit-Policy": ", ".join(policies), "RateLimit": ", ".join(left)}


def counted(caller: Caller, at: dt.datetime) -> Counts:
    try:
        found = counting.count_request(name=caller.name, at=at, key_id=caller.key_id)
        return since_midnight(caller, at, found)
    except RedisError as problem:
        logger.warning("Requests are counted in this process alone: %s", problem)
        return counted_here(caller, at)


def since_midnight(caller: Caller, at: dt.datetime, found: Counts) -> Counts:
    """The first of a day, as far as Redis knows: it may have lost the counter, so what was noted is added."""
    if caller.key_id is None or found.day != 1:
        return found
    noted = requests_on(key_id=caller.key_id, day=at.date())
    if not noted:
        return found
    return Counts(found.minute, counting.restore(key_id=caller.key_id, day=at.date(), requests=noted))


def counted_here(caller: Caller, at: dt.datetime) -> Counts:
    here = caches["limits-here"]
    windows = [(MINUTE, f"{caller.name}-{int(at.timestamp()) // MINUTE}")]
    if caller.key_id is not None:
        windows.append((DAY, f"{caller.name}-{at.date()}"))
    for window, name in windows:
        here.add(name, 0, timeout=2 * window)
    return Counts(*(int(here.incr(name)) for _window, name in windows))


def refuse(key_id: int, at: dt.datetime) -> None:
    try:
        counting.count_refusal(key_id=key_id, day=at.date())
    except RedisError:
        logger.warning("A refusal was not counted.")
