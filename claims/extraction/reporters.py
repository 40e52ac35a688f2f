"""Whose account a whole sentence is: 'The driver was Polish, Ann Pope said'."""

from __future__ import annotations

from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_calendar, is_governed
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, CueKind, MentionHit


def reporter_of(passage: Passage, start: int, end: int) -> MentionHit | None:
    """'The driver was Polish, Ann Pope said': whose account a sentence is, behind a comma at its end."""
    for cue in passage.cues_in(start, end):
        hit = passage.mention_to.get(cue.first)
        if hit is None or hit.mention.kind is not NAME or cue.is_passive or cue.is_gerund:
            continue
        if (
            hit.first > start
            and passage.tokens[hit.first - 1].text == ","
            and _closes(passage, cue.last, end)
        ):
            return hit
    return None


def reporter_behind(passage: Passage, start: int, end: int) -> MentionHit | None:
    """'Një fëmijë u lëndua, ka thënë zëdhënësja e policisë, Ana Pop': who reports, behind the verb.

    Also where a paragraph quotes nobody, and its verbs of saying were not looked for.
    """
    if not passage.pack.subject_follows_verb:
        return None
    last = next(iter(passage.mentions_in(start, end)[-1:]), None)
    if last is None or last.mention.kind is not NAME or not _closes(passage, last.last, end):
        return None
    for comma in range(last.first - 2, start, -1):
        verb = comma + 1 + passage.has("auxiliary", comma + 1)
        if passage.tokens[comma].text != "," or passage.pack.cues.at(passage.lows, verb) is None:
            continue
        free = (hit for hit in passage.mentions_in(verb, end) if not is_governed(passage, hit))
        hit = next(free, None)
        return last if hit is not None and name_after(passage, hit, end) is last else None
    return None


def reporter_before(passage: Passage, start: int, end: int) -> MentionHit | None:
    """'According to Ann Pope, the driver was Polish': whose account opens a sentence."""
    cue = next(iter(passage.cues_in(start, end)), None)
    if cue is None or cue.first != start or cue.cue.kind is not CueKind.ACCORDING:
        return None
    behind = cue.last + 1
    hit = passage.mention_from.get(behind + passage.has("possessive", behind))  # 'potrivit lui Ion Pop'
    named = name_after(passage, hit, end) if hit is not None else None
    if named is None or named.mention.kind is not NAME or named.last + 1 >= end:
        return None
    return named if passage.tokens[named.last + 1].text == "," else None


def _closes(passage: Passage, place: int, end: int) -> bool:
    """Whether a sentence ends behind a token, but for a day."""
    rest = range(place + 1, end)
    return all(
        not passage.tokens[step].is_word or passage.has("preposition", step) or is_calendar(passage, step)
        for step in rest
    )
