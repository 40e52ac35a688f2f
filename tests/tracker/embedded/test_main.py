import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import ROOT
from tests.tracker.embedded.conftest import servers_of
from tests.tracker.embedded.test_servers import another_holder
from tracker.embedded import running


def stop_unused(var: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tracker.embedded"]
    environment = {**os.environ, "ON_RECORD_VAR": str(var)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_servers_in_use_are_not_stopped(var: Path) -> None:
    with running(var, postgres=False, fast=True):
        refused = stop_unused(var)
        assert set(servers_of(var)) == {"valkey"}
    assert refused.returncode == 1
    assert refused.stderr == "The servers are in use: stop the demo, the site or the tests first.\n"


def test_servers_that_a_killed_process_left_are_stopped(var: Path) -> None:
    with another_holder(var) as holder:
        holder.kill()
    assert set(servers_of(var)) == {"postgresql", "valkey"}
    assert stop_unused(var).returncode == 0
    assert servers_of(var) == {}
