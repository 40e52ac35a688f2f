"""The image's steps by hand in a clean folder, and the compose file's very commands on real servers."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings

from benchmarks.measure import ROOT
from tests.compose import Service, services
from tests.ports import free_port
from tracker.embedded import Addresses
from tracker.embedded.processes import until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.xdist_group("houses")]
GIVEN = {
    "SECRET_KEY": "not-a-secret-in-a-test",
    "SITE_URL": "https://record.example.org",
    "POSTGRES_PASSWORD": "replaced",
    "MAIL_URL": "smtp://127.0.0.1:9",
    "MAIL_FROM": "digest@example.org",
    "WEB_WORKERS": "1",
}
RECIPE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
PROGRAMS = Path(sys.executable).parent
RUNNING = ("web", "worker-intake", "worker-extraction", "worker-mail", "beat")


PORT = free_port()


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder /app as the recipe builds it: what it copies, then what it runs there."""
    app = tmp_path_factory.mktemp("image") / "app"
    app.mkdir()
    for source, target in re.findall(r"^COPY (?!--from)(\S+) (\S+)$", RECIPE, re.MULTILINE):
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, app / target, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(ROOT / source, app / target)
    for step in re.findall(
        r"^RUN (.+)$", RECIPE.partition("COPY claims claims")[2].partition("\nFROM")[0], re.MULTILINE
    ):
        command = step.replace("/venv/bin", str(PROGRAMS))
        done = subprocess.run(command, shell=True, cwd=app, env={"PATH": os.environ["PATH"]}, check=False)  # noqa: S602
        assert done.returncode == 0, step
    return app


@pytest.fixture(scope="module")
def database_url(servers: Addresses) -> Iterator[str]:
    """A database of its own beside the one of the other tests."""
    parts = urlsplit(settings.DATABASE_URL)
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as connection:
        connection.execute("CREATE DATABASE on_record_production")
        yield urlunsplit(parts._replace(path="/on_record_production"))
        connection.execute("DROP DATABASE on_record_production WITH (FORCE)")


@pytest.fixture(scope="module")
def compose(image: Path, database_url: str, tmp_path_factory: pytest.TempPathFactory) -> "Compose":
    found = Compose(image, tmp_path_factory.mktemp("container"), database_url)
    assert found.start("migrate").wait(300) == 0
    return found


class Compose:
    """Runs what the file says, on this machine's servers, port and temporary folder."""

    def __init__(self, image: Path, temporary: Path, database_url: str) -> None:
        self.image, self.temporary = image, temporary
        self.own = {
            "DATABASE_URL": database_url,
            "REDIS_URL": re.sub(r"db=0$", "db=5", settings.REDIS_URL),
            "ON_RECORD_VAR": str(temporary / "var"),
            "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
            "HOME": "/nonexistent",
            "HOSTNAME": socket.gethostname(),
        }
        self.services = services(GIVEN)

    def start(self, name: str) -> subprocess.Popen[bytes]:
        return self._run(self.services[name], self.services[name].command)

    def healthy(self, name: str) -> bool:
        check: list[str] = (
            self.services[name].raw.get("healthcheck", {}).get("test") or self._check_of_image()
        )
        kind, *command = check
        shell = ["sh", "-c", command[0].replace("$$", "$")]
        return self._run(self.services[name], command if kind == "CMD" else shell).wait(120) == 0

    def _check_of_image(self) -> list[str]:
        found = re.search(r"^HEALTHCHECK .*CMD (\[.+\])$", RECIPE, re.MULTILINE)
        assert found is not None
        return ["CMD", *json.loads(found[1])]

    def _run(self, service: Service, command: list[str]) -> subprocess.Popen[bytes]:
        here = [self._here(word) for word in command]
        return subprocess.Popen(here, cwd=self.image, env={**service.environment, **self.own})

    def _here(self, word: str) -> str:
        return word.replace(":8000", f":{PORT}").replace("/tmp/", f"{self.temporary}/")  # noqa: S108


@pytest.fixture(scope="module")
def running(compose: Compose) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    with ExitStack() as stack:
        processes = {name: stack.enter_context(compose.start(name)) for name in RUNNING}
        for process in processes.values():
            stack.callback(process.kill)
        yield processes


def test_static_files_are_baked_into_the_image(image: Path) -> None:
    manifest = json.loads((image / "static" / "staticfiles.json").read_text())
    assert all((image / "static" / name).is_file() for name in manifest["paths"].values())
    assert "admin/css/base.css" in manifest["paths"]


@pytest.mark.parametrize("name", RUNNING)
def test_each_container_becomes_healthy(
    compose: Compose, running: dict[str, subprocess.Popen[bytes]], name: str
) -> None:
    assert until(lambda: compose.healthy(name) or running[name].poll() is not None, 180)
    assert running[name].poll() is None


@pytest.mark.usefixtures("running")
def test_the_site_is_ready_and_answers_to_its_own_name_only() -> None:
    assert until(lambda: status_of("/readyz", "record.example.org") == 200, 180)
    assert status_of("/readyz", "elsewhere.example") == 400


def test_everything_stops_when_told_to(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in running.values():
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
    assert {name: process.wait(180) for name, process in running.items()} == dict.fromkeys(RUNNING, 0)


def status_of(path: str, host: str) -> int:
    """The answer's status; 0 while nobody listens."""
    connection = HTTPConnection("127.0.0.1", PORT, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse().status
    except (ConnectionError, TimeoutError):
        return 0
    finally:
        connection.close()
