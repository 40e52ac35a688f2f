"""The bodies that an article has named so far, and which of them 'the company' is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claims.extraction.body_kinds import NO_KINDS, Kinds, is_common, kinds_of_name
from claims.extraction.headed_bodies import headed_body
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, MentionHit, Span
from claims.extraction.unread import Unread

MOST_NAMES = 400  # more names in one article are read no further


class NamedBody(NamedTuple):
    """A mention of a body, with the paragraph in which it stands."""

    hit: MentionHit
    kinds: Kinds
    paragraph: Span


class KnownBodies:
    """What an article names, by its kind. Feed it every passage.

    They are read when a description asks: few articles have one.
    """

    def __init__(self) -> None:
        self._unread = Unread()
        self._named: list[NamedBody] = []
        self._kinds: dict[str, Kinds] = {}  # by the words of a name

    def learn(self, passage: Passage) -> None:
        """Take in one passage."""
        if len(self._named) < MOST_NAMES:
            self._unread.add(passage, self._read)

    def _read(self, passage: Passage) -> None:
        for printed in passage.mentions:
            hit = headed_body(passage, printed) or printed
            named = hit.mention.kind is NAME and not is_common(hit.mention.text, passage.pack)
            if named and len(self._named) < MOST_NAMES:
                kinds = kinds_of_name(passage, hit)
                self._named.append(NamedBody(hit, kinds, passage.span))
                self._kinds[hit.mention.text] = kinds | self._kinds.get(hit.mention.text, NO_KINDS)

    def kinds_of(self, names: Iterable[str | None]) -> Kinds:
        """What the article shows a body to be that it calls by these names."""
        self._unread.read(self._read)
        return NO_KINDS.union(*(self._kinds.get(name, NO_KINDS) for name in names if name))

    def before(self, place: int) -> list[NamedBody]:
        """The names that stand before an offset, the nearest first."""
        self._unread.read(self._read)
        return [named for named in reversed(self._named) if named.hit.mention.span.start < place]
