"""People who are called like a month: 'April Jones', 'Theresa May', and 'Mrs May' afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.people import first_name
from claims.extraction.printed_words import PrintedWords
from claims.extraction.text import Token
from claims.extraction.word_classes import CALENDAR, CAPITAL, DATE, HONORIFIC, OFFICE, SMALL

_BOTH = CALENDAR | CAPITAL


def months_in_names(words: PrintedWords) -> list[int]:
    """The tokens of a passage that would be months, but stand where only a name does."""
    months = words.pack.dates.months
    capital = (place for place, its_class in enumerate(words.classes) if its_class & _BOTH == _BOTH)
    return [place for place in capital if words.lows[place] in months and _is_in_name(words, place)]


def as_names(classes: Sequence[int], places: Sequence[int]) -> list[int]:
    """The classes of a passage's words once the months at these places are names."""
    found = list(classes)
    for place in places:
        found[place] &= ~(CALENDAR | DATE | SMALL)
    return found


def no_verbs(lows: Sequence[str], tokens: Sequence[Token], places: Sequence[int]) -> list[str]:
    """The words in lower case, but for those names: 'Mrs May told' has no auxiliary."""
    found = list(lows)
    for place in places:
        found[place] = tokens[place].text
    return found


def _is_in_name(words: PrintedWords, place: int) -> bool:
    if _has_number(words.tokens, place):
        return False
    pack, lows, before = words.pack, words.lows, place - 1
    titled = place and (words.classes[before] & HONORIFIC or first_name(lows[before], pack) is not None)
    if titled:
        return words.tokens[before].is_capital  # 'Mrs May', 'Theresa May'
    opens = not place or not words.tokens[before].is_word or lows[before] in pack.cues
    if not (opens or words.classes[before] & OFFICE):
        return False
    after = place + 1
    if first_name(lows[place], pack) is not None and after < len(lows) and words.tokens[after].is_capital:
        return not words.classes[after] & CALENDAR  # 'April Jones'
    return lows[place] in words.seen.people  # 'May said'


def _has_number(tokens: Sequence[Token], place: int) -> bool:
    """'May 5', '3 June', 'June, 2024'."""
    behind = tokens[place + 1 : place + 3]
    near = [*tokens[max(0, place - 1) : place], *behind[: 1 + (bool(behind) and behind[0].text == ",")]]
    return any(token.text[0].isdecimal() for token in near)
