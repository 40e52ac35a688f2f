"""Who was reached on a day: 'Contacted on Monday by this paper, Smith laughed. “…,” he told us.'"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.dated_things import begins, is_of_thing
from claims.extraction.dates import Calendar
from claims.extraction.passage import Passage
from claims.extraction.said_days import said_on
from claims.extraction.sittings import holds
from claims.extraction.subjects import main_subject
from claims.extraction.time_words import TimeWords
from claims.extraction.types import MentionHit, SaidDate

_APART = ("that", "relative", "subordinator", "event_preposition", "earlier_tense", "other_deed")


def find_contact(
    passage: Passage, first: int, end: int, here: Sequence[TimeWords], days: Calendar
) -> tuple[MentionHit, SaidDate] | None:
    """Whom a sentence that opens with a participle of asking or reaching is about, and when that was."""
    if not here or holds(passage, "upcoming", first, here[0].first):
        return None
    words = here[0]
    comma = _comma_after(passage, words, end)
    day = days.day_of(words) if comma and _is_of_contact(passage, words, first) else None
    if comma is None or day is None or days.is_bygone(day) or is_of_thing(passage, words):
        return None
    subject = main_subject(passage, comma + 1, end)
    return (subject, said_on(passage, words, day, "speech")) if subject is not None else None


def _comma_after(passage: Passage, words: TimeWords, end: int) -> int | None:
    """The comma that ends the adjunct in which a day stands."""
    return next((place for place in range(words.last + 1, end) if passage.tokens[place].text == ","), None)


def _is_of_contact(passage: Passage, words: TimeWords, first: int) -> bool:
    """'Reached by phone on Monday', 'Asked on Monday': not 'Asked about the fire on Monday'."""
    length = passage.pack.phrase("contacted", passage.lows, first)
    if not length and not _is_told_on(passage, words, first):
        return False
    opening = range(first + length, words.first)
    if any(passage.tokens[place].text == "," for place in opening):
        return False
    return not any(passage.has(section, place) for section in _APART for place in opening)


def _is_told_on(passage: Passage, words: TimeWords, first: int) -> bool:
    """'Asked on Monday': a participle with nothing between it and the day."""
    beside = words.first - passage.has("preposition", words.first - 1)
    return (
        beside == first + 1
        and begins(passage, "spoke", first)
        and passage.pack.ends_with("participle_ending", passage.lows[first])
    )
