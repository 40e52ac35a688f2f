"""Whose account a whole sentence is: 'The driver was Polish, Ann Pope said'."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_calendar
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, MentionHit


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


def _closes(passage: Passage, place: int, end: int) -> bool:
    """Whether a sentence ends behind a token, but for a day."""
    rest = range(place + 1, end)
    return all(
        not passage.tokens[step].is_word or passage.has("preposition", step) or is_calendar(passage, step)
        for step in rest
    )
