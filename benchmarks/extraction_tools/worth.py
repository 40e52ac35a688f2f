"""Does ranking by check-worthiness bring what a desk wants to the top? Held to labels on the goldens.

The candidates are the engine's own, as an editor meets them. One that a golden lists carries the golden's
label `worth`; one that it does not list is worth nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.extraction_tools.goldens import Golden, answer_of, matches
from benchmarks.extraction_tools.scores import interval
from claims.extraction.types import CandidateQuote

TOP, QUEUE, SAMPLES = 30, 300, 3000


@dataclass(frozen=True)
class Labelled:
    """One candidate: by what the desk ranks it, and whether it is worth checking."""

    rank: tuple[float, float]
    worth: bool
    candidate: CandidateQuote


@dataclass(frozen=True)
class Ranking:
    """What an order of candidates is worth: the mean over many queues, and where 95 % of them lie."""

    mean: float
    low: float
    high: float


def labelled(goldens: Iterable[Golden]) -> list[list[Labelled]]:
    """The labelled candidates of each article in the order of the text; of some articles there are none."""
    return [
        [
            Labelled((one.check_worthiness, one.score), bool(wanted and wanted["worth"]), one)
            for one, wanted in matches(golden, answer_of(golden))
            if wanted is None or "worth" in wanted
        ]
        for golden in goldens
    ]


def queues(articles: Sequence[Sequence[Labelled]]) -> list[list[Labelled]]:
    """Queues of 300 as they arrive: articles drawn again and again.

    Each queue draws by a number of its own: where an article has one candidate fewer, other queues stay.
    """
    draws = (random.Random(number) for number in range(SAMPLES))  # noqa: S311 - repeatable, not secret
    return [_queue(articles, draw) for draw in draws]


def _queue(articles: Sequence[Sequence[Labelled]], draw: random.Random) -> list[Labelled]:
    queue: list[Labelled] = []
    while len(queue) < QUEUE:
        queue += draw.choice(articles)
    return queue[:QUEUE]


def by_worth(queue: Sequence[Labelled]) -> list[Labelled]:
    """As the desk ranks it; what is equal keeps its order."""
    return sorted(queue, key=lambda one: one.rank, reverse=True)


def at_the_top(ranked: Sequence[Labelled]) -> float:
    """The share of the first thirty that is worth checking."""
    return sum(one.worth for one in ranked[:TOP]) / TOP


def average_precision(ranked: Sequence[Labelled]) -> float:
    """The mean of the precision at each candidate that is worth checking."""
    precisions: list[float] = []
    for place, one in enumerate(ranked, start=1):
        if one.worth:
            precisions.append((len(precisions) + 1) / place)
    return sum(precisions) / max(1, len(precisions))


def over(
    drawn: Iterable[Sequence[Labelled]],
    order: Callable[[Sequence[Labelled]], Sequence[Labelled]],
    measure: Callable[[Sequence[Labelled]], float],
) -> Ranking:
    """A measure of an order over many queues."""
    values = [measure(order(queue)) for queue in drawn]
    return Ranking(sum(values) / len(values), *interval(values))
