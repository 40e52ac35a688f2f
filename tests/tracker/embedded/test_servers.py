import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis

from tests.tracker.embedded.conftest import servers_of
from tracker.embedded import Addresses, EmbeddedError, addresses, running
from tracker.embedded.processes import until

PROJECT = Path(__file__).parents[3]
HOLD = """
import sys; from pathlib import Path; from tracker.embedded import running
with running(Path(sys.argv[1]), fast=True):
    print("ready", flush=True); sys.stdin.read()
"""


def remember(found: Addresses) -> None:
    with psycopg.connect(found.database_url) as database:
        database.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        database.execute("DELETE FROM kept")
        database.execute("INSERT INTO kept VALUES ('fjalë')")
    with redis.Redis.from_url(found.redis_url) as valkey:
        valkey.set("kept", "fjalë")


def remembered(found: Addresses) -> tuple[str, str]:
    with psycopg.connect(found.database_url) as database, redis.Redis.from_url(found.redis_url) as valkey:
        row = database.execute("SELECT word FROM kept").fetchone()
        value = valkey.get("kept")
    assert row is not None
    assert isinstance(value, bytes)
    return row[0], value.decode()


@contextmanager
def another_holder(var: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(var)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=PROJECT, text=True, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "ready\n"
        yield process


def test_data_outlives_a_clean_stop(var: Path) -> None:
    with running(var, fast=True) as found:
        remember(found)
        sockets = Path(found.redis_url.removeprefix("unix://").partition("?")[0]).parent
    assert servers_of(var) == {}
    assert not sockets.exists()
    with running(var, fast=True) as found:
        assert remembered(found) == ("fjalë", "fjalë")


def test_killed_servers_start_again_with_their_data(var: Path) -> None:
    with running(var) as found:
        remember(found)
        for pid in servers_of(var).values():
            os.kill(pid, signal.SIGKILL)
    with running(var) as found:
        assert remembered(found) == ("fjalë", "fjalë")


def test_the_last_holder_stops_the_servers(var: Path) -> None:
    with another_holder(var) as other:
        with running(var, fast=True):
            started = servers_of(var)
        assert servers_of(var) == started
        other.communicate()
    assert set(started) == {"postgresql", "valkey"}
    assert servers_of(var) == {}


def test_the_servers_of_a_killed_holder_are_taken_over(var: Path) -> None:
    with another_holder(var) as other:
        left_behind = servers_of(var)
        other.kill()
    with running(var):
        assert servers_of(var) == left_behind
    assert servers_of(var) == {}


def test_two_holders_in_one_process_do_not_disturb_each_other(var: Path) -> None:
    with running(var, fast=True) as found:
        with running(var, fast=True):
            pass
        remember(found)


def test_only_what_is_asked_for_is_started(var: Path) -> None:
    with running(var, postgres=False):
        assert set(servers_of(var)) == {"valkey"}


def test_a_deep_folder_is_no_obstacle(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-rather-long-name"] * 8)
    with running(deep, fast=True) as found:
        remember(found)
    assert len(str(deep)) > 107
    assert servers_of(deep) == {}


def test_a_changed_tmpdir_finds_the_running_servers(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(var, fast=True) as found:
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr(tempfile, "tempdir", None)
        before = servers_of(var)
        with running(var, fast=True) as again:
            assert again == found
            assert servers_of(var) == before


def test_lost_sockets_are_made_anew(var: Path) -> None:
    with running(var, fast=True) as found:
        remember(found)
        sockets = Path(found.redis_url.removeprefix("unix://").partition("?")[0]).parent
        for socket in sockets.iterdir():
            socket.unlink()
        with running(var, fast=True):
            assert remembered(found) == ("fjalë", "fjalë")
            assert set(servers_of(var)) == {"postgresql", "valkey"}


def test_production_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVIRONMENT", "production")
    with pytest.raises(EmbeddedError, match="not for production"), running(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_failed_start_leaves_no_server(tmp_path: Path) -> None:
    (tmp_path / "embedded" / "valkey").mkdir(parents=True)
    (tmp_path / "embedded" / "valkey" / "appendonlydir").write_text("not a folder")
    with pytest.raises(EmbeddedError, match="Valkey did not start"), running(tmp_path, fast=True):
        pass
    assert until(lambda: not servers_of(tmp_path), 5)


def test_addresses_are_the_same_before_and_after_the_start(tmp_path: Path) -> None:
    before = addresses(tmp_path)
    with running(tmp_path, postgres=False, fast=True) as found:
        assert found == before
