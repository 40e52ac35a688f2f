"""The parser's process dies, hangs and swells here; ours must not notice more than a sentence."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claims.intake.sandbox import Limits, Sandbox
from claims.intake.types import Document, Unreadable
from tests.intake.pages import page

ROOT = Path(__file__).parents[2]
GOOD = page().encode()
# A start tag with this many attributes costs the parser quadratic time.
SLOW = b"<p " + b"".join(b"a%d=1 " % number for number in range(200_000)) + b">x</p>"


@pytest.fixture
def make_sandbox() -> Iterator[Callable[[Limits], Sandbox]]:
    made: list[Sandbox] = []

    def make(limits: Limits) -> Sandbox:
        made.append(Sandbox(limits))
        return made[-1]

    yield make
    for sandbox in made:
        sandbox.close()


def read(sandbox: Sandbox, body: bytes = GOOD) -> Document:
    answer = sandbox.read("document", body, url=None, content_type=None, charset=None)
    assert isinstance(answer, Document)
    return answer


def refusal_of(sandbox: Sandbox, body: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read(sandbox, body)
    return refusal.value.reason


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def wait_for_end(pid: int, seconds: float = 10) -> bool:
    ends = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < ends:
        time.sleep(0.02)
    return not is_running(pid)


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_one_process_reads_many_documents_and_is_renewed(make_sandbox: Callable[[Limits], Sandbox]) -> None:
    sandbox = make_sandbox(Limits(documents=3))
    pids = []
    for _ in range(4):
        assert read(sandbox).title == "Podul va fi gata"
        pids.append(sandbox.pid)
    assert pids[0] == pids[1] == pids[2] != pids[3]


def test_too_much_processor_time_ends_the_document_and_not_the_work(
    make_sandbox: Callable[[Limits], Sandbox],
) -> None:
    sandbox = make_sandbox(Limits(cpu_seconds=1))
    read(sandbox)
    first, descriptors = sandbox.pid, open_descriptors()
    assert refusal_of(sandbox, SLOW) == "too_slow"
    assert read(sandbox).title == "Podul va fi gata"
    assert sandbox.pid != first
    assert open_descriptors() == descriptors
    with pytest.raises(ChildProcessError):  # no zombie: the first child was waited for
        os.waitpid(first or 0, os.WNOHANG)


def cpu_seconds_of(sandbox: Sandbox) -> float:
    user, system = Path(f"/proc/{sandbox.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def test_each_document_has_the_whole_time_for_itself(make_sandbox: Callable[[Limits], Sandbox]) -> None:
    sandbox = make_sandbox(Limits(cpu_seconds=1))
    some = page("<p>Încă un paragraf despre pod, cu destule vorbe.</p>" * 2_500).encode()
    read(sandbox, some)
    first = sandbox.pid
    while cpu_seconds_of(sandbox) < 1.5:
        read(sandbox, some)
    assert sandbox.pid == first


def test_too_much_memory_is_a_sentence(make_sandbox: Callable[[Limits], Sandbox]) -> None:
    sandbox = make_sandbox(Limits(memory_bytes=220 * 1024 * 1024))
    read(sandbox)
    big = b"<html><body><article>" + b"<p>vorbe multe, multe</p>" * 20_000 + b"a " * 6_000_000
    assert refusal_of(sandbox, big) in {"too_large", "parser_stopped"}
    assert read(sandbox).title == "Podul va fi gata"


def test_a_process_that_hangs_is_left_at_the_wall_clock(make_sandbox: Callable[[Limits], Sandbox]) -> None:
    sandbox = make_sandbox(Limits(wall_seconds=0.5))
    read(sandbox)
    stopped = sandbox.pid or 0
    os.kill(stopped, signal.SIGSTOP)
    started = time.monotonic()
    assert refusal_of(sandbox, b"<p>" + b"a" * 3_000_000) == "too_slow"
    assert time.monotonic() - started < 20
    assert not is_running(stopped)


@pytest.mark.parametrize("moment", ["before", "during"])
def test_a_killed_process_is_replaced(make_sandbox: Callable[[Limits], Sandbox], moment: str) -> None:
    sandbox = make_sandbox(Limits())
    read(sandbox)
    first = sandbox.pid or 0
    if moment == "before":
        os.kill(first, signal.SIGKILL)
        assert wait_for_end(first)
    else:
        threading.Timer(0.3, os.kill, (first, signal.SIGKILL)).start()
        assert refusal_of(sandbox, SLOW) == "parser_stopped"
    assert read(sandbox).title == "Podul va fi gata"
    assert sandbox.pid != first


def test_a_parser_that_cannot_start_is_our_fault_and_not_the_documents(
    make_sandbox: Callable[[Limits], Sandbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox = make_sandbox(Limits())
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", "/bin/false")
        with pytest.raises(RuntimeError):
            read(sandbox)
    assert read(sandbox).title == "Podul va fi gata"


def test_the_other_process_knows_none_of_our_secrets(
    make_sandbox: Callable[[Limits], Sandbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for parsers")
    sandbox = make_sandbox(Limits())
    read(sandbox)
    environment = Path(f"/proc/{sandbox.pid}/environ").read_text()
    assert "SECRET_KEY" not in environment
    assert len(list(Path(f"/proc/{sandbox.pid}/fd").iterdir())) <= 5


def test_threads_take_turns(make_sandbox: Callable[[Limits], Sandbox]) -> None:
    sandbox = make_sandbox(Limits())
    titles: list[str | None] = []

    def work(number: int) -> None:
        titles.append(read(sandbox, page(title=f"Podul numărul {number}").encode()).title)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(filter(None, titles)) == [f"Podul numărul {number}" for number in range(8)]


FORKING = """
import os, sys
from claims.intake.documents import read_document
from claims.intake.sandbox import SHARED
page = sys.stdin.buffer.read()
mine = lambda: (read_document(page, content_type="text/html").title, SHARED.pid)[1]
first = mine()
worker = os.fork()
if not worker:
    os._exit(0 if mine() != first and mine() == SHARED.pid else 1)
_, status = os.waitpid(worker, 0)
assert mine() == first, "the fork disturbed our parser"
print(os.waitstatus_to_exitcode(status), first, flush=True)
{end}
"""


@pytest.mark.parametrize("end", ["", "os._exit(0)", "os.kill(os.getpid(), 9)"])
def test_a_forked_worker_has_a_process_of_its_own_and_none_outlives_us(end: str) -> None:
    """As under Celery: the parent may have read a document before it forks, and may die any way."""
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", FORKING.format(end=end)],
        cwd=ROOT,
        input=GOOD,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == b""
    status, parser = map(int, done.stdout.split())
    assert status == 0
    assert wait_for_end(parser)
