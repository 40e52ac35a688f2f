"""Where the embedded servers live: data under var/, sockets where paths are short."""

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SOCKET_PATH_BYTES = 103  # what the kernel allows: 107 on Linux, 103 on macOS
LONGEST_SOCKET = ".s.PGSQL.5432"
NOBODY = 65534


class EmbeddedError(Exception):
    """The servers cannot be started; the message is a sentence for a person."""


@dataclass(frozen=True)
class Place:
    """The folders of one pair of servers: their data under var/, their sockets where paths are short."""

    home: Path
    sockets: Path

    @property
    def postgresql(self) -> Path:
        return self.home / "postgresql"

    @property
    def valkey(self) -> Path:
        return self.home / "valkey"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey.sock"


def home_of(var: Path) -> Path:
    return var.resolve() / "embedded"


def place_of(var: Path) -> Place:
    """Where the servers of this folder live: where they were last started, if that is still possible."""
    home = home_of(var)
    with suppress(OSError, ValueError):
        owner, folder = (home / "sockets").read_text("utf-8").splitlines()
        if owner == str(home) and os.access(Path(folder).parent, os.W_OK):
            return Place(home, Path(folder))
    name = f"on-record-{os.geteuid()}-{hashlib.sha256(os.fsencode(home)).hexdigest()[:8]}"
    sockets = Path(tempfile.gettempdir()) / name
    if len(os.fsencode(sockets / LONGEST_SOCKET)) > SOCKET_PATH_BYTES:
        sockets = Path("/tmp") / name  # noqa: S108 (make_ours checks its owner)
    return Place(home, sockets)


def settle(var: Path) -> Place:
    """The place with its folders, remembered for those who will come with another TMPDIR."""
    place = place_of(var)
    make_ours(place.sockets)
    (place.home / "sockets").write_text(f"{place.home}\n{place.sockets}\n", "utf-8")
    return place


def make_ours(folder: Path) -> Path:
    """The folder, made if need be, that nobody else owns or can enter.

    :raises EmbeddedError: when it cannot be made or is somebody else's
    """
    # Where root has no user namespaces, nobody runs PostgreSQL and owns its folders.
    owners = {os.geteuid()} | ({NOBODY} if os.geteuid() == 0 else set())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        strange = folder.is_symlink() or folder.stat().st_uid not in owners
    except OSError as problem:
        raise EmbeddedError(f"The folder {folder} cannot be made: {problem.strerror}.") from problem
    if strange:
        raise EmbeddedError(f"The folder {folder} belongs to another user: work as that user or remove it.")
    return folder
