"""The conversation with a real mail server: each end of it has one meaning."""

import re
import smtplib
import socket
import time
from email.headerregistry import Address
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.core.mail import BadHeaderError
from hypothesis import example, given
from hypothesis import strategies as st
from pytest_django import Settings

from claims.rendering.letters import Letter
from claims.services import mail
from claims.services.mail import Delivery, Envelope, Fate
from tests import smtp
from tests.ports import free_port
from tests.smtp import Act, Sink

LETTER = Letter("Două verdicte", "Întâi\n.\n..puncte\nși gata\n", "<p>Întâi — „nou prag”</p>")
ENVELOPE = Envelope("mira@on-record.test", "<abc@on-record.test>", {"List-Id": "<digest.on-record.test>"})


def deliver() -> Delivery:
    return mail.deliver(letter=LETTER, envelope=ENVELOPE)


def test_accepted_letter_arrives_as_written(sink: Sink) -> None:
    assert deliver().fate == Fate.ACCEPTED
    message = sink.messages[0]
    assert (message["Subject"], message["Message-ID"]) == (LETTER.subject, "<abc@on-record.test>")
    assert message["To"].addresses == (Address(addr_spec="mira@on-record.test"),)
    assert message["List-Id"] == "<digest.on-record.test>"
    assert sink.text().replace("\r\n", "\n") == LETTER.text
    assert sink.html().strip() == LETTER.html
    assert sink.recipients == ["mira@on-record.test"]


def test_letter_is_seven_bits_wide_with_lines_that_servers_take(sink: Sink) -> None:
    letter = Letter("S", "ș" * 5_000, "<p>" + "ț" * 5_000 + "</p>")
    mail.deliver(letter=letter, envelope=ENVELOPE)
    assert sink.raw[0].isascii()
    assert max(map(len, sink.raw[0].splitlines())) <= 998
    assert sink.text().strip() == "ș" * 5_000


@pytest.mark.parametrize(
    ("act", "fate"),
    [
        (smtp.DEFERS, Fate.DEFERRED),
        (smtp.REFUSES, Fate.REFUSED),
        (smtp.REFUSES_TEXT, Fate.REFUSED),
        (smtp.DEFERS_TEXT, Fate.DEFERRED),
        (smtp.KEEPS_AND_HANGS_UP, Fate.UNKNOWN),
        (Act(to_recipient="421 closing"), Fate.DEFERRED),
    ],
)
def test_every_answer_has_one_meaning(sink: Sink, act: Act, fate: Fate) -> None:
    sink.script.append(act)
    assert deliver().fate == fate
    assert len(sink.raw) == (1 if fate == Fate.UNKNOWN else 0)


def test_server_that_hangs_after_the_text_leaves_doubt_and_frees_us(sink: Sink, settings: Settings) -> None:
    settings.EMAIL_TIMEOUT = 0.5
    sink.script.append(Act(waits=60))
    began = time.monotonic()
    assert deliver().fate == Fate.UNKNOWN
    assert time.monotonic() - began < 20


def test_nobody_listening_means_later(settings: Settings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert deliver().fate == Fate.DEFERRED


def test_server_that_never_greets_means_later(settings: Settings) -> None:
    settings.EMAIL_TIMEOUT = 0.3
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        assert deliver().fate == Fate.DEFERRED


def test_server_without_encryption_gets_nothing_when_we_ask_for_it(sink: Sink, settings: Settings) -> None:
    settings.EMAIL_USE_TLS = True
    assert deliver().fate == Fate.DEFERRED
    assert not sink.raw


def test_refused_password_means_later_since_the_reader_is_not_to_blame(
    sink: Sink, settings: Settings
) -> None:
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "us", "wrong"
    assert deliver().fate == Fate.DEFERRED


@pytest.mark.parametrize("header", ["Subject", "List-Id"])
def test_no_line_break_gets_into_a_header(sink: Sink, header: str) -> None:
    evil = "x\r\nBcc: victim@on-record.test"
    letter = Letter(evil if header == "Subject" else "S", "t", "h")
    with pytest.raises(BadHeaderError):
        mail.deliver(letter=letter, envelope=Envelope(ENVELOPE.to, ENVELOPE.message_id, {header: evil}))
    assert not sink.raw


def test_long_header_stays_on_its_line() -> None:
    link = "<https://on-record.example/unsubscribe/" + "x" * 80 + "/>"
    body = mail.as_bytes(LETTER, Envelope(ENVELOPE.to, ENVELOPE.message_id, {"List-Unsubscribe": link}))
    assert f"\r\nList-Unsubscribe: {link}\r\n".encode() in body


@given(st.text(), st.text())
@example("\r\n.\r\nMAIL FROM:<a@b>", "a\rb\nc\x0b.\x0c.\x85.\u2028.")
def test_no_text_ends_the_conversation_early(text: str, html: str) -> None:
    """No lone CR or LF, and no line that is one dot: what comes after would be taken for commands."""
    body = mail.as_bytes(Letter("S", text, html), ENVELOPE)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", body)
    assert not re.search(rb"(?m)^\.(?!\.)", body)
    head = body.partition(b"\r\n\r\n")[0]
    assert len(re.findall(rb"(?m)^[\w-]+:", head)) == 8


def test_server_that_wants_a_password_gets_it(settings: Settings) -> None:
    def check(
        _server: object, _session: object, _envelope: object, _mechanism: str, given: Any
    ) -> AuthResult:
        return AuthResult(success=(given.login, given.password) == (b"us", b"p:w@d"), handled=False)

    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "us", "p:w@d"
    mailbox = Sink()
    server = Controller(
        smtp.Handler(mailbox),
        hostname="127.0.0.1",
        port=settings.EMAIL_PORT,
        authenticator=check,
        auth_require_tls=False,
        auth_required=True,
    )
    server.start()
    try:
        assert deliver().fate == Fate.ACCEPTED
        settings.EMAIL_HOST_PASSWORD = "wrong"
        assert deliver().fate == Fate.DEFERRED
    finally:
        server.stop()
    assert len(mailbox.raw) == 1


@pytest.mark.parametrize(
    ("allowed", "address", "may"),
    [
        ({"on-record.test"}, "mira@on-record.test", True),
        ({"on-record.test"}, "Mira@ON-RECORD.test", True),
        ({"mira@on-record.test"}, "mira@on-record.test", True),
        ({"mira@on-record.test"}, "ana@on-record.test", False),
        ({"record.test"}, "mira@on-record.test", False),
        (set(), "mira@on-record.test", False),
    ],
)
def test_outside_production_only_the_list_receives(
    settings: Settings, allowed: set[str], address: str, may: bool
) -> None:
    settings.MAIL_ALLOW = frozenset(allowed)
    assert mail.may_receive(address) is may


def test_production_writes_to_everybody(settings: Settings) -> None:
    settings.PRODUCTION, settings.MAIL_ALLOW = True, frozenset()
    assert mail.may_receive("mira@on-record.test")


def test_the_sink_is_a_real_server(sink: Sink) -> None:
    with smtplib.SMTP("127.0.0.1", sink.port, timeout=5) as client:
        assert client.noop()[0] == 250
