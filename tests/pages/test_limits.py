from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from claims.pages.limits import too_often

# Nothing listens there.
NOBODY = "redis://127.0.0.1:9/0"


@pytest.fixture(autouse=True)
def counters(servers: object) -> Iterator[None]:
    for name in ("limits", "limits-here"):
        caches[name].clear()
    yield
    caches["limits-here"].clear()


def acts(times: int, **more: str) -> list[bool]:
    request = RequestFactory().post("/", **more)  # type: ignore[arg-type]
    return [too_often(request, "report", per_hour=2) for _ in range(times)]


def test_more_than_the_limit_is_too_often() -> None:
    assert acts(4) == [False, False, True, True]


def test_each_visitor_and_each_act_is_counted_by_itself() -> None:
    acts(3)
    assert acts(1, REMOTE_ADDR="192.0.2.7") == [False]
    assert not too_often(RequestFactory().post("/"), "another", per_hour=2)


def test_addresses_of_one_ipv6_network_are_one_visitor() -> None:
    acts(3, REMOTE_ADDR="2001:db8::1")
    assert acts(1, REMOTE_ADDR="2001:db8::2") == [True]
    assert acts(1, REMOTE_ADDR="2001:db8:0:1::1") == [False]


def test_behind_a_proxy_its_last_word_counts(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    acts(3, HTTP_X_FORWARDED_FOR="198.51.100.1, 192.0.2.7")
    assert acts(1, HTTP_X_FORWARDED_FOR="198.51.100.2, 192.0.2.7") == [True]
    assert acts(1, HTTP_X_FORWARDED_FOR="192.0.2.7, 192.0.2.8") == [False]


def test_without_redis_the_process_counts_for_itself(settings: Settings) -> None:
    settings.CACHES = {**settings.CACHES, "limits": {**settings.CACHES["limits"], "LOCATION": NOBODY}}
    assert acts(3) == [False, False, True]
