"""Headlines That Write Every Word With a Capital: which of their words are names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.extraction.packs import Pack
from claims.extraction.people import first_name
from claims.extraction.printed_words import SeenWords
from claims.extraction.word_classes import CAPITAL

FEWEST_WORDS = 5
SHARE = 0.85  # of words in capitals: a small one may be a preposition
LONG = 4  # letters: shorter ones are often small
_WORD = re.compile(r"[^\W\d_]+")


def is_title_case(line: str, pack: Pack) -> bool:
    """Whether nearly every long word of a line has a capital, where nouns as such have none."""
    if pack.capital_nouns:
        return False
    words = [word for word in _WORD.findall(line) if len(word) >= LONG]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= FEWEST_WORDS and capital >= SHARE * len(words)


def without_title_case(classes: Sequence[int], lows: Sequence[str], seen: SeenWords, pack: Pack) -> list[int]:
    """The classes of a headline's words: a capital counts where the article has it elsewhere too.

    `seen` must come from the text without the headline.
    """
    return [
        its_class if _is_proper(low, seen, pack) else its_class & ~CAPITAL
        for its_class, low in zip(classes, lows, strict=True)
    ]


def _is_proper(low: str, seen: SeenWords, pack: Pack) -> bool:
    known = not seen.capital.isdisjoint(low.split("-")) or low in seen.surnames
    known = known or first_name(low, pack) is not None
    return known and (low not in seen.small or low in seen.surnames)
