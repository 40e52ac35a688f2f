"""Untrusted markup is read in another process: one that may be slow, swell or die without harm.

The process is reused, replaced when it overruns a limit, and renewed after a number of documents. It
is started as a program and not forked, because a Celery worker's child is daemonic and may not use
multiprocessing, and because it should not inherit our memory, connections or secrets.
"""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from claims.intake.types import Unreadable
from claims.intake.wire import LENGTH, Answer, unpack_answer

LONGEST_ANSWER = 128 * 1024 * 1024
_CODE = Path(__file__).resolve().parents[2]
_PIECE = 64 * 1024


@dataclass(frozen=True)
class Limits:
    """What one document may cost; `documents` is how many a process reads before it is renewed."""

    cpu_seconds: int = 8
    wall_seconds: float = 30.0
    memory_bytes: int = 512 * 1024 * 1024
    start_seconds: float = 60.0
    documents: int = 500


class _Overrun(Exception):
    """The other process did not read or write in time."""


class _Gone(Exception):
    """The other process ended."""


class _Child:
    """One parser process and the two pipes to it."""

    def __init__(self, limits: Limits) -> None:
        self.served = 0
        arguments = [str(limits.cpu_seconds), str(limits.memory_bytes)]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "claims.intake.child", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={"PYTHONPATH": str(_CODE), "PYTHONUTF8": "1"},
            start_new_session=True,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("both pipes were asked for")
        self._input, self._output = self._process.stdin, self._process.stdout
        for pipe in (self._input, self._output):
            os.set_blocking(pipe.fileno(), False)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, frames: list[bytes], ends: float) -> None:
        waiting = memoryview(b"".join(LENGTH.pack(len(frame)) + frame for frame in frames))
        while waiting:
            _wait(self._input.fileno(), select.POLLOUT, ends)
            try:
                waiting = waiting[os.write(self._input.fileno(), waiting[:_PIECE]) :]
            except BrokenPipeError as error:
                raise _Gone from error
            except BlockingIOError:
                continue

    def receive(self, ends: float) -> bytes:
        (length,) = LENGTH.unpack(self._read(LENGTH.size, ends))
        if length > LONGEST_ANSWER:
            raise _Gone
        return self._read(length, ends)

    def _read(self, length: int, ends: float) -> bytes:
        taken = bytearray()
        while len(taken) < length:
            _wait(self._output.fileno(), select.POLLIN, ends)
            piece = os.read(self._output.fileno(), min(length - len(taken), _PIECE))
            if not piece:
                raise _Gone
            taken += piece
        return bytes(taken)

    def end(self) -> int:
        """Kill if need be, close the pipes, leave no zombie; the return code."""
        self._process.kill()
        self._input.close()
        self._output.close()
        return self._process.wait()

    def forget(self) -> None:
        """In a forked copy of us: the process is our parent's, so only let go of the pipes."""
        self._input.close()
        self._output.close()
        self._process.returncode = 0  # else subprocess would warn about, and wait for, a stranger


class Sandbox:
    """Reads one document at a time in a child process; safe to share between threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._child: _Child | None = None

    @property
    def pid(self) -> int | None:
        """The process number of the child, if there is one."""
        return self._child.pid if self._child else None

    def read(
        self, kind: str, body: bytes, *, url: str | None, content_type: str | None, charset: str | None
    ) -> Answer:
        """Parse `body` as a ``document``, a ``feed``, or a page of which only the ``scripts`` are wanted.

        :raises Unreadable: what the parser refuses; or ``too_slow``, ``too_large``, ``parser_stopped``
            when it overran a limit or died, and then the next call has a new process
        """
        header = json.dumps({"kind": kind, "url": url, "content_type": content_type, "charset": charset})
        with self._lock:
            return unpack_answer(self._ask([header.encode("ascii"), body]))

    def close(self) -> None:
        """End the child. A later `read` starts another."""
        with self._lock:
            self._end()

    def forget(self) -> None:
        """Drop a child that belongs to the process we were forked from."""
        if self._child:
            self._child.forget()
        self._child, self._lock = None, threading.Lock()

    def _ask(self, frames: list[bytes]) -> bytes:
        ends = time.monotonic() + self._limits.start_seconds + self._limits.wall_seconds
        try:
            child = self._hand_over(frames, ends)
            answer = child.receive(min(ends, time.monotonic() + self._limits.wall_seconds))
        except _Overrun as overrun:
            self._end()
            raise _too_slow() from overrun
        except _Gone as gone:
            raise self._cause_of_death() from gone
        child.served += 1
        return answer

    def _hand_over(self, frames: list[bytes], ends: float) -> _Child:
        """Give a child the document; one that died before it took it is replaced unseen."""
        try:
            return self._take(frames, ends)
        except _Gone:
            self._end()
            return self._take(frames, ends)

    def _take(self, frames: list[bytes], ends: float) -> _Child:
        child = self._ready_child()
        child.send(frames, min(ends, time.monotonic() + self._limits.wall_seconds))
        child.receive(min(ends, time.monotonic() + self._limits.wall_seconds))
        return child

    def _ready_child(self) -> _Child:
        if self._child and (not self._child.alive or self._child.served >= self._limits.documents):
            self._end()
        if self._child is None:
            self._child = _Child(self._limits)
            try:
                self._child.receive(time.monotonic() + self._limits.start_seconds)
            except _Gone as gone:
                raise RuntimeError(f"the parser does not start (code {self._end()})") from gone
        return self._child

    def _end(self) -> int | None:
        child, self._child = self._child, None
        return child.end() if child else None

    def _cause_of_death(self) -> Unreadable:
        if self._end() == -signal.SIGXCPU:
            return _too_slow()
        return Unreadable("parser_stopped", "The parser stopped while it was reading this.")


def _too_slow() -> Unreadable:
    return Unreadable("too_slow", "This took more time than one document may take.")


def _wait(descriptor: int, event: int, ends: float) -> None:
    """Until a pipe is ready; poll and not select, which knows no descriptor above 1024."""
    waiting = select.poll()
    waiting.register(descriptor, event)
    if not waiting.poll(max(ends - time.monotonic(), 0) * 1000):
        raise _Overrun


SHARED = Sandbox()
os.register_at_fork(after_in_child=SHARED.forget)
atexit.register(SHARED.close)
