"""'It began on Monday, when the head told parents that “…”': a day that a clause of saying says more of."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords
from claims.extraction.types import CueHit


def is_when_said(passage: Passage, words: TimeWords, cue: CueHit) -> bool:
    """Whether a verb of saying stands in the clause that a day's comma opens, and in no clause inside it.

    An insertion has two commas: 'on Monday, when the head, Ann Pope, told'.
    """
    when = words.last + 2
    if when >= cue.first or passage.tokens[when - 1].text != "," or not passage.has("when", when):
        return False
    between = range(when + 1, cue.first)
    commas = sum(passage.tokens[place].text == "," for place in between)
    apart = ("that", "relative", "subordinator", "conjunction")
    return commas % 2 == 0 and not any(passage.has(one, place) for one in apart for place in between)
