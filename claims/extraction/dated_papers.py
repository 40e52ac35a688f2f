"""Words that stand in a paper with a day: 'a letter sent on Monday, in which he wrote that …'.

Or whose subject it is: 'The memo, sent on Monday, says …'.
"""

from __future__ import annotations

from claims.extraction.dated_things import begins
from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords
from claims.extraction.types import CueHit

NEAR_PAPER = 7  # words from a paper to its day
AFTER_DAY = 8  # words from the day to the clause: 'on 3 October to residents, two days after the vote,'


def is_of_paper(passage: Passage, words: TimeWords, cue: CueHit, first: int) -> bool:
    """Whether a day is that of the paper in which the words of a verb stand."""
    if words.last >= cue.first:
        return False
    paper = _paper_before(passage, words, first)
    if paper is None:
        return False
    return _is_in_which(passage, words, cue) or _is_subject(passage, paper, words, cue, first)


def is_of_paper_behind(passage: Passage, words: TimeWords, cue: CueHit) -> bool:
    """'the union writes in the letter that it sent on Monday': a day in the paper's own clause."""
    for place in range(cue.last + 1, words.first - 1):
        relative = place + 1 + passage.has("preposition", place + 1)  # 'scrisoarea pe care a trimis-o'
        opens = passage.has("relative", relative) or passage.has("that", relative)
        if opens and _is_paper(passage, place):
            led = any(passage.has("in_it", step) for step in (place - 1, place - 2))
            return led and all(passage.tokens[step].is_word for step in range(place, words.first))
    return False


def _paper_before(passage: Passage, words: TimeWords, first: int) -> int | None:
    """The noun of a text that has a day: with no other clause between."""
    for place in range(words.first - 1, max(first, words.first - NEAR_PAPER) - 1, -1):
        if _is_paper(passage, place):
            return place
        opens = passage.tokens[place].text == "," and not passage.has("published", place + 1)
        if opens or passage.has("relative", place) or passage.tokens[place].is_quote:
            return None
    return None


def _is_paper(passage: Passage, place: int) -> bool:
    return passage.has("text_noun", place) or passage.has("statement_noun", place)


def _is_in_which(passage: Passage, words: TimeWords, cue: CueHit) -> bool:
    """'a letter sent on 3 October, in which the leader wrote that “…”'."""
    near = range(words.last + 1, min(len(passage.tokens), words.last + 2 + AFTER_DAY))
    commas = (place for place in near if passage.tokens[place].text == ",")
    comma = next((place for place in commas if begins(passage, "in_which", place + 1)), None)
    return comma is not None and all(passage.tokens[place].is_word for place in range(comma + 1, cue.first))


def _is_subject(passage: Passage, paper: int, words: TimeWords, cue: CueHit, first: int) -> bool:
    """'The memo, sent to staff on Monday, describes it as “…”': the paper itself speaks."""
    if not passage.places_of("published", paper + 1, words.first):
        return False
    if any(not passage.tokens[place].is_word or passage.has("in_it", place) for place in range(first, paper)):
        return False
    between = range(words.last + 1, cue.first)
    commas = [place for place in between if passage.tokens[place].text == ","]
    inserted = any(passage.tokens[place].text == "," for place in range(paper, words.first))
    closed = len(commas) == inserted and (not inserted or cue.first - commas[-1] <= 2)
    return closed and not passage.mentions_in(words.last + 1, cue.first)
