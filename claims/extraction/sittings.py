"""A hearing, a debate, a council meeting: where the article gives one with its day, and who speaks in it.

The words stand in the packs, each under the kind of sitting that it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, compress, count

from claims.extraction.dated_things import begins, is_of_thing
from claims.extraction.dates import Calendar
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.said_days import is_of_clause, said_on
from claims.extraction.time_words import TimeWords
from claims.extraction.types import SaidDate

NEAR_NOUN = 3  # words over which 'after' reaches its noun
HEARD = ("court", "assembly", "press")  # where people answer each other
FARTHEST_ADDRESS = 60  # letters
FRESH = 7  # days after which a decision is no news
CHAMBERS = ("court", "assembly")  # elsewhere nobody is known to speak by what they are


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting with its day; `kind` tells who takes part."""

    kind: str
    said: SaidDate


def phrases(passage: Passage, section: str, first: int, end: int) -> list[tuple[int, str]]:
    """The places and heads of a section's phrases in a half-open range of tokens."""
    table = passage.pack.grammar.get(section)
    here = passage.lows[first:end]
    if table is None or (firsts := table.first_words()).isdisjoint(here):
        return []
    begins = compress(count(first), map(firsts.__contains__, here))
    return [(place, hit[1]) for place in begins if (hit := table.at(passage.lows, place)) is not None]


def holds(passage: Passage, section: str, first: int, end: int) -> bool:
    """Whether a section has a phrase in a half-open range of tokens."""
    return bool(phrases(passage, section, first, end))


def find_sitting(
    passage: Passage, first: int, end: int, expressions: Sequence[TimeWords], days: Calendar
) -> Sitting | None:
    """The sitting of which a sentence gives the day: it was held, not planned, and is not yet over."""
    held = _kind_of(passage, first, end)
    kind = held or _council_deciding(passage, first, end)
    if kind is None:
        return None
    for words in expressions:
        if not first <= words.first < end or is_of_clause(passage, words, first):
            continue
        day = None if is_of_thing(passage, words) else days.day_of(words)
        if day is None or not (held or _is_news(day, days)):
            continue
        if not holds(passage, "upcoming", *_clause_of(passage, words.first, first, end)):
            return Sitting(kind, said_on(passage, words, day, "sitting"))
    return None


def _is_news(day: date, days: Calendar) -> bool:
    """Whether an article may still tell of what was decided on a day, and not only look back on it."""
    exact = days.published.exact
    return exact is not None and (exact - day).days <= FRESH


def _clause_of(passage: Passage, place: int, first: int, end: int) -> tuple[int, int]:
    """The words around a token up to the commas: 'rents will rise, after the council met on Tuesday'."""
    tokens = passage.tokens
    start = next((step + 1 for step in range(place - 1, first - 1, -1) if tokens[step].text == ","), first)
    return start, next((step for step in range(place, end) if tokens[step].text == ","), end)


def _kind_of(passage: Passage, first: int, end: int) -> str | None:
    """By a noun that is a sitting, or by what a court or a parliament does when it sits."""
    nouns = (one for one in phrases(passage, "sitting", first, end) if not _is_over(passage, one[0], first))
    found = chain(nouns, phrases(passage, "sitting_verb", first, end))
    named = (_seated(passage, place, end, kinds) for place, kinds in found)
    by_name = next((kind for kind in named if kind), None)
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
    others = [(one, "") for one, _ in phrases(passage, "other_chamber", first, end)]
    before = [named for one, named in sorted(councils + others) if one < place]
    if before:
        return kind if before[-1] else None
    return kind if any(_is_agent(passage, one, place) for one, _ in councils) else None


def _is_agent(passage: Passage, chamber: int, verb: int) -> bool:
    """'was approved by the council': by whom."""
    if not any(passage.has("passive_auxiliary", place) for place in (verb - 1, verb - 2)):
        return False
    near = range(max(verb + 1, chamber - NEAR_NOUN), chamber)
    return any(begins(passage, "agent", place) for place in near)


def _chamber_spoken_in(passage: Passage, first: int, end: int) -> str | None:
    """'said on Tuesday in the committee'."""
    if not passage.cues_in(first, end) and not holds(passage, "spoke", first, end):
        return None
    for place, kind in phrases(passage, "chamber", first, end):
        if passage.has("in_it", place - 1 - passage.has("definite", place - 1)):
            return kind
    return None


def _brought_to_court(passage: Passage, first: int, end: int) -> str | None:
    """'The accused stood before the judges on Tuesday': where nobody is told to say a word, a hearing.

    'Said on Tuesday before the court' may be in the street.
    """
    if passage.cues_in(first, end) or any(holds(passage, one, first, end) for one in ("spoke", "outside")):
        return None
    there = any(kinds == "court" for _, kinds in phrases(passage, "at", first, end))
    parties = (kinds for _, kinds in phrases(passage, "party", first, end)) if there else ()
    return "court" if any("court" in kinds.split() for kinds in parties) else None


def _is_over(passage: Passage, place: int, first: int) -> bool:
    """'after Tuesday's hearing': what follows was said elsewhere."""
    return bool(passage.places_of("event_preposition", max(first, place - NEAR_NOUN), place))


def is_after_sitting(passage: Passage, first: int, end: int) -> bool:
    """Whether a sentence tells of what came after a sitting."""
    over = [place for place, _ in phrases(passage, "sitting", first, end) if _is_over(passage, place, first)]
    if not over:
        return False
    at = phrases(passage, "at", first, end)  # 'after the match': where those who played speak
    there = {
        step
        for place, _ in at
        for step in range(place, place + passage.pack.phrase("at", passage.lows, place))
    }
    return not there.issuperset(over)


def is_flashback(passage: Passage, first: int, end: int) -> bool:
    """'The court had heard from the widow': an earlier day's sitting, and whatever follows may be from it."""
    verbs = phrases(passage, "sitting_verb", first, end)
    return any(passage.has("earlier_tense", place - 1) for place, _ in verbs if place > first)


def _seated(passage: Passage, place: int, end: int, kinds: str) -> str | None:
    """Its kind; many things sit, so the words name a court or a parliament, or who is there."""
    for kind in kinds.split():
        if kind not in CHAMBERS:
            return kind
        if holds(passage, "other_chamber", place, min(end, place + NEAR_NOUN + 1)):
            continue
        words = chain(phrases(passage, "chamber", 0, end), phrases(passage, "party", 0, end))
        if any(kind in named.split() for _, named in words):
            return kind
    return None


def is_speech(passage: Passage, first: int, end: int) -> bool:
    """Whether a sentence tells of a press conference, an interview, a speech that was given."""
    told = bool(passage.places_of("statement_noun", first, end))
    told = told or any(kinds == "press" for _, kinds in phrases(passage, "sitting", first, end))
    told = told or holds(passage, "audience", first, end)
    return told and not (holds(passage, "negation", first, end) or holds(passage, "upcoming", first, end))


def joins(passage: Passage, first: int, end: int) -> frozenset[str]:
    """The kinds of sitting in which the subject of a sentence asks, answers or takes the floor."""
    there = {kind for _, named in phrases(passage, "at", first, end) for kind in named.split()}
    asks = any(holds(passage, section, first, end) for section in ("exchange", "floor"))
    return frozenset({*there, *HEARD} if asks else there)


def is_heard(passage: Passage, first: int, end: int) -> bool:
    """Whether the words of a sentence can be said in the room: not written, nor told somebody apart."""
    return not any(holds(passage, section, first, end) for section in ("aside", "writes"))


def addresses(words: str, pack: Pack) -> bool:
    """'Madam Speaker, we …', '…, Your Honour': words that speak to somebody who sits there."""
    table = pack.grammar.get("address")
    if table is None:
        return False
    lows = words[:FARTHEST_ADDRESS].casefold().replace(",", " ,").split()
    found = table.at(lows, 0)
    after = found[0] if found is not None else len(lows)
    return "," in lows[after : after + 2]


def stays(passage: Passage, place: int) -> bool:
    """Whether somebody who has been heard in a sitting is still heard there, and not told of today."""
    first, end = passage.sentence_of(place)
    away = any(holds(passage, section, first, end) for section in ("outside", "elsewhere"))
    return is_heard(passage, first, end) and not away


def is_put_there(passage: Passage, place: int, kind: str) -> bool:
    """'told the court', 'leaving the meeting': the sentence itself puts the speaker into the sitting."""
    return any(kind in kinds.split() for _, kinds in phrases(passage, "at", *passage.sentence_of(place)))


def takes_part(passage: Passage, place: int, kind: str) -> bool:
    """Whether the words at a token are spoken in a sitting.

    Somebody answers or addresses those present, or the paragraph so far names the sitting or people who take
    part in it. Office holders speak elsewhere too: they count only in the sentence itself.
    """
    if is_put_there(passage, place, kind):
        return True
    first, end = passage.sentence_of(place)
    if kind not in HEARD or not is_heard(passage, first, end):
        return False
    if holds(passage, "exchange", first, end):
        return True
    if kind not in CHAMBERS:
        return False
    guests = phrases(passage, "guest", first, end)
    guests = [one for one in guests if not passage.has("indefinite", one[0] - 1)]  # 'One minister': who?
    parties = phrases(passage, "party", 0, end)
    if kind == "assembly":  # 'Its chairman': of another body
        parties = [one for one in parties if not passage.has("possessive", one[0] - 1)]
    named = [*parties, *guests]
    named += [one for one in phrases(passage, "sitting", 0, end) if not _is_over(passage, one[0], 0)]
    return any(kind in kinds.split() for _, kinds in named)
