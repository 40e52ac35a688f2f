"""Which expression of time says when words were said: that of their verb's clause, and of no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from claims.extraction.aftermath import aftermath_start
from claims.extraction.attributed_days import (
    is_attribute,
    is_of_main_clause,
    is_of_restriction,
    is_of_topic,
    opens_with_thing,
)
from claims.extraction.behind_words import is_behind_words
from claims.extraction.dated_papers import is_of_paper, is_of_paper_behind
from claims.extraction.dated_things import NEAR_NOUN, begins, is_in_clock, is_of_thing, is_said_in
from claims.extraction.dates import Calendar
from claims.extraction.meanwhile import clause_meanwhile
from claims.extraction.nights import is_hours_before, is_of_night
from claims.extraction.own_events import is_at_own_event
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.subjects import left_subject
from claims.extraction.time_words import TimeWords
from claims.extraction.types import NOUN, Cue, CueHit, CueKind, Precision, SaidDate, Span
from claims.extraction.when_said import is_when_said

NEAR_BEFORE, IN_CLAUSE = 2, 18
ADDRESSEE = 4  # words over which 'told the court' reaches its 'that'
OF_PHRASE = ("preposition", "definite", "determiner", "conjunction", "that", "relative")  # or of a clause
NEAR_PLACE = 2  # words from 'before' to the place
NEAR_EVENT = 4  # words from 'before' to the day of an event
AFTER_DAY = 4  # words that an adjunct may have behind its day


def said_date(
    passage: Passage, cue: CueHit | None, quote: int, expressions: Sequence[TimeWords], days: Calendar
) -> SaidDate:
    """The day on which a quote's words were said, by an expression in its own sentence.

    Without one only 'not after' is known.
    """
    unknown = SaidDate(not_after=days.published.latest)
    if cue is None:
        return unknown
    first, end = passage.sentence_of(quote)
    here = [words for words in expressions if first <= words.first and words.last < end]
    for words in here:
        rule = _belongs(passage, words, cue, first)
        if rule is None and len(here) == 1:
            rule = _belongs_loosely(passage, words, cue, quote)
        if rule and _is_from_then(words, cue, passage.pack):
            return unknown
        found = days.day_of(words) if rule else None
        if rule and found is not None:
            return said_on(passage, words, found, rule)
    return unknown


def is_earlier(cue: Cue | None, pack: Pack) -> bool:
    """'had said': before the occasion that the article tells of."""
    words = cue.text.casefold().split(" ") if cue is not None else [""]
    return any(pack.has("earlier_tense", low) for low in words) or pack.ends_with("earlier_ending", words[-1])


def _is_from_then(words: TimeWords, cue: CueHit, pack: Pack) -> bool:
    """'kishte shkruar një ditë më parë': had written a day before, whichever day that is counted from."""
    return words.offset is not None and words.last > words.first and is_earlier(cue.cue, pack)


def said_on(passage: Passage, words: TimeWords, found: date, rule: str) -> SaidDate:
    """A day with the expression that it rests on."""
    tokens = passage.tokens
    span = Span(tokens[words.first].start, tokens[words.last].end)
    shown = " ".join(token.text for token in tokens[words.first : words.last + 1])
    return SaidDate(found, Precision.DAY, found, found, rule, f"“{shown}”", span)


def _belongs(passage: Passage, words: TimeWords, cue: CueHit, first: int) -> str | None:
    """The rule by which an expression dates the cue; None where it dates something else."""
    if is_hours_before(passage, words, cue):
        return "hours_after"
    if is_of_thing(passage, words) or is_attribute(passage, words, first) or is_of_night(passage, words):
        return None
    if 0 < words.first - cue.last <= IN_CLAUSE and _same_clause(passage, cue.last + 1, words.first):
        return None if _is_aside(passage, cue, words, first) else "after_cue"
    joined = passage.places_of("joining", words.last + 1, cue.first)
    if 0 < cue.first - words.last <= NEAR_BEFORE and not joined and not _ends_insertion(passage, words):
        return None if _is_anothers(passage, words, cue, first) else "before_cue"
    if words.last < cue.first and (_opens_sentence(passage, words, first) or _is_framed(passage, words, cue)):
        return "opens_sentence"
    return "joined" if words.last < cue.first and _is_joined(passage, words, cue, first) else None


def _belongs_loosely(passage: Passage, words: TimeWords, cue: CueHit, quote: int) -> str | None:
    """The rule by which the only day of a sentence dates the cue though it stands behind or after something.

    'called it “…” in a statement on Monday', 'said after the hearing on Monday'.
    """
    first, _ = passage.sentence_of(quote)
    own = words.last < cue.first and is_at_own_event(passage, words, first)
    if own or is_of_paper(passage, words, cue, first):
        return "opens_sentence"
    if is_behind_words(passage, words, cue, quote):
        return None if is_of_thing(passage, words) or is_attribute(passage, words, first) else "after_cue"
    if is_when_said(passage, words, cue):
        return "opens_clause"
    if is_of_paper_behind(passage, words, cue):
        return "after_cue"
    return _of_aftermath(passage, words, cue, first)


def _of_aftermath(passage: Passage, words: TimeWords, cue: CueHit, first: int) -> str | None:
    """'said after the hearing on Monday', 'After the hearing on Monday, she said'."""
    start = aftermath_start(passage, words, first)
    if start is None:
        return None
    if 0 < start - cue.last <= IN_CLAUSE and _same_clause(passage, cue.last + 1, start):
        aside = _is_in_insertion(passage, cue, start) or _has_bare_clause(passage, cue, start, first)
        return None if aside else "after_cue"
    leads = start - first <= 1 and words.last < cue.first
    ends = passage.pack.participle_last or _is_adjunct(passage, words)
    return "opens_sentence" if leads and ends and not passage.quotes_in(first, cue.first) else None


def _is_anothers(passage: Passage, words: TimeWords, cue: CueHit, first: int) -> bool:
    """Whether a day right before a verb is of what was said, of an event, or of a clause that says who."""
    run = [place for place in _run_before(passage, words) if place >= first]
    return (
        _ends_reported(passage, words, cue, first)
        or is_of_restriction(passage, words, first)
        or (bool(run) and _events(passage, max(run[-1], words.first - NEAR_EVENT), words.first))
    )


def _is_framed(passage: Passage, words: TimeWords, cue: CueHit) -> bool:
    """'hatte am Montag in Berlin gesagt': between an auxiliary and its participle."""
    if not passage.pack.participle_last or cue.first - words.last > IN_CLAUSE:
        return False
    inside = range(words.last + 1, cue.first)
    if any(not passage.tokens[place].is_word or passage.has("conjunction", place) for place in inside):
        return False
    run = list(_run_before(passage, words))[passage.has("preposition", words.first - 1) :]
    near = takewhile(lambda place: not any(passage.has(section, place) for section in OF_PHRASE), run)
    return any(passage.has("auxiliary", place) for place in near)


def _ends_insertion(passage: Passage, words: TimeWords) -> bool:
    """'the minister, who arrived on Monday, said': the day is that of another deed."""
    after = words.last + 1
    if after >= len(passage.tokens) or passage.tokens[after].text != ",":
        return False
    return any(
        passage.has(section, place)
        for place in _run_before(passage, words)
        for section in ("relative", "other_deed")
    )


def is_of_relative(passage: Passage, words: TimeWords) -> bool:
    """'Smith, whose mission left on Friday', 'Leka, që u zgjodh të premten': a clause that only says more."""
    return any(
        not passage.has("that", place) or (place > 0 and passage.tokens[place - 1].text == ",")
        for place in _run_before(passage, words)
        if passage.has("relative", place)
    )


def _run_before(passage: Passage, words: TimeWords) -> Iterator[int]:
    """The words before an expression up to a mark, from right to left."""
    return takewhile(lambda place: passage.tokens[place].is_word, range(words.first - 1, -1, -1))


def _ends_reported(passage: Passage, words: TimeWords, cue: CueHit, first: int) -> bool:
    """'The bridge was closed on Monday, said Smith': a comma ends what he said, and its day with it."""
    if passage.tokens[cue.first - 1].text != "," or _is_between_commas(passage, words, first):
        return False
    before = words.first - passage.has("preposition", words.first - 1)
    if before <= first:
        return False  # 'On Monday, said Smith'
    subject = left_subject(passage, cue.first, first)
    return subject is None or subject.mention.kind is NOUN or subject.last >= words.first


def _same_clause(passage: Passage, start: int, end: int) -> bool:
    going = clause_meanwhile(passage, start, end)
    for place in (*range(start, going), *range(going + 1, end)):
        token = passage.tokens[place]
        if (
            token.is_quote
            or (token.text in ";:" and not is_in_clock(passage, place))
            or passage.has("that", place)
            or passage.has("conjunction", place)
        ):
            return False
    # 'said they would meet on Monday', 'said Smith, arrested on Monday', 'said before the vote on Monday'
    others = ("planned", "other_deed", "subordinator")
    return not (_events(passage, start, end) or any(passage.places_of(one, start, going) for one in others))


def _events(passage: Passage, start: int, end: int) -> bool:
    """Whether a day is counted from an event: 'before the vote', and not 'before the Senate'."""
    return any(
        passage.tokens[place + 1].is_word  # 'A week before, on 14 January, he said'
        and not (passage.has("in_it", place) and _is_chamber(passage, place + 1))
        and not _is_before_place(passage, place)
        for place in passage.places_of("event_preposition", start, end)
    )


def _is_before_place(passage: Passage, place: int) -> bool:
    """'vor dem Rathaus', 'para gazetarëve': in front of; 'në orët e para': the first hours."""
    if passage.has("day_noun", place) and passage.has("attribute_preposition", place - 1):
        return True
    return any(begins(passage, "before_place", step) for step in range(place + 1, place + 1 + NEAR_PLACE))


def _is_chamber(passage: Passage, place: int) -> bool:
    return begins(passage, "chamber", place + passage.has("definite", place))


def _is_aside(passage: Passage, cue: CueHit, words: TimeWords, first: int) -> bool:
    """Whether something between a verb and a day behind it has the day for itself."""
    day = words.first
    return (
        _is_in_insertion(passage, cue, day)
        or is_of_topic(passage, words, cue.last + 1)
        or _is_reported(passage, cue, day)
        or _is_of_deed(passage, cue, day)
        or _has_bare_clause(passage, cue, day, first)
    )


def _is_in_insertion(passage: Passage, cue: CueHit, day: int) -> bool:
    """'said Smith, whose trial opened on Monday', 'according to her, it rained on Monday': no time of saying.

    It is one in 'said Smith, who spoke on Monday'.
    """
    start = cue.last + 1
    ends = passage.places_of("relative", start, day)
    if cue.cue.kind is CueKind.ACCORDING:
        ends += [place for place in range(start, day) if passage.tokens[place].text == ","]
    if cue.cue.kind is CueKind.ACCORDING and passage.places_of("published", max([start, *ends]), day):
        return False  # 'it says in the statement, sent on Monday'
    return bool(ends) and not _tells(passage, min(ends), day)


def _is_reported(passage: Passage, cue: CueHit, day: int) -> bool:
    """'sagte, schon am Montag seien …': the clause behind the comma is what was said, where verbs show it."""
    if passage.pack.grammar.get("reported") is None:
        return False
    comma = next((place for place in range(cue.last + 1, day) if passage.tokens[place].text == ","), None)
    if comma is None:
        return False
    sentence_end = passage.sentence_of(day)[1]
    commas = (place for place in range(day, sentence_end) if passage.tokens[place].text == ",")
    return bool(passage.places_of("reported", comma, next(commas, sentence_end)))


def _is_of_deed(passage: Passage, cue: CueHit, day: int) -> bool:
    """'said of the deal struck on Monday': the participle beside the day is a thing's.

    No words' or sitting's: 'said in a letter sent on Monday'.
    """
    place = day - 1 - passage.has("preposition", day - 1)
    if place <= cue.last or not passage.tokens[place].text.islower():
        return False
    if clause_meanwhile(passage, cue.last + 1, day) < day:
        return False
    if not passage.pack.ends_with("participle_ending", passage.lows[place]) or begins(
        passage, "spoke", place
    ):
        return False
    near = range(max(cue.last + 1, place - NEAR_NOUN), place)
    if passage.has("published", place) and any(passage.has("in_it", step) for step in near):
        return False
    return not any(is_said_in(passage, step) for step in near)


def _tells(passage: Passage, first: int, end: int) -> bool:
    """Whether somebody speaks in a range of tokens."""
    return bool(passage.cues_in(first, end)) or any(
        begins(passage, "spoke", place) for place in range(first, end)
    )


def is_of_clause(passage: Passage, words: TimeWords, first: int) -> bool:
    """'Smith says that he had a letter on Monday': the day is that of what was said."""
    return any(
        _has_that_clause(passage, cue, words.first) or _has_bare_clause(passage, cue, words.first, first)
        for cue in passage.cues_in(first, words.first)
    )


def _has_that_clause(passage: Passage, cue: CueHit, day: int) -> bool:
    """'said that on Monday', 'told the court that on Monday'."""
    reach = ADDRESSEE if cue.cue.kind is CueKind.TELL else 1
    return bool(passage.places_of("that", cue.last + 1, min(day, cue.last + 1 + reach)))


def _has_bare_clause(passage: Passage, cue: CueHit, day: int, first: int) -> bool:
    """'Smith said the vote on Monday was “a farce”': the clause begins right behind the verb."""
    after = cue.last + 1
    if after == day or not passage.has("bare_clause", cue.last) or passage.quotes_in(first, cue.first):
        return False
    return not (passage.has("preposition", after) or passage.pack.is_adverb(passage.lows[after]))


def _opens_sentence(passage: Passage, words: TimeWords, first: int) -> bool:
    """'On Tuesday, X said', 'In a post published Thursday, X said', 'At Monday's hearing, X said'.

    A leading adjunct that ends in a comma.
    """
    opening = range(first, words.first)
    if is_of_main_clause(passage, words, first) or opens_with_thing(passage, words, first):
        return False
    reported = (passage.has("that", place) and not is_said_in(passage, place - 1) for place in opening)
    if any(reported) or _events(passage, first, words.first):
        return False  # none is 'Në përgjigjen që na ktheu të martën', a paper and its relative
    if any(passage.tokens[place].text == "," for place in opening):
        return _is_between_commas(passage, words, first)
    near = words.first - first <= 2
    return near or (_is_adjunct(passage, words) and (_speaks(passage, opening) or _is_place(passage, words)))


def _is_between_commas(passage: Passage, words: TimeWords, first: int) -> bool:
    """'In a speech to farmers, on Monday, …': the day stands by itself, and in no clause of its own."""
    led = any(passage.has(section, words.first - 1) for section in ("preposition", "before_date"))
    before, after = words.first - 1 - led, words.last + 1
    if (
        passage.tokens[before].text != ","
        or after >= len(passage.tokens)
        or passage.tokens[after].text != ","
    ):
        return False
    if passage.quotes_in(first, before):
        return False
    return not any(
        passage.places_of(one, first, before) for one in ("relative", "subordinator", "other_deed")
    )


def _is_place(passage: Passage, words: TimeWords) -> bool:
    """'In Berlin on Monday, …', 'At a rally in Ohio on Monday, …': a place's name before the day."""
    place = words.first - 1
    place -= passage.has("preposition", place)
    named = place
    while place >= 0 and passage.tokens[place].is_capital and not passage.has("in_it", place):
        place -= 1
    return place < named and passage.has("in_it", place - passage.has("definite", place))


def _is_joined(passage: Passage, words: TimeWords, cue: CueHit, first: int) -> bool:
    """'Smith opened the fair on Monday and said': one subject, two verbs, one day."""
    link = cue.first - 1
    while link > words.last and passage.has("clitic", link):
        link -= 1
    if not passage.has("joining", link) or passage.tokens[link - 1].text == ",":
        return False
    around = (*range(first, words.first), *range(words.last + 1, link))
    apart = (
        "that",
        "relative",
        "event_preposition",
        "subordinator",
        "passive_auxiliary",
        "negation",
        "joining",
    )
    return not (
        passage.places_of("planned", first, link)
        or passage.quotes_in(first, link)
        or any(passage.has(section, place) for section in apart for place in around)
    )


def _is_adjunct(passage: Passage, words: TimeWords) -> bool:
    """Whether a comma ends what the expression stands in: 'In today's meeting of the cabinet, …'.

    Or a question does: 'Asked at Monday's hearing whether the bridge was safe, …'.
    """
    start = words.last + 1
    end = passage.sentence_of(start)[1] if passage.has("that", start) else start + 1 + AFTER_DAY
    after = passage.tokens[start:end]
    comma = next((step for step, token in enumerate(after) if token.text == ","), None)
    return comma is not None and not passage.cues_in(start, start + comma)


def _speaks(passage: Passage, opening: range) -> bool:
    """Whether words are said or written in what an adjunct names."""
    return any(
        passage.has("published", place)
        or passage.has("day_noun", place)
        or is_said_in(passage, place)
        or any(begins(passage, section, place) for section in ("spoke", "at", "contacted"))
        for place in opening
    )
