import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from tracker import health


class Greeting(socketserver.StreamRequestHandler):
    """The little of SMTP that a NOOP needs."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            self.wfile.write(b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 yes\r\n")


@pytest.fixture
def mail_port() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Greeting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.django_db
def test_servers_that_answer_have_nothing_said_about_them() -> None:
    assert [check() for check in (health.database, health.migrations, health.broker)] == [None] * 3


@pytest.mark.django_db
def test_a_missing_migration_is_told() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    assert health.migrations() == "1 migrations are not applied: run `manage.py migrate`."


def test_a_silent_broker_is_told(settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert (health.broker() or "").startswith("The broker does not answer: ")


def test_a_mail_server_that_answers_has_nothing_said_about_it(settings: Settings, mail_port: int) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_port
    assert health.smtp() is None


def test_a_silent_mail_server_is_told_with_its_address(settings: Settings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert (health.smtp() or "").startswith("The mail server 127.0.0.1:1 does not answer: ")


def test_only_the_first_line_of_a_problem_is_told() -> None:
    assert health.first_line(OSError("one\ntwo")) == "one"
    assert health.first_line(TimeoutError()) == "TimeoutError"
