"""Days that are a deed's or a thing's: 'the council met on Monday', 'the strike begun on Monday'."""

from __future__ import annotations

from claims.extraction.dated_things import begins, is_said_in
from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords

NEAR_PAPER = 5  # words behind a day over which it may be that of a text: 'der am Montag verschickte Brief'
NEAR_TOPIC = 5  # words from 'about' to a day
_ARTICLES = ("article", "definite", "determiner")


def is_attribute(passage: Passage, words: TimeWords, first: int) -> bool:
    """Whether a day belongs to a participle of the noun beside it, in a sentence that begins at a token."""
    led = passage.has("preposition", words.first - 1)
    before = words.first - 1 - led
    if before < first:
        return False
    if led and any(passage.has(section, before) for section in _ARTICLES):
        return not _is_of_paper(passage, words)
    return _is_participle_of_noun(passage, before, first)


def _is_of_paper(passage: Passage, words: TimeWords) -> bool:
    """'In einem am Montag veröffentlichten Brief': the words stand in the thing."""
    near = range(words.last + 1, min(len(passage.tokens), words.last + 1 + NEAR_PAPER))
    return any(passage.has("published", place) or is_said_in(passage, place) for place in near)


def _is_participle_of_noun(passage: Passage, place: int, first: int) -> bool:
    """'Greva începută luni', 'Smith resigned Monday': a word of a deed, and none of speaking, behind another.

    'Asked on Monday' opens its sentence, 'a demisionat luni' has an auxiliary.
    """
    token = passage.tokens[place]
    if place <= first or not token.text.islower() or not passage.tokens[place - 1].is_word:
        return False
    if not passage.pack.ends_with("participle_ending", passage.lows[place]):
        return False
    reporting = any(cue.last == place for cue in passage.cues_in(first, place + 1))
    if reporting or passage.has("auxiliary", place - 1):
        return False
    if passage.has("pronoun", place - 1):
        return False  # 'as she arrived on Monday'
    spoken = begins(passage, "spoke", place) or begins(passage, "at", place)
    return not (spoken or passage.has("published", place) or is_said_in(passage, place - 1))


def is_of_restriction(passage: Passage, words: TimeWords, first: int) -> bool:
    """'Residents who lost their homes on Monday said': a day in the clause that says who is meant.

    None is in 'the minister who on Monday said', nor behind 'said that'.
    """
    start = words.first - passage.has("preposition", words.first - 1)
    for place in range(start - 2, first - 1, -1):
        if not passage.tokens[place].is_word:
            return False
        if passage.has("relative", place) or (
            place > first and passage.has("that", place) and not passage.cues_in(first, place)
        ):
            return True
    return False


def is_of_topic(passage: Passage, words: TimeWords, after: int) -> bool:
    """'said of the fire on Monday', 'so die Sprecherin über den Brand am Montag': of what is spoken of."""
    start = words.first - passage.has("preposition", words.first - 1)
    return any(
        not passage.mentions_in(place + 1, start) and not _is_paper_between(passage, place, start)
        for place in passage.places_of("about", max(after, start - NEAR_TOPIC), start - 1)
    )


def _is_paper_between(passage: Passage, first: int, end: int) -> bool:
    return any(not passage.tokens[place].is_word or is_said_in(passage, place) for place in range(first, end))


def is_of_main_clause(passage: Passage, words: TimeWords, first: int) -> bool:
    """'Komuna publikoi të hënën listën, ndërsa …': somebody does something before the day.

    None in 'At a hearing on Monday', 'Asked on Monday', 'Smith on Monday said'.
    """
    end = words.first - passage.has("preposition", words.first - 1)
    led = passage.has("preposition", first) or passage.pack.is_adverb(passage.lows[first])
    if led or begins(passage, "spoke", first) or begins(passage, "at", first):
        return False
    subject = passage.mention_from.get(first) or passage.mention_from.get(first + 1)
    if passage.places_of("auxiliary", first, end):
        return True
    return subject is not None and subject.last + 1 < end and not passage.has("preposition", subject.last + 1)


def opens_with_thing(passage: Passage, words: TimeWords, first: int) -> bool:
    """'Die am Montag verschickte Rechnung', 'Mașina aflată miercuri': a sentence opens with what has a day.

    None is in 'Asked on Monday', 'At Monday's hearing'.
    """
    if words.first == first or passage.has("preposition", first) or passage.has("in_it", first):
        return False
    if passage.has("definite", first) or passage.has("article", first):
        return True
    second = first + 1
    if second >= words.first or not passage.pack.ends_with("participle_ending", passage.lows[second]):
        return False
    return not (begins(passage, "spoke", first) or passage.pack.is_adverb(passage.lows[first]))
