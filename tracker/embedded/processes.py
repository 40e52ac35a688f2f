"""Processes that somebody else started: are they alive, are they ours, what did they last say."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

PATIENCE = 60.0
PROC = Path("/proc")


def until(done: Callable[[], bool], seconds: float) -> bool:
    """Whether it was done within that time."""
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def end(pid_file: Path, folder: Path) -> None:
    """Ask the server of that folder, named by this file, to stop; insist when it does not."""
    number = content(pid_file).partition("\n")[0].strip()
    if not number.isdecimal():
        return
    for word in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if not works_in(int(number), folder):
            return
        with suppress(ProcessLookupError):
            os.kill(int(number), word)
        until(lambda: not works_in(int(number), folder), PATIENCE / 2)


def works_in(pid: int, folder: Path) -> bool:
    """Whether the process lives and is that folder's server, not a zombie or a stranger with its number."""
    if (PROC / "self").exists():
        with suppress(OSError):
            return str((PROC / str(pid) / "cwd").readlink()).removesuffix(" (deleted)") == str(folder)
        return False
    listed = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return str(folder) in listed.stdout


def content(file: Path) -> str:
    """The file's text; nothing where there is no file."""
    return file.read_text("utf-8", "replace") if file.is_file() else ""


def last_words(said: str) -> str:
    """The line that says why: the last fatal one, else the last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL" in line or "error" in line]
    return (fatal or lines or ["it gave no reason"])[-1]
