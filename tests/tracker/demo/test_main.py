"""The demo as a newcomer sees it: started in a process of its own, watched from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from benchmarks.measure import ROOT
from tests.tracker.embedded.conftest import servers_of
from tracker.demo.processes import free_port


def start(var: Path, port: int) -> subprocess.Popen[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}
    }
    environment |= {"ENVIRONMENT": "development", "ON_RECORD_VAR": str(var), "PORT": str(port)}
    return subprocess.Popen(
        [sys.executable, "-m", "tracker.demo"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_a_busy_port_gets_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with start(tmp_path, port) as demo:
            said, _ = demo.communicate(timeout=60)
    assert demo.returncode == 1
    assert said == f"Port {port} is busy. Stop what uses it, or choose another: make demo PORT={port + 1}\n"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_demo_tells_its_story_twice_and_leaves_nothing_running(tmp_path: Path) -> None:
    port = free_port()
    for _ in range(2):
        started = time.monotonic()
        with start(tmp_path, port) as demo:
            assert demo.stdout is not None
            told = "".join(iter(lambda: line_until(demo, "Press Ctrl-C"), ""))
            assert time.monotonic() - started < 90, told
            with urllib.request.urlopen(f"http://localhost:{port}/api/v1/claims/") as answer:
                assert b'"results"' in answer.read()
            demo.send_signal(signal.SIGINT)
            rest, _ = demo.communicate(timeout=60)
        assert rest.endswith("Stopped.\n"), rest
        assert demo.returncode == 0
        assert servers_of(tmp_path) == {}
    assert list((tmp_path / "demo/mail").glob("*.eml"))


def line_until(demo: subprocess.Popen[str], last: str) -> str:
    """The next line that the demo says; nothing after the one that begins with these words."""
    assert demo.stdout is not None
    line = demo.stdout.readline()
    assert line, "the demo ended before its story did"
    return "" if line.startswith(last) else line
