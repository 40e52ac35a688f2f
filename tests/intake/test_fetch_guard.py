"""No private address, on any hop, by any spelling: the decoy must count zero connections."""

import itertools
from collections.abc import Iterable

import httpcore
import pytest

from claims.intake.fetch import FetchError, FetchFailed, FetchPolicy, FetchRefused, fetch, next_hop
from claims.intake.network import AddressRefused, Deadline, GuardedNetwork
from claims.intake.urls import read_address
from tests.intake.rogue import Listener, RogueServer, redirect, reply

# {port} is the decoy's, which listens on every address of this machine.
FORBIDDEN = [
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://127.8.8.8:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f.1:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7F.0x0.0x0.0x1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127。0。0。1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://[ff02::1]:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://100.64.0.1:{port}/",
    "http://224.0.0.1:{port}/",
    "http://ana:secret@127.0.0.1:{port}/",
    "http://example.com@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.com/",
    "http://example.com#@127.0.0.1:{port}/",
    "file:///etc/passwd",
    "file://127.0.0.1:{port}/etc/passwd",
    "gopher://127.0.0.1:{port}/_GET",
    "ftp://127.0.0.1:{port}/",
    "data:text/html,hello",
    "//127.0.0.1:{port}/",
]


def no_address(host: str, port: int) -> list[str]:
    """Stands for the public name server: an ordinary name leads nowhere in these tests."""
    raise OSError(host)


def reaching_for(decoy: Listener, *allowed: RogueServer) -> FetchPolicy:
    """A policy under which nothing but the address check keeps a fetch from the decoy."""
    return FetchPolicy(
        ports=frozenset({80, 443, decoy.port}),
        allow=frozenset(server.endpoint for server in allowed),
        total_seconds=5,
    )


@pytest.mark.parametrize("form", FORBIDDEN)
def test_no_spelling_reaches_a_private_address(form: str, decoy: Listener) -> None:
    url = form.format(port=decoy.port)
    with pytest.raises(FetchError) as refusal:
        if "#" in url:
            fetch(url, policy=reaching_for(decoy), resolver=no_address)
        else:
            fetch(url, policy=reaching_for(decoy))
    assert refusal.value.reason in {"url", "private_address", "connect"}


@pytest.mark.parametrize("form", FORBIDDEN)
def test_no_redirect_reaches_a_private_address(form: str, decoy: Listener, server: RogueServer) -> None:
    if form.startswith("//"):
        form = "http:" + form
    location = form.format(port=decoy.port).encode("utf-8").decode("latin-1")
    server.answers["/a"] = redirect(location, "301 Moved Permanently")

    def resolver(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if port == server.port else ["10.0.0.1", "127.0.0.1"]

    with pytest.raises(FetchRefused) as refusal:
        fetch(server.url("/a"), policy=reaching_for(decoy, server), resolver=resolver)
    assert refusal.value.reason in {"url", "private_address"}


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"],
        ["93.184.215.14", "127.0.0.1"],
        ["2606:4700::1111", "::ffff:127.0.0.1"],
        ["8.8.8.8", "64:ff9b::7f00:1"],
        ["8.8.8.8", "169.254.169.254"],
        ["fe80::1%lo"],
    ],
)
def test_one_private_answer_spoils_the_name(answers: list[str], decoy: Listener) -> None:
    with pytest.raises(FetchRefused) as refusal:
        fetch(
            f"http://mixed.example:{decoy.port}/",
            policy=reaching_for(decoy),
            resolver=lambda *_: answers,
        )
    assert refusal.value.reason == "private_address"


class Dialled(httpcore.NetworkBackend):
    """Writes down who was called, and connects nobody."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[object] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        self.calls.append((host, port))
        raise httpcore.ConnectError("nobody there")


def test_a_name_is_looked_up_once_and_the_checked_address_is_the_one_called() -> None:
    answers = itertools.chain([["8.8.8.8", "2606:4700::1111"]], itertools.repeat(["127.0.0.1"]))
    dialled = Dialled()
    network = GuardedNetwork(
        allow=frozenset(), deadline=Deadline(5), resolver=lambda *_: next(answers), dialer=dialled
    )
    with pytest.raises(httpcore.ConnectError):
        network.connect_tcp("rebinding.example", 80)
    assert dialled.calls == [("8.8.8.8", 80), ("2606:4700::1111", 80)]
    with pytest.raises(AddressRefused):
        network.connect_tcp("rebinding.example", 80)
    assert len(dialled.calls) == 2


def test_the_allow_list_is_exact(server: RogueServer, decoy: Listener) -> None:
    server.answers["/a"] = reply(b"here")
    policy = reaching_for(decoy, server)
    assert fetch(server.url("/a"), policy=policy).body == b"here"
    for url in (f"http://localhost:{server.port}/a", f"http://127.1:{server.port}/a"):
        with pytest.raises(FetchRefused):
            fetch(url, policy=policy)
    assert server.accepts == 1


def test_ports_other_than_those_of_the_web_are_refused(decoy: Listener) -> None:
    with pytest.raises(FetchRefused) as refusal:
        fetch(f"http://example.com:{decoy.port}/", policy=FetchPolicy(), resolver=no_address)
    assert refusal.value.reason == "port"


def test_a_name_without_address_is_a_failure_not_a_refusal(decoy: Listener) -> None:
    with pytest.raises(FetchFailed):
        fetch("http://example.com/", policy=reaching_for(decoy), resolver=no_address)


def test_a_secure_page_may_not_send_us_to_an_open_one() -> None:
    with pytest.raises(FetchRefused) as refusal:
        next_hop(read_address("https://example.com/a"), "http://example.com/a", FetchPolicy())
    assert refusal.value.reason == "downgrade"
    assert (
        str(next_hop(read_address("https://example.com/a"), "/b", FetchPolicy())) == "https://example.com/b"
    )
