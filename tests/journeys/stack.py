"""A worker process of its own on the test's database, a news site, and a mailbox: nothing is stood in for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import redis
from django.conf import settings
from django.db import connection

from tests.local_server import Answer, Asked, LocalServer

PATIENCE = 150.0  # seconds, on a busy machine


def test_database_url() -> str:
    """The URL of the database that pytest-django made, for processes of their own."""
    parts = urlsplit(settings.DATABASE_URL)
    return urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))


class Site(LocalServer):
    """A news site: pages by path, changed by the test at will."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        super().__init__()

    @property
    def address(self) -> str:
        return f"http://{self.endpoint}"

    def publish(
        self, path: str, body: bytes, content_type: str = "text/html; charset=utf-8", encoding: str = ""
    ) -> str:
        headers = {"Content-Type": content_type} | ({"Content-Encoding": encoding} if encoding else {})
        self.pages[path] = Answer(body, headers=headers)
        return f"{self.address}{path}"

    def publish_feed(self, *paths: str) -> str:
        items = "".join(f"<item><title>{p}</title><link>{self.address}{p}</link></item>" for p in paths)
        rss = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
        return self.publish("/feed.xml", rss.encode(), "text/xml; charset=utf-8")

    def reply(self, asked: Asked) -> Answer:
        return self.pages.get(asked.path, Answer(status=404))


@dataclass
class Stack:
    """Worker with its clock, as processes that can be killed and started again."""

    folder: Path
    surroundings: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def environment(self, failpoint: str = "") -> dict[str, str]:
        return {**os.environ, **self.surroundings, "FAILPOINT": failpoint}

    def start_worker(self, failpoint: str = "", pool: str = "solo") -> subprocess.Popen[bytes]:
        """One worker for all queues, with beat inside; in the solo pool a failpoint kills all of it.

        Being the only one, it does not wait for neighbours to answer.
        """
        schedule = str(self.folder / f"beat{len(self.processes)}")
        command = [sys.executable, "-m", "celery", "-A", "tracker", "worker", "-B", "-s", schedule]
        command += ["-Q", "intake,extraction,desk,mail", "-P", pool, "-c", "1", "-l", "WARNING"]
        command += ["--without-mingle", "--without-gossip"]
        return self._start(command, failpoint)

    def run_as_editor(self, code: str, failpoint: str = "") -> int:
        """A process in which an editor acts; its exit status, 137 if the failpoint killed it."""
        prelude = "from tests.journeys.editors import *\n"
        process = self._start(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", prelude + code], failpoint
        )
        return process.wait(PATIENCE)

    def _start(self, command: list[str], failpoint: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                command,
                cwd=settings.BASE_DIR,
                env=self.environment(failpoint),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def wait_until_killed(self, process: subprocess.Popen[bytes]) -> int:
        """The exit status of a process that a failpoint kills; its clock, a child, goes with it."""
        status = process.wait(PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        return status

    def until(self, question: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Wait for a fact that the newest worker should bring about.

        :raises AssertionError: with its log, when it ends first or takes too long
        """
        last = time.monotonic() + seconds
        while not question():
            assert self.processes[-1].poll() is None, f"{what}: the worker ended\n{self.log()}"
            assert time.monotonic() < last, f"{what}: not within {seconds:.0f} seconds\n{self.log()}"
            time.sleep(0.1)

    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", errors="replace")[-5000:]

    def lose_the_broker(self) -> None:
        """Everything that Valkey knew is gone."""
        with redis.Redis.from_url(settings.REDIS_URL) as client:
            client.flushall()

    def stop(self) -> None:
        for process in self.processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
