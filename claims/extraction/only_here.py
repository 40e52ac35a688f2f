"""Whom a description stands for that no word of the article explains: the only one of its paragraph."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.descriptions import STEM, is_indefinite, noun_of
from claims.extraction.noun_phrases import is_owned
from claims.extraction.offices import may_be_both
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import gender_of, is_person, is_thing
from claims.extraction.strangers import may_agree
from claims.extraction.subjects import main_subject
from claims.extraction.trades import are_apart, trades_of
from claims.extraction.types import NAME, ROLE, Mention, MentionHit

_OTHERS = frozenset({"spokesperson", "prosecutor", "judge"})  # who speaks in others' matters, often unnamed


def only_here(passage: Passage, office: MentionHit, directory: Directory) -> MentionHit | None:
    """'Union leader Ann Pope denied it. “…,” the organiser said': if the paragraph names nobody else.

    None for 'her lawyer', for a woman's description after a man's name, and where another came in.
    """
    if not is_somebody_known(passage, office) or directory.resolve(office.mention, passage.pack).full_name:
        return None
    if directory.strangers.include(passage, office):
        return None
    before = passage.mentions_in(0, office.first)
    known = {hit: directory.resolve(hit.mention, passage.pack) for hit in before}
    if any(who.full_name is None and _is_rival(passage, hit, office) for hit, who in known.items()):
        return None
    named = {who.called: hit for hit, who in known.items() if _is_named(passage, hit, who)}
    called, hit = next(iter(named.items()), ("", None))
    if hit is None or len(named) > 1 or " " not in called:
        return None
    return hit if fits(passage, office.mention, known[hit]) else None


def is_somebody_known(passage: Passage, office: MentionHit) -> bool:
    """No stranger, and nobody of another's: a lawyer, a spokesman."""
    mention, pack = office.mention, passage.pack
    if mention.role is None or mention.role in _OTHERS or is_indefinite(mention, pack):
        return False
    mine = passage.places_of("possessive", office.first, office.last + 1)
    if is_owned(passage, office) or any(not passage.has("attribute_preposition", place) for place in mine):
        return False
    first, _ = passage.sentence_of(office.first)  # 'Ann Pope said that the driver had said'
    return all(hit.mention.kind is not NAME for hit in passage.mentions_in(first, office.first))


def _is_rival(passage: Passage, hit: MentionHit, office: MentionHit) -> bool:
    """'A man came', 'The guard ran': who acts without a name, and may be described; no 'once a guard'."""
    if hit.mention.kind is not ROLE or not may_agree(hit.mention, office.mention, passage):
        return False
    return main_subject(passage, *passage.sentence_of(hit.first)) == hit


def _is_named(passage: Passage, hit: MentionHit, who: Mention) -> bool:
    person = is_person(who, passage.pack) and not is_thing(who, passage.pack)
    return hit.mention.kind is NAME and person


def fits(passage: Passage, described: Mention, who: Mention) -> bool:
    """Whether a description may be said of somebody: by gender, by office, and by what she is told to do."""
    mine, theirs = gender_of(described, passage.pack), gender_of(who, passage.pack)
    agree = mine is None or theirs in {None, mine}
    agree = agree and described.role is not None and may_be_both(described.role, who.role)
    return agree and not _tells_apart(described, who, passage.pack)


def _tells_apart(described: Mention, who: Mention, pack: Pack) -> bool:
    """'the professor at Leeds' beside 'Professor Ann Pope', 'the factory's head' beside a union's."""
    if who.role_text is None:
        return False
    mine, theirs = described.text.casefold().split(" "), who.role_text.casefold().split(" ")
    nouns = noun_of(described.text, pack), noun_of(who.role_text, pack)
    if len(mine) > 1 and nouns[0] == nouns[1]:
        return True
    if are_apart(*(trades_of((noun,), pack) for noun in nouns)):
        return True  # 'the director' beside 'Mayor Ann Pope'
    bodies = [{word[:STEM] for word in words if pack.has("organisation", word)} for words in (mine, theirs)]
    return all(bodies) and bodies[0].isdisjoint(bodies[1])
