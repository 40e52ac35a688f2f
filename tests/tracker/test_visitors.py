"""One visitor is one address, or one half of an IPv6 address."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from tracker.visitors import network_of


def asked(**surroundings: str) -> str:
    return network_of(RequestFactory().get("/", **surroundings))  # type: ignore[arg-type]


def test_an_ipv4_address_is_a_visitor() -> None:
    assert asked(REMOTE_ADDR="192.0.2.7") == "192.0.2.7"


def test_of_ipv6_the_first_half_is_a_visitor() -> None:
    assert asked(REMOTE_ADDR="2001:db8::1") == asked(REMOTE_ADDR="2001:db8::2")
    assert asked(REMOTE_ADDR="2001:db8::1") != asked(REMOTE_ADDR="2001:db8:0:1::1")


def test_only_behind_a_proxy_is_its_last_word_believed(settings: Settings) -> None:
    forwarded = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.1, 192.0.2.7"}
    assert asked(**forwarded) == "192.0.2.1"
    settings.BEHIND_PROXY = True
    assert asked(**forwarded) == "192.0.2.7"


@pytest.mark.parametrize("address", ["", "nobody", "192.0.2.300"])
def test_what_is_no_address_is_one_visitor(address: str) -> None:
    assert asked(REMOTE_ADDR=address) == "unknown"
