"""Time and memory for longer and longer texts: prose, and what breaks careless loops.

`python -m benchmarks.extraction_tools.growth KIND CHARACTERS` measures one text in a fresh process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from math import log2

from benchmarks.extraction_tools.answering import megabytes, stay_on_one_core
from benchmarks.extraction_tools.goldens import read_goldens
from benchmarks.extraction_tools.systems import ROOT
from claims.extraction.pipeline import extract_quotes

PATIENCE = 240.0  # seconds that the next size may be expected to take
SUSPICIOUS = 2.3  # times for doubled input: measured once more
WORTH_A_RATIO = 0.5  # seconds: below, the clock says little


def _prose() -> str:
    return "".join(golden.text + "\n" for golden in read_goldens() if golden.answer["language"] == "ro")


def _names(size: int) -> str:
    """People who are all different."""
    syllables = [a + b for a, b in product("bdfglmnprst", "aeiou")]
    people = (f"{a}{b} {c}{d}{e}, ".title() for c, d, e, a, b in product(syllables, repeat=5))
    return "".join(islice(people, size // 13 + 1))


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit) + 1)


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": _repeated(_prose()),
    "prose in one line": _repeated(_prose().replace("\n", " ")),
    "marks": _repeated('"'),
    "open marks": _repeated("„a "),
    "paragraphs of marks": _repeated('"a"\n'),
    "said": _repeated("said "),
    "a spus": _repeated("a spus "),
    "one name": _repeated("Ana Pop "),
    "names": _names,
    "names who say": _repeated("a spus Ana Pop: „Da”. "),
    "dates": _repeated("joi, 3 iulie, "),
    "newlines": _repeated("\n"),
    "one word": _repeated("a"),
}


@dataclass(frozen=True)
class Reading:
    """What one text cost."""

    characters: int
    seconds: float
    megabytes: int


def grow(kind: str, sizes: Sequence[int]) -> list[Reading]:
    """One kind of text in every size, until the next would take too long."""
    readings: list[Reading] = []
    for size in sizes:
        if readings and readings[-1].seconds * size / readings[-1].characters > PATIENCE:
            break
        readings.append(_in_fresh_process(kind, size))
        if worst_ratio(readings[-2:]) > SUSPICIOUS:  # another program may have had the cache
            again = _in_fresh_process(kind, size)
            readings[-1] = min(readings[-1], again, key=lambda reading: reading.seconds)
    return readings


def worst_ratio(readings: Sequence[Reading]) -> float:
    """The most that doubling the text multiplied the time by, where the time is worth a ratio."""
    ratios = [
        (after.seconds / before.seconds) ** (1 / log2(after.characters / before.characters))
        for before, after in pairwise(readings)
        if before.seconds > WORTH_A_RATIO
    ]
    return max(ratios, default=0.0)


def _in_fresh_process(kind: str, size: int) -> Reading:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.extraction_tools.growth", kind, str(size)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return Reading(**json.loads(done.stdout))


def main() -> None:
    """Measure one text; a short one loads the packs first."""
    stay_on_one_core()
    kind, size = sys.argv[1], int(sys.argv[2])
    extract_quotes("„Da”, a spus Ana Pop.", language="ro", published="2025-07")
    text = TEXTS[kind](size)[:size]
    started = time.process_time()
    extract_quotes(text, language="ro", published="2025-07")
    seconds = time.process_time() - started
    print(json.dumps({"characters": size, "seconds": seconds, "megabytes": megabytes()}))


if __name__ == "__main__":
    main()
