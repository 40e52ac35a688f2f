"""Words from a paper that an impersonal verb gives: '„…“, heißt es in der Mitteilung'. Whose paper is it?"""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.body_kinds import kinds_of_name
from claims.extraction.following import right_subject
from claims.extraction.passage import Passage
from claims.extraction.people import is_thing
from claims.extraction.subjects import main_subject, subject_of
from claims.extraction.types import NAME, NOUN, PRONOUN, CueHit, CueKind, MentionHit

PAPER, SAME_PAPER = "paper", "same_paper"
NEAR = 4  # tokens between the verb and the noun of the paper
FARTHEST = 30  # longer paragraphs are no prose


def is_from_paper(passage: Passage, cue: CueHit) -> bool:
    """Whether nobody but a statement, a report or a letter is named behind an impersonal verb."""
    behind = cue.last + 1
    nouns = passage.places_of("statement_noun", behind + 1, behind + NEAR)
    return passage.has("preposition", behind) and bool(nouns)


def whose_paper(passage: Passage, hit: MentionHit, before: Passage | None) -> MentionHit | None:
    """'the statement said', 'a statement from Harbour Bank said': whose it is.

    `before`: the paragraph before.
    """
    if not _is_paper(passage, hit):
        return _author_in(passage, hit)
    first, _ = passage.sentence_of(hit.first)
    found = issuing_body(passage, hit.first)
    return last_body(before) if found is None and first == 0 and before is not None else found


def _is_paper(passage: Passage, hit: MentionHit) -> bool:
    """A paper that was named before, and nobody."""
    if hit.mention.kind is not NOUN or hit.last != hit.first + 1:
        return False
    return passage.has("definite", hit.first) and passage.has("statement_noun", hit.last)


def _author_in(passage: Passage, hit: MentionHit) -> MentionHit | None:
    """'a statement from Harbour Bank': who is named in it."""
    papers = passage.places_of("statement_noun", hit.first, hit.last + 1)
    if hit.mention.kind is not NOUN or not papers or not passage.has("author", papers[-1] + 1):
        return None
    by = papers[-1] + 1
    named = passage.mention_from.get(by + 1 + passage.has("determiner", by + 1))
    return named if named is not None and named.mention.kind is NAME else None


def issuing_body(passage: Passage, place: int) -> MentionHit | None:
    """The body of the nearest sentence before the token `place` that has a subject; no person."""
    for first, end in passage.sentences_before(place, FARTHEST):
        for hit in _subjects(passage, first, end):
            return hit if _is_body(passage, hit) else None
    return None


def last_body(passage: Passage) -> MentionHit | None:
    """The same at the end of the paragraph before."""
    found = issuing_body(passage, len(passage.tokens) - 1)
    first, end = passage.sentences[-1]
    here = next(_subjects(passage, first, end), None)
    if here is not None:
        found = here if _is_body(passage, here) else None
    return found


def _subjects(passage: Passage, first: int, end: int) -> Iterator[MentionHit]:
    """Who tells something in a sentence, or else whom it is about; not 'Wie die Polizei mitteilte, …'.

    Whoever gets a paper has not written it.
    """
    if passage.has("reporting_link", first) or passage.places_of("receives", first, end):
        return
    for cue in passage.cues_in(first, end):
        if not cue.is_passive and cue.cue.kind is not CueKind.ACCORDING:
            subject = subject_of(passage, cue, first, end)
            if (
                subject is not None
                and subject.last == subject.first
                and passage.has("determiner", subject.first)
            ):
                subject = right_subject(passage, cue, end)  # 'Das teilte die Bank mit'
            if subject is not None and subject.mention.kind is not PRONOUN:
                yield subject
    subject = main_subject(passage, first, end)
    if subject is not None and subject.mention.kind is not PRONOUN:
        yield subject


def _is_body(passage: Passage, hit: MentionHit) -> bool:
    if hit.mention.kind is NAME:
        return is_thing(hit.mention, passage.pack) or bool(kinds_of_name(passage, hit))
    low = passage.lows[hit.last]
    listed = passage.has("organisation", hit.last) or passage.pack.ends_with("body_ending", low)
    return hit.mention.kind is NOUN and listed
