"""Somebody else's server, which is told what becomes public and knows us by our signature."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pytest_django import Settings
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from tests.local_server import Answer, Asked, Headers, LocalServer


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


class Receiver(LocalServer):
    """Answers each message with the next of `statuses`, and with 204 when there is none left."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.answer_headers: Headers = {}
        self.answer_body = b""
        self.messages: list[Message] = []
        super().__init__()

    @property
    def url(self) -> str:
        return f"http://{self.endpoint}/hooks/on-record?token=a"

    @property
    def accepted(self) -> list[Message]:
        return [message for message in self.messages if 200 <= message.status < 300]

    def reply(self, asked: Asked) -> Answer:
        status = self.statuses.pop(0) if self.statuses else 204
        headers = {name.lower(): value for name, value in asked.headers.items()}
        self.messages.append(Message(headers, asked.body, status))
        return Answer(self.answer_body, status, self.answer_headers)


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
