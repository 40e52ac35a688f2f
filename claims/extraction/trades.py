"""Words for one trade, and for one party: who 'teaches' is 'the professor', of the PNL is 'the liberal'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import takewhile

from claims.extraction.packs import Pack
from claims.extraction.sections import OR
from claims.extraction.wordlists import PhraseTable

SHORTEST = 2  # letters by which words of one trade begin
ALIKE = 5  # letters by which two words are forms of one
FEWEST_ALIKE = 3
LONGEST_OBJECT = 7  # words behind a verb, what it is done to among them
KIND = "_kind"  # sections of nouns for bodies
# Trades that one may have beside another.
_HEADING = {"head", "director", "owner", "union", "official", "candidate", "author"}
_ELECTED = {"politics", "politician", "lawmaker", "councillor", "minister"}
_ANYBODY = {"pensioner", "teenager", "young", "father", "mother", "resident", "volunteer"}
_FATES = {"witness", "victim", "winner", "organiser", "convict", "resigned"}
BESIDE = frozenset(_HEADING | _ELECTED | _ANYBODY | _FATES)
APART_ONLY = frozenset({"director", "politics"})  # which tell apart, and say of nobody what he does
ELECTED = frozenset({"politics", "politician", "city", "ministry"})  # who governs is no director


def trades_of(words: Iterable[str], pack: Pack) -> frozenset[str]:
    """The trades whose words begin as one of these does: a cyclist's are 'cyclist' and 'athlete'."""
    table = pack.grammar.get("trade")
    return frozenset().union(*(_trades(word, table, pack) for word in words)) if table else frozenset()


def _trades(word: str, table: PhraseTable[str], pack: Pack) -> frozenset[str]:
    """Of one word; of a compound those of its longest part that has any: a 'Schauspieler' is no 'Spieler'."""
    for start in range(len(word) - SHORTEST) if pack.compounds else (0,):
        parts = (word[start:end] for end in range(start + SHORTEST, len(word) + 1))
        found = [one[1] for part in parts if (one := table.at((part,), 0))]
        if found:
            return frozenset(trade for one in found for trade in one.split(" "))
    return frozenset()


def are_apart(one: Set[str], other: Set[str]) -> bool:
    """Whether the trades of two words are those of two people: no athlete is an accountant.

    One word may say less than the other, 'sportiva' of a cyclist; and a head or an owner has any trade.
    """
    if ("director" in one and other & ELECTED) or ("director" in other and one & ELECTED):
        return True  # 'primarul' is no 'directorul'
    if one <= BESIDE or other <= BESIDE:
        return False  # nor where a word has none
    return not (one <= other or other <= one)


def is_alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: 'actriță' and 'actrița', 'poetul' and 'poet'."""
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return same >= min(ALIKE, max(FEWEST_ALIKE, min(len(one), len(other)) - 1))


def without_front(word: str, pack: Pack) -> str:
    """A noun without what says that somebody is it no more: 'mayor' of 'ex-mayor'."""
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
    done: set[str] = set()
    for place in range(len(words)):
        found = table.at(words, place)
        if found is None:
            continue
        around = words[max(0, place - LONGEST_OBJECT) : place], words[place + found[0] :][:LONGEST_OBJECT]
        for trades, *objects in (one.split(" ") for one in found[1].split(OR)):
            if _is_done_to(*around, objects):
                done.update(trades.split("+"))
    return frozenset(done)


def _is_done_to(before: Sequence[str], behind: Sequence[str], objects: Sequence[str]) -> bool:
    """Whether a word of a verb's clause begins as an object of the trade; every one does if none is."""
    if not objects:
        return True
    clause = (takewhile(lambda word: word != ".", words) for words in (reversed(before), behind))
    return any(word.startswith(tuple(objects)) for words in clause for word in words)


def sides_of(words: Iterable[str], pack: Pack) -> frozenset[str]:
    """The parties that words belong to, a party's letters among them."""
    table = pack.grammar.get("side")
    if table is None:
        return frozenset()
    parts = (part for word in words for part in (word, *word.split("-")))
    return frozenset(found[1] for part in parts if part and (found := table.at((part,), 0)))
