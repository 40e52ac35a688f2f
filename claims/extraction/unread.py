"""Passages that wait until somebody asks about them: of most articles nobody does."""

from __future__ import annotations

from collections.abc import Callable

from claims.extraction.passage import Passage

MOST_WAITING = 400  # passages: more would fill the memory


class Unread:
    """Passages in order, each to be handed to `take` once."""

    def __init__(self, take: Callable[[Passage], None]) -> None:
        self.take = take
        self._waiting: list[Passage] = []

    def add(self, passage: Passage) -> None:
        """Let one more wait."""
        self._waiting.append(passage)
        if len(self._waiting) > MOST_WAITING:
            self.read()

    def read(self) -> None:
        """Hand over all that wait."""
        for passage in self._waiting:
            self.take(passage)
        self._waiting.clear()
