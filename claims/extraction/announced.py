"""What an article has just told was announced: 'The reply came on Monday. “…”', '“…,” says the letter'."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from claims.extraction.contacts import find_contact
from claims.extraction.dates import Calendar
from claims.extraction.elsewhere import names_another
from claims.extraction.news import find_news, is_reaction, tellers
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.sittings import holds
from claims.extraction.time_words import TimeWords, is_month_or_year
from claims.extraction.types import NAME, Mention, SaidDate

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

    def just_before(
        self, number: int, passage: Passage, sentence: tuple[int, int], is_speaker: IsSpeaker
    ) -> SaidDate | None:
        """The day of the news, or of reaching the speaker, with which a sentence goes on.

        Who was reached may tell the paper, and in the next sentence no other medium: 'he wrote on Facebook'.
        """
        first, end = sentence
        who, pack, said = self._contacts.get((number, first), (None, None, None))
        if who is None or pack is None or not is_speaker(who, pack):
            return self._news.get((number, first))
        away = names_another(passage, [sentence], ()) and not holds(passage, "to_us", first, end)
        return None if away else said


def has_own_time(passage: Passage, sentence: tuple[int, int], expressions: Sequence[TimeWords]) -> bool:
    """Whether a sentence names a time: 'In 2019 he said', 'she says today'."""
    first, end = sentence
    return (
        any(first <= words.first < end for words in expressions)
        or holds(passage, "elsewhen", first, end)
        or any(is_month_or_year(passage, place) for place in range(first, end))
    )


def cites_paper(passage: Passage, first: int, end: int) -> bool:
    """Whether the words of a sentence stand in a paper that the article has told of: 'in the statement'."""
    return holds(passage, "the_paper", first, end)


def of_paper(
    reports: Iterable[Report], number: int, speaker: Mention, is_speaker: IsSpeaker
) -> SaidDate | None:
    """The day of the reports just before, if they have only one: not of another person, nor another body.

    The manager may speak in the company's statement, and not the union.
    """
    recent = [one for one in reports if number - one.number <= PAPER_REACH]
    near = {one.said.said_on: one.said for one in recent if _may_be_in(one, speaker, is_speaker)}
    return next(iter(near.values())) if len(near) == 1 else None


def _may_be_in(report: Report, speaker: Mention, is_speaker: IsSpeaker) -> bool:
    """Whether a speaker's words may stand in the paper of which a report tells."""
    if report.speaker is None or is_speaker(report.speaker, report.pack):
        return True
    if report.speaker.text.casefold() in speaker.text.casefold():
        return True  # 'the company said … in the statement of the company'
    person = speaker.kind is NAME and is_person(speaker, report.pack)
    return person and not is_person(report.speaker, report.pack)


def _is_told(passage: Passage, first: int, end: int) -> bool:
    """Whether somebody gave the news: a speaker, whose words have a day wherever they stand."""
    return any(is_person(hit.mention, passage.pack) for hit in tellers(passage, first, end))
