"""News that came out on a day: 'The announcement was made on Monday by …', 'The reply came on Monday.'

The words that follow are the news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.attributed_days import is_attribute
from claims.extraction.dated_things import is_of_thing
from claims.extraction.dates import Calendar
from claims.extraction.following import named_after
from claims.extraction.passage import Passage
from claims.extraction.said_days import is_of_clause, is_of_relative, said_on
from claims.extraction.sittings import holds, phrases
from claims.extraction.time_words import TimeWords
from claims.extraction.types import MentionHit, SaidDate

OPENING = 6  # words with which the news may be described before its verb: 'The reply of the ministry came'
NEAR_EVENT = 3  # words between 'after' and a day
_APART = ("upcoming", "negation", "earlier_tense")


def find_news(
    passage: Passage, first: int, end: int, here: Sequence[TimeWords], days: Calendar
) -> SaidDate | None:
    """The one day on which a sentence says that news came out."""
    if _verb(passage, first, end) is None or passage.quotes_in(first, end):
        return None
    if any(holds(passage, section, first, end) for section in _APART):
        return None
    read = [words for words in here if not _is_apart(passage, words, first)]
    day = days.day_of(read[0]) if len(read) == 1 else None
    if day is None or days.is_bygone(day) or days.is_at_hand(read[0]):
        return None
    return said_on(passage, read[0], day, "speech")


def tellers(passage: Passage, first: int, end: int) -> Iterator[MentionHit]:
    """By whom the news was made, or from whom it came."""
    verb = _verb(passage, first, end)
    if verb is None:
        return
    start = next(iter(passage.places_of("auxiliary", first, verb)), verb)  # 'wurde von … mitgeteilt'
    for place, _ in phrases(passage, "news_from", start, end):
        length = passage.pack.phrase("news_from", passage.lows, place)
        found = named_after(passage, place + length, end)
        if found is not None:
            yield found
            return


def is_reaction(passage: Passage, first: int, end: int) -> bool:
    """Whether the news of a sentence are what somebody has to say: 'The reply of the ministry came'."""
    nouns = passage.places_of("news", first, min(end, first + OPENING))
    return bool(nouns) and passage.has("reaction", nouns[0])


def _verb(passage: Passage, first: int, end: int) -> int | None:
    """Where the verb stands that says that the news of a sentence's beginning came out."""
    nouns = passage.places_of("news", first, min(end, first + OPENING))
    if not nouns or any(token.text == "," for token in passage.tokens[first : nouns[0]]):
        return None
    verbs = phrases(passage, "comes_out", nouns[0] + 1, end)
    if not verbs or passage.places_of("relative", nouns[0], verbs[0][0]):
        return None
    return verbs[0][0]


def _is_apart(passage: Passage, words: TimeWords, first: int) -> bool:
    start = words.first - passage.has("preposition", words.first - 1)
    return (
        is_of_thing(passage, words)
        or is_of_relative(passage, words)
        or is_of_clause(passage, words, first)
        or is_attribute(passage, words, first)
        or bool(passage.places_of("event_preposition", start - NEAR_EVENT, start))
    )
