"""The day of each quote: by its layout, its own sentence, the words that it goes on with, or an occasion.

A quote whose own sentence names another time or another medium takes nobody's day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from claims.extraction.aliases import Directory
from claims.extraction.announced import Announced, IsSpeaker, cites_paper, has_own_time, of_paper
from claims.extraction.antecedents import Antecedents
from claims.extraction.around_quote import (
    closing_cue,
    day_before_colon,
    first_of_cue,
    goes_on,
    hit_of,
    is_after_earlier,
    is_told_elsewhere,
    own_words,
    sentence_span,
    span_of_tokens,
)
from claims.extraction.article import Article, Chain
from claims.extraction.dates import Calendar, carried, footer_date, from_footer, month_names
from claims.extraction.descriptions import is_indefinite
from claims.extraction.documents import AUTHOR
from claims.extraction.elsewhere import names_another, told_medium_before, was_before
from claims.extraction.identities import identity, is_accused_named
from claims.extraction.kept import kept
from claims.extraction.liveblog import is_clock, is_live_blog
from claims.extraction.occasions import Occasions
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.proposals import QuotePlace
from claims.extraction.said_days import is_earlier, said_date
from claims.extraction.said_in_deeds import said_behind_colon, said_in_deed
from claims.extraction.same_scene import is_same_scene
from claims.extraction.sittings import addresses, holds
from claims.extraction.time_words import TimeWords
from claims.extraction.types import (
    Attribution,
    CueKind,
    Grade,
    Mention,
    MentionHit,
    MentionKind,
    Precision,
    SaidDate,
)

LEAD = 4  # paragraphs in which a live blog says what it is of
REACH = 3  # paragraphs over which "he also said" keeps the date of what was said before
_CARRIED = {
    ("same_speaker", 0),
    ("speaker_carried", 0),
    ("speaker_carried", 1),
}  # with how many paragraphs on
_UNSAID = frozenset({Grade.HEARSAY, Grade.HEADLINE})
SURE = 0.7  # the score from which a pronoun may be lent somebody's day


@dataclass(frozen=True, slots=True)
class Said:
    """Who spoke last, in which paragraph, and when; `moves`: how often the article had gone elsewhere."""

    number: int
    speaker: str | None
    said: SaidDate
    moves: int = 0


class _Asked(NamedTuple):
    """A quote of a known speaker whose own sentence has no day; `words` are its first."""

    number: int
    place: QuotePlace
    attribution: Attribution
    speaker: str
    words: str


class Dating:
    """Note every passage first, in order; then ask for each quote, in order."""

    def __init__(self, article: Article, days: Calendar, directory: Directory) -> None:
        self.article, self.days, self.directory = article, days, directory
        self.near = Antecedents(directory)  # of a paragraph alone: it is fed none
        self.occasions = Occasions(days, article.paragraphs, partial(_whom, self.near))
        self.announced = Announced(days)
        self._early: list[tuple[int, date]] = []  # the days that the first paragraphs name
        self.unknown = SaidDate(not_after=days.published.latest)
        self.last = Said(-REACH, None, self.unknown)
        self.dated = self.last  # the last words with a day

    @kept
    def months(self) -> Mapping[str, int]:
        """The names of months in any language: posts have their own."""
        return month_names(self.article.packs)

    def note(self, number: int, passage: Passage, expressions: Sequence[TimeWords]) -> None:
        """Remember the occasions that a passage names."""
        self.announced.note(number, passage, expressions)
        if number <= LEAD:
            found = (self.days.day_of(words) for words in expressions)
            self._early += [(number, day) for day in found if day is not None]
        heading = self.occasions.any_day and self.article.is_heading(passage.span)
        self.occasions.note(number, passage, expressions, heading=heading)

    def said(
        self,
        number: int,
        chain: Chain,
        place: QuotePlace,
        attribution: Attribution,
        expressions: Sequence[TimeWords],
    ) -> SaidDate:
        """When the words of a quote were said."""
        dated = self.occasions.any_day or self.last.said.said_on is not None or self.is_live
        if (not dated and chain.shown is None) or attribution.rule == AUTHOR:
            return self.unknown  # the article has no day to give, or that of the reading
        speaker = identity(attribution.mention, self.directory)
        first, _ = place.passage.sentence_of(place.token)
        self.occasions.walk(number, first, self._identify)
        said = self._of_post(chain) or self._of_sentence(number, chain, place, attribution, expressions)
        if chain.shown is not None:
            self.occasions.forget(speaker)  # a post is a medium of its own
        elif said.said_on is not None:
            if not self.days.is_bygone(said.said_on):
                earlier = is_earlier(attribution.cue, place.passage.pack)
                self.occasions.learn(number, speaker, said, earlier=earlier)
        elif speaker is not None:
            asked = _Asked(number, place, attribution, speaker, chain.pieces[0].text)
            said = (
                self._of_same_scene(asked)
                or self._of_announced(asked, expressions)
                or self._before(asked, expressions)
                or self._live(asked, expressions)
                or self._closing(asked, expressions)
                or said
            )
        self.last = Said(number, speaker, said, self.occasions.moves)
        if said.said_on is not None:
            self.dated = self.last
        return said

    def _of_same_scene(self, asked: _Asked) -> SaidDate | None:
        """'…, she said at the same meeting': the day of the last words that have one."""
        cue, number = asked.attribution.cue, self.dated.number
        if self.dated.said.said_on is None or asked.number - number > REACH or _is_unsure(asked.attribution):
            return None
        same = is_same_scene(asked.place.passage, own_words(asked.place, cue))
        return carried(self.dated.said) if same else None

    def _of_announced(self, asked: _Asked, expressions: Sequence[TimeWords]) -> SaidDate | None:
        """'The reply came on Monday. “…”', '“…,” it says in the statement' that was told of."""
        place, attribution = asked.place, asked.attribution
        cue = attribution.cue
        if cue is None or attribution.grade in _UNSAID or was_before(cue, place.passage.pack):
            return None
        passage, sentence = place.passage, place.passage.sentence_of(place.token)
        mention, is_speaker = attribution.mention, self._is_speaker(asked)
        if mention is None or _is_unsure(attribution):
            return None
        found = self.announced.just_before(asked.number, passage, sentence, is_speaker)
        if found is None and cites_paper(passage, *sentence):
            found = of_paper(self.occasions.reports(), asked.number, mention, is_speaker)
        if found is None or has_own_time(passage, sentence, expressions):
            return None
        return self.occasions.lend(found, "same_occasion", "the words before")

    def _is_speaker(self, asked: _Asked) -> IsSpeaker:
        return lambda mention, pack: self._identify(mention, pack) == asked.speaker

    @kept
    def is_live(self) -> bool:
        """Whether the article is a live blog of a known day: its lead names no other.

        'Our coverage of the meeting of Tuesday, with today's reaction at the top' has two.
        """
        shown = [span.of(self.article.text) for span in self.article.paragraphs]
        day = self.days.published.exact
        if day is None or not is_live_blog(shown):
            return False
        clock = next(number for number, text in enumerate(shown) if is_clock(text))
        return all(found == day for number, found in self._early if number < clock)

    def _live(self, asked: _Asked, expressions: Sequence[TimeWords]) -> SaidDate | None:
        """The words of somebody named, or told to the reporter, under the clock of a live blog."""
        day, place, attribution = self.days.published.exact, asked.place, asked.attribution
        if day is None or not self.is_live or _is_unsure(attribution):
            return None
        cue, mention, passage = attribution.cue, attribution.mention, place.passage
        if cue is None or mention is None or was_before(cue, passage.pack):
            return None
        if not holds(passage, "to_us", *passage.sentence_of(place.token)):  # as reporters tell on the spot
            unnamed = not mention.full_name and mention.kind is not MentionKind.NAME
            if unnamed or names_another(passage, own_words(place, cue), expressions):
                return None
        return SaidDate(day, Precision.DAY, day, day, "live", "the live blog's day")

    def _closing(self, asked: _Asked, expressions: Sequence[TimeWords]) -> SaidDate | None:
        """The day that the article gives when the words are over: 'Smith was speaking on Monday'."""
        if not self.occasions.any_closing:
            return None
        place, cue = asked.place, asked.attribution.cue
        if cue is None or _is_unsure(asked.attribution) or is_earlier(cue, place.passage.pack):
            return None
        found = self.occasions.of_closing(asked.number, asked.speaker, self._identify)
        if found is None or names_another(place.passage, own_words(place, cue), expressions):
            return None
        return found

    def _of_post(self, chain: Chain) -> SaidDate | None:
        if chain.shown is None or chain.shown.footer is None:
            return None
        shown = chain.shown.footer.of(self.article.text)
        found = footer_date(shown, self.months)
        return from_footer(chain.shown.footer, found, shown) if found else None

    def _of_sentence(
        self,
        number: int,
        chain: Chain,
        place: QuotePlace,
        attribution: Attribution,
        expressions: Sequence[TimeWords],
    ) -> SaidDate:
        mention = attribution.mention
        if not expressions or chain.shown is not None or attribution.cue is None:
            return self.unknown
        self.days.reference = self.occasions.reference(number, place.passage.sentence_of(place.token)[0])
        cue = hit_of(place.passage, attribution.cue)
        said = said_date(place.passage, cue, place.token, expressions, self.days)
        if said.said_on is not None:
            return said
        if cue is None:
            led = attribution.cue.kind is CueKind.COLON
            return (led and day_before_colon(place, mention, expressions, self.days)) or said
        closing = closing_cue(place)
        if closing and closing.cue.span != cue.cue.span:
            return said_date(place.passage, closing, place.token, expressions, self.days)
        beside = said_in_deed(place.passage, cue, expressions, self.days)
        if beside is None and mention is not None and mention.kind is MentionKind.PRONOUN:
            beside = said_behind_colon(place.passage, cue, place.token, expressions, self.days)
        return beside or said

    def _before(self, asked: _Asked, expressions: Sequence[TimeWords]) -> SaidDate | None:
        """The day of words that these go on with, or of the occasion on which both were said."""
        if self.last.said.said_on is None and not self.occasions.are_open:
            return None
        place, cue = asked.place, asked.attribution.cue
        if is_earlier(cue, place.passage.pack):
            scene = self._of_sentence_before(asked) if is_after_earlier(place) else None
            self.occasions.forget(asked.speaker)
            return scene
        here = None
        if asked.attribution.grade is not Grade.HEARSAY:  # 'A source said today that X had said: “…”'
            here = self.occasions.of_sentence(asked.number, asked.speaker, sentence_span(place))
        if here is None and (
            self._is_elsewhere(asked, expressions) or self._told_a_medium(asked, expressions)
        ):
            self.occasions.forget(asked.speaker)
            return None
        if here is None and self._continues(asked.number, place, asked.attribution, asked.speaker):
            return carried(self.last.said)
        return here or self._unless_deed(asked, self._of_occasion(asked) or self._stays(asked))

    def _is_elsewhere(self, asked: _Asked, expressions: Sequence[TimeWords]) -> bool:
        """Whether a quote's sentence names another time or medium: not the paper that was just told of."""
        place, cue = asked.place, asked.attribution.cue
        words = own_words(place, cue)
        cites = (
            cue is not None
            and cue.kind is CueKind.ACCORDING
            and place.token < first_of_cue(place.passage, cue)
        )
        if cites and 0 <= self.occasions.paragraphs_since(asked.number, asked.speaker, never=-1) <= 1:
            return any(first <= one.first < end for first, end in words for one in expressions)
        return names_another(place.passage, words, expressions)

    def _told_a_medium(self, asked: _Asked, expressions: Sequence[TimeWords]) -> bool:
        """'Smith told the Courier that it mattered. “…,” she said': to the paper, and not in the sitting."""
        passage = asked.place.passage
        hit = told_medium_before(passage, asked.place.token, expressions)
        who = _whom(self.near, passage, hit) if hit is not None else None
        return who is not None and self._identify(who, passage.pack) == asked.speaker

    def _of_occasion(self, asked: _Asked) -> SaidDate | None:
        number, place, attribution = asked.number, asked.place, asked.attribution
        if attribution.grade in {Grade.HEARSAY, Grade.HEADLINE} or _is_unsure(attribution):
            return None
        if is_told_elsewhere(place, attribution):
            return self._of_sentence_before(asked)
        told = attribution.cue is not None or attribution.rule == "sentence_before"
        heard = None
        if attribution.cue is not None and not self._is_far(asked):
            heard = self.occasions.of_speaker(number, asked.speaker)
        sitting = self.occasions.of_sitting(
            number,
            place.passage,
            place.token,
            asked.speaker,
            told=told,
            answers=addresses(asked.words, place.passage.pack),
            accused=is_accused_named(asked.speaker, self.directory),
        )
        if attribution.cue is None:
            return sitting  # no verb says that it is the speaker who speaks
        return heard or sitting or self.occasions.of_paragraph(number, place.passage, place.token)

    def _of_sentence_before(self, asked: _Asked) -> SaidDate | None:
        """'Smith told the Courier on Monday that it was over. “…,” she said.'"""
        number, passage = asked.number, asked.place.passage
        for first, end in passage.sentences_before(asked.place.token, 1):
            here = span_of_tokens(passage, first, end)
            heard = self.occasions.of_sentence(number, asked.speaker, here)
            if heard is not None:
                return self.occasions.lend(heard, "same_occasion", "the same speaker's words")
        return None

    def _unless_deed(self, asked: _Asked, said: SaidDate | None) -> SaidDate | None:
        """The day of an occasion, or of a deed; none where the sentence before tells of a deed on another.

        'The trial began on Monday. … Smith disputed that on Wednesday. Records show more, he said.'
        """
        if said is None:
            return self._of_deed(asked)
        place = asked.place
        last = [span_of_tokens(place.passage, *one) for one in place.passage.sentences_before(place.token, 1)]
        deed = self.occasions.deed_of(asked.number, asked.speaker)
        beside = deed is not None and any(one.holds(deed.evidence) for one in last if deed.evidence)
        return None if deed and beside and deed.said_on != said.said_on else said

    def _of_deed(self, asked: _Asked) -> SaidDate | None:
        """'The mayor welcomed the plan on Friday. He said “…”'."""
        attribution = asked.attribution
        if attribution.cue is None or attribution.grade in {Grade.HEARSAY, Grade.HEADLINE}:
            return None
        return self.occasions.of_deed(asked.number, asked.speaker, sentence_span(asked.place))

    def _is_far(self, asked: _Asked) -> bool:
        """'according to Smith': too little for words of paragraphs ago, with none of her verbs."""
        cue = asked.attribution.cue
        bare = cue is not None and cue.kind is CueKind.ACCORDING
        return bare and self.occasions.paragraphs_since(asked.number, asked.speaker) > 1

    def _continues(self, number: int, place: QuotePlace, attribution: Attribution, speaker: str) -> bool:
        """'“…,” she said. “…”', 'he also said': joined to words with a day.

        In the same paragraph 'the lawyer also said' needs no name to be the one before.
        """
        before, here = self.last, number == self.last.number
        if before.said.said_on is None or number - before.number > REACH:
            return False
        if before.speaker != speaker and not (here and _is_nameless(attribution.mention, place.passage.pack)):
            return False
        if (attribution.rule, number - before.number) in _CARRIED:
            return True
        return goes_on(place, attribution)

    def _stays(self, asked: _Asked) -> SaidDate | None:
        """'“…,” she said. She warned that “…”': one paragraph, one speaker, and no word of another place."""
        before, attribution = self.last, asked.attribution
        told = attribution.cue is not None and attribution.grade not in {Grade.HEARSAY, Grade.HEADLINE}
        here = asked.number, asked.speaker, self.occasions.moves
        moved = (before.number, before.speaker, before.moves) != here
        if not told or moved or before.said.said_on is None or _is_unsure(attribution):
            return None
        if self.days.is_bygone(before.said.said_on):
            return None
        return carried(before.said)

    def _identify(self, mention: Mention, pack: Pack) -> str | None:
        return identity(self.directory.resolve(mention, pack), self.directory)


def _is_nameless(mention: Mention | None, pack: Pack) -> bool:
    if mention is None or mention.kind is MentionKind.NAME or mention.full_name is not None:
        return False
    return not is_indefinite(mention, pack)  # 'An old man was blunter' is nobody who spoke before


def _is_unsure(attribution: Attribution) -> bool:
    """A pronoun far from the words: too little to lend it somebody's day."""
    mention = attribution.mention
    return mention is None or (mention.kind is MentionKind.PRONOUN and attribution.score < SURE)


def _whom(near: Antecedents, passage: Passage, hit: MentionHit) -> Mention:
    """The mention, or whom it stands for as far as its own paragraph tells."""
    if hit.mention.kind is MentionKind.NAME:
        return hit.mention
    found = near.of(passage, hit)
    return found.mention if found is not None else hit.mention
