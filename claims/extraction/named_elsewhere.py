"""Whom a description stands for whose name stands elsewhere: the only one of whom the article tells it."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.descriptions import is_indefinite, noun_of
from claims.extraction.noun_phrases import is_owned
from claims.extraction.offices import FORMER, standing
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.told_of import Told, whom
from claims.extraction.trades import is_alike
from claims.extraction.types import ROLE, Mention, MentionHit


def named_elsewhere(passage: Passage, office: MentionHit, directory: Directory) -> MentionHit | None:
    """'Ann Pope, who taught here, left.', and paragraphs on '“…,” the teacher said'.

    None where the article tells it of two, or has brought in another without a name.
    """
    mention, pack = office.mention, passage.pack
    if mention.kind is not ROLE or is_indefinite(mention, pack) or is_owned(passage, office):
        return None
    if directory.resolve(mention, pack).full_name:
        return None
    found = {
        directory.resolve(row.hit.mention, pack).called: row
        for row in whom(passage, office, directory.told)
        if directory.may_be(mention, row.hit.mention, pack) > 0
    }
    if len(found) != 1:
        return None
    row = next(iter(found.values()))
    if not _is_still(mention, row, directory.resolve(row.hit.mention, pack), pack):
        return None
    return None if directory.strangers.include(passage, office) and not row.comes_in else row.hit


def _is_still(described: Mention, row: Told, known: Mention, pack: Pack) -> bool:
    """Whether somebody is as much as a description says: 'the former director' directs no more."""
    if row.comes_in:
        return True
    mine, theirs = standing(described.role), standing(known.role)
    if mine == FORMER and theirs is None:
        return any(pack.has("former", word) or word.startswith(_fronts(pack)) for word in row.words)
    if mine is None and theirs == FORMER:  # 'former minister Ann Pope, now a teacher', is 'the teacher'
        noun = noun_of(described.text, pack)
        return not any(is_alike(noun, word) for word in (known.role_text or "").casefold().split(" "))
    return mine == theirs


def _fronts(pack: Pack) -> tuple[str, ...]:
    """'ex-', 'ish-'."""
    return tuple(word[:-1] for word in pack.words["former"] if word.endswith("-*"))
