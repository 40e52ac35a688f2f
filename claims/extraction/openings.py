"""Where an article opens a sitting: a sentence that tells that it was held, and on which day.

The words stand in the packs, each under the kind of sitting that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from claims.extraction.dated_things import begins, is_of_thing
from claims.extraction.dates import Calendar
from claims.extraction.noun_phrases import is_calendar
from claims.extraction.passage import Passage
from claims.extraction.said_days import is_of_clause, said_on
from claims.extraction.sittings import CHAMBERS, NEAR_NOUN, holds, is_over, phrases
from claims.extraction.time_words import TimeWords
from claims.extraction.types import SaidDate
from claims.extraction.word_classes import OWN_ENDINGS

NEAR_DAY = 5  # words between a sitting's name and its day
FRESH = 7  # days after which a decision is no news
DEBATE = "debate"
_SCORE = re.compile(r"\d{1,2}[-–:]\d{1,2}")
MATCH = "match"
NAMED = (*CHAMBERS, DEBATE, MATCH)  # many things sit, or are lost: the words must tell which it is


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting with its day; `kind` tells who takes part."""

    kind: str
    said: SaidDate


def find_sitting(
    passage: Passage, first: int, end: int, expressions: Sequence[TimeWords], days: Calendar
) -> Sitting | None:
    """The sitting of which a sentence gives the day: it was held, not planned, and is not yet over."""
    held = _kind_of(passage, first, end)
    kind = _council_deciding(passage, first, end) or held
    if kind is None:
        return None
    for words in expressions:
        if not first <= words.first < end or is_of_clause(passage, words, first):
            continue
        if passage.has("event_preposition", words.first - 1) and not words.is_attribute:
            continue  # 'adjourned the inquest until Monday'; 'after Saturday's match'
        of_thing = is_of_thing(passage, words) and not _is_of_sitting(passage, words)
        day = None if of_thing else days.day_of(words)
        if day is None or not (held or _is_news(day, days)):
            continue
        if not holds(passage, "upcoming", *_clause_of(passage, words.first, first, end)):
            return Sitting(kind, said_on(passage, words, day, "sitting"))
    return None


def _is_of_sitting(passage: Passage, words: TimeWords) -> bool:
    """'Tuesday's hearing lasted', 'ședința de joi': a day that stands beside the sitting's own name.

    What comes after it tells of no words; a match is watched and liked, and words come after it alone.
    """
    first, end = passage.sentence_of(words.first)
    near = max(first, words.first - NEAR_DAY), min(end, words.last + 1 + NEAR_DAY)
    return any(
        (kinds == MATCH) == is_over(passage, place, first)
        for place, kinds in phrases(passage, "sitting", *near)
    )


def ends_sitting_verb(passage: Passage, words: TimeWords) -> bool:
    """'A man who robbed a farm was sentenced on Tuesday': an auxiliary ends the clause that says who."""
    place = words.first - passage.has("preposition", words.first - 1)
    table = passage.pack.grammar.get("sitting_verb")
    found = table.ending_at(passage.lows, place) if table is not None else None
    if found is None or found[0] == 1:
        return False
    return any(passage.has(one, place - found[0]) for one in ("passive_auxiliary", "middle_auxiliary"))


def _is_news(day: date, days: Calendar) -> bool:
    """Whether an article may still tell of what was decided on a day, and not only look back on it."""
    exact = days.published.exact
    return exact is not None and (exact - day).days <= FRESH


def _clause_of(passage: Passage, place: int, first: int, end: int) -> tuple[int, int]:
    """The words around a token up to the commas, or to a conjunction before it.

    'Rents will rise, after the council met on Tuesday', 'Rents will rise after the council met on Tuesday'.
    """
    tokens = passage.tokens
    back = range(place - 1, first - 1, -1)
    start = next((step + 1 for step in back if tokens[step].text == "," or _opens(passage, step)), first)
    return start, next((step for step in range(place, end) if tokens[step].text == ","), end)


def _opens(passage: Passage, place: int) -> bool:
    """'after', 'as', 'când': a conjunction that opens a clause of its own."""
    return bool(passage.pack.phrase("subordinator", passage.lows, place))


def _kind_of(passage: Passage, first: int, end: int) -> str | None:
    """By a noun that is a sitting, or by what a court or a parliament does when it sits."""
    nouns = (
        one
        for one in phrases(passage, "sitting", first, end)
        if one[1] == MATCH or not is_over(passage, one[0], first)
    )
    found = chain(nouns, phrases(passage, "sitting_verb", first, end))
    named = [kind for place, kinds in found if (kind := _seated(passage, place, end, kinds))]
    by_name = DEBATE if DEBATE in named else next(iter(named), None)  # 'a debate in the programme'
    return by_name or _chamber_spoken_in(passage, first, end) or _brought_to_court(passage, first, end)


def _council_deciding(passage: Passage, first: int, end: int) -> str | None:
    """'The council approved the budget on Tuesday', 'was approved on Tuesday by the councillors': it met.

    A parliament may vote on a day and have debated on another; a cabinet hears no others.
    """
    verbs = phrases(passage, "decides", first, end)
    councils = phrases(passage, "council", first, end) if verbs else []
    if not councils:
        return None
    place, kind = verbs[0]
    if any(
        passage.has(section, step)
        for section in ("that", "relative", "negation")
        for step in range(first, place)
    ):
        return None
    own = {step for one, _ in councils for step in _steps(passage, "council", one)}
    others = [(one, "") for one, _ in phrases(passage, "other_chamber", first, end) if one not in own]
    before = [named for one, named in sorted(councils + others) if one < place]
    if before:
        return kind if before[-1] else None
    done = any(_is_agent(passage, one, place) or _is_behind(passage, one, place) for one, _ in councils)
    return kind if done else None


def _steps(passage: Passage, section: str, place: int) -> range:
    """The tokens of a section's phrase: 'school board'."""
    return range(place, place + passage.pack.phrase(section, passage.lows, place))


def _is_agent(passage: Passage, chamber: int, verb: int) -> bool:
    """'was approved by the council': by whom."""
    sections = ("passive_auxiliary", "middle_auxiliary")
    if not any(passage.has(section, place) for section in sections for place in (verb - 1, verb - 2)):
        return False
    near = range(max(verb + 1, chamber - NEAR_NOUN), chamber)
    return passage.has("agent_of_name", chamber - 1) or any(begins(passage, "agent", at) for at in near)


def _is_behind(passage: Passage, chamber: int, verb: int) -> bool:
    """'au decis miercuri consilierii': the subject behind the verb, with nothing between but a day."""
    between = range(verb + 1, chamber)
    if not passage.pack.subject_follows_verb or len(between) > NEAR_NOUN:
        return False
    return all(is_calendar(passage, step) or passage.has("head_preposition", step) for step in between)


def _chamber_spoken_in(passage: Passage, first: int, end: int) -> str | None:
    """'said on Tuesday in the committee'."""
    if not passage.cues_in(first, end) and not holds(passage, "spoke", first, end):
        return None
    for place, kind in phrases(passage, "chamber", first, end):
        if passage.has("in_it", _before_name(passage, place, first)):
            return kind
    return None


def _before_name(passage: Passage, chamber: int, first: int) -> int:
    """The token before what a chamber is called: 'at Ely coroner's court', 'in the committee'."""
    place = chamber - 1
    while (
        place > first
        and chamber - place < NEAR_NOUN
        and (passage.tokens[place].is_capital or passage.lows[place].endswith(OWN_ENDINGS))
    ):
        place -= 1
    return place - passage.has("definite", place)


def _brought_to_court(passage: Passage, first: int, end: int) -> str | None:
    """'The accused stood before the judges on Tuesday': where nobody is told to say a word, a hearing.

    'Said on Tuesday before the court' may be in the street.
    """
    if passage.cues_in(first, end) or any(holds(passage, one, first, end) for one in ("spoke", "outside")):
        return None
    there = any(kinds == "court" for _, kinds in phrases(passage, "at", first, end))
    parties = (kinds for _, kinds in phrases(passage, "party", first, end)) if there else ()
    return "court" if any("court" in kinds.split() for kinds in parties) else None


def _seated(passage: Passage, place: int, end: int, kinds: str) -> str | None:
    """Its kind; many things sit, so the words name a court or a parliament, or who is there.

    The paragraph may name the court only further on: 'The hearing resumed on Monday. She told the court …'
    """
    for kind in kinds.split():
        if kind not in NAMED:
            return kind
        if holds(passage, "other_chamber", place, min(end, place + NEAR_NOUN + 1)):
            continue
        words = chain(
            phrases(passage, "chamber", 0, len(passage.lows)),
            *(phrases(passage, section, 0, end) for section in ("party", "named")),
        )
        if any(kind in named.split() for _, named in words) or (kind == MATCH and _has_score(passage, end)):
            return kind
    return None


def _has_score(passage: Passage, end: int) -> bool:
    """'beat Rovers 2-0'."""
    return any(_SCORE.fullmatch(low) for low in passage.lows[:end])
