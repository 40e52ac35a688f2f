"""Agencies and outlets: the channel by which words come, and not who says them."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.types import NAME, ROLE, CueHit, MentionHit

_MEDIA = ("medium", "press")
LONGEST_PLACE = 3  # words of the body in which something was said


def is_agency(passage: Passage, hit: MentionHit) -> bool:
    """Whether a mention begins with an agency's name: agencies pass on what others say."""
    found = passage.pack.outlets.at(passage.lows, hit.first)
    return found is not None and found[1] == "agency"


def is_outlet(passage: Passage, hit: MentionHit) -> bool:
    """Whether a mention holds the name of an agency, a paper or a station, or the rest of 'the Guardian'."""
    outlets, lows = passage.pack.outlets, passage.lows
    if any(outlets.at(lows, place) for place in range(hit.first, hit.last + 1)):
        return True
    whole = outlets.at(lows, hit.first - 1) if passage.has("determiner", hit.first - 1) else None
    return whole is not None and whole[0] > 1


def behind_station(passage: Passage, hit: MentionHit) -> MentionHit | None:
    """'i tha Top Channel kryetari', 'a declarat Antena 3 primarul': who is right behind a medium."""
    if hit.mention.kind is not NAME or hit.mention.role is not None:
        return None
    outlet = passage.pack.outlets.at(passage.lows, hit.first)
    noun = any(passage.has(one, place) for one in _MEDIA for place in (hit.first - 1, hit.first))
    behind = passage.mention_from.get(max(hit.last + 1, hit.first + outlet[0] if outlet else 0))
    if noun or is_outlet(passage, hit):
        return behind
    return behind if _is_dative_before_office(passage, hit, behind) else None


def _is_dative_before_office(passage: Passage, hit: MentionHit, behind: MentionHit | None) -> bool:
    """'sagte der Ulmer Post die Chefin': a name with an article, before an office with its own."""
    if not passage.pack.capital_nouns or behind is None or behind.mention.kind is not ROLE:
        return False
    return passage.has("article", hit.first - 1) and passage.has("article", behind.first)


def is_press(passage: Passage, hit: MentionHit) -> bool:
    """'the press', 'lokale Medien', 'ziarul Zorile': a medium by its noun, or an outlet by its name."""
    if hit.mention.kind is NAME:
        opens = hit.first == hit.last == passage.sentence_of(hit.first)[0]  # 'Presa a scris că'
        nouns = [hit.first - 1, *([hit.first] if opens else [])]
    else:
        nouns = [hit.last] if passage.pack.adjective_nouns else [hit.first, hit.first + 1, hit.last]
    listed = any(passage.has("press", place) for place in nouns if place <= hit.last)
    return listed or is_outlet(passage, hit)


def said_there(passage: Passage, cue: CueHit, end: int) -> str | None:
    """'— сообщили в министерстве': a plural verb of nobody's; what is named is where the words come from."""
    plural = passage.pack.ends_with("plural_verb_ending", passage.lows[cue.last])
    if not plural or not passage.has("preposition", cue.last + 1):
        return None
    last = cue.last + 2
    while last < end and passage.tokens[last].is_word and last - cue.last <= LONGEST_PLACE:
        last += 1
    return " ".join(token.text for token in passage.tokens[cue.last + 2 : last]) or None
