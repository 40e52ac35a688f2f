import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.embedded import processes
from tracker.embedded.processes import end, last_words, until, works_in

STUBBORN = "trap '' INT; touch ready; while true; do sleep 0.05; done"


@pytest.fixture
def stubborn(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server of tmp_path that does not listen when asked politely."""
    with subprocess.Popen(["bash", "-c", STUBBORN], cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        assert until((tmp_path / "ready").exists, 5)
        (tmp_path / "pid").write_text(f"{process.pid}\n")
        yield process
        process.kill()


def test_a_process_works_in_its_own_folder_only(stubborn: subprocess.Popen[bytes], tmp_path: Path) -> None:
    assert works_in(stubborn.pid, tmp_path)
    assert not works_in(stubborn.pid, tmp_path / "other")


def test_a_zombie_does_not_work(tmp_path: Path) -> None:
    with subprocess.Popen(["true"], cwd=tmp_path) as process:
        assert until(lambda: not works_in(process.pid, tmp_path), 5)


def test_a_stubborn_server_is_made_to_stop(
    stubborn: subprocess.Popen[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    end(tmp_path / "pid", tmp_path)
    assert stubborn.wait(5) < 0


def test_a_stranger_with_the_number_of_a_dead_server_is_left_alone(
    stubborn: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    end(tmp_path / "pid", tmp_path / "other")
    assert stubborn.poll() is None


@pytest.mark.parametrize("junk", ["", "not a number", "-1", "999999999"])
def test_a_pid_file_that_names_nobody_is_harmless(tmp_path: Path, junk: str) -> None:
    (tmp_path / "pid").write_text(junk)
    end(tmp_path / "pid", tmp_path)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            "LOG:  starting\nFATAL:  data is from version 15\nLOG:  shut down\n",
            "FATAL:  data is from version 15",
        ),
        ("one\n\ntwo\n", "two"),
        ("", "it gave no reason"),
    ],
)
def test_the_last_words_say_why(said: str, why: str) -> None:
    assert last_words(said) == why
