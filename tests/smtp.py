"""A real SMTP server that does what a test tells it: accept, refuse, drop the line, hang."""

import asyncio
import email
import email.policy
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from tests.ports import free_port

ACCEPTED = "250 OK"


@dataclass(frozen=True)
class Act:
    """What happens in one conversation: a reply to the recipient or to the text, or none."""

    to_recipient: str = ACCEPTED
    to_text: str = ACCEPTED
    keeps: bool = True  # whether the text lands in the mailbox
    hangs_up: bool = False  # instead of replying to the text
    waits: float = 0  # seconds before it replies to the text


DEFERS = Act(to_recipient="451 try again later")
REFUSES = Act(to_recipient="550 no such mailbox")
MUMBLES = Act(to_recipient="550 no such\0 mailbox")  # what no text column can hold
REFUSES_TEXT = Act(to_text="554 looks like spam", keeps=False)
DEFERS_TEXT = Act(to_text="452 out of space", keeps=False)
KEEPS_AND_HANGS_UP = Act(hangs_up=True)


@dataclass
class Sink:
    """The mailbox. `script` holds the acts of the next conversations; then everything is accepted."""

    port: int = 0
    script: deque[Act] = field(default_factory=deque)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    act: Act = Act()

    @property
    def messages(self) -> list[EmailMessage]:
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.raw]

    def text(self, number: int = -1) -> str:
        """The plain text of a message, the last one unless told."""
        body = self.messages[number].get_body(("plain",))
        assert body is not None
        return str(body.get_content())

    def html(self, number: int = -1) -> str:
        body = self.messages[number].get_body(("html",))
        assert body is not None
        return str(body.get_content())

    async def recipient(self, envelope: Any, address: str) -> str:
        self.act = self.script.popleft() if self.script else Act()
        if self.act.to_recipient == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return self.act.to_recipient

    async def letter(self, server: Any, envelope: Any) -> str:
        act = self.act
        if act.keeps:
            self.raw.append(bytes(envelope.original_content))
            self.recipients.extend(envelope.rcpt_tos)
        if act.waits:
            await asyncio.sleep(act.waits)
        if act.hangs_up:
            server.transport.abort()
        return act.to_text


class Handler:
    """What aiosmtpd calls, by its own names."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _: Any) -> str:  # noqa: N802
        return await self.sink.recipient(envelope, address)

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        return await self.sink.letter(server, envelope)


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """The server that the settings name; everybody at on-record.test may receive."""
    mailbox = Sink()
    mailbox.port = free_port()
    controller = Controller(Handler(mailbox), hostname="127.0.0.1", port=mailbox.port)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.port
    settings.MAIL_ALLOW = frozenset({"on-record.test"})
    yield mailbox
    controller.stop()
