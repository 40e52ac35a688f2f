"""Words that go with a deed: 'The watchdog fined the bank on Monday, saying that it had shown “…”'.

Or that are said where the deed led: 'He went to Leeds on Monday, where he told members “…”'.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.dates import Calendar
from claims.extraction.deeds import day_of_deed
from claims.extraction.passage import Passage
from claims.extraction.said_days import is_earlier
from claims.extraction.time_words import TimeWords
from claims.extraction.types import CueHit, SaidDate
from claims.extraction.where_said import comma_before_where


def said_in_deed(
    passage: Passage, cue: CueHit, expressions: Sequence[TimeWords], days: Calendar
) -> SaidDate | None:
    """The day of what the subject of the sentence did while speaking."""
    first, _ = passage.sentence_of(cue.first)
    comma = _comma_before(passage, cue, first) or comma_before_where(passage, cue, first)
    if comma is None or passage.quotes_in(first, comma) or is_earlier(cue.cue, passage.pack):
        return None
    here = [words for words in expressions if first <= words.first and words.last < comma]
    said = day_of_deed(passage, first, comma, here, days) if here else None
    return said if said is not None and _is_last(passage, said, comma) else None


def said_behind_colon(
    passage: Passage, cue: CueHit, quote: int, expressions: Sequence[TimeWords], days: Calendar
) -> SaidDate | None:
    """'A spokeswoman would not comment on Monday: “…,” she said': the day of the clause before the colon."""
    first, _ = passage.sentence_of(quote)
    colon = quote - 1
    if colon <= first or passage.tokens[colon].text != ":" or cue.first < quote:
        return None
    here = [words for words in expressions if first <= words.first and words.last < colon]
    earlier = is_earlier(cue.cue, passage.pack) or passage.quotes_in(first, colon)
    return day_of_deed(passage, first, colon, here, days, or_not=True) if here and not earlier else None


def _is_last(passage: Passage, said: SaidDate, comma: int) -> bool:
    """Whether no other clause or name stands between a deed's day and the comma before the gerund.

    None is in '…, with his lawyer, Ann Poe, saying', '… while the parents left, saying'.
    """
    evidence = said.evidence
    day = next(place for place in range(comma) if evidence and passage.tokens[place].end == evidence.end)
    between = range(day + 1, comma)
    return not any(
        passage.tokens[place].text == ","
        or passage.has("contrast", place)
        or passage.has("subordinator", place)
        for place in between
    )


def _comma_before(passage: Passage, cue: CueHit, first: int) -> int | None:
    """The comma before a gerund, perhaps with a word between: ', also saying', ', duke e quajtur'."""
    if not cue.is_gerund:
        return None
    place = cue.first - 1
    while place > first and (passage.has("clitic", place) or passage.pack.is_adverb(passage.lows[place])):
        place -= 1
    return place if place > first and passage.tokens[place].text == "," else None
