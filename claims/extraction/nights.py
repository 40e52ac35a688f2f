"""Nights between two days: 'in the night from Thursday to Friday' names both, and words were said on one."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords
from claims.extraction.types import CueHit

LONGEST_NIGHT = 6  # words from 'the night' to its second day


def is_hours_before(passage: Passage, words: TimeWords, cue: CueHit) -> bool:
    """'in the night from Thursday to Friday, hours after X said': the words were said on the first day."""
    if words.last >= cue.first or not _is_first_of_night(passage, words):
        return False
    return any(
        passage.pack.dates.words["after_that"].at(passage.lows, place) is not None
        for place in range(words.last + 1, cue.first)
        if "after_that" in passage.pack.dates.words
    )


def _is_first_of_night(passage: Passage, words: TimeWords) -> bool:
    tables = passage.pack.dates.words
    night, between = tables.get("night"), tables.get("between")
    if night is None or between is None or words.last + 1 >= len(passage.tokens):
        return False
    nights = any(night.at(passage.lows, place) for place in range(max(0, words.first - 3), words.first))
    return nights and between.at(passage.lows, words.last + 1) is not None


def is_of_night(passage: Passage, words: TimeWords) -> bool:
    """'in the night from Thursday to Friday': before midnight or after it?"""
    return _is_first_of_night(passage, words) or _is_last_of_night(passage, words)


def _is_last_of_night(passage: Passage, words: TimeWords) -> bool:
    tables = passage.pack.dates.words
    night, between = tables.get("night"), tables.get("between")
    if night is None or between is None or between.at(passage.lows, words.first - 1) is None:
        return False
    near = range(max(0, words.first - LONGEST_NIGHT), words.first)
    return any(night.at(passage.lows, place) for place in near)
