"""Holding both servers for as long as anybody needs them.

Everybody who needs the servers holds a shared lock; the last to leave stops them. The kernel frees the locks
of a process that was killed, so a lock file left behind means nothing.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from tracker.embedded import postgresql
from tracker.embedded import valkey as valkey_server
from tracker.embedded.places import EmbeddedError, Place, home_of, make_ours, place_of, settle
from tracker.embedded.processes import PATIENCE, until


@dataclass(frozen=True)
class Addresses:
    """Where clients find the servers; the URLs hold unix socket paths."""

    database_url: str
    redis_url: str
    cache_url: str
    broker_url: str


def addresses(var: Path) -> Addresses:
    """The URLs of the servers that belong to this folder, running or not; starts nothing."""
    place = place_of(var)
    socket = quote(str(place.valkey_socket))
    host = quote(str(place.sockets), safe="")
    return Addresses(
        database_url=f"postgresql://{postgresql.NAME}@:{postgresql.PORT}/{postgresql.NAME}?host={host}",
        redis_url=f"unix://{socket}?db=0",
        cache_url=f"unix://{socket}?db=1",
        broker_url=f"redis+socket://{socket}?virtual_host=0",
    )


@contextmanager
def running(
    var: Path, *, postgres: bool = True, valkey: bool = True, fast: bool = False
) -> Iterator[Addresses]:
    """Servers that answer for as long as the block runs; the last holder stops them and keeps their data.

    `fast` gives up durability against a power cut, for data that a test throws away.

    :raises EmbeddedError: in production, or when a server is missing or does not start
    """
    if os.environ.get("ENVIRONMENT") == "production":
        raise EmbeddedError("Embedded servers are not for production: set DATABASE_URL and REDIS_URL.")
    home = make_ours(home_of(var))
    with ExitStack() as stack:
        holders = stack.enter_context((home / "holders.lock").open("a"))
        with _turn(home):
            place = settle(var)
            fcntl.flock(holders, fcntl.LOCK_SH)
        # Before anything starts: a start that fails half-way, or is interrupted, leaves nothing behind.
        stack.callback(_leave, place, holders.fileno())
        with _turn(home):
            if postgres:
                postgresql.start(place, fast=fast)
            if valkey:
                valkey_server.start(place, fast=fast)
        yield addresses(var)


def stop_unused(var: Path) -> bool:
    """Stop the servers that a killed process left behind; false when somebody uses them.

    :raises EmbeddedError: when the folder belongs to another user
    """
    home = make_ours(home_of(var))
    with (home / "holders.lock").open("a") as holders:
        return _leave(place_of(var), holders.fileno())


def _leave(place: Place, holders: int) -> bool:
    """Stop the servers unless somebody else still holds them."""
    with _turn(place.home):
        alone = _locked(holders)
        if alone:
            valkey_server.stop(place)
            postgresql.stop(place)
            with suppress(OSError):
                place.sockets.rmdir()
        return alone


@contextmanager
def _turn(home: Path) -> Iterator[None]:
    """One process at a time starts or stops servers."""
    with (home / "turn.lock").open("a") as lock:
        if not until(lambda: _locked(lock.fileno()), 2 * PATIENCE):
            raise EmbeddedError(f"Another process has been starting the servers in {home} for too long.")
        yield


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
