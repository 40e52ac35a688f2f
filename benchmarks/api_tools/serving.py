"""gunicorn with the project's settings over one of the databases; one client that keeps its connection."""

import gzip
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Self

PATIENCE = 60.0
COMMAND = (
    *(sys.executable, "-m", "gunicorn", "django.core.wsgi:get_wsgi_application()"),
    *("--workers", "1", "--threads", "4", "--no-control-socket", "--log-level", "warning"),
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Pace:
    """How long requests took, in milliseconds."""

    median: float
    p95: float

    @classmethod
    def of(cls, took: Sequence[float]) -> Self:
        return cls(median(took), quantiles(took, n=20)[-1])

    def __str__(self) -> str:
        return f"{self.median:.1f} ms (p95 {self.p95:.1f})"


class Reader:
    """A client that asks one question after the other over one connection.

    It reads no more of HTTP than gunicorn writes here: what a client of Python's library takes to read the
    headers would be a tenth of a small answer.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.connect()

    def connect(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self.answers = self.socket.makefile("rb")

    def get(self, address: str, **headers: str) -> Answer:
        given = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        self.socket.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n{given}\r\n".encode())
        status = self.line()
        told = dict(line.split(": ", 1) for line in iter(self.line, ""))
        length = int(told.get("Content-Length", "0"))
        body = self.answers.read(length)
        if told.get("Connection") == "close":
            self.connect()
        return Answer(int(status.split()[1]), told, body)

    def line(self) -> str:
        found = self.answers.readline()
        if not found:
            raise ConnectionResetError("the server hung up")
        return found.decode("latin-1").rstrip("\r\n")

    def time(self, address: str, status: int = 200, **headers: str) -> float:
        """How many milliseconds the answer takes."""
        start = time.perf_counter()
        answer = self.get(address, **headers)
        took = 1_000 * (time.perf_counter() - start)
        if answer.status != status:
            raise SystemExit(f"{address} was answered {answer.status}: {answer.body[:300]!r}")
        return took

    def pace(self, address: str, times: int, status: int = 200, **headers: str) -> Pace:
        return Pace.of([self.time(address, status, **headers) for _ in range(times)])

    def paces(self, addresses: Sequence[str], times: int) -> list[Pace]:
        """In turns: whatever else the machine does slows each of them alike."""
        rounds = [[self.time(address) for address in addresses] for _ in range(times)]
        return [Pace.of(took) for took in zip(*rounds, strict=True)]


def content(answer: Answer) -> bytes:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answer.body) if packed else answer.body


@contextmanager
def serving(database: str, redis: str) -> Iterator[Reader]:
    port = free_port()
    surroundings = {**os.environ, **environment(database, redis)}
    server = subprocess.Popen([*COMMAND, "--bind", f"127.0.0.1:{port}"], env=surroundings)
    try:
        wait_for(port, server)
        yield Reader(port)
    finally:
        server.terminate()
        server.wait(PATIENCE)


def environment(database: str, redis: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "benchmarks.api_tools.settings",
        "DATABASE_URL": database,
        "REDIS_URL": redis,
        "API_ANONYMOUS_PER_MINUTE": "1000000",  # counted as ever, but never refused
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            Reader(port).get("/healthz")
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("gunicorn does not answer.") from None
            time.sleep(0.1)
        else:
            return
