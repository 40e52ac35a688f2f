"""Descriptions that say of whom they are not said: 'the Tory leader', 'the new coach', 'the 45-year-old'."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.descriptions import NATIVE, STEM, age_of, noun_of
from claims.extraction.offices import PRIVATE
from claims.extraction.passage import Passage
from claims.extraction.trades import sides_of
from claims.extraction.types import MentionHit


def is_of_another(passage: Passage, office: MentionHit, called: str, directory: Directory) -> bool:
    """Whether a description has a word that the article does not say of whoever is `called` so.

    'the Tory leader' is not 'Ann Hill, the Labour leader', and the new coach not 'coach Ben Cole'.
    """
    if _is_native_of_nowhere(passage, office, called, directory):
        return True
    words, pack = _words_around(passage, office), passage.pack
    mine, new = sides_of(words, pack), any(pack.has("new", word) for word in words)
    age = age_of(office.mention.text)
    if not (mine or new or age):
        return False
    rows = [
        row
        for row in directory.told.before(office.mention.span.start)
        if directory.resolve(row.hit.mention, pack).called == called
    ]
    if age and age not in {row.age or age for row in rows}:
        return True
    told = {word for row in rows for word in row.words}
    theirs = sides_of(told, pack)
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    return new and not any(pack.has("new", word) for word in told)


def _words_around(passage: Passage, office: MentionHit) -> list[str]:
    """The words of a description and those beside it: 'noul director', 'liderul liberal'."""
    first, end = passage.sentence_of(office.first)
    near = range(max(first, office.first - 1), min(end, office.last + 2))
    return [passage.lows[place] for place in near if passage.tokens[place].is_word]


def _is_native_of_nowhere(passage: Passage, office: MentionHit, called: str, directory: Directory) -> bool:
    """'the Scot' of a governor, where nothing near a name tells of Scots: who plays or coaches may be one."""
    if office.mention.role != NATIVE:
        return False
    stem = noun_of(office.mention.text, passage.pack)[:STEM]
    rows = list(directory.told.before(office.mention.span.start))
    governs = any(
        (who := directory.resolve(row.hit.mention, passage.pack)).called == called
        and who.role is not None
        and who.role not in PRIVATE
        for row in rows
    )
    return governs and not any(low.startswith(stem) for row in rows for low in row.around())
