"""Passages that wait until somebody asks about them: of most articles nobody does."""

from __future__ import annotations

from collections.abc import Callable

from claims.extraction.passage import Passage

MOST_WAITING = 20_000  # words of passages: more is no article, and would fill the memory


class Unread:
    """Passages in order, each to be handed to `take` once."""

    def __init__(self, take: Callable[[Passage], None]) -> None:
        self.take = take
        self._waiting: list[Passage] = []
        self._words = 0

    def add(self, passage: Passage) -> None:
        """Let one more wait."""
        self._waiting.append(passage)
        self._words += len(passage.tokens)
        if self._words > MOST_WAITING:
            self.read()

    def read(self) -> None:
        """Hand over all that wait."""
        for passage in self._waiting:
            self.take(passage)
        self._waiting.clear()
        self._words = 0
