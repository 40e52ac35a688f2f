"""Counters in Redis, one for all processes: how often somebody has asked. One round trip for each request."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

MINUTE, DAY = 60, 86_400  # seconds
# Long enough to be read after midnight, when nobody asks any more.
KEPT = 3 * DAY
PREFIX = "asked"


@dataclass(frozen=True)
class Counts:
    """How often somebody asked in this minute, and was answered on this day; None if not counted."""

    minute: int
    day: int | None = None


@dataclass(frozen=True)
class DayOfKey:
    """What the counters hold of a key's day."""

    key_id: int
    day: dt.date
    requests: int
    refused: int


def count_request(*, name: str, at: dt.datetime, key_id: int | None) -> Counts:
    """Count one request of somebody; of a key also for the day.

    :raises redis.exceptions.RedisError: while Redis is away
    """
    minute = f"{PREFIX}:{name}:{int(at.timestamp()) // MINUTE}"
    if key_id is None:
        return Counts(increased(minute, 2 * MINUTE))
    pipe = server().pipeline(transaction=False)
    increase(pipe, minute, 2 * MINUTE)
    increase(pipe, counter(key_id, at.date(), "requests"), KEPT)
    return Counts(*pipe.execute()[::2])


def restore(*, key_id: int, day: dt.date, requests: int) -> int:
    """What a new counter ought to have begun with: Redis may have lost the old one. The count since then."""
    return int(server().incrby(counter(key_id, day, "requests"), requests))


def count_refusal(*, key_id: int, day: dt.date) -> None:
    """Of a request that was counted and not answered: it uses up nothing of the day."""
    pipe = server().pipeline(transaction=False)
    pipe.decr(counter(key_id, day, "requests"))
    increase(pipe, counter(key_id, day, "refused"), KEPT)
    pipe.execute()


def counted(*, key_ids: Iterable[int], days: Iterable[dt.date]) -> list[DayOfKey]:
    """Of the days and keys those of which anything was counted."""
    wanted = [(key_id, day) for day in days for key_id in key_ids]
    if not wanted:
        return []
    names = [counter(*pair, what) for pair in wanted for what in ("requests", "refused")]
    values: list[Any] = server().mget(names)
    found = zip(wanted, values[::2], values[1::2], strict=True)
    return [
        DayOfKey(*pair, max(int(requests or 0), 0), int(refused or 0))
        for pair, requests, refused in found
        if requests is not None
    ]


def increased(name: str, kept: int) -> int:
    """One more of a counter, which ends by itself: its first user sees to that. Half the price of a pipe."""
    found = int(server().incr(name))
    if found == 1:
        server().expire(name, kept)
    return found


def increase(pipe: Any, name: str, kept: int) -> None:
    pipe.incr(name)
    pipe.expire(name, kept)


def counter(key_id: int, day: dt.date, what: str) -> str:
    return f"{PREFIX}:key:{key_id}:{day.isoformat()}:{what}"


def server() -> redis.Redis:
    return connected(settings.REDIS_URL)


@lru_cache(maxsize=4)
def connected(url: str) -> redis.Redis:
    """Counting must not hold any request up: it waits a quarter of a second, and tries once."""
    patience = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}
    found: redis.Redis = redis.Redis.from_url(url, retry=Retry(NoBackoff(), 0), **patience)
    return found
