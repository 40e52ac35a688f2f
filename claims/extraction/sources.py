"""Sources without a name: what they say that somebody said is hearsay, and his."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.following import object_of_preposition
from claims.extraction.passage import Passage
from claims.extraction.subjects import left_subject
from claims.extraction.types import NOUN, PRONOUN, ROLE, Cue, CueHit, CueKind, MentionHit

_OPENLY = frozenset({"spokesperson"})  # who speaks for somebody in an office
_NOBODY = ("statement_noun", "writing", "organisation")


def past_sources(passage: Passage, ranked: Sequence[CueHit], left: int) -> Sequence[CueHit]:
    """Cues without the first where sources say what somebody said: 'Sources said Ann Pope told them “…”'."""
    if len(ranked) == 1 or not _tellers(passage, left, ranked[0].first if ranked else left):
        return ranked
    subject = left_subject(passage, ranked[0].first, left)
    if subject is None or not (_is_source(passage, subject) or _is_anyone(passage, subject)):
        return ranked
    told = left_subject(passage, ranked[1].first, ranked[0].last + 1)
    if told is None or (told.mention.kind is PRONOUN and not _is_source(passage, subject)):
        return ranked
    return ranked[1:]


def _tellers(passage: Passage, first: int, end: int) -> bool:
    return bool(passage.places_of("source", first, end) or passage.places_of("indefinite", first, end))


def _is_source(passage: Passage, hit: MentionHit) -> bool:
    return bool(passage.places_of("source", hit.first, hit.last + 1))


def _is_anyone(passage: Passage, hit: MentionHit) -> bool:
    """'One cabinet colleague', 'un deputat al majorității': no name, and no spokesman."""
    if hit.mention.kind not in {ROLE, NOUN} or hit.mention.role in _OPENLY:
        return False
    head = hit.last if passage.pack.adjective_nouns else min(hit.first + 1, hit.last)
    thing = hit.mention.kind is NOUN and any(passage.has(section, head) for section in _NOBODY)
    return not thing and passage.has("indefinite", hit.first)


def retold(passage: Passage, cue: CueHit, subject: MentionHit, left: int) -> Cue:
    """The cue of `subject`; of hearsay, where sources tell it or it is told 'according to sources'."""
    if not _tellers(passage, left, subject.first) or _is_source(passage, subject):
        return cue.cue
    himself = subject.mention.kind is PRONOUN  # perhaps: 'A man said he told them “…”'
    told = _by_sources(passage, left, subject.first)
    told = told or (not himself and _by_anyone(passage, left, subject.first))
    return cue.cue._replace(kind=CueKind.HEARSAY) if told else cue.cue


def _by_sources(passage: Passage, left: int, end: int) -> bool:
    sources = passage.places_of("source", left, end)
    if not sources:
        return False
    told = any(not hit.is_passive for hit in passage.cues_in(sources[0] + 1, end))
    return told or any(hit.cue.kind is CueKind.ACCORDING for hit in passage.cues_in(left, sources[0]))


def _by_anyone(passage: Passage, left: int, end: int) -> bool:
    """'Two diplomats said Ann Pope …', 'According to one governor, the board …'."""
    for cue in passage.cues_in(left, end):
        if cue.cue.kind is CueKind.ACCORDING:
            if _names_anyone(passage, cue, end):
                return True
        elif not cue.is_passive and not cue.is_gerund:
            teller = left_subject(passage, cue.first, left)
            if teller is not None and _is_anyone(passage, teller):
                return True
    return False


def _names_anyone(passage: Passage, cue: CueHit, end: int) -> bool:
    """Whether 'according to' leads to somebody without a name."""
    hit = object_of_preposition(passage, cue, end)
    return hit is not None and _is_anyone(passage, hit)
