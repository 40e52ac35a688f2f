"""Are two quotes the same words? A fingerprint for equal words, a guarded score for similar ones; never a
decision.

Source of the guards: sentence vectors and shared words alike call '90%' and '40%', or 'will' and 'will
not', the same; so numbers and negations must agree before two quotes may count as one statement.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SHINGLE = 3
# Words and clitics that turn a statement into its opposite, folded as `normal_words` folds.
NEGATIONS = frozenset(
    {
        *("not", "no", "never", "cannot", "nor", "nu", "niciun", "nicio", "niciodata", "nici", "fara"),
        *("nuk", "s", "asnje", "kurre", "mos", "не", "нет", "ні", "ніколи", "никогда"),
        *("nicht", "kein", "keine", "keinen", "nie", "niemals"),
    }
)
_CONTRACTED = re.compile(r"n[’']t\b")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two quotes are: shared shingles from 0 to 1, and whether numbers and polarity agree.

    `contained` is the share of the shorter quote that the longer one holds: a cut quote scores high here.
    """

    score: float
    contained: float
    same_numbers: bool
    same_polarity: bool

    @property
    def may_be_same(self) -> bool:
        """Whether nothing speaks against one statement; an editor still decides."""
        return self.same_numbers and self.same_polarity


def normal_words(text: str) -> list[str]:
    """The words without case, diacritics, quotation marks and punctuation."""
    plain = unicodedata.normalize("NFKD", _CONTRACTED.sub(" not", text))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(bare.casefold())


def fingerprint(text: str) -> str:
    """A hash that is equal for equal words, whatever the marks, case, diacritics and spaces.

    64 hex digits.
    """
    return hashlib.sha256(" ".join(normal_words(text)).encode()).hexdigest()


def compare(one: str, other: str, negations: AbstractSet[str] = NEGATIONS) -> Likeness:
    """How alike two quotes are, with the guards."""
    first, second = normal_words(one), normal_words(other)
    left, right = _shingles(first), _shingles(second)
    shared = len(left & right)
    return Likeness(
        score=round(shared / max(1, len(left | right)), 3),
        contained=round(shared / max(1, min(len(left), len(right))), 3),
        same_numbers=_numbers(one) == _numbers(other),
        same_polarity=_negative(first, negations) == _negative(second, negations),
    )


def _shingles(words: list[str]) -> frozenset[str]:
    joined = " ".join(words)
    return frozenset(joined[i : i + SHINGLE] for i in range(max(1, len(joined) - SHINGLE + 1)))


def _numbers(text: str) -> frozenset[str]:
    """The numbers, with one mark for decimals and none between thousands."""
    return frozenset(_plain_number(match[0]) for match in _NUMBER.finditer(text))


def _plain_number(shown: str) -> str:
    whole, mark, rest = shown.replace(",", ".").rpartition(".")
    if not mark:
        return shown
    grouped = len(rest) == 3
    return (whole + rest).replace(".", "") if grouped else whole.replace(".", "") + "." + rest


def _negative(words: list[str], negations: AbstractSet[str]) -> bool:
    return sum(word in negations for word in words) % 2 == 1
