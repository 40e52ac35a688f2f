"""How often Python's collector looks for circles among objects while an article is read.

By default it looks after every 700 new objects, and again at everything that is left. An article makes many
thousands that refer to each other in no circle or live until it has been read: a fifth of the time went
there. See https://docs.python.org/3/library/gc.html#gc.set_threshold.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

PATIENT = (5_000, 50, 10)  # new objects; then looks of each kind before the next kind


@contextmanager
def patient_collector() -> Iterator[None]:
    """Let the collector look less often, and leave it as it was found.

    It belongs to the whole process: of two threads that read at once the later may leave it patient, which
    costs nobody more than some memory. A process that looks less often still, or never, is left alone.
    """
    found = gc.get_threshold()
    if not 0 < found[0] < PATIENT[0]:
        yield
        return
    gc.set_threshold(*PATIENT)
    try:
        yield
    finally:
        gc.set_threshold(*found)
