"""One letter over SMTP, and what became of it: the phase of the conversation tells whether to try again."""

import re
import smtplib
import ssl
from dataclasses import dataclass, field
from email.charset import QP, Charset
from email.generator import BytesGenerator
from email.policy import compat32
from email.utils import parseaddr
from enum import Enum
from functools import cache
from io import BytesIO

from django.conf import settings
from django.core.mail import DNS_NAME, EmailMultiAlternatives

from claims.rendering.letters import Letter

# Long header lines stay whole: folding would put the address of List-Unsubscribe on a line of its own, after
# an empty one, which some readers do not follow. RFC 5322 allows 998 characters.
WHOLE_LINES = compat32.clone(max_line_length=998, linesep="\r\n")
LEADING_DOT = re.compile(rb"(?m)^\.")
GO_AHEAD = 354


class Fate(Enum):
    ACCEPTED = "accepted"
    REFUSED = "refused"  # for good
    DEFERRED = "deferred"  # certainly not accepted: try again
    UNKNOWN = "unknown"  # the server had all of it and did not answer


@dataclass(frozen=True)
class Delivery:
    fate: Fate
    reply: str = ""


@dataclass(frozen=True)
class Envelope:
    to: str
    message_id: str
    headers: dict[str, str] = field(default_factory=dict)


class Unsendable(Exception):
    """The conversation ended before the letter was accepted."""

    def __init__(self, delivery: Delivery) -> None:
        super().__init__(delivery.reply)
        self.delivery = delivery


def may_receive(address: str) -> bool:
    """Outside production only the listed addresses and domains receive mail."""
    domain = address.rpartition("@")[2].lower()
    allowed = {entry.lower() for entry in settings.MAIL_ALLOW}
    return bool(settings.PRODUCTION) or not allowed.isdisjoint({address.lower(), domain})


def deliver(*, letter: Letter, envelope: Envelope) -> Delivery:
    """Hand one letter to the mail server. No database transaction is open meanwhile."""
    body = as_bytes(letter, envelope)
    try:
        with connected() as server:
            begin(server, envelope.to)
            return hand_over(server, body)
    except Unsendable as problem:
        return problem.delivery
    except (smtplib.SMTPException, OSError) as problem:
        return Delivery(Fate.DEFERRED, f"{type(problem).__name__}: {problem}")


class Conversation:
    """An open connection that is dropped without a word at the end: after a letter nothing else matters."""

    def __init__(self, server: smtplib.SMTP) -> None:
        self.server = server

    def __enter__(self) -> smtplib.SMTP:
        return self.server

    def __exit__(self, *_: object) -> None:
        try:
            self.server.quit()
        except (smtplib.SMTPException, OSError):
            self.server.close()


def connected() -> Conversation:
    server = opened()
    try:
        if settings.EMAIL_USE_TLS:
            server.starttls(context=trusted())
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        server.ehlo_or_helo_if_needed()
    except (smtplib.SMTPException, OSError):
        server.close()
        raise
    return Conversation(server)


@cache
def trusted() -> ssl.SSLContext:
    """The authorities that this machine trusts: reading them takes longer than sending a letter."""
    return ssl.create_default_context()


def opened() -> smtplib.SMTP:
    host, port, timeout = settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT
    name = DNS_NAME.get_fqdn()
    if settings.EMAIL_USE_SSL:
        return smtplib.SMTP_SSL(host, port, name, timeout=timeout, context=trusted())
    return smtplib.SMTP(host, port, name, timeout=timeout)


def begin(server: smtplib.SMTP, to: str) -> None:
    """Name sender and recipient, and ask to send.

    :raises Unsendable: refused for good only where the recipient is to blame; the rest is ours to mend
    """
    code, reply = server.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    if code >= 400:
        raise Unsendable(Delivery(Fate.DEFERRED, said(code, reply)))
    code, reply = server.rcpt(to)
    if code >= 400:
        raise Unsendable(judged(code, reply))
    code, reply = server.docmd("DATA")
    if code != GO_AHEAD:
        raise Unsendable(judged(code, reply))


def hand_over(server: smtplib.SMTP, body: bytes) -> Delivery:
    """The text, then the dot that ends it: before it nothing was accepted, after it only the reply tells."""
    server.send(body)
    try:
        server.send(b".\r\n")
        code, reply = server.getreply()
    except (smtplib.SMTPException, OSError) as problem:
        return Delivery(Fate.UNKNOWN, f"{type(problem).__name__}: {problem}")
    return judged(code, reply)


def judged(code: int, reply: bytes) -> Delivery:
    fate = Fate.REFUSED if code >= 500 else Fate.DEFERRED if code >= 400 else Fate.ACCEPTED
    return Delivery(fate, said(code, reply))


def said(code: int, reply: bytes) -> str:
    """Without NUL, which PostgreSQL would not keep: the letter would look as if its worker had died."""
    return f"{code} {reply.decode('utf-8', 'replace')}".replace("\0", "")[:500]


def as_bytes(letter: Letter, envelope: Envelope) -> bytes:
    """The letter as it goes over the wire: text and HTML, quoted-printable, leading dots doubled."""
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[envelope.to],
        headers={"Message-ID": envelope.message_id, **envelope.headers},
    )
    message.encoding = quoted_printable()
    message.attach_alternative(letter.html, "text/html")
    buffer = BytesIO()
    BytesGenerator(buffer, mangle_from_=False, policy=WHOLE_LINES).flatten(message.message())
    body = LEADING_DOT.sub(b"..", buffer.getvalue())
    return body if body.endswith(b"\r\n") else body + b"\r\n"


def quoted_printable() -> Charset:
    charset = Charset("utf-8")
    charset.body_encoding = QP
    return charset
