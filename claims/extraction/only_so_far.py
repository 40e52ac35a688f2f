"""Whom a description stands for that no word of the article explains: the only one named so far."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.descriptions import is_trade
from claims.extraction.offices import ANYONE, PRIVATE
from claims.extraction.only_here import fits, is_somebody_known
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import first_name, is_thing
from claims.extraction.subjects import main_subject
from claims.extraction.told_of import Told
from claims.extraction.types import NAME, PRONOUN, Mention, MentionHit

NEAR = 600  # characters between a name and a description that nothing else explains


def only_so_far(passage: Passage, office: MentionHit, directory: Directory) -> MentionHit | None:
    """'Ann Pope splits slate.', and paragraphs on '“…,” says the craftswoman'.

    None for 'the clerk's husband', where somebody else came in without a name, or does something in the
    same paragraph.
    """
    pack, described = passage.pack, office.mention
    if described.role not in PRIVATE | ANYONE or not is_trade(described.text, pack):
        return None
    if not is_somebody_known(passage, office) or directory.resolve(described, pack).full_name:
        return None
    if directory.strangers.include(passage, office, any_noun=True) or _has_others(passage, office):
        return None
    start = described.span.start
    near = 0 if described.role in ANYONE else start - NEAR
    named = directory.told.before(start)
    rows = [(directory.resolve(row.hit.mention, pack), row) for row in named]
    agreeing = {
        who.called: row.hit
        for who, row in rows
        if is_somebody(who, row, pack) and fits(passage, described, who)
    }
    hit = next(iter(agreeing.values())) if len(agreeing) == 1 else None
    return hit if hit is not None and hit.mention.span.start >= near else None


def is_somebody(who: Mention, row: Told, pack: Pack) -> bool:
    """No place and no body: the pack knows the first name, or the text tells an age, or says 'who'."""
    known = first_name(row.hit.mention.text.split(" ", 1)[0].casefold(), pack) is not None
    return (known or row.is_human) and not is_thing(who, pack)


def _has_others(passage: Passage, office: MentionHit) -> bool:
    """Whether somebody who has no name there does something in the paragraph's sentences before."""
    here, _ = passage.sentence_of(office.first)
    first = 0
    while first < here:
        first, end = passage.sentence_of(first)
        subject = main_subject(passage, first, end)
        unnamed = subject is not None and subject.mention.kind not in {NAME, PRONOUN}
        if unnamed or passage.has("possessive", first):  # 'Her colleague asked'
            return True
        first = max(end, first + 1)
    return False
