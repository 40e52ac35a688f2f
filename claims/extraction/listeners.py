"""Who listens behind who speaks: 'le-a spus ministrul jurnaliștilor', 'u tha ministri gazetarëve'."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_oblique, owns
from claims.extraction.offices import HEADING
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, ROLE, CueHit, MentionHit, Span

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


def without_listener(passage: Passage, cue: CueHit, hit: MentionHit) -> MentionHit | None:
    """An office without those to whom a verb with a dative before it says the words; None if nobody listens.

    'i-a spus primarul consilierei, Ana Rusu': what stands behind them is their name.
    """
    place = _listeners(passage, hit) if hit.mention.kind is ROLE and _has_dative(passage, cue) else None
    if place is None:
        return None
    mention, end = hit.mention, passage.tokens[place - 1].end
    text = " ".join(token.text for token in passage.tokens[hit.first : place])
    short = mention._replace(text=text, span=Span(mention.span.start, end), role_text=text)
    return MentionHit(short, hit.first, place - 1)


def _has_dative(passage: Passage, cue: CueHit) -> bool:
    first = max(0, cue.first - FARTHEST_CLITIC)
    return any(passage.has("dative", place) for place in range(first, cue.last + 1))


def _listeners(passage: Passage, hit: MentionHit) -> int | None:
    """Where plain nouns of people in the dative begin; behind an office of people only the press."""
    for place in range(hit.first + 1, hit.last + 1):
        if passage.has("head_preposition", place - 1) or not passage.tokens[place].text.islower():
            continue
        dative = passage.pack.ends_with("complement_ending", passage.lows[place])
        if dative and _are_people(passage, hit, place):
            return place
    return None


def _are_people(passage: Passage, office: MentionHit, place: int) -> bool:
    if passage.has("listener", place):
        return True
    if office.mention.role in OF_PEOPLE:
        return False
    return passage.has("those", place) or passage.pack.office_at(passage.lows, place) is not None


def over_addressee(passage: Passage, cue: CueHit, place: int, end: int) -> int:
    """'le-a spus polițiștilor șoferul': past a plain noun in the dative, if somebody stands behind it.

    Past a pronoun in it whoever stands there: 'i-a spus acesteia' is said by somebody else.
    """
    if not passage.pack.subject_follows_verb or place >= end:
        return place
    if passage.has("pronoun", place) and passage.has("possessive", place) and _has_dative(passage, cue):
        return place + 1
    if place + 1 == end or not owns(passage, place):
        return place
    if passage.has("indefinite", place + 1):
        return place + 1
    hit = passage.mention_from.get(place + 1)
    free = hit is not None and hit.mention.kind is ROLE and not is_oblique(passage, hit)
    return place + 1 if free else place


def past_listener(passage: Passage, hit: MentionHit) -> int:
    """The token behind a listener and the name in commas: 'i-a spus ministrului, Ion Pop, Ana Rusu'."""
    behind = hit.last + 1
    if hit.mention.kind is not ROLE or passage.lows[behind : behind + 1] != [","]:
        return behind
    named = passage.mention_from.get(behind + 1)
    if named is None or named.mention.kind is not NAME or named.mention.role is not None:
        return behind
    return named.last + 2 if passage.lows[named.last + 1 : named.last + 2] == [","] else behind


def opens_with_listener(passage: Passage, first: int) -> bool:
    """'Lui i-a spus la telefon: „…”': whoever was named before it is who hears it."""
    if not passage.pack.subject_follows_verb or first + 1 >= len(passage.tokens):
        return False
    gendered = passage.has("masculine", first) or passage.has("feminine", first)
    oblique = passage.has("possessive", first) or passage.has("object_pronoun", first)
    verb = passage.has("clitic", first + 1) or any(cue.first == first + 1 for cue in passage.cues)
    return gendered and oblique and verb
