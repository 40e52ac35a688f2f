"""Names that stand near a description and are, or are not, whose it is."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_governed
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, ROLE, MentionHit

LONGEST_COMPLEMENT = 9  # tokens between an office and a name behind it


def called_by(passage: Passage, hit: MentionHit, end: int) -> MentionHit | None:
    """'said a man who gave his name only as Ray': the name that somebody gives."""
    table, end = passage.pack.grammar.get("named_as"), min(end, hit.last + 1 + LONGEST_COMPLEMENT)
    if table is None or table.first_words().isdisjoint(passage.lows[hit.last + 1 : end]):
        return None
    for place in range(hit.last + 1, end):
        length = passage.pack.phrase("named_as", passage.lows, place)
        named = passage.mention_from.get(place + length) if length else None
        if named is not None and named.mention.kind is NAME:
            return named
    return None


def apposed_name(passage: Passage, office: MentionHit) -> MentionHit | None:
    """'Ilir Topi, kryetar i Sindikatës, i cili': the name right before the comma of an office."""
    named = passage.mention_to.get(office.first - 1)
    if office.mention.kind is not ROLE or named is None or passage.tokens[office.first - 1].text != ",":
        return None
    return named if named.mention.kind is NAME and not is_governed(passage, named) else None


def unless_next_subject(passage: Passage, office: MentionHit, named: MentionHit) -> MentionHit:
    """'Sipas kritikut, Dushi “ka ditur”': a surname behind the comma that opens the clause is another's."""
    after = named.last + 1
    if passage.tokens[named.first - 1].text != "," or " " in named.mention.text or named is office:
        return named
    opens = after < len(passage.tokens) and (
        passage.tokens[after].is_quote or passage.has("auxiliary", after)
    )
    return office if opens else named


def past_first_office(passage: Passage, hit: MentionHit) -> MentionHit:
    """'Consultant midwife Ann Pope gets the prize': of two offices before a name the one beside it."""
    pack, beside = passage.pack, passage.mention_from.get(hit.last + 1)
    described = pack.adjective_nouns and not pack.capital_nouns and hit.mention.kind is ROLE
    return beside if described and beside is not None and beside.mention.role is not None else hit
