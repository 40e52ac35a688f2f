"""How every system answers, ours and the peers alike: documents in, answers out, on one core.

A document a line on standard input, an answer a line on standard output; the last line holds the seconds that
each document took and the most memory that the process held. Only the standard library is used, because the
peers run in a virtual environment of their own.
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Document = dict[str, Any]
Quote = dict[str, Any]
Answer = Callable[[Document], Iterable[Quote]]
STATUS = Path("/proc/self/status")


def stay_on_one_core() -> None:
    """Keep this process and its threads on a single core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def megabytes() -> int:
    """The most memory that this process ever held; what its parent held before does not count."""
    if STATUS.is_file():
        peak = re.search(r"VmHWM:\s+(\d+)", STATUS.read_text("ascii"))
        if peak:
            return int(peak[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def answer_all(answer: Answer) -> None:
    """Answer every document on standard input, by the processor's clock; the first one warms up unclocked.

    What has been loaded by then is never collected again, for any system: so it is in our workers.
    """
    documents = [json.loads(line) for line in sys.stdin]
    list(answer(documents[0]))
    gc.collect()
    gc.freeze()
    seconds = []
    for document in documents:
        started = time.process_time()
        quotes = list(answer(document))
        seconds.append(time.process_time() - started)
        print(json.dumps({"id": document["id"], "quotes": quotes}))
    print(json.dumps({"seconds": seconds, "megabytes": megabytes()}))
