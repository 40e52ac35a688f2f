"""Who stands before a court: 'the defendant' is whom the article says to be charged, if that is only one."""

from __future__ import annotations

from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import is_thing
from claims.extraction.sittings import phrases
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, Mention, MentionHit
from claims.extraction.unread import Unread

MOST_ACCUSED = 50  # people: more is no article
LONGEST_APPOSITION = 6  # words between a name's comma and what its bearer is accused of
_OF_COURT = frozenset({"judge", "prosecutor", "lawyer"})


class Accused:
    """The accused of an article. Feed it every passage, then ask."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._unread = Unread()

    def learn(self, passage: Passage) -> None:
        """Take in one passage."""
        if len(self._names) < MOST_ACCUSED:
            self._unread.add(passage, self._read)

    def names(self) -> set[str]:
        """The accused as the article prints their names."""
        self._unread.read(self._read)
        return self._names

    def _read(self, passage: Passage) -> None:
        """Who is the subject of a sentence that tells of a charge, or named right before it."""
        if len(self._names) >= MOST_ACCUSED:
            return
        for place, _ in phrases(passage, "charged", 0, len(passage.lows)):
            first, _ = passage.sentence_of(place)
            who = _apposed(passage, place) or main_subject(passage, first, place)
            if who is not None and _may_stand_there(who.mention, passage.pack):
                self._names.add(who.mention.text)


def is_accused(mention: Mention, pack: Pack) -> bool:
    """Whether a description is of somebody before a court: 'the defendant', 'inculpatul'."""
    return any(pack.has("accused", word) for word in mention.text.casefold().split(" "))


def _apposed(passage: Passage, place: int) -> MentionHit | None:
    """'Ann Pope, accused of theft', 'Ion Pop, pădurarul de 52 de ani acuzat': the name before the comma."""
    for comma in range(place - 1, max(-1, place - 1 - LONGEST_APPOSITION), -1):
        if passage.tokens[comma].text == ",":
            hit = passage.mention_to.get(comma)
            return hit if hit is not None and hit.mention.kind is NAME else None
        if not passage.tokens[comma].is_word or passage.has("auxiliary", comma):
            return None
    return None


def _may_stand_there(mention: Mention, pack: Pack) -> bool:
    return mention.kind is NAME and mention.role not in _OF_COURT and not is_thing(mention, pack)
