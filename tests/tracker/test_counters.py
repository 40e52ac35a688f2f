"""Counting for all processes: in real Redis, and without it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import redis
from django.conf import settings as project
from django.core.cache import caches
from pytest_django import Settings

from tracker.counters import counted, take_back

NOBODY = "redis://127.0.0.1:9/0"


@pytest.fixture(autouse=True)
def counters(servers: object) -> Iterator[None]:
    for name in ("limits", "limits-here"):
        caches[name].clear()
    yield
    caches["limits-here"].clear()


def test_each_name_is_counted_by_itself() -> None:
    assert [counted("knocks", seconds=60) for _ in range(3)] == [1, 2, 3]
    assert counted("rings", seconds=60) == 1


def test_what_is_taken_back_was_not_counted() -> None:
    counted("knocks", seconds=60)
    counted("knocks", seconds=60)
    take_back("knocks")
    assert counted("knocks", seconds=60) == 2


def test_nothing_is_taken_back_of_nothing() -> None:
    take_back("knocks")
    assert counted("knocks", seconds=60) == 1


def test_a_counter_ends_so_long_after_its_first() -> None:
    counted("knocks", seconds=60)
    counted("knocks", seconds=600)
    server = redis.Redis.from_url(project.REDIS_URL)
    assert 0 < int(server.ttl("limits:1:knocks")) <= 60


def test_all_who_count_at_once_are_counted() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _number: counted("knocks", seconds=60), range(40)))
    assert sorted(found) == list(range(1, 41))


def test_without_redis_the_process_counts_for_itself(settings: Settings) -> None:
    settings.CACHES = {**settings.CACHES, "limits": {**settings.CACHES["limits"], "LOCATION": NOBODY}}
    assert [counted("knocks", seconds=60) for _ in range(2)] == [1, 2]
    take_back("knocks")
    assert counted("knocks", seconds=60) == 2
