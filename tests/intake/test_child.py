import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from claims.intake.child import READY, TAKEN, receive, send, serve
from claims.intake.types import Document, Unreadable
from claims.intake.wire import unpack_answer
from tests.intake.pages import page

ROOT = Path(__file__).parents[2]


def request(body: bytes, **header: str | None) -> bytes:
    stream = io.BytesIO()
    fields = {"kind": "document", "url": None, "content_type": None, "charset": None} | header
    send(stream, json.dumps(fields).encode())
    send(stream, body)
    return stream.getvalue()


def run(stdin: bytes, memory_megabytes: int = 512) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "claims.intake.child", "5", str(memory_megabytes * 1024 * 1024)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, timeout=60, check=False)


def test_frames_survive_the_pipe_and_a_cut_one_is_the_end() -> None:
    stream = io.BytesIO()
    for frame in (b"", b"one", b"\0" * 100_000):
        send(stream, frame)
    whole = stream.getvalue()
    stream.seek(0)
    assert [receive(stream), receive(stream), receive(stream), receive(stream)] == [
        b"",
        b"one",
        b"\0" * 100_000,
        None,
    ]
    assert receive(io.BytesIO(whole[:2])) is None
    assert receive(io.BytesIO(whole[4:9])) is None


def test_the_process_answers_in_order_and_ends_with_its_input() -> None:
    done = run(request(page().encode()) + request(b"<a/>", kind="feed") + request(page(title="Doi").encode()))
    answers = io.BytesIO(done.stdout)
    assert (done.returncode, receive(answers)) == (0, READY)
    assert receive(answers) == TAKEN
    first = unpack_answer(receive(answers) or b"")
    assert isinstance(first, Document)
    assert first.title == "Podul va fi gata"
    assert receive(answers) == TAKEN
    with pytest.raises(Unreadable) as refusal:
        unpack_answer(receive(answers) or b"")
    assert refusal.value.reason == "not_a_feed"
    assert (receive(answers), receive(answers) is None, receive(answers)) == (TAKEN, False, None)


def test_half_a_request_is_the_end_and_no_answer() -> None:
    answers = io.BytesIO()
    serve(io.BytesIO(request(page().encode())[:-10]), answers, 5)
    assert answers.getvalue() == b""


def test_a_parser_that_fails_says_so_before_it_dies() -> None:
    stream = io.BytesIO()
    send(stream, b"not JSON")
    send(stream, b"words")
    done = run(stream.getvalue())
    answers = io.BytesIO(done.stdout)
    assert (receive(answers), receive(answers)) == (READY, TAKEN)
    with pytest.raises(Unreadable) as refusal:
        unpack_answer(receive(answers) or b"")
    assert (refusal.value.reason, done.returncode) == ("parser_stopped", 1)
    assert "JSONDecodeError" in refusal.value.sentence
