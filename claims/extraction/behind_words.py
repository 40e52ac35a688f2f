"""A day behind the words that it dates: 'The union called the offer “derisory” in a statement on Monday'."""

from __future__ import annotations

from claims.extraction.dated_things import is_said_in
from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords
from claims.extraction.types import CueHit, CueKind

_APART = (
    "that",
    "relative",
    "subordinator",
    "event_preposition",
    "planned",
    "conjunction",
    "joining",
    "about",
)
LONGEST_ADJUNCT = 7  # words from the closing mark to a day


def is_behind_words(passage: Passage, words: TimeWords, cue: CueHit, quote: int) -> bool:
    """Whether a day ends an adjunct of the verb right behind the marks.

    A clause begun before the marks goes on behind them: 'said that it was “ready” for a vote on Monday'.
    """
    if not cue.last < quote < words.first or not _takes_words(passage, cue, quote):
        return False
    start = _last_mark(passage, quote, words.first) + 1
    end = words.first - passage.has("preposition", words.first - 1)
    tail = range(start, end)
    if not 0 <= len(tail) <= LONGEST_ADJUNCT or any(not passage.tokens[place].is_word for place in tail):
        return False
    if passage.cues_in(start, end) or any(passage.places_of(one, start, words.first) for one in _APART):
        return False
    led = passage.has("preposition", start) and passage.has("in_it", start)
    return not tail or (led and any(is_said_in(passage, place) for place in tail))


def _takes_words(passage: Passage, cue: CueHit, quote: int) -> bool:
    """'called it “…”', 'said “…”': the words are the verb's own object."""
    if cue.cue.kind is CueKind.LABEL or quote - cue.last <= 1:
        return True
    verb = cue.cue.lemma.replace("_", " ").split(" ")[0]
    return passage.pack.has("labelling", verb) or passage.pack.has("calling", verb)


def _last_mark(passage: Passage, quote: int, end: int) -> int:
    """The last mark of quotation before a day."""
    return max(place for place in range(quote, end) if place == quote or passage.tokens[place].is_quote)
