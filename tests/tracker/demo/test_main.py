"""The demo as a newcomer sees it: started in a process of its own, watched from outside."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.measure import ROOT
from tests.ports import free_port
from tests.tracker.embedded.conftest import servers_of


@contextmanager
def start(var: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The demo, which ends with the block however that ends."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}
    }
    environment |= {"ENVIRONMENT": "development", "ON_RECORD_VAR": str(var), "PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "-m", "tracker.demo"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as demo:
        try:
            yield demo
        finally:
            demo.terminate()


def test_a_busy_port_gets_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with start(tmp_path, port) as demo:
            said, _ = demo.communicate(timeout=110)
    assert demo.returncode == 1
    assert said == f"Port {port} is busy. Stop what uses it, or choose another: make demo PORT={port + 1}\n"


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.xdist_group("houses")
def test_the_demo_tells_its_story_twice_and_leaves_nothing_running(tmp_path: Path) -> None:
    port = free_port()
    for _ in range(2):
        started = time.monotonic()
        with start(tmp_path, port) as demo:
            told = story_of(demo)
            assert time.monotonic() - started < 360, told
            with urllib.request.urlopen(f"http://localhost:{port}/api/v1/claims/") as answer:
                assert b'"results"' in answer.read()
            demo.send_signal(signal.SIGINT)
            rest, _ = demo.communicate(timeout=180)
        assert rest.endswith("Stopped.\n"), rest
        assert demo.returncode == 0
        assert servers_of(tmp_path) == {}
    assert list((tmp_path / "demo/mail").glob("*.eml"))


def story_of(demo: subprocess.Popen[str]) -> str:
    """What the demo says until it waits to be stopped."""
    assert demo.stdout is not None
    told = ""
    while not (line := demo.stdout.readline()).startswith("Press Ctrl-C"):
        assert line, f"the demo ended before its story did: {told}"
        told += line
    return told
