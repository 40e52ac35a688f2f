"""Sentences that begin with something else than their subject: 'Among them was Ann Pope'."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_oblique
from claims.extraction.passage import Passage
from claims.extraction.people import is_declined_office, is_person
from claims.extraction.types import NAME, MentionHit


def behind_inversion(passage: Passage, first: int, end: int) -> int | None:
    """Where a name stands right behind the verb of a sentence that opens with a preposition."""
    verb = next(iter(passage.places_of("auxiliary", first + 1, end)), None)
    if verb is None or passage.mentions_in(first, verb):
        return None
    hit = passage.mention_from.get(verb + 1)
    return verb + 1 if hit is not None and hit.mention.kind is NAME else None


def after_adjunct(passage: Passage, first: int, end: int) -> int:
    """Where a sentence's own words begin: 'At the gate, a woman weeps'."""
    if not passage.has("preposition", first):
        return first
    return next((place + 1 for place in range(first, end - 1) if passage.tokens[place].text == ","), first)


def is_behind_adjunct(passage: Passage, hit: MentionHit) -> bool:
    """'După meci antrenorul Ion Pop a ieșit': an office that no case ties to the noun before it."""
    pack, mention = passage.pack, hit.mention
    if pack.capital_nouns or pack.names_decline or mention.kind is not NAME:
        return False
    if mention.role is None and not _acts(passage, hit):
        return False
    office = (mention.role_text or "").casefold().split(" ")[0]
    bent = pack.ends_with("oblique_ending", office) or is_declined_office(office, pack)
    return not (bent or is_oblique(passage, hit))


def _acts(passage: Passage, hit: MentionHit) -> bool:
    """'După meci Ion Pop a ieșit': a verb follows a whole name, and no thing is called by it."""
    before, after = hit.first - 1, hit.last + 1
    if " " not in hit.mention.text or not is_person(hit.mention, passage.pack):
        return False
    bears = any(passage.has(section, before) for section in ("naming", "namesake", "organisation"))
    ends = passage.pack.ends_with("oblique_ending", passage.lows[before])  # 'Pas ndeshjes Arben Kola doli'
    verb = passage.has("auxiliary", after) or any(cue.first == after for cue in passage.cues)
    return (verb or ends) and not bears
