"""The sections of a pack's word lists, in the shapes in which they are looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claims.extraction.offices import NO_OFFICE
from claims.extraction.wordlists import Entry, PhraseTable

OTHERS_OFFICE = ("former", "deputy")  # sections of words beside an office: it is not theirs who is called so

EITHER, OR = frozenset({"doing"}), " | "  # 'drives a bus' and 'drives sheep' are two trades


def with_fronts(entries: Iterable[Entry], words: Mapping[str, Iterable[str]]) -> list[Entry]:
    """Offices, and after them the same with the beginnings (marked by `*`) that make them another's.

    'ex-*' under 'former', 'zëvendës*' under 'deputy': who stands in for a mayor is none. Nobody stands in for
    a nurse.
    """
    kept = list(entries)
    fronts = [(name, form[:-1]) for name in OTHERS_OFFICE for form in words[name] if form.endswith("*")]
    return [
        *kept,
        *(
            Entry(one.section, f"{name} {one.head}", tuple(front + form for form in one.forms))
            for one in kept
            for name, front in fronts
            if name == "former" or one.head not in NO_OFFICE
        ),
    ]


def phrases(entries: Iterable[Entry]) -> PhraseTable[str]:
    """The forms of all entries, each with its head."""
    return PhraseTable((form, entry.head) for entry in entries for form in entry.forms)


def phrase_tables(entries: Iterable[Entry]) -> dict[str, PhraseTable[str]]:
    """The forms of each section, each with its head; of a form under two heads in `EITHER` with both."""
    heads: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        for form in entry.forms:
            heads.setdefault((entry.section, form), []).append(entry.head)
    tables: dict[str, PhraseTable[str]] = {}
    for (section, form), its in heads.items():
        value = OR.join(its) if section in EITHER else its[0]
        tables.setdefault(section, PhraseTable()).add(form, value)
    return tables


def single_words(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """The forms of each section in lower case; none for a section that is left out."""
    sections: dict[str, set[str]] = {}
    for entry in entries:
        sections.setdefault(entry.section, set()).update(form.casefold() for form in entry.forms)
    return defaultdict(frozenset, {section: frozenset(words) for section, words in sections.items()})


def sections_by_word(words: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The sections of each word; words of the same sections share them."""
    sections: dict[str, set[str]] = {}
    for section, listed in words.items():
        for word in listed:
            sections.setdefault(word, set()).add(section)
    shared: dict[frozenset[str], frozenset[str]] = {}
    frozen = ((word, frozenset(its)) for word, its in sections.items())
    return {word: shared.setdefault(its, its) for word, its in frozen}


def union(words: Mapping[str, frozenset[str]], sections: Iterable[str]) -> frozenset[str]:
    """The words of several sections together: one look-up instead of one for each."""
    return frozenset().union(*(words.get(section, ()) for section in sections))


def first_words(words: Mapping[str, frozenset[str]], sections: Iterable[str]) -> frozenset[str]:
    """The words with which the phrases of several sections begin."""
    return frozenset(phrase.split(" ")[0] for phrase in union(words, sections))
