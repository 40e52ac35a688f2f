"""Speakers across sentences and paragraphs: quotes without a cue of their own, and verbs without a subject.

Walks the article once, in order, and remembers who spoke last and whom the text was about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from claims.extraction.afterwords import named_next, names_another, names_behind
from claims.extraction.aliases import Directory
from claims.extraction.antecedents import Antecedents
from claims.extraction.attribution import propose
from claims.extraction.clauses import whose_clause_reports
from claims.extraction.colons import lead_in
from claims.extraction.insertions import is_inserted_alone
from claims.extraction.leading_on import goes_on
from claims.extraction.listeners import opens_with_listener
from claims.extraction.newcomers import who_acts
from claims.extraction.others_words import is_not_its_subjects, is_written_there
from claims.extraction.papers import PAPER, SAME_PAPER, issuing_body, last_body
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.proposals import Answer, Proposal, QuotePlace, best_of, weakened
from claims.extraction.subjects import main_subject
from claims.extraction.talk import Talk, Turn
from claims.extraction.tellers import (
    SPOKEN,
    is_told,
    met_by_us,
    newcomer,
    teller_of,
    told_by,
    told_last,
)
from claims.extraction.types import Cue, CueKind, Mention, MentionHit, MentionKind, Span
from claims.extraction.utterances import reply_to_question, told_next

FARTHEST_CARRY = 2


class Discourse:
    """Attributes all quotes of an article.

    `presets` answers quotes whose speaker the layout already shows.
    """

    def __init__(self, presets: Mapping[int, Proposal], directory: Directory) -> None:
        self.presets, self.memory = presets, Antecedents(directory)
        self.speaker: Proposal | None = None  # who spoke last
        self.speaker_at = -FARTHEST_CARRY  # the number of that paragraph
        self.stood_for: dict[Mention, MentionHit | None] = {}  # of mentions that are carried on
        self.named: MentionHit | None = None  # the last subject that a pronoun may stand for
        self.announced: Proposal | None = None  # by the paragraph before, with a colon
        self.before_was_quote = False
        self.talk = Talk()

    def read(self, number: int, passage: Passage, places: Sequence[QuotePlace]) -> list[Answer]:
        """The answers for one paragraph's quotes, in order."""
        proposals = [self._own(place) for place in places]
        chosen: list[Proposal | None] = []
        for place, found in zip(places, proposals, strict=True):
            chosen.append(self._settle(number, place, found, chosen))
        self._share(passage, places, chosen)
        if number - self.speaker_at <= 1 or self.announced:
            self._carry(places, chosen)
        self._continue_fragments(passage, places, chosen)
        answers = [
            Answer(best, tuple(p for p in found if p is not best and p.hit), antecedent)
            for best, found, antecedent in zip(
                chosen, proposals, self._antecedents(passage, chosen), strict=True
            )
        ]
        self._remember(number, passage, answers, places)
        said = [(hit, answer.cue) for answer in answers if (hit := answer.person) is not None]
        self.memory.remember(passage, [answer.known for answer in answers], said)
        return answers

    def antecedent(self, passage: Passage, hit: MentionHit | None) -> MentionHit | None:
        """Whom a mention stands for, if it is a pronoun or a bare description."""
        return self.memory.of(passage, hit)

    def _antecedents(
        self, passage: Passage, chosen: Sequence[Proposal | None]
    ) -> Iterator[MentionHit | None]:
        spoken: list[MentionHit] = []
        for best in chosen:
            hit = best.hit if best else None
            if hit is not None and hit.first < 0:
                yield self.stood_for.get(hit.mention)
            else:
                yield self.memory.of(passage, hit, spoken)
            if hit is not None:
                spoken.append(hit)

    def _own(self, place: QuotePlace) -> list[Proposal]:
        preset = self.presets.get(place.passage.tokens[place.token].start)
        return [preset] if preset else propose(place)

    def _settle(
        self, number: int, place: QuotePlace, found: list[Proposal], before: Sequence[Proposal | None]
    ) -> Proposal | None:
        """The quote's own answer; a verb without a subject goes to the speaker before."""
        best = best_of(found) or self._answered(number, place, before)
        if best is None:
            told = _told_next(place) or self._reported(place, before) or self._led_on(place, before)
            return told or self._introduced(place)
        if best.hit is not None or best.channel:
            return best
        if best.rule == PAPER:
            return self._issued(place, best)
        if best.rule == SAME_PAPER:
            return _quoted_before(best, before)
        return self._carried(number, place, best, before)

    def _answered(self, number: int, place: QuotePlace, before: Sequence[Proposal | None]) -> Proposal | None:
        """'“No,” came the reply': of two who talk the one who did not speak last."""
        passage = place.passage
        cue = reply_to_question(passage, place.token)
        if cue is None:
            return None
        here = [
            Turn(number, said.hit, self._namer(said.hit, self.memory.of(passage, said.hit), passage))
            for said in before
            if said and said.hit
        ]
        other = self.talk.other(number, here)
        return Proposal(other, cue, 0.6, "speaker_carried") if other is not None else None

    def _namer(self, hit: MentionHit, antecedent: MentionHit | None, passage: Passage) -> Callable[[], str]:
        """Tells what the article calls a speaker; of a pronoun or a description whom it stands for."""
        stands = antecedent.mention if antecedent is not None else None
        directory = self.memory.directory  # and not all that has been heard, which holds this
        return lambda: directory.resolve(hit.mention, passage.pack, stands).called

    def _issued(self, place: QuotePlace, best: Proposal) -> Proposal | None:
        """'„…“, heißt es in der Mitteilung': of the body of which the text has just told."""
        passage, before = place.passage, self.memory.before
        first, _ = passage.sentence_of(place.token)
        body = issuing_body(passage, place.token)
        if body is None and first == 0 and before is not None:
            body = self._of_paragraph(before, last_body(before))
        return Proposal(body, best.cue, best.score, PAPER) if body is not None else None

    def _of_paragraph(self, before: Passage, body: MentionHit | None) -> MentionHit | None:
        """A body of the paragraph before, with whom it stands for; without a place, as it has none here."""
        if body is None:
            return None
        known = self.memory.of(before, body)
        if known is not None:
            self.stood_for[body.mention] = known
        return body._replace(first=-1, last=-1)

    def _carried(
        self, number: int, place: QuotePlace, best: Proposal, before: Sequence[Proposal | None]
    ) -> Proposal | None:
        if is_written_there(place.passage, best.cue) or opens_with_listener(place.passage, place.bounds[0]):
            return None
        if names_behind(place.passage, best.cue, place.token):
            return None
        subject = self._subject_before(place)
        if subject is not None:
            return Proposal(subject, best.cue, best.score, "subject_carried")
        here = next((said for said in reversed(before) if said and said.hit), None)
        if here is not None:
            return Proposal(here.hit, best.cue, best.score, "speaker_carried")
        if self.speaker is not None and number - self.speaker_at <= FARTHEST_CARRY:
            return Proposal(self.speaker.hit, best.cue, best.score, "speaker_carried")
        return None

    def _reported(self, place: QuotePlace, before: Sequence[Proposal | None]) -> Proposal | None:
        """A mood of reported speech without a verb of saying: who spoke last goes on."""
        passage = place.passage
        first, end = passage.sentence_of(place.token)
        verb = next(iter(passage.places_of("reported", first, end)), None)
        if verb is None or any(cue.cue.kind is CueKind.ACCORDING for cue in passage.cues_in(first, end)):
            return None  # or another's account: 'Aus der Partei hieß es, das sei „…“'
        cue = passage.cue_at(verb, CueKind.CONTINUE)
        own = whose_clause_reports(passage, first, verb) if verb < place.token else None
        if own is not None:
            return Proposal(own, cue, 0.6, "reported")
        last = next((sentence for sentence in reversed(passage.sentences) if sentence[1] <= first), None)
        if last is None:
            return None
        said = next((one.hit for one in reversed(before) if one and one.hit), None)
        hit = said if passage.quotes_in(*last) else told_by(passage, *last)
        return Proposal(hit, cue, 0.6, "reported") if hit else None

    def _led_on(self, place: QuotePlace, before: Sequence[Proposal | None]) -> Proposal | None:
        """'Asked about it, Ann Pope was silent. Then: “…”': no words but a small one before the colon."""
        passage, colon = place.passage, place.token - 1
        first, left, _, _ = place.bounds
        adverbs = range(left, colon)
        if first != left or colon <= left or passage.tokens[colon].text != ":":
            return None
        if before or not all(passage.pack.is_adverb(passage.lows[step]) for step in adverbs):
            return None
        subject, token = self._subject_before(place), passage.tokens[colon]
        cue = Cue(":", Span(token.start, token.end), CueKind.COLON, ":")
        return Proposal(subject, cue, 0.6, "subject_carried") if subject is not None else None

    def _introduced(self, place: QuotePlace) -> Proposal | None:
        """'“We lost it all.” Ann Pope, 54, is a farmer': words that open a story or a part of it.

        Or those to which the paragraph before leads.
        """
        if place.token > 1 or self.before_was_quote or self.announced is not None:
            return None
        subject = named_next(place.passage, place.token)
        if subject is not None:
            return Proposal(subject, None, 0.55, "sentence_after")
        before = self.memory.before if place.passage.stands_alone(place.token) else None
        told = told_last(before) if before is not None else None
        if before is None or told is None:
            return None
        return self._left(Proposal(*told, 0.6, "lead_in"), self.memory.of(before, told[0]))

    def _subject_before(self, place: QuotePlace) -> MentionHit | None:
        """The subject of the sentence before, in the same paragraph."""
        passage = place.passage
        first, _ = passage.sentence_of(place.token)
        before = [sentence for sentence in passage.sentences if sentence[1] <= first]
        return who_acts(passage, *before[-1]) or newcomer(passage, *before[-1]) if before else None

    # Neighbours in the paragraph

    def _share(self, passage: Passage, places: Sequence[QuotePlace], chosen: list[Proposal | None]) -> None:
        """Quotes of one sentence share a speaker; a sentence that is all quote takes its neighbour's."""
        for i, place in enumerate(places):
            if chosen[i] is None and i and self._may_follow(place, places[i - 1]):
                before = chosen[i - 1]
                chosen[i] = weakened(before, 0.92, "same_speaker") if before and before.hit else None
        for i in range(len(places) - 2, -1, -1):
            after = chosen[i + 1]
            free = chosen[i] is None and not _has_own_verb(places[i])
            if free and after and after.hit and self._may_precede(places[i], places[i + 1]):
                chosen[i] = weakened(after, 0.88, "same_speaker")
        for i, place in enumerate(places):
            if chosen[i] is None and place.passage.stands_alone(place.token):
                chosen[i] = self._from_sentence_before(passage, place)

    def _may_follow(self, place: QuotePlace, before: QuotePlace) -> bool:
        same = place.passage.sentence_of(place.token) == place.passage.sentence_of(before.token)
        alone = place.passage.stands_alone(place.token) and not self._acts_between(place, before)
        return same or alone or goes_on(place)

    def _acts_between(self, place: QuotePlace, before: QuotePlace) -> bool:
        """'“…,” Hill said. Ann Pope shrugged. “…”': who acts right before words that stand alone."""
        passage = place.passage
        last = passage.sentences_before(place.token, 1)
        if not last or before.token >= last[0][0] or passage.tokens[last[0][1] - 1].text == "?":
            return False
        subject = main_subject(passage, *last[0])
        if subject is None or subject.mention.kind is not MentionKind.NAME:
            return False
        return is_person(self.memory.directory.resolve(subject.mention, passage.pack), passage.pack)

    def _may_precede(self, place: QuotePlace, after: QuotePlace) -> bool:
        same = place.passage.sentence_of(place.token) == place.passage.sentence_of(after.token)
        return same or (place.passage.stands_alone(place.token) and after.token - place.token <= 3)

    def _from_sentence_before(self, passage: Passage, place: QuotePlace) -> Proposal | None:
        first, _ = passage.sentence_of(place.token)
        before = [sentence for sentence in passage.sentences if sentence[1] <= first]
        if not before or not passage.pack.cues:
            return None
        cues = [cue for cue in passage.cues_in(*before[-1]) if not cue.is_passive]
        subject = met_by_us(passage, *before[-1]) or teller_of(passage, cues)
        subject = subject or main_subject(passage, *before[-1])
        if subject is None:
            return None
        return Proposal(subject, cues[0].cue if cues else None, 0.7 if cues else 0.55, "sentence_before")

    # Neighbours across paragraphs

    def _carry(self, places: Sequence[QuotePlace], chosen: list[Proposal | None]) -> None:
        """A paragraph that opens with a quote of its own goes on with what the paragraph before announced."""
        for i, place in enumerate(places):
            if chosen[i] is not None or not place.passage.stands_alone(place.token):
                continue
            opens = place.token <= 1
            if opens and self.announced is not None:
                chosen[i] = self.announced
            elif self.speaker is not None and opens and self.before_was_quote and not self._is_signed(place):
                chosen[i] = weakened(self.speaker, 0.75, "speaker_carried")

    def _is_signed(self, place: QuotePlace) -> bool:
        """Whether somebody else is named right behind words that may go on with the last ones."""
        hit = self.speaker.hit if self.speaker is not None else None
        known = self.stood_for.get(hit.mention) or hit if hit is not None else None
        return known is not None and names_another(place.passage, place.token, known.mention)

    def _continue_fragments(
        self, passage: Passage, places: Sequence[QuotePlace], chosen: list[Proposal | None]
    ) -> None:
        """A fragment without a cue belongs to its sentence's subject only if that is who spoke last."""
        for i, place in enumerate(places):
            if chosen[i] is None and not place.passage.stands_alone(place.token):
                chosen[i] = self._fragment(passage, place)

    def _fragment(self, passage: Passage, place: QuotePlace) -> Proposal | None:
        first, _ = passage.sentence_of(place.token)
        subject = main_subject(passage, first, place.token) if passage.pack.cues else None
        if subject is None or not self._has_verb_between(passage, subject, place):
            return None
        if is_not_its_subjects(passage, subject.last + 1, place.token):
            return None
        if any(is_inserted_alone(passage, cue, subject) for cue in passage.cues_in(first, place.token)):
            return None
        known = self.named.mention.text if self.named else ""
        same = subject.mention.kind is MentionKind.PRONOUN or subject.mention.text in known
        if not same and is_told(passage, *passage.sentence_of(place.token)):
            return None
        return Proposal(subject, None, 0.5 if same else 0.42, "sentence_subject")

    def _has_verb_between(self, passage: Passage, subject: MentionHit, place: QuotePlace) -> bool:
        """Where the marks open right after the subject, the quote holds the verb.

        The subject is talked about.
        """
        first, end = passage.sentence_of(place.token)
        named = passage.mentions_in(first, end)
        taken = {step for hit in named for step in range(hit.first, hit.last + 1)}
        opening = passage.quotes_in(first, place.token + 1)[0]
        return any(
            passage.tokens[step].is_word
            and step not in taken
            and not passage.pack.is_adverb(passage.lows[step])
            and not passage.has("conjunction", step)
            for step in range(subject.last + 1, opening)
        )

    # Memory

    def _remember(
        self, number: int, passage: Passage, answers: Sequence[Answer], places: Sequence[QuotePlace]
    ) -> None:
        if answers:
            self._remember_speakers(number, passage, answers)
        elif passage.sentences:
            subject = main_subject(passage, *passage.sentences[0])
            if subject is not None and subject.mention.kind is MentionKind.NAME:
                self.named = subject
        self.announced = self._announced_by(passage)
        self.before_was_quote = bool(places) and (
            places[0].token == 0 or places[-1].token >= passage.sentences[-1][0]
        )

    def _remember_speakers(self, number: int, passage: Passage, answers: Sequence[Answer]) -> None:
        last = None
        for best, _, antecedent in answers:
            if best is not None and best.hit is not None:
                last = best, antecedent
                name = self._namer(best.hit, antecedent, passage)
                self.talk.hear(Turn(number, self._left(best, antecedent).hit or best.hit, name))
                if best.hit.mention.kind is MentionKind.NAME:
                    self.named = best.hit
        if last is not None:
            self.speaker, self.speaker_at = self._left(*last), number

    def _announced_by(self, passage: Passage) -> Proposal | None:
        announced = lead_in(passage)
        if announced is None or announced.hit is not None:
            return announced and self._left(announced, self.memory.of(passage, announced.hit))
        before = passage.sentences_before(passage.sentences[-1][0], 1)
        subject = main_subject(passage, *before[0]) if before else None
        if subject is not None:  # 'The coach was asked about it. This is what he said:'
            carried = Proposal(subject, announced.cue, 0.6, "subject_carried")
            return self._left(carried, self.memory.of(passage, subject))
        return weakened(self.speaker, 0.8, "lead_in") if self.speaker is not None else announced

    def _left(self, proposal: Proposal, antecedent: MentionHit | None) -> Proposal:
        """A proposal for another paragraph: its mention has no place there, and stands for whom it stood."""
        if proposal.hit is None or proposal.hit.first < 0:
            return proposal
        self.stood_for[proposal.hit.mention] = antecedent
        _, cue, score, rule, channel = proposal
        return Proposal(MentionHit(proposal.hit.mention, -1, -1), cue, score, rule, channel)


def _quoted_before(best: Proposal, before: Sequence[Proposal | None]) -> Proposal | None:
    """'“…,” it says in a letter of the board. “…,” it says in the document': whose paper was quoted."""
    last = before[-1] if before else None
    return Proposal(last.hit, best.cue, best.score, SAME_PAPER) if last and last.rule == "according" else None


def _told_next(place: QuotePlace) -> Proposal | None:
    """'“I signed nothing.” That is how Ann Pope responded'."""
    told = told_next(place.passage, place.token)
    return Proposal(*told, 0.75, "according") if told is not None else None


def _has_own_verb(place: QuotePlace) -> bool:
    """'The board claims that “…”, and Ann Pope says “…”': somebody else's, if nobody knows whose."""
    cues = place.passage.cues_in(place.bounds[1], place.token)
    return any(not (cue.is_passive or cue.is_gerund) and cue.cue.kind in SPOKEN for cue in cues)
