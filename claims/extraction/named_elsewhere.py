"""Whom a description stands for whose name stands elsewhere: the only one of whom the article tells it."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.descriptions import age_of, is_indefinite, noun_of
from claims.extraction.noun_phrases import is_owned
from claims.extraction.offices import FORMER, HEADING, standing
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import is_thing
from claims.extraction.told_of import Told, is_narrowed, is_of_it, whom
from claims.extraction.trades import is_alike, trades_of, without_front
from claims.extraction.types import ROLE, Mention, MentionHit

OF_SOMETHING = frozenset({"head", "owner"})  # trades that say of what


def named_elsewhere(passage: Passage, office: MentionHit, directory: Directory) -> MentionHit | None:
    """'Ann Pope, who taught here, left.', and paragraphs on '“…,” the teacher said'.

    None where the article tells it of two, or has brought in another without a name.
    """
    mention, pack = office.mention, passage.pack
    if mention.kind is not ROLE or is_indefinite(mention, pack) or is_owned(passage, office):
        return None
    if directory.resolve(mention, pack).full_name:
        return None
    told = [(directory.resolve(row.hit.mention, pack), row) for row in whom(passage, office, directory.told)]
    found = {who.called: row for who, row in told if directory.may_be(mention, row.hit.mention, pack) > 0}
    if not found and pack.has("generic", noun_of(mention.text, pack)):
        found = {who.called: row for who, row in told if not is_thing(who, pack)}  # 'medicul' of Ana Pop
    if len(found) != 1:
        return None
    row = next(iter(found.values()))
    if not _is_still(mention, row, directory.resolve(row.hit.mention, pack), pack):
        return None
    return None if directory.strangers.include(passage, office) and not row.comes_in else row.hit


def rather_named(
    passage: Passage, office: MentionHit, near: MentionHit | None, directory: Directory
) -> MentionHit | None:
    """'Ben Cole bakes. Governor Ann Pope was away. “…,” the baker said': Cole, who is told to be it.

    Not who is `near`, if she is told to be something else, or nobody else is that old.
    """
    pack, mention, told = passage.pack, office.mention, named_elsewhere(passage, office, directory)
    if near is not None and told is None and _heads_another(passage, office, near, directory):
        return None
    if told is None or near is None:
        return near or told
    who = directory.resolve(near.mention, pack)
    if directory.resolve(told.mention, pack).called == who.called:
        return near
    if age_of(mention.text) is not None or is_narrowed(mention, pack):
        return told
    if who.role_text:
        return near if _is_known_by(mention, who, pack) else told
    return told if _does_else(passage, office, who, directory) else near


def _heads_another(passage: Passage, office: MentionHit, near: MentionHit, directory: Directory) -> bool:
    """'the head of the school office' behind a mother's name: nothing that is told of her is of an office."""
    mention, pack = office.mention, passage.pack
    trades = trades_of((noun_of(mention.text, pack),), pack)
    heads = mention.role in HEADING or not trades.isdisjoint(OF_SOMETHING)
    if not heads or not is_narrowed(mention, pack):
        return False
    called = directory.resolve(near.mention, pack).called
    rows = [
        row
        for row in directory.told.before(mention.span.start)
        if directory.resolve(row.hit.mention, pack).called == called
    ]
    return bool(rows) and not any(is_of_it(row, mention, pack) for row in rows)


def _does_else(passage: Passage, office: MentionHit, who: Mention, directory: Directory) -> bool:
    """Whether the article tells what somebody does, and it is nothing of what a description says."""
    pack, start = passage.pack, office.mention.span.start
    wanted = trades_of((noun_of(office.mention.text, pack),), pack)
    rows = (row for row in directory.told.before(start) if row.trades)
    hers = [row.trades for row in rows if directory.resolve(row.hit.mention, pack).called == who.called]
    return bool(hers) and wanted.isdisjoint(frozenset().union(*hers))


def _is_known_by(described: Mention, who: Mention, pack: Pack) -> bool:
    """Whether somebody's office is the one described, or has the same trade."""
    if who.role is not None and who.role == described.role:
        return True
    wanted = trades_of((noun_of(described.text, pack),), pack)
    return bool(wanted) and wanted <= trades_of((who.role_text or "").casefold().split(" "), pack)


def _is_still(described: Mention, row: Told, known: Mention, pack: Pack) -> bool:
    """Whether somebody is as much as a description says: 'the former director' directs no more."""
    if row.comes_in:
        return True
    mine, theirs = standing(described.role), standing(known.role)
    if mine == FORMER and theirs is None:
        return row.was or any(
            pack.has("former", word) or word != without_front(word, pack) for word in row.words
        )
    if mine is None and theirs == FORMER:  # 'former minister Ann Pope, now a teacher', is 'the teacher'
        noun = noun_of(described.text, pack)
        return not any(is_alike(noun, word) for word in (known.role_text or "").casefold().split(" "))
    return mine == theirs
