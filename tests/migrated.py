"""The database as the migrations make it, kept from one session of tests to the next.

To migrate takes longer than most folders of tests. What is kept is known by what it was made of: when a
migration, a locked version or the public role changes, everything is migrated anew.

`python -m tests.migrated` does it beforehand: the workers of a first session would do it each for itself.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

from tracker import env
from tracker.embedded import postgresql, running
from tracker.embedded.places import Place, place_of

ROOT = Path(__file__).resolve().parents[1]
MADE_OF = ("claims/migrations/*.py", "tracker/embedded/*.py", "requirements-dev.lock", "tests/migrated.py")
FOLDER = ROOT / "var/tests"
TEMPLATE = "migrated"


def fingerprint(root: Path = ROOT) -> str:
    files = sorted(path for pattern in MADE_OF for path in root.glob(pattern))
    parts = [part for path in files for part in (path.name.encode(), path.read_bytes())]
    return hashlib.sha256(b"\0".join([settings.PUBLIC_DATABASE_ROLE.encode(), *parts])).hexdigest()[:16]


KEPT = FOLDER / fingerprint()


def take(place: Place) -> bool:
    """Let a server that was never started begin with what is kept, if anything is."""
    if not KEPT.is_dir():
        return False
    place.home.mkdir(parents=True, exist_ok=True)
    shutil.copytree(KEPT, place.postgresql, symlinks=True)
    return True


def keep(place: Place) -> None:
    """Keep the tests' database, which was migrated and nothing else; its server rests meanwhile."""
    name = connection.settings_dict["NAME"]
    _at_rest(f'ALTER DATABASE "{name}" RENAME TO {TEMPLATE}')
    postgresql.stop(place)
    for former in set(FOLDER.glob("?" * len(KEPT.name))) - {KEPT}:
        shutil.rmtree(former, ignore_errors=True)
    new = FOLDER / f"{os.getpid()}.new"
    shutil.copytree(place.postgresql, new, symlinks=True)
    with suppress(OSError):  # another worker was first
        new.rename(KEPT)
    shutil.rmtree(new, ignore_errors=True)
    postgresql.start(place, fast=True)
    _at_rest(f'CREATE DATABASE "{name}" TEMPLATE {TEMPLATE}')


def _at_rest(statement: str) -> None:
    """Outside the database that the statement is about."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
        cursor.db.close()


def main() -> None:
    """Keep a migrated database, unless one is kept or the tests have a server of their own."""
    if KEPT.is_dir() or os.environ.get("DATABASE_URL"):
        return
    with running(env.var_folder(), valkey=False, fast=True):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        keep(place_of(env.var_folder()))


if __name__ == "__main__":
    main()
