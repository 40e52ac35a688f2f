"""The parts of a journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.journeys.stack import Site, Stack, test_database_url
from tests.smtp import Sink


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def stack(
    migrated_rows: None,
    live_server: LiveServer,
    site: Site,
    sink: Sink,
    tmp_path: Path,
    settings: Settings,
) -> Iterator[Stack]:
    """Processes that see the test's database, may fetch its site, and mail into its sink."""
    surroundings = {
        "ENVIRONMENT": "test",
        "DATABASE_URL": test_database_url(),
        "SITE_URL": live_server.url,
        "FETCH_ALLOW": site.endpoint,
        "MAIL_URL": f"smtp://127.0.0.1:{sink.port}",
        "MAIL_ALLOW": "on-record.test",
        "NOTICE_HOLD_MINUTES": "0",
        "WORK_LEASE_SECONDS": "5",
        "SWEEP_SECONDS": "1",
    }
    settings.SITE_URL, settings.NOTICE_HOLD_MINUTES = live_server.url, 0
    stack = Stack(tmp_path, surroundings)
    stack.lose_the_broker()
    yield stack
    stack.stop()
