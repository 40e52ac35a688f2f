"""What an article has just told was announced: 'The reply came on Monday. “…”', '“…,” says the letter'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from claims.extraction.dates import Calendar, borrowed
from claims.extraction.news import find_news, is_reaction, tellers
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.sittings import holds
from claims.extraction.time_words import TimeWords
from claims.extraction.types import Mention, SaidDate

PAPER_REACH = 1  # paragraphs over which 'the statement' is the one of which the article told


class Report(NamedTuple):
    """Who is reported to have said something on a day, and in which paragraph."""

    number: int
    speaker: Mention | None
    pack: Pack
    said: SaidDate


class Announced:
    """Note every passage first, in order; then ask at each quote."""

    def __init__(self, days: Calendar) -> None:
        self.days = days
        self._news: dict[tuple[int, int], SaidDate] = {}  # by paragraph and the token behind the sentence

    def note(self, number: int, passage: Passage, expressions: Sequence[TimeWords]) -> None:
        """Remember the sentences that say on which day a reaction came: what follows is the reaction.

        Behind other news follows what anybody thinks of it.
        """
        if not expressions:
            return
        for first, end in passage.sentences:
            here = [words for words in expressions if first <= words.first < end]
            found = find_news(passage, first, end, here, self.days) if here else None
            if found is not None and is_reaction(passage, first, end) and not _is_told(passage, first, end):
                self._news[number, end] = found

    def just_before(self, number: int, first: int) -> SaidDate | None:
        """The day of the news with whose words a sentence that begins at a token goes on."""
        found = self._news.get((number, first))
        return borrowed(found, "same_occasion", "the words before") if found is not None else None


def cites_paper(passage: Passage, first: int, end: int) -> bool:
    """Whether the words of a sentence stand in a paper that the article has told of: 'in the statement'."""
    return holds(passage, "the_paper", first, end)


def of_paper(
    reports: Iterable[Report], number: int, is_speaker: Callable[[Mention, Pack], bool]
) -> SaidDate | None:
    """The day of the reports just before, if they have only one: not of another person."""
    recent = [one for one in reports if number - one.number <= PAPER_REACH]
    near = {
        one.said.said_on: one.said
        for one in recent
        if one.speaker is None or not is_person(one.speaker, one.pack) or is_speaker(one.speaker, one.pack)
    }
    return (
        borrowed(next(iter(near.values())), "same_occasion", "the words before") if len(near) == 1 else None
    )


def _is_told(passage: Passage, first: int, end: int) -> bool:
    """Whether somebody gave the news: a speaker, whose words have a day wherever they stand."""
    return any(is_person(hit.mention, passage.pack) for hit in tellers(passage, first, end))
