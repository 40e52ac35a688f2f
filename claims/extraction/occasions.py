"""Days that an article gives once and that hold on: somebody's words on an occasion, and a sitting.

What a speaker said on a day, quoted or reported, dates what the same speaker says after it; a sitting dates
the words of those who take part in it. Both end where the article goes elsewhere: to another day, out of the
room, under another heading, or simply on for some paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from claims.extraction.aftermath import aftermath_start
from claims.extraction.announced import Report
from claims.extraction.dated_things import is_of_thing
from claims.extraction.dates import Calendar, borrowed
from claims.extraction.deeds import find_deed, is_after_event
from claims.extraction.events import Event, Heard
from claims.extraction.frames import NEAR_OPENING, is_leading, opens
from claims.extraction.openings import Sitting, ends_sitting_verb, find_sitting
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.reports import find_reports
from claims.extraction.said_days import is_of_relative, said_on
from claims.extraction.sittings import (
    CHAMBERS,
    PEOPLED,
    holds,
    is_after_sitting,
    is_beside,
    is_flashback,
    is_heard,
    is_put_there,
    joins,
    kinds_of_party,
    phrases,
    stays,
    takes_part,
)
from claims.extraction.subjects import main_subject
from claims.extraction.time_words import TimeWords, weekday_at
from claims.extraction.types import Mention, MentionHit, SaidDate, Span

OPENING = 4  # tokens before a day with which a sentence begins
APART = ("outside", "elsewhere")  # words of another place
NEAREST = 2  # paragraphs back to the day from which 'a day later' counts
REACH = 6  # paragraphs over which a speaker's words keep their day
SITTING_REACH = 3  # paragraphs without a word from it after which the article is elsewhere
Identify = Callable[[Mention, Pack], str | None]
Whom = Callable[[Passage, MentionHit], Mention]


class Occasions:
    """Note every passage in order; then walk through the article again and ask at each quote.

    `paragraphs` are the article's, for the editor who wants to find the occasion; `whom` tells whom a pronoun
    of a paragraph stands for.
    """

    def __init__(self, days: Calendar, paragraphs: Sequence[Span], whom: Whom) -> None:
        self.days, self.paragraphs, self.whom = days, paragraphs, whom
        self._events: list[Event] = []
        self._next = 0
        self._told: tuple[int, date | None] = 0, None  # the last day of an event, for 'the same day'
        self._references: dict[tuple[int, int], date | None] = {}  # what it was before a sentence
        self.any_day = self._any_sitting = self.any_closing = False
        self._heard: dict[str, Heard] = {}
        self._sitting: Sitting | None = None
        self._kinds: frozenset[str] = frozenset()  # of the sittings of that day
        self.last_day: tuple[int, date] | None = None  # of the last words with a day, and their paragraph
        self._frame: tuple[int, SaidDate] | None = None  # the day that a paragraph begins with
        self._opened: tuple[int, date] | None = None  # the day that a sentence began with
        self._deed: tuple[int, str | None, SaidDate] | None = None  # to which paragraph it reaches, whose
        self._unread: set[int] = set()  # paragraphs with a day that nobody can read
        self._sitting_at = 0  # the last paragraph that is told of the sitting
        self.moves = 0  # how often the article has gone elsewhere
        self._present: set[str] = set()  # who has asked, answered or taken the floor in it

    # First, before anybody is known

    def note(self, number: int, passage: Passage, expressions: Sequence[TimeWords], *, heading: bool) -> None:
        """Remember what a passage opens and closes."""
        if heading:
            self._events.append(Event(number, 0, passage.pack, heading=True))
        self.any_day = self.any_day or bool(expressions)
        if not self.any_day:
            return
        self.days.reference = None  # 'a day later' begins another story, 'the same day' none
        dated = [one for one in expressions if one.later == 0 or self.days.day_of(one) is not None]
        if any(_is_of_other_week(passage, words, self.days) for words in expressions):
            self._unread.add(number)
        if dated or not passage.pack.moving_words.isdisjoint(passage.lows):
            for first, end in passage.sentences:
                noted = len(self._events)
                self.days.reference = self._told[1] if number - self._told[0] <= NEAREST else None
                self._references[number, first] = self.days.reference
                self._note_sentence(number, passage, first, end, dated)
                told = [event.said_on for event in self._events[noted:] if event.said_on is not None]
                self._told = (number, told[-1]) if told else self._told

    def _note_sentence(
        self, number: int, passage: Passage, first: int, end: int, expressions: Sequence[TimeWords]
    ) -> None:
        here = [one for one in expressions if first <= one.first < end and self.days.day_of(one) is not None]
        if not here and passage.pack.moving_words.isdisjoint(passage.lows[first:end]):
            return
        own = [
            words for words in here if not is_of_relative(passage, words) or ends_sitting_verb(passage, words)
        ]
        sitting = find_sitting(passage, first, end, own, self.days) if own else None
        bygone = sitting is not None and self.days.is_bygone(sitting.said.said_on)
        sitting = None if bygone else sitting
        self._any_sitting = self._any_sitting or sitting is not None
        left_now = self._any_sitting and sitting is None and (bygone or _leaves(passage, first, end))
        if left_now:
            beside = is_beside(passage, first, end)  # and whatever comes then, elsewhere
            self._events.append(Event(number, end if beside else first, passage.pack, leaves=True))
        if sitting is not None:
            self._events.append(Event(number, first, passage.pack, sitting=sitting))
        if self._any_sitting and not left_now:
            kinds = frozenset({sitting.kind}) if sitting is not None else joins(passage, first, end)
            self._note_presence(number, passage, first, end, kinds)
        if here:
            self._note_opening(number, passage, first, here[0])
            self._note_frame(number, passage, first, end, here[0])
            self._note_deed(number, passage, first, end, here)
            self._events += self._closing(number, passage, first, end, here)
            for told in find_reports(passage, first, end, here, self.days):
                who = self.whom(passage, told.subject)
                self._events.append(
                    Event(number, first, passage.pack, speaker=who, said=told.said, earlier=told.earlier)
                )
        elif not passage.quotes_in(first, end) and _is_elsewhere(passage, first, end):
            self._events.append(Event(number, first, passage.pack, elsewhere=True))

    def _note_presence(
        self, number: int, passage: Passage, first: int, end: int, kinds: frozenset[str]
    ) -> None:
        """Who asks, answers, testifies or takes the floor in a sitting speaks in it afterwards, too."""
        subject = main_subject(passage, first, end)
        if subject is None:
            return
        if is_heard(passage, first, end) and not any(holds(passage, one, first, end) for one in APART):
            kinds |= kinds_of_party(passage, first, end, subject)
        if kinds:
            who = self.whom(passage, subject)
            self._events.append(Event(number, first, passage.pack, joins=who, kinds=kinds))

    def _note_frame(self, number: int, passage: Passage, first: int, end: int, words: TimeWords) -> None:
        """'On Sunday thirty people met at the pavilion. “…,” says one': a day that opens a paragraph.

        Or a sentence further on, for what follows in the paragraph.
        """
        near = opens(passage, words, first) or is_leading(passage, words, first)
        lasting = words.offset == 0 and words.last == words.first  # 'Today they are 81', not 'This morning'
        day = self.days.day_of(words) if near and not lasting else None
        upcoming = holds(passage, "upcoming", first, end)
        apart = upcoming or self.days.is_bygone(day) or is_of_thing(passage, words)
        if day is not None and not apart:
            said = said_on(passage, words, day, "frame")
            self._events.append(Event(number, first, passage.pack, frames=said))

    def _note_opening(self, number: int, passage: Passage, first: int, words: TimeWords) -> None:
        """'In Friday's debate on television …': whose words have another day does not speak on that one."""
        day = self.days.day_of(words) if words.first - first <= OPENING else None
        if day is not None:
            self._events.append(Event(number, first, passage.pack, opens=day))

    def _note_deed(
        self, number: int, passage: Passage, first: int, end: int, here: Sequence[TimeWords]
    ) -> None:
        deed = find_deed(passage, first, end, here, self.days)
        if deed is not None:
            who = self.whom(passage, deed.subject)
            self._events.append(
                Event(number, first, passage.pack, speaker=who, deed=deed.said, leads_on=deed.leads_on)
            )

    def _closing(
        self, number: int, passage: Passage, first: int, end: int, here: Sequence[TimeWords]
    ) -> Iterator[Event]:
        """'Smith was speaking on Monday', 'He made the remarks on Monday': the day of the words before."""
        back = phrases(passage, "looking_back", first, end)
        if not back or passage.quotes_in(first, end):
            return
        subject = main_subject(passage, first, back[0][0])
        who = self.whom(passage, subject) if subject is not None else None
        for words in here:
            counted = is_after_event(passage, words) and aftermath_start(passage, words, first) is None
            day = None if counted or is_of_thing(passage, words) else self.days.day_of(words)
            if day is not None:
                said, self.any_closing = said_on(passage, words, day, "closing"), True
                yield Event(number, first, passage.pack, speaker=who, said=said, closes=said)

    # Then, with the speakers known

    def walk(self, number: int, place: int, identify: Identify) -> None:
        """Go on to the sentence that begins at a token of a paragraph."""
        while self._next < len(self._events):
            event = self._events[self._next]
            if (event.number, event.place) > (number, place):
                return
            self._next += 1
            self._apply(event, identify)

    def _apply(self, event: Event, identify: Identify) -> None:
        if event.heading or event.elsewhere or event.leaves:
            self.moves += 1
            self._present.clear()
        if event.heading or event.elsewhere:
            self._heard.clear()
        in_room = not self._kinds.isdisjoint(CHAMBERS)
        if event.heading or (event.leaves and in_room):
            self._sitting, self._kinds = None, frozenset()
        if event.frames is not None:
            self._frame = event.number, event.frames
        if event.opens is not None:
            self._opened = event.number, event.opens
        if event.deed is not None and event.speaker is not None:
            last = event.number + event.leads_on
            self._deed = last, identify(event.speaker, event.pack), event.deed
        if event.sitting is not None:
            self._open(event.sitting, event.number)
        if event.joins is not None and self._kinds & event.kinds and self._is_near(event.number):
            self._sitting_at = event.number
            self._present.add(identify(event.joins, event.pack) or "")
        if event.speaker is not None and event.said is not None:
            speaker = identify(event.speaker, event.pack)
            self.learn(event.number, speaker, event.said, earlier=event.earlier)

    def _open(self, sitting: Sitting, number: int) -> None:
        if self._sitting is None or self._sitting.said.said_on != sitting.said.said_on:
            self._present.clear()
            self._kinds = frozenset()
        self._sitting, self._sitting_at = sitting, number
        self._kinds |= {sitting.kind}

    def _is_near(self, number: int) -> bool:
        return self._sitting is not None and number - self._sitting_at <= SITTING_REACH

    def _is_other_day(self, number: int) -> bool:
        """Whether words of the same paragraph have a day that is not the sitting's."""
        if number in self._unread:
            return True
        if self._sitting is None or self.last_day is None or self.last_day[0] != number:
            return False
        return self.last_day[1] != self._sitting.said.said_on

    def reference(self, number: int, first: int) -> date | None:
        """The day from which 'a day later' counts in a sentence: that of what was said or done before it."""
        noted = self._references.get((number, first))
        last = self.last_day if self.last_day is not None and number - self.last_day[0] <= NEAREST else None
        return noted or (last[1] if last is not None else None)

    @property
    def are_open(self) -> bool:
        """Whether anything that was said so far has a day that may hold on."""
        open_now = (self._sitting, self._frame, self._deed)
        return bool(self._heard) or any(one is not None for one in open_now)

    def learn(self, number: int, speaker: str | None, said: SaidDate, *, earlier: bool = False) -> None:
        """Somebody's words have a day; what they had said `earlier` dates nothing that follows."""
        if said.said_on is not None:
            self.last_day = number, said.said_on
        if speaker is not None:
            self._heard[speaker] = Heard(number, said, earlier)

    def forget(self, speaker: str | None) -> None:
        """Somebody speaks elsewhere, nobody knows when."""
        self._heard.pop(speaker or "", None)

    def of_sentence(self, number: int, speaker: str, sentence: Span) -> SaidDate | None:
        """The day of the speech or the press conference of which the quote's own sentence tells."""
        heard = self._heard.get(speaker)
        if heard is None or heard.number != number or heard.said.evidence is None:
            return None
        return heard.said if sentence.start <= heard.said.evidence.start < sentence.end else None

    def reports(self) -> Iterator[Report]:
        """What was reported with a day so far."""
        events = self._events[: self._next]
        return (Report(one.number, one.speaker, one.pack, one.said) for one in events if one.said)

    def paragraphs_since(self, number: int, speaker: str, *, never: int = 0) -> int:
        """How many paragraphs ago the speaker's words had a day; `never` if they have had none."""
        heard = self._heard.get(speaker)
        return number - heard.number if heard is not None else never

    def of_speaker(self, number: int, speaker: str) -> SaidDate | None:
        """The day of what the speaker said before."""
        heard = self._heard.get(speaker)
        if heard is None or heard.earlier or number - heard.number > REACH:
            return None
        if self._opens_otherwise(number, heard.said):
            return None
        self._heard[speaker] = Heard(number, heard.said)
        return self.lend(heard.said, "same_occasion", "the same speaker's words")

    def _opens_otherwise(self, number: int, said: SaidDate) -> bool:
        """Whether a sentence of a paragraph began with a day that is not that of some words."""
        if self._opened is None or self._opened[0] != number:
            return False
        return self._opened[1] != said.said_on

    def deed_of(self, number: int, speaker: str) -> SaidDate | None:
        """What the speaker did with a day, if that reaches to a paragraph."""
        if self._deed is None or number > self._deed[0] or self._deed[1] != speaker:
            return None
        return self._deed[2]

    def of_deed(self, number: int, speaker: str, sentence: Span) -> SaidDate | None:
        """The day of what the speaker did just before."""
        said = self.deed_of(number, speaker)
        if said is None or said.evidence is None or said.evidence.end > sentence.start:
            return None
        self.learn(number, speaker, said)
        return self.lend(said, "deed", "what the speaker did")

    def of_closing(self, number: int, speaker: str, identify: Identify) -> SaidDate | None:
        """The day on which the article says, further on, that the speaker's words were said."""
        for event in self._events[self._next :]:
            if event.heading or event.elsewhere or event.number - number > REACH:
                return None
            who = identify(event.speaker, event.pack) if event.speaker is not None else None
            near = event.number - number <= SITTING_REACH
            if event.closes is not None and (who == speaker or (event.speaker is None and near)):
                return self.lend(event.closes, "closing", "the words before")
            if event.said is not None and who == speaker:
                return None
        return None

    def of_paragraph(self, number: int, passage: Passage, place: int) -> SaidDate | None:
        """The day with which the quote's paragraph begins."""
        if self._frame is None or self._frame[0] != number or not stays(passage, place):
            return None
        return self.lend(self._frame[1], "frame", "the paragraph")

    def of_sitting(
        self,
        number: int,
        passage: Passage,
        place: int,
        speaker: str,
        *,
        told: bool,
        answers: bool,
        accused: bool,
    ) -> SaidDate | None:
        """The day of the sitting, for words that are spoken in it.

        `told`: a verb says that it is the speaker who speaks; `answers`: the words address somebody there;
        `accused`: the speaker stands before a court.
        """
        if self._sitting is None or self._is_other_day(number):
            return None
        there = any(is_put_there(passage, place, kind) for kind in self._kinds)
        if number - self._sitting_at > (REACH if there else SITTING_REACH):
            return None
        reach = 1 if self._kinds.isdisjoint(PEOPLED) else SITTING_REACH
        near = told and number - self._sitting_at <= reach
        present = speaker in self._present or (accused and "court" in self._kinds)
        heard = near and present and stays(passage, place)
        if not (heard or answers or any(takes_part(passage, place, kind) for kind in self._kinds)):
            return None
        self._sitting_at = number
        if told and there:
            self._heard[speaker] = Heard(number, self._sitting.said)
        return self.lend(self._sitting.said, "sitting", "the sitting")

    def lend(self, said: SaidDate, rule: str, occasion: str) -> SaidDate:
        if said.evidence is None:
            return borrowed(said, rule, f"day of {occasion}")
        paragraph = bisect_right(self.paragraphs, said.evidence.start, key=lambda span: span.start)
        return borrowed(said, rule, f"day of {occasion} in paragraph {paragraph}")


def _is_of_other_week(passage: Passage, words: TimeWords, days: Calendar) -> bool:
    """'asked the minister last Monday': a day that nobody can read."""
    return weekday_at(passage, words.first) is not None and words.day is None and days.day_of(words) is None


def _leaves(passage: Passage, first: int, end: int) -> bool:
    """'Outside, she was relieved', 'He spoke to reporters', and not 'Outside, protesters held placards'."""
    if holds(passage, "outside", first, end):
        subject = main_subject(passage, first, end)
        who = phrases(passage, "party", subject.first, subject.last + 1) if subject is not None else ()
        somebody = subject is not None and not any("crowd" in kinds for _, kinds in who)
        opens = somebody and holds(passage, "outside", first, first + NEAR_OPENING)
        if opens or passage.cues_in(first, end):
            return True
    if holds(passage, "spoke", first, end) and holds(passage, "aside", first, end):
        return True
    return is_flashback(passage, first, end)


def _is_elsewhere(passage: Passage, first: int, end: int) -> bool:
    """'Reached by phone, he …', 'After the hearing, she …': whatever is quoted next was said there."""
    return holds(passage, "elsewhere", first, end) or is_after_sitting(passage, first, end)
