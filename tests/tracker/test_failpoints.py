import subprocess
import sys

import pytest

from benchmarks.measure import ROOT
from tracker.failpoints import KILLED

PROGRAM = """
from tracker.failpoints import failpoint
for passage in range(3):
    failpoint("here"); print(passage, flush=True)
"""


def pass_by(**environment: str) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.split()


@pytest.mark.parametrize(
    ("failpoint", "status", "passed"),
    [("here", KILLED, 0), ("here:3", KILLED, 2), ("here:4", 0, 3), ("elsewhere", 0, 3), ("", 0, 3)],
)
def test_the_process_dies_at_the_named_passage(failpoint: str, status: int, passed: int) -> None:
    done, passages = pass_by(FAILPOINT=failpoint)
    assert (done, len(passages)) == (status, passed)


def test_production_has_no_failpoints() -> None:
    assert pass_by(FAILPOINT="here", ENVIRONMENT="production") == (0, ["0", "1", "2"])
