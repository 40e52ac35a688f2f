"""Somebody else's server, which is told what becomes public and knows us by our signature."""

import datetime as dt
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import pytest
from pytest_django import Settings
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

Headers = dict[str, str]


@dataclass(frozen=True)
class Message:
    """What came, and whether the answer said that it was accepted."""

    headers: Headers
    body: bytes
    status: int

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def content(self) -> Any:
        return json.loads(self.body)

    @property
    def seq(self) -> int:
        return int(self.content["data"]["seq"])

    @property
    def sent_at(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(int(self.headers["webhook-timestamp"]), dt.UTC)


class Receiver:
    """Answers each message with the next of `statuses`, and with 204 when there is none left."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.answer_headers: Headers = {}
        self.answer_body = b""
        self.messages: list[Message] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def endpoint(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.endpoint}/hooks/on-record?token=a"

    @property
    def accepted(self) -> list[Message]:
        return [message for message in self.messages if 200 <= message.status < 300]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.statuses.pop(0) if receiver.statuses else 204
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.messages.append(Message(headers, body, status))
                self.send_response(status)
                for name, value in receiver.answer_headers.items():
                    self.send_header(name, value)
                if status != 204:
                    self.send_header("Content-Length", str(len(receiver.answer_body)))
                self.end_headers()
                if status != 204:
                    self.wfile.write(receiver.answer_body)

            def log_message(self, *_: object) -> None:
                """The tests' output is for the tests."""

        return Handler


def knows(secret: str, message: Message) -> bool:
    """Whether the specification's own library takes the message for ours."""
    try:
        Verifier(secret).verify(message.body, message.headers)
    except WebhookVerificationError:
        return False
    return True


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    """A local receiver, which may be told."""
    with Receiver() as running:
        settings.FETCH_ALLOW = frozenset({running.endpoint, *settings.FETCH_ALLOW})
        yield running
