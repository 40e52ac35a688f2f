"""Two who say it together: 'Ann Pope and Ben Cole said' is neither of them alone."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_governed, words_as_noun
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.types import NAME, MentionHit


def with_joined(passage: Passage, hit: MentionHit, start: int) -> MentionHit:
    """Both names, where another one is joined to a subject from the left; `start`: how far to look back."""
    link = hit.first - 1
    other = passage.mention_to.get(link) if link > start and passage.has("joining", link) else None
    if other is None or other.first < start or not (_is_one(passage, other) and _is_one(passage, hit)):
        return hit
    if is_governed(passage, other):
        return hit  # 'after the talks with Ann Pope, and Ben Cole said'
    return words_as_noun(passage, other.first, hit.last + 1)


def _is_one(passage: Passage, hit: MentionHit) -> bool:
    """A whole name of somebody."""
    return hit.mention.kind is NAME and " " in hit.mention.text and is_person(hit.mention, passage.pack)


def is_joined_verb(passage: Passage, verb: int) -> bool:
    """'… and called it “…”': the verb goes on with the subject before the last quote."""
    before = verb - 1
    while passage.has("clitic", before):
        before -= 1
    return passage.has("conjunction", before)


# Around the quote
