"""How a body is called whose name is printed in a case: 'Agenției Naționale' is 'Agenția Națională'."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claims.extraction.packs import Pack
from claims.extraction.people import first_name

STRONG = (
    "masculine_body",
    "neuter_body",
    "feminine_body",
)  # by the noun's gender: ends of nouns, of adjectives
MOST_ADJECTIVES = 2  # before the noun of a body


def in_nominative(words: Sequence[str], pack: Pack) -> list[str] | None:
    """The words of a name as it is called; None where they do not tell."""
    if not (pack.words["body_case"] or pack.words["weak_ending"]):
        return None  # a language without cases
    return _noun_first(words, pack) or _adjective_first(words, pack)


def _noun_first(words: Sequence[str], pack: Pack) -> list[str] | None:
    """'Centrului Infotrafic', 'Landesamts für Umwelt': its first word has the case, as adjectives do."""
    low = words[0].casefold()
    if words[0].islower() or not (pack.has("organisation", low) or pack.capital_nouns):
        return None
    noun = _changed(words[0], "body_case", pack)
    if noun is None:
        return None
    called = [noun, *words[1:]]
    if not pack.ends_with("feminine_name_ending", noun.casefold()):
        return called  # adjectives of men's nouns show no case
    for place, word in enumerate(words[1:], start=1):
        adjective = _changed(word, "adjective_case", pack)
        if adjective is None:
            break
        called[place] = adjective
    return called


def _adjective_first(words: Sequence[str], pack: Pack) -> list[str] | None:
    """'Deutschen Wetterdienstes', 'das Deutsche Rote Kreuz': 'Deutsches' stands without an article."""
    if len(words) < 2 or first_name(words[0].casefold(), pack) is not None:
        return None
    for place in range(1, min(len(words), MOST_ADJECTIVES + 1)):
        adjectives = [_without_ending(word, pack) for word in words[:place]]
        if None in adjectives:
            return None
        noun = _changed(words[place], "body_case", pack) or words[place]
        strong = _strong_ending(noun, pack)
        if strong is not None:
            return [*(f"{adjective}{strong}" for adjective in adjectives), noun, *words[place + 1 :]]
    return None


def _without_ending(adjective: str, pack: Pack) -> str | None:
    bent = next((end for end in _longest_first(pack.words["weak_ending"]) if adjective.endswith(end)), None)
    return adjective.removesuffix(bent) if bent is not None else None


def _strong_ending(noun: str, pack: Pack) -> str | None:
    """How an adjective ends before a noun of this gender."""
    for gender in STRONG:
        if noun.casefold().endswith(pack.endings_of[f"{gender}_ending"]):
            return next(iter(pack.words[f"{gender}_adjective"]))
    return None


@lru_cache(maxsize=64)
def _longest_first(endings: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(endings, key=len, reverse=True))


def _changed(word: str, section: str, pack: Pack) -> str | None:
    """A word with the longest of a section's `old>new` that it ends in."""
    low = word.casefold()
    for change in _longest_first(pack.words[section]):
        old, _, new = change.partition(">")
        if low == old:
            return new.capitalize()
        if low.endswith(old):
            return word[: len(word) - len(old)] + new
    return None


def noun_forms(low: str, pack: Pack) -> list[str]:
    """'odës' as 'oda': a noun without its case endings, as far as the pack has what is left."""
    bare = (low.removesuffix(ending) + new for ending, new in pack.endings if low.endswith(ending))
    return [low, *(form for form in dict.fromkeys(bare) if pack.has("organisation", form))]
