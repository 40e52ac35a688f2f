"""How the house asks the network."""

import pytest
from pytest_django import Settings

from claims.services.fetching import is_lasting, policy


def test_a_fetch_costs_and_reaches_what_the_settings_allow(settings: Settings) -> None:
    settings.FETCH_MAX_BYTES, settings.FETCH_SECONDS = 5_000, 7
    settings.FETCH_ALLOW = frozenset({"127.0.0.1:8001"})
    found = policy()
    assert (found.max_bytes, found.total_seconds) == (5_000, 7.0)
    assert found.allow == frozenset({"127.0.0.1:8001"})


def test_a_site_sees_who_asks_and_where_to_complain(settings: Settings) -> None:
    settings.SITE_URL = "https://facts.test"
    assert policy().user_agent.startswith("OnRecord/")
    assert policy().user_agent.endswith("(+https://facts.test)")


@pytest.mark.parametrize(
    ("url", "lasting"),
    [
        ("https://dorna.test/feed.xml", True),
        ("http://127.0.0.1:8001/feed.xml", False),
        ("ftp://dorna.test/feed.xml", False),
        ("nonsense", False),
    ],
)
def test_only_public_addresses_last(settings: Settings, url: str, lasting: bool) -> None:
    settings.FETCH_ALLOW = frozenset({"127.0.0.1:8001"})
    assert is_lasting(url) is lasting
