"""Passages that wait until somebody asks about them: of most articles nobody does."""

from __future__ import annotations

from collections.abc import Callable

from claims.extraction.passage import Passage

MOST_WAITING = 20_000  # words of passages: more is no article, and would fill the memory


class Unread:
    """Passages in order, each to be handed over once.

    To whom is told each time: whoever keeps them and is kept by them is freed only by the collector.
    """

    def __init__(self) -> None:
        self._waiting: list[Passage] = []
        self._words = 0

    def add(self, passage: Passage, take: Callable[[Passage], None]) -> None:
        """Let one more wait."""
        self._waiting.append(passage)
        self._words += len(passage.tokens)
        if self._words > MOST_WAITING:
            self.read(take)

    def read(self, take: Callable[[Passage], None]) -> None:
        """Hand over all that wait."""
        for passage in self._waiting:
            take(passage)
        self._waiting.clear()
        self._words = 0
