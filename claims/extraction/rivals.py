"""Two whom a pronoun fits alike: 'Ann and Sue came. She said'. Nobody is better than the wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.aliases import Directory
from claims.extraction.by_place import LIKELY_FIT, SURE_FIT
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, PRONOUN, MentionHit

PAIR = 2  # tokens from the end of one name to the next: 'Ann and Sue'


def has_rival(passage: Passage, pronoun: MentionHit, found: MentionHit, directory: Directory) -> bool:
    """Whether somebody else fits as well: joined to whom it is said to be, or named since in another part."""
    rivals = (*_joined(passage, found), *_named_since(passage, pronoun, found))
    mine = _called(passage, found, directory)
    least = SURE_FIT if passage.pack.capital_nouns else LIKELY_FIT  # of 'Vier Anlagen' capitals say little
    return any(
        _called(passage, rival, directory) != mine
        and directory.may_be(pronoun.mention, rival.mention, passage.pack) >= least
        for rival in rivals
    )


def _joined(passage: Passage, found: MentionHit) -> Iterator[MentionHit]:
    """'Ann Pope and Sue Hill opened it': whoever shares the subject."""
    if found.mention.kind is not NAME:
        return
    after = passage.mention_from.get(found.last + PAIR)
    if after is not None and after.mention.kind is NAME and passage.has("joining", found.last + 1):
        yield after


def _named_since(passage: Passage, pronoun: MentionHit, found: MentionHit) -> Iterator[MentionHit]:
    """'Tom wept. They were met by Ang Lee. He said': a name in a sentence between, whatever governs it."""
    for first, end in passage.sentences_before(pronoun.first, 1):
        if found.last < first:
            yield from (hit for hit in passage.mentions_in(first, end) if hit.mention.kind is NAME)


def _called(passage: Passage, hit: MentionHit, directory: Directory) -> str:
    return directory.resolve(hit.mention, passage.pack).full_name or hit.mention.text


def behind_name(passage: Passage, pronoun: MentionHit) -> MentionHit | None:
    """'Ann Pope, who sees it': of a relative pronoun whoever is named right before it."""
    place = pronoun.first
    before = passage.mention_to.get(place - (passage.tokens[place - 1].text == ","))
    return None if before is None or before.mention.kind is PRONOUN else before
