"""What an article has just told was announced: 'The reply came on Monday. “…”', '“…,” says the letter'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from claims.extraction.dates import Calendar, borrowed
from claims.extraction.news import find_news, tellers
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.sittings import holds
from claims.extraction.time_words import TimeWords
from claims.extraction.types import NAME, Mention, SaidDate

PAPER_REACH = 2  # paragraphs over which 'the statement' is the one of which the article told


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
        """Remember the sentences that say on which day news came out; who gave them by name is a speaker."""
        if not expressions:
            return
        for first, end in passage.sentences:
            here = [words for words in expressions if first <= words.first < end]
            found = find_news(passage, first, end, here, self.days) if here else None
            told = any(_is_named(hit.mention, passage.pack) for hit in tellers(passage, first, end))
            if found is not None and not told:
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
    """The day of the reports just before, if they have only one: not of another person by name."""
    recent = [one for one in reports if number - one.number <= PAPER_REACH]
    near = {
        one.said.said_on: one.said
        for one in recent
        if one.speaker is None or not _is_named(one.speaker, one.pack) or is_speaker(one.speaker, one.pack)
    }
    return (
        borrowed(next(iter(near.values())), "same_occasion", "the words before") if len(near) == 1 else None
    )


def _is_named(speaker: Mention, pack: Pack) -> bool:
    return speaker.kind is NAME and is_person(speaker, pack)
