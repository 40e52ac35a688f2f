"""Whose doing a gerund tells of: 'thanked Ben Cole for calling it “…”', 'recalled Ben Cole saying “…”'."""

from __future__ import annotations

from claims.extraction.noun_phrases import noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.subjects import main_subject
from claims.extraction.types import CueHit, CueKind, MentionHit, MentionKind


def doer_of_gerund(passage: Passage, cue: CueHit, first: int) -> MentionHit | None:
    """The object beside a gerund, with at most 'for' between, where another is the sentence's subject.

    No comma stands there: 'Ann Pope left Ben Cole, saying' is Ann Pope.
    """
    before = cue.first - passage.has("blamed_for", cue.first - 1)
    hit = passage.mention_to.get(before)
    if any(passage.has("preposition", place) for place in (cue.last, cue.last + 1)):
        return None  # 'recalled him talking about “…”'
    if hit is None or hit.mention.kind is MentionKind.NOUN or hit.first <= first:
        return None
    subject = main_subject(passage, first, cue.first)
    return hit if subject is not None and subject.last < hit.first - 1 else None


def quoted_by_another(passage: Passage, cue: CueHit, first: int) -> MentionHit | None:
    """'The agency quoted the ministry as saying “…”': the one between is who says it.

    'a fost citat de agenție spunând': who is quoted, and not by whom.
    """
    link = cue.first - 1
    for outer in passage.cues_in(first, link):
        passive = outer.is_passive and passage.pack.has("quoting", outer.cue.lemma)
        if cue.is_gerund and (passive or outer.cue.kind is CueKind.ACCORDING):
            return main_subject(passage, first, outer.first)
    if not passage.has("predicate", link):
        return None
    for outer in passage.cues_in(first, link):
        if passage.pack.has("quoting", outer.cue.lemma) and not outer.is_passive:
            end = link - (passage.tokens[link - 1].text == ",")  # 'quoted the minister, Ann Pope, as saying'
            return passage.mention_to.get(end) or _as_pronoun(
                noun_phrase(passage, outer.last + 1, end), passage
            )
    return None


def quoted_behind(passage: Passage, verb: CueHit, first: int, end: int) -> MentionHit | None:
    """The same behind the words: '“…,” the agency quoted the ministry as saying'."""
    saying = next((cue for cue in passage.cues_in(verb.last + 1, end) if cue.is_gerund), None)
    return quoted_by_another(passage, saying, first) if saying is not None else None


def _as_pronoun(hit: MentionHit | None, passage: Passage) -> MentionHit | None:
    """'quoted him as saying'."""
    if hit is None or hit.first != hit.last or not passage.has("object_pronoun", hit.first):
        return hit
    return hit._replace(mention=hit.mention._replace(kind=MentionKind.PRONOUN))
