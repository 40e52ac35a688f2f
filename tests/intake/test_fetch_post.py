"""Telling others: under the same guard as a fetch, with no redirect, and with little read of the answer."""

import socket
import time

import pytest

from claims.intake.fetch import FetchError, FetchFailed, FetchPolicy, FetchRefused, PostAnswer, post
from tests.intake.rogue import Listener, RogueServer, redirect, reply
from tests.intake.test_fetch_guard import FORBIDDEN, no_address, reaching_for


def sent(server: RogueServer, path: str = "/hook", *, total_seconds: float = 5) -> PostAnswer:
    policy = FetchPolicy(
        allow=frozenset({server.endpoint}),
        total_seconds=total_seconds,
        max_bytes=100,
        user_agent="OnRecord/test",
    )
    return post(server.url(path), body="„da”".encode(), headers={"webhook-id": "msg_1"}, policy=policy)


@pytest.mark.parametrize("form", FORBIDDEN)
def test_no_spelling_reaches_a_private_address(form: str, decoy: Listener) -> None:
    url = form.format(port=decoy.port)
    with pytest.raises(FetchError) as refusal:
        if "#" in url:
            post(url, body=b"{}", headers={}, policy=reaching_for(decoy), resolver=no_address)
        else:
            post(url, body=b"{}", headers={}, policy=reaching_for(decoy))
    assert refusal.value.reason in {"url", "private_address", "connect"}


def test_ports_other_than_those_of_the_web_are_refused(decoy: Listener) -> None:
    with pytest.raises(FetchRefused) as refusal:
        post(f"https://example.com:{decoy.port}/", body=b"", headers={}, policy=FetchPolicy())
    assert refusal.value.reason == "port"


def test_body_and_headers_arrive_as_they_are(server: RogueServer) -> None:
    server.answers["/hook"] = reply(b"thanks", status="202 Accepted")
    assert sent(server, "/hook?token=a") == PostAnswer(202, b"thanks", None)
    request = server.requests[0]
    assert request.startswith("POST /hook?token=a HTTP/1.1\r\n")
    assert f"Host: {server.endpoint}\r\n" in request
    for header in ("webhook-id: msg_1", "User-Agent: OnRecord/test", "Content-Length: 8"):
        assert f"{header}\r\n" in request
    assert request.count("Host:") == 1


@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "307 Temporary Redirect"])
def test_a_redirect_is_an_answer_and_nobody_follows_it(
    status: str, server: RogueServer, decoy: Listener
) -> None:
    server.answers["/hook"] = redirect(decoy.url(), status)
    assert sent(server).status == int(status[:3])
    assert server.accepts == 1


@pytest.mark.parametrize("status", ["400 Bad Request", "410 Gone", "500 Oops"])
def test_every_status_is_an_answer(status: str, server: RogueServer) -> None:
    server.answers["/hook"] = reply(b"no", status=status)
    assert sent(server).status == int(status[:3])


def test_the_wish_to_be_left_alone_is_read(server: RogueServer) -> None:
    server.answers["/hook"] = reply(status="429 Slow down", Retry_After="120")
    assert sent(server).retry_after == 120


def test_of_an_endless_answer_only_the_beginning_is_read(server: RogueServer) -> None:
    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        server.pour(connection, b"x" * 65536, 200)

    server.answers["/hook"] = pour
    assert sent(server) == PostAnswer(200, b"x" * 100, None)
    assert server.sent < 200 * 65536


@pytest.mark.parametrize("after", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nbeg"])
def test_a_receiver_that_hangs_is_left_at_the_deadline(after: bytes, server: RogueServer) -> None:
    """Before the status it has failed; once the status has come, the rest of the body is not missed."""

    def hang(connection: socket.socket) -> None:
        connection.sendall(after)
        connection.settimeout(30)
        while connection.recv(
            4096
        ):  # the request's body may come late; then nothing, until the other hangs up
            pass

    server.answers["/hook"] = hang
    begun = time.monotonic()
    if after:
        assert sent(server, total_seconds=3) == PostAnswer(200, b"beg", None)
    else:
        with pytest.raises(FetchFailed) as failure:
            sent(server, total_seconds=3)
        assert failure.value.reason == "timeout"
    assert time.monotonic() - begun < 20


def test_a_body_that_breaks_off_changes_nothing(server: RogueServer) -> None:
    server.answers["/hook"] = b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    assert sent(server).status == 204
    server.answers["/hook"] = b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"
    assert sent(server) == PostAnswer(200, b"short", None)
