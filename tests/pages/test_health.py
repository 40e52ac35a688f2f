import socket
import time
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """A port where connections are taken and nothing is ever said."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_healthz_asks_nobody(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_readyz_when_all_is_up(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "broker": "ok"})


@pytest.mark.django_db
def test_readyz_names_a_broker_that_is_down(client: Client, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": "ok", "broker": "down"})


@pytest.mark.django_db
def test_readyz_does_not_wait_for_servers_that_hang(
    client: Client, settings: Settings, deaf_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{deaf_port}/0"
    parameters = {**connection.get_connection_params(), "host": "127.0.0.1", "port": deaf_port}
    monkeypatch.setattr(connection, "get_connection_params", lambda: parameters)
    start = time.monotonic()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"database": "down", "broker": "down"})
    assert time.monotonic() - start < 20
