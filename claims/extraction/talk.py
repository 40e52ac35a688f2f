"""Two who talk: '“Why?” asked Hill. “No idea,” came the reply' is by whoever spoke before Hill."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from claims.extraction.types import MentionHit

MEMORY = 8  # speakers
FARTHEST_TURN = 2  # paragraphs


class Turn(NamedTuple):
    """Who spoke in which paragraph; `called` tells what the article calls whoever that is."""

    number: int
    speaker: MentionHit
    called: Callable[[], str]


class Talk:
    """The last speakers of an article."""

    def __init__(self) -> None:
        self.turns: deque[Turn] = deque(maxlen=MEMORY)

    def hear(self, turn: Turn) -> None:
        """Take in who spoke next."""
        self.turns.append(turn)

    def other(self, number: int, here: list[Turn]) -> MentionHit | None:
        """The last who spoke before whoever spoke last; `here`: the turns of this paragraph."""
        turns = [turn for turn in (*self.turns, *here) if number - turn.number <= FARTHEST_TURN]
        last = turns[-1].called() if turns else None
        return next((turn.speaker for turn in reversed(turns) if turn.called() != last), None)
