"""Days that an article gives for somebody's words once and means for all that this person says in it.

"The minister said on Monday that …" dates the quotes of the minister which follow, until the article names
another day for her words. A day that is given to one speaker says nothing of another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from claims.extraction.types import SaidDate


@dataclass(frozen=True, slots=True)
class Occasion:
    """Somebody's words were dated in a paragraph; `speaker` is what tells people apart in this article."""

    paragraph: int
    speaker: str
    said: SaidDate


class Occasions:
    """The dated occasions of one article, in order."""

    def __init__(self) -> None:
        self._by_speaker: dict[str, list[Occasion]] = {}

    def learn(self, occasions: Iterable[Occasion]) -> None:
        """Remember occasions, given in the order of the text."""
        for occasion in occasions:
            self._by_speaker.setdefault(occasion.speaker, []).append(occasion)

    def before(self, paragraph: int, speaker: str) -> SaidDate | None:
        """The date last given to this speaker's words up to and in a paragraph."""
        known = [o for o in self._by_speaker.get(speaker, []) if o.paragraph <= paragraph]
        return _carried(known[-1].said) if known else None

    def only(self, speaker: str) -> SaidDate | None:
        """The date of this speaker's words where the article knows one occasion only: a headline's."""
        days = {occasion.said.said_on: occasion.said for occasion in self._by_speaker.get(speaker, [])}
        return _carried(next(iter(days.values()))) if len(days) == 1 else None


def _carried(said: SaidDate) -> SaidDate:
    return replace(said, rule="same_occasion", basis=f"{said.basis} (same speaker)")
