import gzip
import socket
import time
import zlib
from datetime import UTC, datetime

import pytest

from claims.intake.fetch import FetchFailed, FetchPolicy, FetchRefused, fetch, retry_after_seconds
from tests.intake.rogue import RogueServer, redirect, reply

PAGE = "<html><p>„Avem un plan”, a spus ministrul.</p></html>".encode()


def allowing(*servers: RogueServer, total_seconds: float = 5, max_bytes: int = 200_000) -> FetchPolicy:
    allow = frozenset(server.endpoint for server in servers)
    return FetchPolicy(
        allow=allow, total_seconds=total_seconds, max_bytes=max_bytes, user_agent="OnRecord/test"
    )


def test_a_page_comes_with_its_body_type_and_validators(server: RogueServer) -> None:
    server.answers["/a"] = reply(
        PAGE,
        Content_Type='text/html; charset="UTF-8"',
        ETag='W/"x\xe9-1"',
        Last_Modified="yesterday, about noon",
    )
    document = fetch(server.url("/a?id=1"), policy=allowing(server))
    assert (document.status, document.body, document.unchanged) == (200, PAGE, False)
    assert (document.content_type, document.charset) == ("text/html", "UTF-8")
    assert (document.etag, document.last_modified) == ('W/"x\xe9-1"', "yesterday, about noon")
    assert (document.asked_url, document.url, document.permanent_url) == (
        server.url("/a?id=1"),
        server.url("/a?id=1"),
        None,
    )
    assert "GET /a?id=1 HTTP/1.1" in server.requests[0]
    assert "user-agent: onrecord/test" in server.requests[0].lower()


def test_validators_go_back_byte_for_byte_and_304_has_no_body(server: RogueServer) -> None:
    server.answers["/a"] = reply(b"", status="304 Not Modified", ETag='"new"')
    document = fetch(
        server.url("/a"), policy=allowing(server), etag='W/"x\xe9-1"', last_modified="yesterday, about noon"
    )
    assert document.unchanged
    assert (document.body, document.etag) == (b"", '"new"')
    assert 'If-None-Match: W/"x\xe9-1"\r\n' in server.requests[0]
    assert "If-Modified-Since: yesterday, about noon\r\n" in server.requests[0]


def test_proxies_of_the_environment_are_not_used(
    server: RogueServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server.answers["/a"] = reply(PAGE)
    assert fetch(server.url("/a"), policy=allowing(server)).body == PAGE


@pytest.mark.parametrize(
    ("encoding", "packed"), [("gzip", gzip.compress(PAGE, mtime=0)), ("deflate", zlib.compress(PAGE))]
)
def test_packed_answers_are_unpacked(server: RogueServer, encoding: str, packed: bytes) -> None:
    server.answers["/a"] = reply(packed, Content_Encoding=encoding)
    assert fetch(server.url("/a"), policy=allowing(server)).body == PAGE


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_encodings_that_were_not_asked_for_are_refused(server: RogueServer, encoding: str) -> None:
    server.answers["/a"] = reply(b"\x1b\x03packed", Content_Encoding=encoding)
    with pytest.raises(FetchRefused) as refusal:
        fetch(server.url("/a"), policy=allowing(server))
    assert refusal.value.reason == "encoding"


def test_permanent_redirects_say_where_the_page_lives_now(server: RogueServer) -> None:
    server.answers = {
        "/old": redirect("/newer", "301 Moved Permanently"),
        "/newer": redirect(server.url("/newest"), "308 Permanent Redirect"),
        "/newest": redirect("/today", "302 Found"),
        "/today": redirect("/here", "301 Moved Permanently"),
        "/here": reply(PAGE),
    }
    document = fetch(server.url("/old"), policy=allowing(server))
    assert (document.url, document.permanent_url) == (server.url("/here"), server.url("/newest"))


def test_a_redirect_to_an_address_with_diacritics_is_understood(server: RogueServer) -> None:
    server.answers |= {"/a": redirect("/știre".encode().decode("latin-1")), "/%C8%99tire": reply(PAGE)}
    assert fetch(server.url("/a"), policy=allowing(server)).url == server.url("/%C8%99tire")


def test_five_redirects_are_followed_and_six_are_not(server: RogueServer) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(6)} | {"/6": reply(PAGE)}
    assert fetch(server.url("/1"), policy=allowing(server)).body == PAGE
    with pytest.raises(FetchRefused) as refusal:
        fetch(server.url("/0"), policy=allowing(server))
    assert refusal.value.reason == "redirects"


@pytest.mark.parametrize(
    ("status", "transient"),
    [
        ("404 Not Found", False),
        ("403 Forbidden", False),
        ("410 Gone", False),
        ("204 No Content", False),
        ("300 Multiple Choices", False),
        ("429 Too Many Requests", True),
        ("500 Internal Server Error", True),
        ("503 Service Unavailable", True),
    ],
)
def test_only_statuses_that_may_pass_are_transient(server: RogueServer, status: str, transient: bool) -> None:
    server.answers["/a"] = reply(status=status, Retry_After="120")
    with pytest.raises(FetchFailed) as failure:
        fetch(server.url("/a"), policy=allowing(server))
    error = failure.value
    assert (error.reason, error.status, error.transient) == ("status", int(status[:3]), transient)
    assert error.retry_after == 120


NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("86400", 86_400),
        ("9" * 50, 86_400),
        ("Sun, 29 Mar 2026 12:05:00 GMT", 300),
        ("Sun, 29 Mar 2026 11:00:00 GMT", 0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 86_400),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_and_capped_at_a_day(header: str | None, seconds: int | None) -> None:
    assert retry_after_seconds(header, NOON) == seconds


def test_no_more_is_read_than_the_cap_and_one_buffer(server: RogueServer) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        server.pour(connection, b"10000\r\n" + bytes(0x10000) + b"\r\n", 100_000)

    server.answers["/a"] = endless
    with pytest.raises(FetchRefused) as refusal:
        fetch(server.url("/a"), policy=allowing(server, max_bytes=1_000_000))
    assert refusal.value.reason == "too_large"
    assert server.sent < 20_000_000  # what the kernel's buffers took, not what was kept


def test_a_length_beyond_the_cap_is_believed(server: RogueServer) -> None:
    server.answers["/a"] = reply(b"short", Content_Length="10000000000")
    with pytest.raises(FetchRefused) as refusal:
        fetch(server.url("/a"), policy=allowing(server))
    assert refusal.value.reason == "too_large"


def test_a_small_bomb_does_not_unpack(server: RogueServer) -> None:
    server.answers["/a"] = reply(gzip.compress(bytes(16_000_000)), Content_Encoding="gzip")
    with pytest.raises(FetchRefused) as refusal:
        fetch(server.url("/a"), policy=allowing(server))
    assert refusal.value.reason == "too_large"


def drip(start: bytes, drop: bytes) -> "type[RogueServer]":
    class Dripping(RogueServer):
        def talk(self, connection: socket.socket) -> None:
            connection.sendall(start)
            for _ in range(100):
                connection.sendall(drop)
                time.sleep(0.05)

    return Dripping


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["status line", "headers", "body", "interim answers"],
)
def test_a_server_that_drips_is_left_at_the_deadline(start: bytes, drop: bytes) -> None:
    with drip(start, drop)() as server:
        begun = time.monotonic()
        with pytest.raises(FetchFailed) as failure:
            fetch(server.url("/a"), policy=allowing(server, total_seconds=0.5))
        assert time.monotonic() - begun < 4.5
    assert failure.value.transient
    assert failure.value.reason in {"timeout", "protocol"}


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 200_000,
    ],
    ids=["nothing", "another protocol", "cut short", "odd length", "odd chunk", "endless header"],
)
def test_what_is_not_http_fails_by_name(server: RogueServer, answer: bytes) -> None:
    server.answers["/a"] = answer
    with pytest.raises(FetchFailed) as failure:
        fetch(server.url("/a"), policy=allowing(server))
    assert (failure.value.reason, failure.value.transient) == ("protocol", True)


def test_a_damaged_packed_answer_fails_by_name(server: RogueServer) -> None:
    server.answers["/a"] = reply(gzip.compress(PAGE)[:-4], Content_Encoding="gzip")
    with pytest.raises(FetchFailed) as failure:
        fetch(server.url("/a"), policy=allowing(server))
    assert failure.value.reason == "damaged"


def test_a_closed_port_and_a_name_without_address_are_transient() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    policy = FetchPolicy(allow=frozenset({f"127.0.0.1:{port}"}))
    for url in (f"http://127.0.0.1:{port}/", "http://no-such-host.invalid/"):
        with pytest.raises(FetchFailed) as failure:
            fetch(url, policy=policy)
        assert (failure.value.reason, failure.value.transient) == ("connect", True)


def test_plain_http_on_a_secure_address_is_a_tls_failure(server: RogueServer) -> None:
    server.answers["/a"] = reply(PAGE)

    class Plain(RogueServer):
        def talk(self, connection: socket.socket) -> None:
            connection.recv(4096)
            connection.sendall(reply(PAGE))

    with Plain() as plain, pytest.raises(FetchFailed) as failure:
        fetch(f"https://{plain.endpoint}/a", policy=allowing(plain))
    assert failure.value.reason == "tls"
