"""What the sentence around a quote says: its verb, its first words, who was asked before them."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.contacts import find_contact
from claims.extraction.dates import Calendar
from claims.extraction.deeds import find_deed
from claims.extraction.elsewhere import is_for_medium
from claims.extraction.elsewhere import own_words as own_stretches
from claims.extraction.passage import Passage
from claims.extraction.proposals import QuotePlace
from claims.extraction.time_words import TimeWords
from claims.extraction.types import Attribution, Cue, CueHit, CueKind, Mention, MentionKind, SaidDate, Span


def closing_cue(place: QuotePlace) -> CueHit | None:
    """'the figures are “…”, it was said on Monday': the verb behind the marks may have the day."""
    _, end = place.passage.sentence_of(place.token)
    behind = place.passage.cues_in(place.token + 1, min(end, place.token + 4))
    return behind[0] if behind else None


def is_told_elsewhere(place: QuotePlace, attribution: Attribution) -> bool:
    """'Smith told our paper that it was over. “…,” she said': the sentence before has a medium of its own."""
    mention, cue, passage = attribution.mention, attribution.cue, place.passage
    cites = cue is not None and cue.kind is CueKind.ACCORDING
    if mention is None or not (mention.kind is MentionKind.PRONOUN or cites):
        return False
    surname = mention.text.rsplit(" ", 1)[-1] if mention.kind is MentionKind.NAME else None
    return any(
        _names_medium(passage, first, end)
        and passage.cues_in(first, end)
        and (surname is None or any(token.text == surname for token in passage.tokens[first:end]))
        for first, end in passage.sentences_before(place.token, 1)
    )


def _names_medium(passage: Passage, first: int, end: int) -> bool:
    press = passage.places_of("press", first, end)
    return bool(press) or any(is_for_medium(passage, place) for place in range(first, end))


def is_after_earlier(place: QuotePlace) -> bool:
    """'Smith had warned of it on Friday. “…,” he had said': the sentence before is of that time, too."""
    passage = place.passage
    return any(
        passage.has("earlier_tense", step) and passage.has("auxiliary", step)
        for first, end in passage.sentences_before(place.token, 1)
        for step in range(first, end)
    )


def hit_of(passage: Passage, cue: Cue) -> CueHit | None:
    """Where a verb stands among the words of a passage."""
    return next((hit for hit in passage.cues if hit.cue.span == cue.span), None)


def day_before_colon(
    place: QuotePlace, speaker: Mention | None, expressions: Sequence[TimeWords], days: Calendar
) -> SaidDate | None:
    """The day of a clause that leads to its subject's words by a colon.

    'Asked on Monday, Smith laughed: “…”', 'The company came back on Tuesday with a correction: “…”'.
    """
    passage = place.passage
    first, _ = passage.sentence_of(place.token)
    here = [words for words in expressions if first <= words.first < place.token]
    contact = find_contact(passage, first, place.token, here, days)
    if contact is not None:
        return contact[1]
    deed = find_deed(passage, first, place.token, here, days) if here else None
    return (
        deed.said
        if deed is not None and speaker is not None and deed.subject.mention.span == speaker.span
        else None
    )


def first_of_cue(passage: Passage, cue: Cue) -> int:
    """The first token of a cue; 0 if it is none of the passage's."""
    hit = hit_of(passage, cue)
    return hit.first if hit is not None else 0


def goes_on(place: QuotePlace, attribution: Attribution) -> bool:
    """Whether the article joins these words to what the speaker said before."""
    if attribution.cue is not None and attribution.cue.kind is CueKind.CONTINUE:
        return True
    first, end = place.passage.sentence_of(place.token)
    return any(place.passage.has("continuation", step) for step in range(first, end))


def sentence_span(place: QuotePlace) -> Span:
    """Where the sentence of a quote stands in the article."""
    return span_of_tokens(place.passage, *place.passage.sentence_of(place.token))


def span_of_tokens(passage: Passage, first: int, end: int) -> Span:
    """Where a half-open range of tokens stands in the article."""
    return Span(passage.tokens[first].start, passage.tokens[end - 1].end)


def own_words(place: QuotePlace, cue: Cue | None) -> list[tuple[int, int]]:
    """The words of a quote's sentence that are the article's."""
    hit = hit_of(place.passage, cue) if cue is not None else None
    return own_stretches(place.passage, place.token, hit)
