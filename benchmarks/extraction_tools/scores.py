"""Counts per document, so that any measure can be drawn again and again for an interval.

A quoted segment counts as found where a prediction covers half of its letters; end to end it must have a
speaker that overlaps the annotated one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

EDGE = " \t\n\r“”„«»‟\"'‘’‚‹›.,;:!?…()[]-–—"
ROUNDS = 1000
NEAR = 0.8  # of what two spans cover together
Spans = list[list[int]]
Place = tuple[int, int]


@dataclass(frozen=True)
class Counts:
    """What happened in one document, or in many together."""

    found: int = 0
    missed: int = 0
    traps_taken: int = 0
    traps_left: int = 0
    with_speaker: int = 0
    right: int = 0
    gold_spans: int = 0
    exact: int = 0
    exact_given: int = 0
    near: int = 0
    near_given: int = 0


Measure = Callable[[Counts], float]


def count(document: dict[str, Any], predicted: Sequence[dict[str, Any]]) -> Counts:
    """Hold one document's predictions to its annotation."""
    text = document["text"]
    segments = {tuple(s): q for q in reversed(document["quotes"]) for s in q["quoted_segments"]}
    hits = {segment: _covering(text, segment, predicted) for segment in segments}
    traps = [_covering(text, tuple(s), predicted) for s in document["unattributed_quoted_segments"]]
    found = [(segments[segment], hit) for segment, hit in hits.items() if hit is not None]
    direct = [
        _trimmed(text, *s) for q in document["quotes"] if q["type"] == "direct" for s in q["quote_span"]
    ]
    exact, exact_given = _spans(document, direct, predicted, 1.0)
    near, near_given = _spans(document, direct, predicted, NEAR)
    return Counts(
        found=len(found),
        missed=len(hits) - len(found),
        traps_taken=sum(trap is not None for trap in traps),
        traps_left=sum(trap is None for trap in traps),
        with_speaker=sum(bool(quote["speaker_span"]) for quote, _ in found),
        right=sum(_overlap(quote["speaker_span"], hit["speaker_span"]) for quote, hit in found),
        gold_spans=len(direct),
        exact=exact,
        exact_given=exact_given,
        near=near,
        near_given=near_given,
    )


def _covering(
    text: str, segment: tuple[int, ...], predicted: Sequence[dict[str, Any]]
) -> dict[str, Any] | None:
    start, end = segment
    needed = 0.5 * max(1, _letters(text, start, end))
    scored = [(sum(_letters(text, max(a, start), min(b, end)) for a, b in p["spans"]), p) for p in predicted]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= needed else None


def _letters(text: str, start: int, end: int) -> int:
    return sum(letter.isalnum() for letter in text[start:end]) if end > start else 0


def _overlap(gold: Spans | None, own: Spans | None) -> bool:
    return any(min(a[1], b[1]) > max(a[0], b[0]) for a in gold or () for b in own or ())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def _spans(
    document: dict[str, Any], gold: Sequence[Place], predicted: Sequence[dict[str, Any]], least: float
) -> tuple[int, int]:
    """Direct spans that a prediction fits, each prediction used once; and the predictions that count.

    One that lies in an annotated quote of another kind is neither right nor wrong.
    """
    left = [_trimmed(document["text"], *s) for p in predicted for s in p["spans"]]
    matched = 0
    for wanted in gold:
        best = max(left, key=lambda own: _likeness(wanted, own), default=None)
        if best is not None and _likeness(wanted, best) >= least:
            left.remove(best)
            matched += 1
    other = [s for q in document["quotes"] if q["type"] != "direct" for s in q["quote_span"]]
    wrong = [o for o in left if not any(min(o[1], b) - max(o[0], a) > 0.5 * (o[1] - o[0]) for a, b in other)]
    return matched, matched + len(wrong)


def _likeness(one: Place, other: Place) -> float:
    """What two spans share, of what they cover together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def add(counts: Iterable[Counts]) -> Counts:
    """The counts of several documents together."""
    return Counts(*map(sum, zip(*map(astuple, counts), strict=True)))


def f1(right: int, given: int, wanted: int) -> float:
    """The harmonic mean of right/given and right/wanted."""
    return 2 * right / max(1, given + wanted)


MEASURES: dict[str, Measure] = {
    "direct exact F1": lambda c: f1(c.exact, c.exact_given, c.gold_spans),
    "direct near F1": lambda c: f1(c.near, c.near_given, c.gold_spans),
    "segment F1": lambda c: f1(c.found, c.found + c.traps_taken, c.found + c.missed),
    "traps rejected": lambda c: c.traps_left / max(1, c.traps_left + c.traps_taken),
    "attribution": lambda c: c.right / max(1, c.with_speaker),
    "end to end F1": lambda c: f1(c.right, c.found + c.traps_taken, c.found + c.missed),
}


def draws(counts: Sequence[Counts]) -> list[Counts]:
    """Sums over documents drawn again with replacement; the same documents for every system."""
    draw = random.Random(0)  # noqa: S311 - repeatable, not secret
    rows = [astuple(one) for one in counts]
    chosen = (draw.choices(rows, k=len(rows)) for _ in range(ROUNDS))
    return [Counts(*map(sum, zip(*picked, strict=True))) for picked in chosen]


def interval(values: Iterable[float]) -> tuple[float, float]:
    """Where the middle 95 % of the values lie."""
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered))]
