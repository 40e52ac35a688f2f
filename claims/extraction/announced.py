"""What an article has just told was announced: 'The reply came on Monday. “…”', '“…,” says the letter'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from claims.extraction.contacts import find_contact
from claims.extraction.dates import Calendar
from claims.extraction.news import find_news, is_reaction, tellers
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.sittings import holds
from claims.extraction.time_words import TimeWords
from claims.extraction.types import Mention, SaidDate

PAPER_REACH = 1  # paragraphs over which 'the statement' is the one of which the article told
IsSpeaker = Callable[[Mention, Pack], bool]


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
        # By paragraph and the token behind the sentence.
        self._news: dict[tuple[int, int], SaidDate] = {}
        self._contacts: dict[tuple[int, int], tuple[Mention, Pack, SaidDate]] = {}

    def note(self, number: int, passage: Passage, expressions: Sequence[TimeWords]) -> None:
        """Remember the sentences that say on which day a reaction came: what follows is the reaction.

        Behind other news follows what anybody thinks of it.
        """
        if not expressions:
            return
        for first, end in passage.sentences:
            here = [words for words in expressions if first <= words.first < end]
            found = find_news(passage, first, end, here, self.days) if here else None
            contact = find_contact(passage, first, end, here, self.days)
            if contact is not None:
                self._contacts[number, end] = contact[0].mention, passage.pack, contact[1]
            if found is not None and is_reaction(passage, first, end) and not _is_told(passage, first, end):
                self._news[number, end] = found

    def just_before(self, number: int, first: int, is_speaker: IsSpeaker) -> SaidDate | None:
        """The day of the news, or of reaching the speaker, with which a sentence at a token goes on."""
        found = self._news.get((number, first))
        contact = self._contacts.get((number, first))
        if contact is not None and is_speaker(contact[0], contact[1]):
            found = contact[2]
        return found


def cites_paper(passage: Passage, first: int, end: int) -> bool:
    """Whether the words of a sentence stand in a paper that the article has told of: 'in the statement'."""
    return holds(passage, "the_paper", first, end)


def of_paper(reports: Iterable[Report], number: int, is_speaker: IsSpeaker) -> SaidDate | None:
    """The day of the reports just before, if they have only one: not of another person."""
    recent = [one for one in reports if number - one.number <= PAPER_REACH]
    near = {
        one.said.said_on: one.said
        for one in recent
        if one.speaker is None or not is_person(one.speaker, one.pack) or is_speaker(one.speaker, one.pack)
    }
    return next(iter(near.values())) if len(near) == 1 else None


def _is_told(passage: Passage, first: int, end: int) -> bool:
    """Whether somebody gave the news: a speaker, whose words have a day wherever they stand."""
    return any(is_person(hit.mention, passage.pack) for hit in tellers(passage, first, end))
