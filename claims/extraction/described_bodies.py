"""Which body 'the company' is, where its name does not say: the one that the sentence before is about."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.passage import Passage
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, NOUN, MentionHit

FARTHEST_SENTENCE = 30  # longer paragraphs are no prose


def described_body(passage: Passage, hit: MentionHit, directory: Directory) -> MentionHit | None:
    """'Pell Capital, which owns a tenth, left. The fund said': the body whose sentence stood before.

    Only one that an apposition or a relative clause shows to be a body.
    """
    definite = passage.has("definite", hit.first) and passage.has("organisation", hit.last)
    if hit.mention.kind is not NOUN or not definite:
        return None
    if directory.resolve(hit.mention, passage.pack).full_name:
        return None
    start, _ = passage.sentence_of(hit.first)
    for first, end in [(start, hit.first), *passage.sentences_before(hit.first, FARTHEST_SENTENCE)]:
        subject = main_subject(passage, first, end)
        if subject is not None and subject.mention.kind is NAME:
            return subject if _is_body(passage, subject, directory) else None
    return None


def _is_body(passage: Passage, hit: MentionHit, directory: Directory) -> bool:
    full = directory.resolve(hit.mention, passage.pack).full_name
    return any(directory.bodies.is_shown(name) for name in (hit.mention.text, full) if name)
