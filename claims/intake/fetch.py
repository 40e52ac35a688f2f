"""The one HTTP client: whatever the house asks of the network goes through `fetch` or `post`."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from types import MappingProxyType

import httpcore

from claims.intake.addresses import Resolver, system_resolver
from claims.intake.network import AddressRefused, Deadline, GuardedNetwork
from claims.intake.unpacking import EncodingRefused, PackedBadly, TooLarge, unpacked
from claims.intake.urls import UrlRefused, WebAddress, absolute_url, read_address

LONGEST_RETRY_AFTER = 24 * 60 * 60
LONGEST_VALIDATOR = 1_000
TRY_AGAIN_STATUSES = frozenset({408, 421, 425, 429, 500, 502, 503, 504})
HEADERS_KEPT = ("content-type", "content-language", "etag", "last-modified", "cache-control", "date", "link")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True)
class FetchPolicy:
    """What a fetch may cost and reach.

    `max_bytes` holds for the body as sent and as unpacked; `total_seconds` for everything from the
    first name look-up to the last byte, redirects included; `allow` names exact ``host:port``
    exceptions to the rules on ports and private addresses (demonstration and tests only).
    """

    max_bytes: int = 10 * 1024 * 1024
    total_seconds: float = 30.0
    max_redirects: int = 5
    allow: frozenset[str] = frozenset()
    user_agent: str = "OnRecord/0.1"
    ports: frozenset[int] = frozenset({80, 443})


@dataclass(frozen=True)
class FetchedDocument:
    """An answer: 200 with its body, or 304 (unchanged) with an empty one.

    `permanent_url` is where the site says that the asked page lives from now on (after 301 or 308
    only), or None. `etag` and `last_modified` are to be sent back exactly as they are.
    """

    asked_url: str
    url: str
    permanent_url: str | None
    status: int
    body: bytes
    content_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def unchanged(self) -> bool:
        return self.status == 304


@dataclass(frozen=True)
class PostAnswer:
    """What the other side said to a `post`: `body` is only the beginning, `retry_after` is in seconds."""

    status: int
    body: bytes
    retry_after: int | None


class FetchError(Exception):
    """A fetch that gave no document: a code for programs, a sentence for people."""

    def __init__(
        self,
        reason: str,
        sentence: str,
        *,
        transient: bool = False,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence
        self.transient = transient
        self.status = status
        self.retry_after = retry_after


class FetchRefused(FetchError):
    """We will not read this: a forbidden address, too many redirects, too many bytes."""


class FetchFailed(FetchError):
    """The other side did not give the document; `transient` says whether to ask again later."""


def fetch(
    url: str,
    *,
    policy: FetchPolicy,
    etag: str | None = None,
    last_modified: str | None = None,
    resolver: Resolver = system_resolver,
) -> FetchedDocument:
    """Read one document over HTTP, following at most `policy.max_redirects` checked redirects.

    Cookies, proxies and netrc files are never used. `etag` and `last_modified` of the last answer
    make the request conditional.

    :raises FetchRefused: reasons ``url``, ``port``, ``private_address``, ``downgrade``, ``redirects``,
        ``too_large``, ``encoding``
    :raises FetchFailed: reasons ``connect``, ``timeout``, ``tls``, ``protocol``, ``damaged``, ``status``
    """
    deadline = Deadline(policy.total_seconds)
    network = GuardedNetwork(allow=policy.allow, deadline=deadline, resolver=resolver)
    headers = _request_headers(policy, etag, last_modified)
    address = _checked(url, policy)
    permanent, all_permanent = None, True
    with httpcore.ConnectionPool(ssl_context=_tls(), network_backend=network) as pool:
        for _ in range(policy.max_redirects + 1):
            answer = _ask(pool, address, headers, policy)
            if isinstance(answer, FetchedAnswer):
                return answer.document(asked=url, url=str(address), permanent=permanent)
            address = next_hop(address, answer.location, policy)
            all_permanent = all_permanent and answer.status in _PERMANENT
            permanent = str(address) if all_permanent else permanent
    raise FetchRefused("redirects", f"The page redirects more than {policy.max_redirects} times.")


def post(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    policy: FetchPolicy,
    resolver: Resolver = system_resolver,
) -> PostAnswer:
    """Hand `body` to one address, under the same guard as a fetch, within `policy.total_seconds`.

    Every status is an answer, and no redirect is followed. At most `policy.max_bytes` of the answer are read.

    :raises FetchRefused: reasons ``url``, ``port``, ``private_address``
    :raises FetchFailed: reasons ``connect``, ``timeout``, ``tls``, ``protocol``
    """
    network = GuardedNetwork(allow=policy.allow, deadline=Deadline(policy.total_seconds), resolver=resolver)
    address = _checked(url, policy)
    sent = {"User-Agent": policy.user_agent, "Accept-Encoding": "identity", **headers}
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in sent.items()]
    with (
        httpcore.ConnectionPool(ssl_context=_tls(), network_backend=network) as pool,
        _named_failures(address.host),
        _stream(pool, "POST", address, pairs, seconds=policy.total_seconds, content=body) as response,
    ):
        answered = {name.lower(): value.decode("latin-1") for name, value in response.headers}
        wait = retry_after_seconds(answered.get(b"retry-after"), datetime.now(UTC))
        return PostAnswer(response.status, _beginning(response, policy.max_bytes), wait)


def next_hop(here: WebAddress, location: str, policy: FetchPolicy) -> WebAddress:
    """Where a redirect leads from `here`.

    :raises FetchRefused: to no web address, to another port, or from https to http
    """
    try:
        there = absolute_url(str(here), location)
    except UrlRefused as error:
        raise FetchRefused("url", str(error)) from error
    address = _checked(there, policy)
    if here.scheme == "https" and address.scheme == "http":
        raise FetchRefused("downgrade", "The page redirects from https to http.")
    return address


def retry_after_seconds(value: str | None, now: datetime) -> int | None:
    """Seconds to wait by a Retry-After header (a number or a date), at most a day; None if unreadable."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(int((aware - now).total_seconds()), 0), LONGEST_RETRY_AFTER)


@dataclass(frozen=True)
class Redirect:
    status: int
    location: str


@dataclass(frozen=True)
class FetchedAnswer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def document(self, *, asked: str, url: str, permanent: str | None) -> FetchedDocument:
        content_type, charset = _media_type(self.headers.get("content-type"))
        return FetchedDocument(
            asked_url=asked,
            url=url,
            permanent_url=permanent,
            status=self.status,
            body=self.body,
            content_type=content_type,
            charset=charset,
            etag=_validator(self.headers.get("etag")),
            last_modified=_validator(self.headers.get("last-modified")),
            headers=MappingProxyType(
                {name: self.headers[name] for name in HEADERS_KEPT if name in self.headers}
            ),
        )


@cache
def _tls() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


def _checked(url: str, policy: FetchPolicy) -> WebAddress:
    try:
        address = read_address(url)
    except UrlRefused as error:
        raise FetchRefused("url", str(error)) from error
    if address.port not in policy.ports and address.endpoint not in policy.allow:
        raise FetchRefused("port", f"Port {address.port} is not one that web pages are read from.")
    return address


def _request_headers(
    policy: FetchPolicy, etag: str | None, last_modified: str | None
) -> list[tuple[bytes, bytes]]:
    wanted = {
        "User-Agent": policy.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "If-None-Match": etag,
        "If-Modified-Since": last_modified,
    }
    return [(name.encode(), value.encode("latin-1")) for name, value in wanted.items() if value]


def _ask(
    pool: httpcore.ConnectionPool,
    address: WebAddress,
    headers: list[tuple[bytes, bytes]],
    policy: FetchPolicy,
) -> FetchedAnswer | Redirect:
    with (
        _named_failures(address.host),
        _stream(pool, "GET", address, headers, seconds=policy.total_seconds) as response,
    ):
        return _read_answer(response, policy.max_bytes)


def _stream(
    pool: httpcore.ConnectionPool,
    method: str,
    address: WebAddress,
    headers: list[tuple[bytes, bytes]],
    *,
    seconds: float,
    content: bytes | None = None,
) -> AbstractContextManager[httpcore.Response]:
    target = httpcore.URL(
        scheme=address.scheme, host=address.host, port=address.port, target=address.target.encode()
    )
    host = str(address).split("/")[2].encode()
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    return pool.stream(
        method, target, headers=[(b"Host", host), *headers], content=content, extensions={"timeout": timeouts}
    )


def _beginning(response: httpcore.Response, most: int) -> bytes:
    """As much of a body as comes: the status was the answer, so one that breaks off changes nothing."""
    taken = bytearray()
    with suppress(httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        for piece in response.iter_stream():
            taken += piece
            if len(taken) >= most:
                break
    return bytes(taken[:most])


def _read_answer(response: httpcore.Response, cap: int) -> FetchedAnswer | Redirect:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    if response.status in _REDIRECTS and "location" in headers:
        return Redirect(response.status, _as_utf8(headers["location"]))
    if response.status == 304:
        return FetchedAnswer(304, headers, b"")
    if response.status not in {200, 203}:
        raise _refusal_of_the_server(response.status, headers)
    if int(_digits(headers.get("content-length"))) > cap:
        raise FetchRefused("too_large", f"The answer is longer than {cap} bytes.")
    body = unpacked(response.iter_stream(), headers.get("content-encoding", ""), cap)
    return FetchedAnswer(response.status, headers, body)


def _as_utf8(header: str) -> str:
    """A Location with letters beyond ASCII, which servers send in UTF-8 against the standard."""
    return header.encode("latin-1").decode("utf-8", "replace")


def _refusal_of_the_server(status: int, headers: Mapping[str, str]) -> FetchFailed:
    return FetchFailed(
        "status",
        f"The server answered with status {status}.",
        transient=status in TRY_AGAIN_STATUSES,
        status=status,
        retry_after=retry_after_seconds(headers.get("retry-after"), datetime.now(UTC)),
    )


@contextmanager
def _named_failures(host: str) -> Iterator[None]:
    """Give what can go wrong below the name by which callers decide."""
    try:
        yield
    except AddressRefused as error:
        raise FetchRefused("private_address", str(error)) from error
    except TooLarge as error:
        raise FetchRefused("too_large", str(error)) from error
    except EncodingRefused as error:
        raise FetchRefused("encoding", str(error)) from error
    except PackedBadly as error:
        raise FetchFailed("damaged", str(error), transient=True) from error
    except httpcore.TimeoutException as error:
        raise FetchFailed("timeout", f"{host} did not answer in time.", transient=True) from error
    except httpcore.NetworkError as error:
        raise _connection_failure(host, error) from error
    except httpcore.ProtocolError as error:
        raise FetchFailed("protocol", f"{host} sent something that is not HTTP.", transient=True) from error


def _connection_failure(host: str, error: httpcore.NetworkError) -> FetchFailed:
    if isinstance(error.__context__, ssl.SSLCertVerificationError):
        return FetchFailed("tls", f"The certificate of {host} cannot be trusted.")
    if isinstance(error.__context__, ssl.SSLError):
        return FetchFailed("tls", f"No secure connection to {host} could be made.", transient=True)
    return FetchFailed("connect", f"{host} could not be reached.", transient=True)


def _media_type(header: str | None) -> tuple[str | None, str | None]:
    if not header:
        return None, None
    message = Message()
    message["content-type"] = header
    charset = message.get_param("charset")
    return message.get_content_type(), charset.strip()[:40] if isinstance(charset, str) else None


def _validator(value: str | None) -> str | None:
    return value if value and len(value) <= LONGEST_VALIDATOR else None


def _digits(value: str | None) -> str:
    return value[:18] if value and value.isascii() and value.isdigit() else "0"
