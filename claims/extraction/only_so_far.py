"""Whom a description stands for that no word of the article explains: the only one named so far."""

from __future__ import annotations

from itertools import islice

from claims.extraction.aliases import Directory
from claims.extraction.descriptions import is_trade, noun_of
from claims.extraction.offices import ANYONE, PRIVATE
from claims.extraction.only_here import fits, is_somebody_known, only_here
from claims.extraction.opening_subjects import opening_subject
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import first_name, gender_of, is_thing
from claims.extraction.strangers import may_agree
from claims.extraction.subjects import main_subject
from claims.extraction.told_of import Told
from claims.extraction.trades import are_apart, is_alike, trades_of
from claims.extraction.types import NOUN, ROLE, Mention, MentionHit

NEAR = 600  # characters between a name and a description that nothing else explains
MOST_NAMED = 80  # times that somebody is named before; of more nobody is the only one
TRADES = frozenset({"occupation", "expert", "analyst"})  # heads of words for what somebody does


def only_one(passage: Passage, office: MentionHit, directory: Directory) -> MentionHit | None:
    """The only one of the paragraph, or else of all that was read so far."""
    return only_here(passage, office, directory) or only_so_far(passage, office, directory)


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
    row = _named_so_far(passage, described, directory)
    return row.hit if row is not None and not _others_act(row) else None


def _named_so_far(passage: Passage, described: Mention, directory: Directory) -> Told | None:
    """The only one named so far of whom a description may be said, near enough."""
    pack, start = passage.pack, described.span.start
    named = list(islice(directory.told.before(start), MOST_NAMED + 1))
    rows = [(directory.resolve(row.hit.mention, pack), row) for row in named]
    somebody = {who.called: (who, row) for who, row in rows if _may_be(described, who, row, pack)}
    if len(named) > MOST_NAMED or len(somebody) != 1:
        return None
    who, row = somebody.popitem()[1]
    place = row.hit.mention.span.start
    if any(_bears_name(other, pack) for _, other in rows if other.hit.mention.span.start > place):
        return None
    near = described.role in ANYONE or place >= start - NEAR
    return row if near and fits(passage, described, who) and not _is_told_else(described, row, pack) else None


def _bears_name(row: Told, pack: Pack) -> bool:
    """'Argjendaria e Thoma Gjikës': a shop or a house that is called after somebody else."""
    words = row.hit.mention.text.casefold().split(" ")[1:-1]
    return any(first_name(word, pack) is not None for word in words)


def _may_be(described: Mention, who: Mention, row: Told, pack: Pack) -> bool:
    """Whether somebody is no place and no body, and of the description's gender.

    The pack knows the first name, or the text tells an age, or says 'who'.
    """
    known = first_name(row.hit.mention.text.split(" ", 1)[0].casefold(), pack) is not None
    mine, theirs = gender_of(described, pack), gender_of(who, pack)
    agree = not (mine and theirs and mine != theirs)
    return agree and (known or row.is_human) and not is_thing(who, pack)


def _is_told_else(described: Mention, row: Told, pack: Pack) -> bool:
    """'the tailor' of Ann Pope, a researcher: she is told to do something of another kind."""
    if described.role not in TRADES or not row.nouns:
        return False
    noun = noun_of(described.text, pack)
    trades = trades_of((noun,), pack)
    if trades:
        return bool(row.trades) and are_apart(trades, row.trades)
    told = [word for word in row.nouns if pack.office_at((word,), 0) is not None]
    return bool(told) and not any(is_alike(noun, word) for word in told)


def _others_act(row: Told) -> bool:
    """'Rescuers found Ann Pope', and later 'the pilot': one of those who act without a name."""
    passage = row.passages[-1]
    subject = opening_subject(passage, *passage.sentence_of(row.hit.first))
    return subject is not None and passage.has("people", subject.last)


def _has_others(passage: Passage, office: MentionHit) -> bool:
    """Whether the paragraph's sentences before tell of somebody without a name: 'Her colleague asked'."""
    here, _ = passage.sentence_of(office.first)
    roles = (hit.mention for hit in passage.mentions_in(0, here) if hit.mention.kind is ROLE)
    if any(may_agree(role, office.mention, passage) for role in roles):
        return True
    first = 0
    while first < here:
        first, end = passage.sentence_of(first)
        subject = main_subject(passage, first, end)
        if passage.has("possessive", first) or (subject is not None and subject.mention.kind is NOUN):
            return True
        first = max(end, first + 1)
    return False
