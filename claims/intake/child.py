"""The parser's own process: reads bytes that nobody trusts, one after another, within limits.

Started by sandbox.py as ``python -m claims.intake.child CPU_SECONDS MEMORY_BYTES``. Requests come on
standard input, answers go to what was standard output; each is a length (4 bytes, big-endian) and so
many bytes. A request is two such frames: JSON (kind and what the server said) and the body. An empty
frame says “ready” and “taken”, so that a death can be laid to a document or not. The end of the input
ends the process, so it never outlives the one that started it.
"""

import json
import math
import os
import resource
import sys
from types import TracebackType
from typing import BinaryIO

from claims.intake.articles import read_article
from claims.intake.decoding import decode
from claims.intake.linked_data import find_linked_scripts
from claims.intake.syndication import read_feed
from claims.intake.types import Unreadable
from claims.intake.wire import LENGTH, pack_answer, pack_refusal

READY = TAKEN = b""


def serve(requests: BinaryIO, answers: BinaryIO, cpu_seconds: int) -> None:
    """Answer requests until their end. Death by a limit is an answer too: the other side sees it."""
    while (header := receive(requests)) is not None:
        body = receive(requests)
        if body is None:
            return
        send(answers, TAKEN)
        _allow_cpu(cpu_seconds)
        send(answers, _answer(json.loads(header), body))


def receive(stream: BinaryIO) -> bytes | None:
    """The next frame, or None at the end of the stream."""
    start = stream.read(LENGTH.size)
    if len(start) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(start)
    frame = stream.read(length)
    return frame if len(frame) == length else None


def send(stream: BinaryIO, frame: bytes) -> None:
    """Write one frame and let it go at once."""
    stream.write(LENGTH.pack(len(frame)) + frame)
    stream.flush()


def _answer(request: dict[str, str | None], body: bytes) -> bytes:
    url, content_type, charset = request["url"], request["content_type"], request["charset"]
    try:
        if request["kind"] == "feed":
            return pack_answer(read_feed(body, url=url, content_type=content_type, charset=charset))
        if request["kind"] == "scripts":
            return pack_answer(find_linked_scripts(decode(body, charset=charset, is_html=True)))
        return pack_answer(read_article(decode(body, charset=charset, is_html=True), url=url))
    except Unreadable as refusal:
        return pack_refusal(refusal.reason, refusal.sentence)


def _allow_cpu(seconds: int) -> None:
    """Move the soft limit ahead of what is used so far: each document gets the same time."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(usage.ru_utime + usage.ru_stime) + seconds, hard))


def _take_over_output() -> BinaryIO:
    """Keep standard output for answers alone; a library that prints, prints into nothing."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def main() -> None:
    """Set the limits, say that all is ready (an empty frame), and serve."""
    cpu_seconds, memory_bytes = map(int, sys.argv[1:3])
    answers = _take_over_output()

    def last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, MemoryError):
            frame = pack_refusal("too_large", "This needs more memory than one document may take.")
        else:
            frame = pack_refusal("parser_stopped", f"The parser failed on this ({kind.__name__}).")
        send(answers, frame)
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = last_words
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    send(answers, READY)
    serve(sys.stdin.buffer, answers, cpu_seconds)


if __name__ == "__main__":
    main()
