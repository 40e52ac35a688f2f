"""Whether the sentence of a quote says that its words come from another time, place or medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import first_name
from claims.extraction.sittings import holds, is_after_sitting, phrases
from claims.extraction.subjects import main_subject
from claims.extraction.time_words import TimeWords, is_month_or_year
from claims.extraction.types import Cue, CueHit, CueKind, MentionHit

_TOLD = frozenset({CueKind.TELL, CueKind.SAY})
AGE_BEHIND = (2, 3)  # tokens from a name to the figures: ', de 57'
YEAR = 4  # digits
NEAR_OPENING = 4  # words in which a sentence says that somebody was asked


def names_another(
    passage: Passage, stretches: Iterable[tuple[int, int]], expressions: Sequence[TimeWords]
) -> bool:
    """Whether stretches of the sentence that holds a quote name a time or a medium of their own."""
    return any(
        _names_another(passage, first, end, expressions) or _opens_elsewhere(passage, first, end)
        for first, end in stretches
    )


def own_words(passage: Passage, quote: int, cue: CueHit | None) -> list[tuple[int, int]]:
    """The words of a quote's sentence without a clause of what was said before it, and what follows it.

    'Smith replied that it had been asked for in March and “…”': March is not when Smith replied.
    """
    first, end = passage.sentence_of(quote)
    if cue is None or cue.first > quote:
        return [(first, end)]
    behind = (place for place in range(quote + 1, end) if passage.has("conjunction", place))
    told = _told_from(passage, cue, quote)
    asked = _question(passage, first, min(cue.first, told))
    before = [(first, told)] if asked is None else [(first, asked[0]), (asked[1], told)]
    return [*before, (quote, next(behind, end))]


def _question(passage: Passage, first: int, end: int) -> tuple[int, int] | None:
    """'Asked whether she would go this year, she said': what somebody was asked, up to its last comma."""
    asking = passage.places_of("asking", first, min(end, first + NEAR_OPENING))
    if not asking:
        return None
    opens = (passage.places_of(section, asking[0] + 1, end) for section in ("that", "subordinator"))
    start = min((place for places in opens for place in places), default=None)
    commas = [place for place in range(start or end, end) if passage.tokens[place].text == ","]
    return (start, commas[-1]) if start is not None and commas else None


def _told_from(passage: Passage, cue: CueHit, quote: int) -> int:
    """Where the clause of what was said begins, at the latest with the quote."""
    after = cue.last + 1
    told = passage.places_of("that", after, quote)
    if cue.cue.kind is CueKind.ACCORDING or passage.places_of("reported", after, quote):
        told += [place for place in range(after, quote) if passage.tokens[place].text == ","]
    plain = passage.tokens[after].is_word and not (
        passage.has("preposition", after) or passage.pack.is_adverb(passage.lows[after])
    )
    if passage.has("bare_clause", cue.last) and plain:
        told.append(after)  # 'said the bridge, closed in March, was “…”'
    return min([*told, quote])


def _opens_elsewhere(passage: Passage, first: int, end: int) -> bool:
    """'In his first campaign he promised “…”': an adjunct of a place or a time of its own, before its verb.

    None is 'In addition, he said', nor 'At the meeting, he said'.
    """
    pack, lows = passage.pack, passage.lows
    if first >= end or not pack.phrase("fronted", lows, first) or pack.phrase("resumes", lows, first):
        return False
    cue = next((hit.first for hit in passage.cues if hit.first > first), end)
    if any(_at(passage, first, cue)):
        return False
    return is_after_sitting(passage, first, cue) or not holds(passage, "sitting", first, cue)


def _names_another(passage: Passage, first: int, end: int, expressions: Sequence[TimeWords]) -> bool:
    if any(first <= words.first < end for words in expressions):
        return True
    glanced = _glanced(passage, first, end)
    if not glanced:
        return False
    there = {step for start, length in _at(passage, first, end) for step in range(start, start + length)}
    away = {
        step
        for step, _ in (*phrases(passage, "elsewhere", first, end), *phrases(passage, "elsewhen", first, end))
        if not _is_of_age(passage, step)
    }
    return bool(away - there) or any(
        (is_month_or_year(passage, step) and not _is_of_insertion(passage, step, first))
        or (passage.has("statement_noun", step) and not _is_verb(passage, step))
        or _is_outlet(passage, step)
        or is_for_medium(passage, step)
        for step in glanced
        if step not in there
    )


def _is_of_age(passage: Passage, place: int) -> bool:
    """'bărbatul de 57 de ani', 'Ion Pop, de 57 de ani': how old somebody is, and no 'for years'."""
    number = place - 1
    if number < 1 or not passage.lows[number].isdecimal():
        return False
    return any(hit.first <= number <= hit.last or number - hit.last in AGE_BEHIND for hit in passage.mentions)


def _is_verb(passage: Passage, place: int) -> bool:
    """'a comunicat', beside 'un comunicat': part of a verb of saying."""
    return any(cue.first <= place <= cue.last for cue in passage.cues)


def _is_of_insertion(passage: Passage, place: int, first: int) -> bool:
    """'described the deal, signed in 2023, as “…”': the year of what is spoken of. None is ', in 2023,'."""
    comma = next((step for step in range(place, first - 1, -1) if passage.tokens[step].text == ","), None)
    if comma is None or comma == first or passage.has("preposition", comma + 1):
        return False
    after = place + 1
    closed = after < len(passage.tokens) and passage.tokens[after].text == ","
    return closed and bool(passage.cues_in(first, comma)) and not passage.cues_in(comma, place)


def _at(passage: Passage, first: int, end: int) -> Iterator[tuple[int, int]]:
    """'leaving the meeting': the place and the length of words that put the speaker into a sitting."""
    for place, _ in phrases(passage, "at", first, end):
        yield place, passage.pack.phrase("at", passage.lows, place)


def _glanced(passage: Passage, first: int, end: int) -> list[int]:
    """The words that may name another time or medium, before they are read with their neighbours."""
    others, months = passage.pack.other_words, passage.pack.dates.months
    return [
        step
        for step, low in enumerate(passage.lows[first:end], first)
        if low in others or low in months or (len(low) == YEAR and low.isdecimal())
    ]


def told_medium_before(passage: Passage, quote: int, expressions: Sequence[TimeWords]) -> MentionHit | None:
    """Who told a medium what the sentence before a quote reports, on no day that it names."""
    for first, end in passage.sentences_before(quote, 1):
        told = [cue for cue in passage.cues_in(first, end) if cue.cue.kind in _TOLD]
        timed = any(first <= one.first < end for one in expressions)
        if told and not (timed or passage.quotes_in(first, end)) and is_for_medium(passage, told[0].last):
            return main_subject(passage, first, told[0].first)
    return None


def _is_outlet(passage: Passage, place: int) -> bool:
    """'Time', 'state television', and not 'at the same time'."""
    found = passage.pack.outlets.at(passage.lows, place)
    return found is not None and (found[0] > 1 or passage.tokens[place].is_capital)


def is_for_medium(passage: Passage, place: int) -> bool:
    """'a declarat pentru Ziarul Nou', 'told The Courier': a name in no list, where a medium stands."""
    after = place + 1 + passage.has("definite", place + 1)
    if not passage.has("for_medium", place) or after >= len(passage.tokens):
        return False
    titled = passage.pack.honorifics.at(passage.lows, after) is not None
    if titled or first_name(passage.lows[after], passage.pack) is not None:
        return False  # 'told Mr Smith'
    return passage.tokens[after].is_capital or passage.tokens[after].is_quote


def was_before(cue: Cue, pack: Pack) -> bool:
    """'had said', and not 'says', which is how live blogs tell."""
    words = cue.text.casefold().split(" ")
    earlier = any(pack.has("earlier_tense", low) and pack.has("auxiliary", low) for low in words)
    return earlier or pack.ends_with("earlier_ending", words[-1])
