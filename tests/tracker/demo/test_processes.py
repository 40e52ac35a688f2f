import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.demo import processes
from tracker.demo.processes import Children, free_port, is_free
from tracker.embedded.processes import until

STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)
"""


@pytest.fixture
def children(tmp_path: Path) -> Iterator[Children]:
    found = Children(tmp_path / "log")
    yield found
    found.stop()


def test_a_port_is_free_until_somebody_listens() -> None:
    port = free_port()
    assert is_free(port)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", port))
        listener.listen()
        assert not is_free(port)


def test_a_child_that_ends_by_itself_is_named(children: Children) -> None:
    children.start("lasting", "http.server", "--bind", "127.0.0.1", "0")
    children.start("ending", "platform")
    assert until(lambda: children.fallen() is not None, 10)
    assert children.fallen() == "ending"
    assert (children.folder / "ending.log").read_text()


def test_all_children_stop_together(children: Children) -> None:
    for name in ("one", "two"):
        children.start(name, "http.server", "--bind", "127.0.0.1", "0")
    children.stop()
    assert [child.returncode for child in children.running.values()] == [-signal.SIGTERM] * 2
    assert not children.ids.exists()


def test_a_child_that_does_not_listen_is_killed(
    children: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stubborn.py").write_text(STUBBORN)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    children.start("stubborn", "stubborn")
    assert until(lambda: "ready" in (children.folder / "stubborn.log").read_text(), 10)
    children.stop()
    assert children.running["stubborn"].returncode == -signal.SIGKILL


def test_the_next_demo_leaves_strangers_alone(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (tmp_path / "pids").write_text(f"{stranger.pid}\n999999999\n")
        Children(tmp_path)
        assert stranger.poll() is None
        stranger.kill()
    assert not (tmp_path / "pids").exists()
