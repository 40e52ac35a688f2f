import datetime as dt

import pytest
from django.core.cache import caches
from pytest_django.fixtures import Settings
from redis.exceptions import RedisError

from claims.services import counting
from tracker.embedded import Addresses

AT = dt.datetime(2026, 1, 9, 9, 30, tzinfo=dt.UTC)
DAY = AT.date()


@pytest.fixture(autouse=True)
def _no_counters(servers: Addresses) -> None:
    caches["limits"].clear()


def count(name: str = "a", at: dt.datetime = AT, key_id: int | None = 7) -> counting.Counts:
    return counting.count_request(name=name, at=at, key_id=key_id)


def test_minutes_days_and_callers_are_counted_apart() -> None:
    assert [count() for _ in range(2)] == [counting.Counts(1, 1), counting.Counts(2, 2)]
    assert count(at=AT + dt.timedelta(minutes=1)) == counting.Counts(1, 3)
    assert count(at=AT + dt.timedelta(days=1)) == counting.Counts(1, 1)
    assert count("b", key_id=8) == counting.Counts(1, 1)
    assert count("c", key_id=None) == counting.Counts(1, None)


def test_counters_end_by_themselves() -> None:
    count()
    server = counting.server()
    lifetimes = sorted(server.ttl(name) for name in server.scan_iter(f"{counting.PREFIX}:*"))
    assert lifetimes == [2 * counting.MINUTE, counting.KEPT]


def test_refusal_is_taken_off_the_day() -> None:
    count()
    count()
    counting.count_refusal(key_id=7, day=DAY)
    assert counting.counted(key_ids=[7, 8], days=[DAY]) == [counting.DayOfKey(7, DAY, 1, 1)]
    assert counting.counted(key_ids=[], days=[DAY]) == []


def test_lost_counter_goes_on_where_it_was_noted() -> None:
    count()
    assert counting.restore(key_id=7, day=DAY, requests=40) == 41
    assert count() == counting.Counts(2, 42)


def test_redis_that_is_away_is_said_so_at_once(settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    with pytest.raises(RedisError):
        count()
