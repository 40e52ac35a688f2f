"""Two who say it together: 'Ann Pope and Ben Cole said' is neither of them alone."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_governed, words_as_noun
from claims.extraction.passage import Passage
from claims.extraction.people import first_name, is_person
from claims.extraction.types import NAME, Mention, MentionHit

LINKED = 2  # tokens from one name's end to the start of the next, with a word between


def with_joined(passage: Passage, hit: MentionHit, start: int) -> MentionHit:
    """Both names, where another one is joined to a subject from the left; `start`: how far to look back."""
    link = hit.first - 1
    other = passage.mention_to.get(link) if link > start and passage.has("joining", link) else None
    if other is None or other.first < start or not (_is_one(passage, other) and _is_one(passage, hit)):
        return hit
    if is_governed(passage, other):
        return hit  # 'after the talks with Ann Pope, and Ben Cole said'
    return words_as_noun(passage, other.first, hit.last + 1)


def with_shared_surname(passage: Passage, one: MentionHit, other: MentionHit) -> Mention | None:
    """'Ion și Maria Pop', 'Walt and Jolene Petrie': the first of them by the surname of both."""
    words, pack = other.mention.text.split(" "), passage.pack
    whole = one.mention.kind is other.mention.kind is NAME and len(words) > 1 and " " not in one.mention.text
    if not whole or other.first - one.last != LINKED or not passage.has("joining", one.last + 1):
        return None
    if any(first_name(word.casefold(), pack) is None for word in (one.mention.text, words[0])):
        return None
    if one.mention.role or other.mention.role:
        return None
    return one.mention._replace(text=" ".join((one.mention.text, *words[1:])))


def _is_one(passage: Passage, hit: MentionHit) -> bool:
    """A whole name of somebody."""
    return hit.mention.kind is NAME and " " in hit.mention.text and is_person(hit.mention, passage.pack)


def is_joined_verb(passage: Passage, verb: int) -> bool:
    """'… and called it “…”': the verb goes on with the subject before the last quote."""
    before = verb - 1
    while passage.has("clitic", before):
        before -= 1
    return passage.has("conjunction", before)
