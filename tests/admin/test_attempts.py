"""What is counted of an attempt, and that nobody can read it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.test import RequestFactory

from claims.admin.attempts import Attempt, held


@pytest.fixture(autouse=True)
def counters(servers: object) -> Iterator[None]:
    caches["limits"].clear()
    yield
    caches["limits"].clear()


def attempt(account: str = "ana", address: str = "192.0.2.7") -> Attempt:
    return Attempt.of(RequestFactory().post("/admin/login/", REMOTE_ADDR=address), account)


def test_spellings_of_one_account_are_one_account() -> None:
    assert attempt(" Ana ") == attempt("ana")


def test_names_of_counters_tell_neither_account_nor_address() -> None:
    names = [limit.name for limit in attempt().limits]
    assert len(set(names)) == 3
    assert all(re.fullmatch(r"sign-in-[0-9a-f]{24}", name) for name in names)


def test_limits_follow_the_setting(settings: Any) -> None:
    settings.SIGN_IN_ATTEMPTS = 2
    assert [limit.most for limit in attempt().limits] == [2, 12, 20]
    assert [attempt().is_one_too_many() for _ in range(3)] == [False, False, True]


def test_addresses_of_one_ipv6_network_are_one_address(settings: Any) -> None:
    settings.SIGN_IN_ATTEMPTS = 1
    assert not attempt(address="2001:db8::1").is_one_too_many()
    assert attempt(address="2001:db8::2").is_one_too_many()


def test_what_succeeded_is_not_counted_and_what_failed_before_it_is(settings: Any) -> None:
    settings.SIGN_IN_ATTEMPTS = 2
    attempt().is_one_too_many()
    for _again in range(5):
        assert not attempt().is_one_too_many()
        attempt().succeeded()
    assert [attempt().is_one_too_many() for _ in range(2)] == [False, True]


@pytest.mark.django_db
def test_who_is_held_up_is_told_how_long_at_most(settings: Any) -> None:
    settings.SIGN_IN_PAUSE_MINUTES = 1
    request = RequestFactory().get("/admin/login/")
    request.user = AnonymousUser()
    answer = held(request)
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert b"for a minute" in answer.content
