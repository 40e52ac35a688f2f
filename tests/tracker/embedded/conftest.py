import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.embedded import processes


@pytest.fixture(scope="package")
def var() -> Iterator[Path]:
    """One data folder for the tests that need servers but not a first start."""
    with tempfile.TemporaryDirectory(prefix="on-record-var-") as folder:
        yield Path(folder).resolve()


def servers_of(var: Path) -> dict[str, int]:
    """The two servers that work in that folder, found by looking at every process."""
    found = {}
    for process in processes.PROC.glob("[0-9]*"):
        for name in ("postgresql", "valkey"):
            pid = int(process.name)
            if processes.works_in(pid, var.resolve() / "embedded" / name) and is_the_first(process):
                found[name] = pid
    return found


def is_the_first(process: Path) -> bool:
    """A server's own first process, not one that it forked: those say in their titles what they do."""
    title = (process / "cmdline").read_bytes()
    return b"-D" in title or b"valkey-server" in title
