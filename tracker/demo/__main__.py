"""`make demo`: servers, a local news site, a mailbox, web, worker and beat; then the story."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tracker import env
from tracker.demo import feed, sink
from tracker.demo.processes import Children, free_port, is_free
from tracker.embedded import EmbeddedError, running

QUEUES = "intake,extraction,desk,mail"
WORKER = ("celery", "-A", "tracker", "worker", "-Q", QUEUES, "-c", "2", "-l", "WARNING")
PATIENCE = 60.0  # seconds for the web server to answer


class DemoError(Exception):
    """The demo cannot go on; the message is a sentence for a person."""


def say(words: str) -> None:
    print(words, flush=True)


def port_wanted() -> int:
    """:raises DemoError: when another program has the port"""
    port = env.number("PORT", 8000, least=1)
    if not is_free(port):
        raise DemoError(
            f"Port {port} is busy. Stop what uses it, or choose another: make demo PORT={port + 1}"
        )
    return port


def remembered(folder: Path, name: str) -> int:
    """The port of last time, so that addresses stored in the database stay right."""
    path = folder / name
    return int(path.read_text()) if path.exists() else 0


def environment(port: int, feed_port: int, mail_port: int, mail: Path) -> dict[str, str]:
    """What the processes are told: only this news site is fetched, only this mailbox gets letters."""
    return {
        "ENVIRONMENT": "development",
        "SITE_URL": f"http://localhost:{port}",
        "FETCH_ALLOW": f"127.0.0.1:{feed_port}",
        "MAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "MAIL_ALLOW": "on-record.test",
        "NOTICE_HOLD_MINUTES": "0",
        "DEMO_FEED": f"http://127.0.0.1:{feed_port}/feed.xml",
        "DEMO_MAIL": str(mail),
    }


def manage(*arguments: str) -> None:
    """:raises DemoError: when the command fails; it has said why"""
    command = [sys.executable, str(env.BASE_DIR / "manage.py"), *arguments]
    if subprocess.run(command, check=False).returncode:
        raise DemoError(f"`manage.py {' '.join(arguments)}` failed: see above.")


def wait_for_web(address: str, children: Children) -> None:
    """:raises DemoError: when a child falls or the site does not answer in time"""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        fallen = children.fallen()
        if fallen:
            raise DemoError(f"The {fallen} process ended by itself: read {children.folder / fallen}.log")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 (our own address)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise DemoError(f"The site does not answer on {address}: read {children.folder / 'web'}.log")


@contextmanager
def newsroom(port: int, folder: Path) -> Iterator[Children]:
    """Everything that runs, stopped in order at the end."""
    with ExitStack() as stack:
        site = feed.serve(remembered(folder, "feed-port"))
        stack.callback(site.shutdown)
        feed_port, mail_port = site.server_address[1], free_port()
        (folder / "feed-port").write_text(str(feed_port))
        mailbox = sink.serve(folder / "mail", mail_port)
        stack.callback(mailbox.stop)
        os.environ.update(environment(port, feed_port, mail_port, folder / "mail"))
        if env.uses_embedded_servers():
            say("Starting PostgreSQL and Valkey …")
            stack.enter_context(running(env.var_folder()))
        say("Preparing the database …")
        manage("migrate", "--verbosity", "0")
        children = Children(folder / "log")
        stack.callback(children.stop)
        bind = f"127.0.0.1:{port}"
        children.start("worker", *WORKER)
        children.start("beat", "celery", "-A", "tracker", "beat", "-s", str(folder / "beat"), "-l", "WARNING")
        children.start("web", "gunicorn", "tracker.wsgi", "-b", bind, "--threads", "4", "--no-control-socket")
        yield children


def play() -> None:
    port = port_wanted()
    address = f"http://localhost:{port}"
    folder = env.var_folder() / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    with newsroom(port, folder) as children:
        wait_for_web(address, children)
        say(f"On Record answers on {address}")
        manage("demo_story")
        say("\nPress Ctrl-C to stop. `make demo` starts again with the same data; `make clean` removes it.")
        while not (fallen := children.fallen()):
            time.sleep(1)
        raise DemoError(f"The {fallen} process ended by itself: read {children.folder / fallen}.log")


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is born deaf to it
    try:
        play()
    except KeyboardInterrupt:
        say("\nStopped.")
    except (DemoError, EmbeddedError, env.ConfigurationError) as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
