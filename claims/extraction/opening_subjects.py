"""Subjects without a name that open a sentence: 'The council closed it and said', 'Residents left, saying'.

They are no mentions, so that whoever asks for the first mention of a sentence would pass them by.
"""

from __future__ import annotations

from claims.extraction.noun_phrases import noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.types import PRONOUN, MentionHit

LONGEST = 5  # words up to the noun: 'The two other local residents'
_CASES = ("oblique_ending", "doubled_ending")


def opening_subject(passage: Passage, first: int, end: int) -> MentionHit | None:
    """The body or the people with whom a stretch opens, if a list has the noun and no name is beside it."""
    noun = _noun(passage, first, end)
    if noun is None or _is_beside_name(passage, first, noun):
        return None
    return noun_phrase(passage, first, noun + 1)


def rather_opening(passage: Passage, subject: MentionHit | None, first: int, end: int) -> MentionHit | None:
    """The opening subject instead of a mention behind it: 'The council closed Leeds Road and said'."""
    opening = opening_subject(passage, first, end)
    if opening is None or subject is None:
        return opening or subject
    behind = opening.last < subject.first and subject.mention.kind is not PRONOUN
    return opening if behind else subject  # she in 'Friends recall how she stood there and said'


def _noun(passage: Passage, first: int, end: int) -> int | None:
    """The first noun of the stretch that a list has; nothing but what leads up to one stands before it."""
    article = bool(passage.pack.words["definite"])
    for place in range(first, min(first + LONGEST, end - 1)):
        token = passage.tokens[place]
        small = token.text.islower() or place == first or passage.pack.capital_nouns
        if not small or not token.is_word or passage.has("preposition", place):
            return None
        if passage.has("organisation", place + 1) and passage.has("organisation", place):
            continue  # 'the city council'
        if _is_people(passage, first, place) or (
            _is_body(passage, place) and _is_definite(passage, first, place)
        ):
            return place if article or _is_subject(passage, place) else None
    return None


def _is_definite(passage: Passage, first: int, noun: int) -> bool:
    """'The council'; where an ending is the article, a single word; 'police' needs none."""
    if not passage.pack.words["definite"] or passage.has("people", noun):
        return noun == first
    return passage.has("definite", first) and noun > first


def _is_people(passage: Passage, first: int, noun: int) -> bool:
    """'Residents', 'two residents', 'a neighbour', 'her colleague'."""
    if passage.has("people", noun):
        return True
    led = passage.has("indefinite", first) or passage.has("possessive", first)
    return led and noun > first and passage.has("somebody", noun)


def _is_body(passage: Passage, place: int) -> bool:
    ends = passage.pack.capital_nouns and passage.pack.ends_with("organisation_ending", passage.lows[place])
    return ends or passage.has("organisation", place)


def _is_subject(passage: Passage, noun: int) -> bool:
    """Whether the noun's case may be a subject's: no 'Këshillit i kërkuan'."""
    return not any(passage.pack.ends_with(case, passage.lows[noun]) for case in _CASES)


def _is_beside_name(passage: Passage, first: int, noun: int) -> bool:
    """'the company, Pell Ltd,', 'the mayor of the city'."""
    reach = noun + 1 + (passage.tokens[noun + 1].text == ",")
    return any(hit.first <= reach and hit.last >= first for hit in passage.mentions)
