"""What a printed word may be, as one number: found out once for each word and tested with a single `&`.

Most words of an article are neither a name nor an office nor anything that goes on in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from operator import attrgetter

from claims.extraction.text import Token
from claims.extraction.wordlists import Answers

BEGINS = 1  # a mention may begin here
CAPITAL = 2  # a word with a capital first letter
CALENDAR = 4  # a weekday or a month
SMALL = 8  # a word that is written small: no name, whatever its first letter
UTTERANCE = 16  # 'statement', 'reply'
OFFICE = 32  # the first word of an office or a country, or a number: 'the 52-year-old'
HONORIFIC = 64  # the first word of one
HE_OR_SHE = 128  # a pronoun that a mention may be
PARTICLE = 256  # 'von', 'de'
INSIDE = 512  # what may go on in a name though it is no word of its own: 'al-Dabbari', a full stop
OWNER = 1024  # in 's
DATE = 2048  # the first word of an expression of time, or a number
STANDING = 4096  # beside an office: 'former', 'deputy'
LEADING = 8192  # an indefinite article or a verb of saying: what has a capital behind it may be no name

_TEXT = attrgetter("text")
LINKS = ("particle", "name_link", "case_link", "members_link", "field_link")  # sections inside names
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})  # behind a surname
OWN_ENDINGS = ("'s", "’s")
_INSIDE = frozenset(".,'’&–")


def classes_of(listed: Iterable[tuple[int, Iterable[str]]]) -> Answers[int]:
    """The classes of every printed word; `listed` gives a class's words in lower case."""
    known: dict[str, int] = {}
    for its_class, words in listed:
        for word in words:
            known[word] = known.get(word, 0) | its_class
    return Answers(partial(_of_word, known))


def of_tokens(classes: Answers[int], tokens: Iterable[Token]) -> list[int]:
    """What each token may be."""
    return list(map(classes.__getitem__, map(_TEXT, tokens)))


def _of_word(known: Mapping[str, int], word: str) -> int:
    low = word.casefold()
    found = known.get(low, 0)
    if found & (OFFICE | HE_OR_SHE | HONORIFIC):
        found |= BEGINS
    if word.islower() and word.isalpha():
        return found  # as most are
    return found | _by_letters(word, low)


def _by_letters(word: str, low: str) -> int:
    found = 0
    if word[0].isupper():
        found = BEGINS | CAPITAL if word[0].isalnum() else BEGINS
    elif word[0].isdecimal():
        found = OFFICE | DATE if word.isdecimal() else OFFICE | DATE | BEGINS  # 'die 74-Jährige'
    if "-" in word or word in _INSIDE:
        found |= INSIDE
    if len(low) > 2 and low.endswith(OWN_ENDINGS):
        found |= OWNER
    return found
