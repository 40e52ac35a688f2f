"""Sources without a name: what they say that somebody said is hearsay, and his."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.passage import Passage
from claims.extraction.subjects import left_subject
from claims.extraction.types import Cue, CueHit, CueKind, MentionHit


def past_sources(passage: Passage, ranked: Sequence[CueHit], left: int) -> Sequence[CueHit]:
    """Cues without the first where sources say what somebody said: 'Sources said Ann Pope told them “…”'."""
    if len(ranked) == 1 or not passage.places_of("source", left, ranked[0].first if ranked else left):
        return ranked
    subject = left_subject(passage, ranked[0].first, left)
    return ranked[1:] if subject is not None and _is_source(passage, subject) else ranked


def _is_source(passage: Passage, hit: MentionHit) -> bool:
    return bool(passage.places_of("source", hit.first, hit.last + 1))


def retold(passage: Passage, cue: CueHit, subject: MentionHit, left: int) -> Cue:
    """The cue of `subject`; of hearsay, where sources tell it or it is told 'according to sources'."""
    sources = passage.places_of("source", left, subject.first)
    if not sources or _is_source(passage, subject):
        return cue.cue
    told = any(not hit.is_passive for hit in passage.cues_in(sources[0] + 1, subject.first))
    led_in = any(hit.cue.kind is CueKind.ACCORDING for hit in passage.cues_in(left, sources[0]))
    return cue.cue._replace(kind=CueKind.HEARSAY) if told or led_in else cue.cue
