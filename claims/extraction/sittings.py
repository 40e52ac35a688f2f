"""A hearing, a debate, a council meeting that is under way: who speaks in it, and who has left it.

The words stand in the packs, each under the kind of sitting that it belongs to.
"""

from __future__ import annotations

from itertools import compress, count, takewhile

from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.types import MentionHit, MentionKind

INTRODUCED = frozenset({"court", "debate", "assembly"})  # players speak elsewhere, too
NEAR_NAME = 7  # words between a name and what its owner is
NEAR_NOUN = 3  # words over which 'after' reaches its noun
HEARD = ("court", "assembly", "press", "debate", "crowd")  # where people answer each other
FARTHEST_ADDRESS = 60  # letters
CHAMBERS = ("court", "assembly")
PEOPLED = (*CHAMBERS, "debate", "crowd")  # elsewhere nobody is known to speak by what they are


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


def is_over(passage: Passage, place: int, first: int) -> bool:
    """'after Tuesday's hearing': what follows was said elsewhere."""
    return bool(passage.places_of("event_preposition", max(first, place - NEAR_NOUN), place))


def is_after_sitting(passage: Passage, first: int, end: int) -> bool:
    """Whether a sentence tells of what came after a sitting."""
    over = [place for place, _ in phrases(passage, "sitting", first, end) if is_over(passage, place, first)]
    if not over:
        return False
    return not _put_there(passage, first, end).issuperset(over)


def is_beside(passage: Passage, first: int, end: int) -> bool:
    """'told reporters in the corridor': out of the room, and on the day of the court that sits there."""
    outside = [place for place, _ in phrases(passage, "outside", first, end)]
    return bool(outside) and _put_there(passage, first, end).issuperset(outside)


def _put_there(passage: Passage, first: int, end: int) -> set[int]:
    """The tokens of words that put a speaker into a sitting, or beside one: 'after the match'."""
    return {
        step
        for place, _ in phrases(passage, "at", first, end)
        for step in range(place, place + passage.pack.phrase("at", passage.lows, place))
    }


def is_flashback(passage: Passage, first: int, end: int) -> bool:
    """'The court had heard from the widow': an earlier day's sitting, and whatever follows may be from it."""
    verbs = phrases(passage, "sitting_verb", first, end)
    return any(passage.has("earlier_tense", place - 1) for place, _ in verbs if place > first)


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


def kinds_of_party(passage: Passage, first: int, end: int, subject: MentionHit) -> frozenset[str]:
    """'Judge Ann Poe refused it': the kinds of sitting to which somebody belongs by what is beside the name.

    'The councillor' may be any.
    """
    if subject.mention.kind is not MentionKind.NAME:
        return frozenset()
    near = max(first, subject.first - NEAR_NAME), min(end, subject.last + 1 + NEAR_NAME)
    found = phrases(passage, "party", *near)
    own = [kinds for place, kinds in found if not _is_of_another(passage, place)]
    named = {kind for kinds in own for kind in kinds.split()}
    return frozenset(named & INTRODUCED)


def is_heard(passage: Passage, first: int, end: int) -> bool:
    """Whether the words of a sentence can be said in the room: not written, nor told somebody apart."""
    return not any(holds(passage, section, first, end) for section in ("aside", "writes"))


def addresses(words: str, pack: Pack) -> bool:
    """'Madam Speaker, we …', '…, Your Honour': words that speak to somebody who sits there."""
    table, lows = pack.grammar.get("address"), words[:FARTHEST_ADDRESS].casefold().replace(",", " ,").split()
    if table is None or not lows:
        return False
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
    if kind not in PEOPLED:
        return False
    guests = phrases(passage, "guest", first, end)
    guests += _compound_guests(passage, first, end)
    guests = [one for one in guests if not passage.has("indefinite", one[0] - 1)]  # 'One minister': who?
    parties = phrases(passage, "party", 0, end)
    if kind == "assembly":  # 'Its chairman': of another body
        parties = [one for one in parties if not _is_of_another(passage, one[0])]
    named = [*parties, *guests]
    named += [
        one
        for one in phrases(passage, "sitting", 0, end)
        if not (is_over(passage, one[0], 0) or _is_in_relative(passage, one[0]))
    ]
    return any(kind in kinds.split() for at, kinds in named if at >= first or not _is_talked_of(passage, at))


def _compound_guests(passage: Passage, first: int, end: int) -> list[tuple[int, str]]:
    """'Gesundheitsministerin', where a language writes the office and its field as one word."""
    if not passage.pack.compounds:
        return []
    ends = passage.pack.endings_of["guest_ending"]
    return [(place, "assembly") for place in range(first, end) if ends and passage.lows[place].endswith(ends)]


def _is_of_another(passage: Passage, place: int) -> bool:
    """'Its chairman'; not the link of 'drejtuesja e opozitës'."""
    owned = place - 1
    return passage.has("possessive", owned) and not passage.has("head_preposition", owned)


def _is_in_relative(passage: Passage, place: int) -> bool:
    """'said Ann Pope, who watched the debate': what only says more of somebody."""
    first, _ = passage.sentence_of(place)
    words = takewhile(lambda step: passage.tokens[step].text != ",", range(place - 1, first - 1, -1))
    return any(passage.has("relative", step) and not passage.has("that", step) for step in words)


def _is_talked_of(passage: Passage, place: int) -> bool:
    """'Ann Pope, a pollster, thinks that the debate will change nothing': what somebody speaks about."""
    first, _ = passage.sentence_of(place)
    said = passage.cues_in(first, place)
    return bool(said) and bool(passage.places_of("that", said[0].last + 1, place))
