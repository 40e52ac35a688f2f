"""People who are called like a month: 'April Jones', 'Theresa May', and 'Mrs May' afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.packs import Pack
from claims.extraction.people import first_name
from claims.extraction.printed_words import SeenWords
from claims.extraction.text import Token
from claims.extraction.word_classes import CALENDAR, CAPITAL, DATE, HONORIFIC, OFFICE, SMALL

_BOTH = CALENDAR | CAPITAL


def months_in_names(
    tokens: Sequence[Token], lows: Sequence[str], classes: Sequence[int], seen: SeenWords, pack: Pack
) -> list[int]:
    """The tokens that would be months, but stand where only a name does."""
    return [
        place
        for place, its_class in enumerate(classes)
        if its_class & _BOTH == _BOTH
        and lows[place] in pack.dates.months
        and _is_in_name(tokens, lows, classes, place, seen, pack)
    ]


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


def _is_in_name(
    tokens: Sequence[Token],
    lows: Sequence[str],
    classes: Sequence[int],
    place: int,
    seen: SeenWords,
    pack: Pack,
) -> bool:
    if _has_number(tokens, place):
        return False
    before = lows[place - 1] if place else ""
    if place and (classes[place - 1] & HONORIFIC or first_name(before, pack) is not None):
        return bool(tokens[place - 1].is_capital)  # 'Mrs May', 'Theresa May'
    opens = not place or not tokens[place - 1].is_word or before in pack.cues
    opens = opens or bool(classes[place - 1] & OFFICE)
    after = place + 1
    if first_name(lows[place], pack) is not None and after < len(tokens) and opens:
        return bool(tokens[after].is_capital) and not classes[after] & CALENDAR  # 'April Jones'
    return lows[place] in seen.people and opens  # 'May said'


def _has_number(tokens: Sequence[Token], place: int) -> bool:
    """'May 5', '3 June', 'June, 2024'."""
    return any(token.text[0].isdecimal() for token in tokens[max(0, place - 1) : place + 3])
