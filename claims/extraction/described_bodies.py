"""Which body 'the company' is, where its name does not say: the one that the sentence before is about."""

from __future__ import annotations

from claims.extraction.aliases import Directory
from claims.extraction.passage import Passage
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, NOUN, MentionHit


def described_body(passage: Passage, hit: MentionHit, directory: Directory) -> MentionHit | None:
    """'Pell Capital, which owns a tenth, left. The fund said': the body whose sentence stood before.

    Only one that an apposition or a relative clause shows to be a body.
    """
    if hit.mention.kind is not NOUN or not passage.has("organisation", hit.last):
        return None
    if not passage.has("definite", hit.first) and not _is_definite_by_itself(passage, hit):
        return None
    if directory.resolve(hit.mention, passage.pack).full_name:
        return None
    for first, end in passage.words_before(hit.first):
        subject = main_subject(passage, first, end)
        if subject is not None and subject.mention.kind is NAME:
            return subject if _is_body(passage, subject, directory) else None
    return None


def _is_definite_by_itself(passage: Passage, hit: MentionHit) -> bool:
    """'instituția': said of any body, where no article stands before nouns."""
    alone = hit.first == hit.last and passage.has("any_body", hit.last)
    return alone and not passage.has("determiner", hit.first - 1)


def _is_body(passage: Passage, hit: MentionHit, directory: Directory) -> bool:
    known = directory.resolve(hit.mention, passage.pack)
    full = known.full_name
    if passage.pack.words["any_body"] and known.country is None and passage.has("organisation", hit.first):
        return True  # 'Direcția Silvică': its first word says what it is
    return any(directory.bodies.is_shown(name) for name in (hit.mention.text, full) if name)
