"""Words for one trade, and for one party: who 'teaches' is 'the professor', of the PNL is 'the liberal'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import takewhile

from claims.extraction.packs import Pack

SHORTEST = 2  # letters by which words of one trade begin
ALIKE = 5  # letters by which two words are forms of one
FEWEST_ALIKE = 3
LONGEST_OBJECT = 7  # words behind a verb, what it is done to among them
KIND = "_kind"  # sections of nouns for bodies
BESIDE = frozenset(
    {"head", "director", "politics", "owner", "author", "candidate", "union"}
)  # trades that one may have beside another

APART_ONLY = frozenset({"director", "politics"})  # which tell apart, and say of nobody what he does
ELECTED = frozenset({"politics", "politician", "city", "ministry"})  # who governs is no director


def trades_of(words: Iterable[str], pack: Pack) -> frozenset[str]:
    """The trades whose words begin as one of these does: a cyclist's are 'cyclist' and 'athlete'."""
    table = pack.grammar.get("trade")
    if table is None:
        return frozenset()
    found = (table.at((part,), 0) for word in words for part in _beginnings(word, pack))
    return frozenset(trade for one in found if one for trade in one[1].split(" "))


def are_apart(one: Set[str], other: Set[str]) -> bool:
    """Whether the trades of two words are those of two people: no athlete is an accountant.

    One word may say less than the other, 'sportiva' of a cyclist; and a head or an owner has any trade.
    """
    if ("director" in one and other & ELECTED) or ("director" in other and one & ELECTED):
        return True  # 'primarul' is no 'directorul'
    if one <= BESIDE or other <= BESIDE:
        return False  # nor where a word has none
    return not (one <= other or other <= one)


def _beginnings(word: str, pack: Pack) -> Iterator[str]:
    """Of a word, and of the last parts of a compound: 'chef' in 'Klinikchefin'."""
    starts = range(len(word) - SHORTEST) if pack.compounds else (0,)
    return (word[start:end] for start in starts for end in range(start + SHORTEST, len(word) + 1))


def is_alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: 'actriță' and 'actrița', 'poetul' and 'poet'."""
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return same >= min(ALIKE, max(FEWEST_ALIKE, min(len(one), len(other)) - 1))


def without_front(word: str, pack: Pack) -> str:
    """A noun without what says that somebody is it no more: 'mayor' of 'ex-mayor', 'ministri' of 'ish-ministri'."""
    fronts = (front[:-1] for front in pack.words["former"] if front.endswith("-*"))
    return next((word.removeprefix(front) for front in fronts if word.startswith(front)), word)


def kinds_of_words(words: Iterable[str], pack: Pack) -> frozenset[str]:
    """The kinds of bodies that words are nouns for: 'company' for 'companiei'."""
    sections = (section for word in words for section in pack.sections_of(word))
    return frozenset(section.removesuffix(KIND) for section in sections if section.endswith(KIND))


def does(words: Sequence[str], pack: Pack) -> frozenset[str]:
    """The trades that words tell of: 'a predat', 'who runs', 'drives the bus'."""
    table = pack.grammar.get("doing")
    if table is None:
        return frozenset()
    hits = ((place, table.at(words, place)) for place in range(len(words)))
    said = (
        (found[1].split(" "), words[place + found[0] : place + found[0] + LONGEST_OBJECT])
        for place, found in hits
        if found
    )
    done = (trades for (trades, *objects), behind in said if _is_done_to(behind, objects))
    return frozenset(trade for trades in done for trade in trades.split("+"))


def _is_done_to(words: Sequence[str], objects: Sequence[str]) -> bool:
    """Whether one of the words behind a verb begins as an object of the trade; every one does if none is."""
    if not objects:
        return True
    clause = takewhile(lambda word: word != ".", words)
    return any(word.startswith(tuple(objects)) for word in clause)


def sides_of(words: Iterable[str], pack: Pack) -> frozenset[str]:
    """The parties that words belong to, a party's letters among them."""
    table = pack.grammar.get("side")
    if table is None:
        return frozenset()
    parts = (part for word in words for part in (word, *word.split("-")))
    return frozenset(found[1] for part in parts if part and (found := table.at((part,), 0)))
