"""Who listens behind who speaks: 'le-a spus ministrul jurnaliștilor', 'u tha ministri gazetarëve'."""

from __future__ import annotations

from claims.extraction.offices import HEADING
from claims.extraction.passage import Passage
from claims.extraction.types import ROLE, CueHit, MentionHit, Span

FARTHEST_CLITIC = 2  # tokens before the verb
OF_PEOPLE = HEADING | {
    "spokesperson",
    "representative",
    "adviser",
    "union leader",
    "coach",
    "prosecutor",
    "person",
}


def without_listener(passage: Passage, cue: CueHit, hit: MentionHit) -> MentionHit:
    """An office without those to whom a verb with a dative before it says the words."""
    mention, last = hit.mention, hit.last
    if mention.kind is not ROLE or last == hit.first or not _has_dative(passage, cue):
        return hit
    if not _listens(passage, hit):
        return hit
    end = passage.tokens[last - 1].end
    text = " ".join(token.text for token in passage.tokens[hit.first : last])
    short = mention._replace(text=text, span=Span(mention.span.start, end), role_text=text)
    return MentionHit(short, hit.first, last - 1)


def _has_dative(passage: Passage, cue: CueHit) -> bool:
    first = max(0, cue.first - FARTHEST_CLITIC)
    return any(passage.has("dative", place) for place in range(first, cue.last + 1))


def _listens(passage: Passage, hit: MentionHit) -> bool:
    """A plain noun of a person in the dative; behind an office that is one of people only the press."""
    last, low = hit.last, passage.lows[hit.last]
    if not passage.tokens[last].text.islower() or passage.has("head_preposition", last - 1):
        return False
    if not passage.pack.ends_with("complement_ending", low):
        return False
    if passage.has("listener", last):
        return True
    return hit.mention.role not in OF_PEOPLE and passage.pack.office_at(passage.lows, last) is not None


def opens_with_listener(passage: Passage, first: int) -> bool:
    """'Lui i-a spus la telefon: „…”': whoever was named before it is who hears it."""
    if not passage.pack.subject_follows_verb or first + 1 >= len(passage.tokens):
        return False
    gendered = passage.has("masculine", first) or passage.has("feminine", first)
    oblique = passage.has("possessive", first) or passage.has("object_pronoun", first)
    verb = passage.has("clitic", first + 1) or any(cue.first == first + 1 for cue in passage.cues)
    return gendered and oblique and verb
