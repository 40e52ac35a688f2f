"""What somebody did on a day, before whose words: 'The mayor welcomed the plan on Friday. He said “…”'.

Who is told of with a day and speaks next is quoted of that day, unless the deed is planned, undone or past.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.extraction.dated_things import is_of_thing
from claims.extraction.dates import Calendar
from claims.extraction.passage import Passage
from claims.extraction.said_days import is_of_clause, is_of_relative, said_on
from claims.extraction.sittings import holds
from claims.extraction.subjects import main_subject
from claims.extraction.time_words import TimeWords
from claims.extraction.types import MentionHit, SaidDate

_APART = ("upcoming", "negation")  # phrases of a deed that was not done on its day
_NO_DEED = ("earlier_tense", "passive_auxiliary", "planned", "befalls")  # or words
NEAR_EVENT = 3  # words between 'after' and the day of what came before: 'after the vote on Monday'


class Deed(NamedTuple):
    """Who did something, and when; `leads_on`: a colon leads to words of their own."""

    subject: MentionHit
    said: SaidDate
    leads_on: bool


def find_deed(
    passage: Passage, first: int, end: int, expressions: Sequence[TimeWords], days: Calendar
) -> Deed | None:
    """What the subject of a sentence did on a day of the sentence's own clause."""
    if _is_undone(passage, first, end):
        return None
    subject = main_subject(passage, first, end)
    said = _day_of(passage, first, end, expressions, days, subject=subject) if subject is not None else None
    if subject is None or said is None:
        return None
    return Deed(subject, said, passage.tokens[end - 1].text == ":")


def day_of_deed(
    passage: Passage,
    first: int,
    end: int,
    expressions: Sequence[TimeWords],
    days: Calendar,
    *,
    or_not: bool = False,
) -> SaidDate | None:
    """The one day of a clause in which something was done, by whomever; `or_not`: or refused."""
    if _is_undone(passage, first, end, or_not=or_not):
        return None
    return _day_of(passage, first, end, expressions, days, subject=main_subject(passage, first, end))


def _is_undone(passage: Passage, first: int, end: int, *, or_not: bool = False) -> bool:
    """Whether a deed is planned, was not done, or was done to somebody."""
    apart = _APART[:1] if or_not else _APART
    return (
        any(holds(passage, section, first, end) for section in apart)
        or any(passage.places_of(section, first, end) for section in _NO_DEED)
        or any(not _is_finite(passage, place) for place in passage.places_of("other_deed", first, end))
    )


def _is_finite(passage: Passage, place: int) -> bool:
    """'a revenit', 'has returned': a deed of the subject's, and not 'u shkarkua', 'was dismissed'."""
    return passage.has("auxiliary", place - 1) and not passage.has("middle_auxiliary", place - 1)


def _day_of(
    passage: Passage,
    first: int,
    end: int,
    expressions: Sequence[TimeWords],
    days: Calendar,
    *,
    subject: MentionHit | None,
) -> SaidDate | None:
    if not _is_sentence(passage, first, end):
        return None
    found = {}
    for words in expressions:
        day = None if _is_apart(passage, words, first, end) or days.is_at_hand(words) else days.day_of(words)
        if day is not None and not days.is_old(day) and not _is_inserted(passage, words, first, subject):
            found[day] = words
    if len(found) != 1:
        return None
    day, words = found.popitem()
    return said_on(passage, words, day, "deed")


def _is_sentence(passage: Passage, first: int, end: int) -> bool:
    """Whether there are words beside names, handles and days: 'Ann Pope (@annpope) October 5' is none."""
    return any(
        passage.tokens[place].text.islower() and passage.tokens[place - 1].text != "@"
        for place in range(first, end)
    )


def _is_apart(passage: Passage, words: TimeWords, first: int, end: int) -> bool:
    return (
        is_of_thing(passage, words)
        or is_of_clause(passage, words, first)
        or _is_before_saying(passage, words, end)
        or _is_told(passage, words, first)
        or is_of_relative(passage, words)
        or is_after_event(passage, words)
        or _is_subordinate(passage, words, first)
        or passage.tokens[words.first - 1].text == "("  # a paper's day
    )


def _is_subordinate(passage: Passage, words: TimeWords, first: int) -> bool:
    """'When he opened the fold on Monday, Hill found': a day of the clause before the comma."""
    behind = passage.tokens[words.last + 1].text if words.last + 1 < len(passage.tokens) else ""
    return passage.has("subordinator", first) and behind == ","


def is_after_event(passage: Passage, words: TimeWords) -> bool:
    """'after the vote on Monday': a day that may be that of what came before."""
    start = words.first - passage.has("preposition", words.first - 1)
    return bool(passage.places_of("event_preposition", max(0, start - NEAR_EVENT), start))


def _is_before_saying(passage: Passage, words: TimeWords, end: int) -> bool:
    """'Smith, who left on Monday, says he was ill': words with another time, or with none."""
    behind = passage.cues_in(words.last + 1, end)
    if not behind:
        return False
    return any(token.text == "," for token in passage.tokens[words.last + 1 : behind[0].first])


def _is_told(passage: Passage, words: TimeWords, first: int) -> bool:
    """'berichtete, die Belegschaft sei am Dienstag informiert worden': a day of what is told."""
    return any(
        passage.tokens[place].text == ","
        for cue in passage.cues_in(first, words.first)
        for place in range(cue.last + 1, words.first)
    )


def _is_inserted(passage: Passage, words: TimeWords, first: int, subject: MentionHit | None) -> bool:
    """'The minister, arriving on Monday, said', 'Smith, now a judge, said': a day between commas.

    None is in 'The minister, Ann Poe, came on Monday'.
    """
    start = subject.last + 1 if subject is not None else first + 1
    commas = [place for place in range(start, words.first) if passage.tokens[place].text == ","]
    if not commas:
        return False
    _, end = passage.sentence_of(words.first)
    after = words.last + 1
    named = subject is not None and passage.tokens[subject.first - 1].text == ","  # 'The minister, Ann Poe,'
    odd = commas[0] == start and len(commas) == 1 and not named
    return (after < end and passage.tokens[after].text == ",") or (
        odd and any(token.text == "," for token in passage.tokens[after:end])
    )
