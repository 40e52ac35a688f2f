"""Who came into an article without a name: 'a woman', of whom it tells as 'the woman' paragraphs on."""

from __future__ import annotations

from typing import NamedTuple

from claims.extraction.descriptions import STEM, noun_of
from claims.extraction.following import name_after
from claims.extraction.passage import Passage
from claims.extraction.people import gender_of
from claims.extraction.types import NAME, ROLE, Mention, MentionHit
from claims.extraction.unread import Unread

MOST_WORDS = 3  # behind an indefinite article, up to its noun
MOST_STRANGERS = 2_000  # more is no article


class _Stranger(NamedTuple):
    """Where somebody comes in, the office if it is one, and the words behind the article."""

    start: int
    office: Mention | None
    words: frozenset[str]


class Strangers:
    """All of an article. Feed it every passage, then ask.

    They are read when a description asks: few articles have one.
    """

    def __init__(self) -> None:
        self._known: list[_Stranger] = []
        self._unread = Unread()

    def learn(self, passage: Passage) -> None:
        """Take in one passage."""
        if len(self._known) < MOST_STRANGERS:
            self._unread.add(passage, self._read)

    def _read(self, passage: Passage) -> None:
        """Who is behind the indefinite articles of a passage, but what is said of a name's owner."""
        for place in passage.places_of("indefinite", 0, len(passage.tokens)):
            hit = passage.mention_from.get(place)
            if _is_said_of_name(passage, place) or (hit is not None and _has_name(passage, hit)):
                continue
            office = hit.mention if hit is not None and hit.mention.kind is ROLE else None
            words = frozenset(passage.lows[place + 1 : place + 1 + MOST_WORDS])
            self._known.append(_Stranger(passage.tokens[place].start, office, words))

    def include(self, passage: Passage, office: MentionHit, *, any_noun: bool = False) -> bool:
        """Whether a description is of somebody who has come in without a name.

        `any_noun`: one noun is as good as another of the same head.
        """
        self._unread.read(self._read)
        noun, start = noun_of(office.mention.text, passage.pack), office.mention.span.start
        whole = passage.has(
            "determiner", office.first
        )  # where no ending is an article: no baker is in 'a bakery'
        return any(
            (noun in one.words if whole else any(word.startswith(noun[:STEM]) for word in one.words))
            or (any_noun and one.office is not None and _is_alike(one.office, office.mention, passage))
            for one in self._known
            if one.start < start
        )


def may_agree(one: Mention, other: Mention, passage: Passage) -> bool:
    """Whether two descriptions may be of one person, as far as their gender goes."""
    mine, theirs = gender_of(one, passage.pack), gender_of(other, passage.pack)
    return not (mine and theirs and mine != theirs)


def _is_alike(one: Mention, other: Mention, passage: Passage) -> bool:
    return one.role == other.role and may_agree(one, other, passage)


def _is_said_of_name(passage: Passage, place: int) -> bool:
    """'Ann Pope, now a teacher', 'Ann Pope is a teacher'."""
    before = place - 1
    while before > 0 and passage.pack.is_adverb(passage.lows[before]):
        before -= 1
    apposed = passage.mention_to.get(before) is not None and passage.tokens[before].text == ","
    return apposed or passage.has("predicate", before) or passage.has("naming", before)


def _has_name(passage: Passage, hit: MentionHit) -> bool:
    """'a teacher, Ann Pope,'."""
    return name_after(passage, hit, passage.sentence_of(hit.first)[1]).mention.kind is NAME
