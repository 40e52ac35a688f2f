"""Counts per document, so that any measure can be drawn again and again for an interval.

A quoted segment counts as found where a prediction covers half of its letters; end to end it must have a
speaker that overlaps the annotated one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

EDGE = " \t\n\r“”„«»‟\"'‘’‚‹›.,;:!?…()[]-–—"
ROUNDS = 1000
Spans = list[list[int]]


@dataclass(frozen=True)
class Counts:
    """What happened in one document."""

    found: int = 0
    missed: int = 0
    traps_taken: int = 0
    traps_left: int = 0
    with_speaker: int = 0
    right: int = 0
    exact: int = 0
    gold_spans: int = 0
    own_spans: int = 0


def count(document: dict[str, Any], predicted: Sequence[dict[str, Any]]) -> Counts:
    """Hold one document's predictions to its annotation."""
    text = document["text"]
    segments = {tuple(s): q for q in reversed(document["quotes"]) for s in q["quoted_segments"]}
    hits = {segment: _covering(text, segment, predicted) for segment in segments}
    traps = [_covering(text, tuple(s), predicted) for s in document["unattributed_quoted_segments"]]
    found = [(segments[segment], hit) for segment, hit in hits.items() if hit is not None]
    exact, gold_spans, own_spans = _exact(document, predicted)
    return Counts(
        found=len(found),
        missed=len(hits) - len(found),
        traps_taken=sum(trap is not None for trap in traps),
        traps_left=sum(trap is None for trap in traps),
        with_speaker=sum(bool(quote["speaker_span"]) for quote, _ in found),
        right=sum(_overlap(quote["speaker_span"], hit["speaker_span"]) for quote, hit in found),
        exact=exact,
        gold_spans=gold_spans,
        own_spans=own_spans,
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


def _exact(document: dict[str, Any], predicted: Sequence[dict[str, Any]]) -> tuple[int, int, int]:
    """Direct spans matched to the letter, all annotated ones, and all of ours that lie in no other kind."""
    text = document["text"]
    gold = {_trimmed(text, *s) for q in document["quotes"] if q["type"] == "direct" for s in q["quote_span"]}
    other = [s for q in document["quotes"] if q["type"] != "direct" for s in q["quote_span"]]
    own = {_trimmed(text, *s) for p in predicted for s in p["spans"]}
    inside = {
        o for o in own - gold if any(min(o[1], b) - max(o[0], a) > 0.5 * (o[1] - o[0]) for a, b in other)
    }
    return len(gold & own), len(gold), len(own - inside)


def add(counts: Sequence[Counts]) -> Counts:
    """The counts of several documents together."""
    return Counts(*(sum(getattr(one, name) for one in counts) for name in Counts.__dataclass_fields__))


def f1(right: int, given: int, wanted: int) -> float:
    """The harmonic mean of right/given and right/wanted."""
    return 2 * right / max(1, given + wanted)


MEASURES: dict[str, Callable[[Counts], float]] = {
    "segment F1": lambda c: f1(c.found, c.found + c.traps_taken, c.found + c.missed),
    "traps rejected": lambda c: c.traps_left / max(1, c.traps_left + c.traps_taken),
    "attribution": lambda c: c.right / max(1, c.with_speaker),
    "end to end F1": lambda c: f1(c.right, c.found + c.traps_taken, c.found + c.missed),
    "direct exact F1": lambda c: f1(c.exact, c.own_spans, c.gold_spans),
}


def interval(counts: Sequence[Counts], measure: Callable[[Counts], float]) -> tuple[float, float]:
    """A 95 % interval from drawing documents again, with the same draws every time."""
    draw = random.Random(0)  # noqa: S311 - repeatable, not secret
    values = sorted(measure(add(draw.choices(counts, k=len(counts)))) for _ in range(ROUNDS))
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS)]
