"""Who is reported to have said something on a day, though nothing is quoted: the scene of what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.extraction.contacts import find_contact
from claims.extraction.dated_things import is_of_thing
from claims.extraction.dates import Calendar
from claims.extraction.following import name_after
from claims.extraction.news import find_news, tellers
from claims.extraction.noun_phrases import is_governed, is_oblique
from claims.extraction.passage import Passage
from claims.extraction.said_days import is_earlier, is_of_clause, is_of_relative, said_date, said_on
from claims.extraction.sittings import is_speech, phrases
from claims.extraction.subjects import main_subject, rather_right, subject_of
from claims.extraction.time_words import TimeWords
from claims.extraction.types import Cue, CueHit, CueKind, MentionHit, SaidDate, Span


class Told(NamedTuple):
    """Who spoke, and when; `earlier`: 'had said', before the occasion of which the article tells."""

    subject: MentionHit
    said: SaidDate
    earlier: bool = False


def find_reports(
    passage: Passage, first: int, end: int, here: Sequence[TimeWords], days: Calendar
) -> Iterator[Told]:
    """Who speaks in a sentence, and when; last whose news, press conference or interview it tells of."""
    for cue in (*passage.cues_in(first, end), *_speeches(passage, first, end)):
        said = said_date(passage, cue, cue.first, here, days)
        recent = said.said_on and not days.is_bygone(said.said_on)
        subject = _speaker(passage, cue, first, end, here) if recent else None
        if subject is not None:
            yield Told(subject, said, is_earlier(cue.cue, passage.pack))
    news = find_news(passage, first, end, here, days)
    if news is not None:
        yield from (Told(teller, news) for teller in tellers(passage, first, end))
    contact = find_contact(passage, first, end, here, days)
    if contact is not None:
        yield Told(*contact)
    if is_speech(passage, first, end):
        yield from _given(passage, first, end, here, days)


def _given(
    passage: Passage, first: int, end: int, here: Sequence[TimeWords], days: Calendar
) -> Iterator[Told]:
    """Whose press conference or interview it was."""
    if len({days.day_of(words) for words in here}) != 1:
        return  # 'He corrected on Monday the statement made two days ago'
    for words in here:
        apart = (
            is_of_thing(passage, words)
            or is_of_clause(passage, words, first)
            or is_of_relative(passage, words)
            or passage.has("event_preposition", words.first - 1)
        )
        day = None if apart else days.day_of(words)
        # 'In a conversation of May he explains it', and not 'reminded them of a letter of May'
        scene = passage.has("in_it", first) and not passage.quotes_in(first, end)
        led = scene or not days.is_bygone(day)
        subject = main_subject(passage, first, end) if day and led else None
        if day is not None and subject is not None:
            yield Told(subject, said_on(passage, words, day, "speech"))


def _speeches(passage: Passage, first: int, end: int) -> Iterator[CueHit]:
    """'The defendant spoke on Thursday': a verb that introduces no words."""
    for place, lemma in phrases(passage, "spoke", first, end):
        token = passage.tokens[place]
        yield CueHit(Cue(token.text, Span(token.start, token.end), CueKind.SAY, lemma), place, place)


def _speaker(
    passage: Passage, cue: CueHit, first: int, end: int, here: Sequence[TimeWords]
) -> MentionHit | None:
    """Who reports; '…, said on Thursday the minister' has its subject behind, whatever stands before."""
    place = cue.last + 1
    place = next((words.last + 1 for words in here if words.first == place), place)
    behind = passage.mention_from.get(place) if passage.tokens[cue.first - 1].text == "," else None
    if cue.first > first and behind is not None and not is_oblique(passage, behind):
        return name_after(passage, behind, end)
    subject = rather_right(passage, cue, subject_of(passage, cue, first, end), end)
    if subject is not None and (is_oblique(passage, subject) or is_governed(passage, subject)):
        return main_subject(passage, first, cue.first) or subject  # 'Smith, head of the Union, who spoke'
    return subject
