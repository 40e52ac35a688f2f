"""Verbs that no list has, where their place makes them verbs of saying: '“…,” she grinned'."""

from __future__ import annotations

from claims.extraction.body_kinds import kinds_of_phrase
from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_oblique, is_small, noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.types import Cue, CueKind, MentionHit

SHORTEST_VERB = 4
_BEFORE_VERB = ("auxiliary", "clitic", "predicate", "negation")
_NO_VERB = {"preposition", "conjunction", "relative", "that", "determiner", "pronoun", "reporting_link"}


def unlisted_verb(passage: Passage, start: int, end: int) -> tuple[MentionHit, Cue] | None:
    """'“…,” she grinned', '„…”, oftează fermierul': any verb behind a quote, with who does it."""
    verb = start
    while verb < end and any(passage.has(section, verb) for section in _BEFORE_VERB):
        verb += 1
    before = passage.mention_from.get(start)
    if (
        before is not None
        and not passage.pack.subject_follows_verb
        and _is_plain(passage, before.last + 1, end)
    ):
        return before, _plain_cue(passage, before.last + 1)
    if not _is_plain(passage, verb, end):
        return None
    subject = verb + 1
    while subject + 1 < end and passage.has("subjunctive", subject):
        subject += 2  # 'avea să spună Ana Pop'
    while subject < end and is_small(passage, subject):
        subject += 1  # 'empörte sich', 'a oftat scurt'
    hit = (
        passage.mention_from.get(subject) or _newcomer(passage, subject, end) or _body(passage, subject, end)
    )
    if hit is None and _is_plain(passage, subject, end):
        hit = passage.mention_from.get(subject + 1)  # 'махнул рукой Пётр Орлов'
    neuter = hit is not None and passage.has("neuter", hit.first)
    if hit is None or hit.last >= end or neuter or is_oblique(passage, hit):
        return None
    return name_after(passage, hit, end), _plain_cue(passage, verb)


def unlisted_teller(passage: Passage, first: int, end: int) -> tuple[MentionHit, Cue] | None:
    """'Torwart Ott ahnte, die Abwehr habe „…“': any verb before a clause in the mood.

    `first` and `end` are those of the words before the quote.
    """
    subject = next(iter(passage.mentions_in(first, end)), None)
    if subject is None or subject.first > first + 1 or is_oblique(passage, subject):
        return None
    verb = subject.last + 1
    comma = verb + 1
    while comma < end and is_small(passage, comma):
        comma += 1
    told = comma < end and passage.tokens[comma].text == "," and passage.places_of("reported", comma, end)
    if not told or not _is_plain(passage, verb, end):
        return None
    return subject, _plain_cue(passage, verb)


def _newcomer(passage: Passage, place: int, end: int) -> MentionHit | None:
    """'s-a revoltat o mamă', 'empörte sich eine Anwohnerin': an indefinite article and a noun."""
    last = place + 1
    if not passage.has("indefinite", place) or last >= end or not passage.tokens[last].is_word:
        return None
    return noun_phrase(passage, place, last + 1)


def _body(passage: Passage, place: int, end: int) -> MentionHit | None:
    """'a reacționat clubul', 'empörte sich der Verband': a noun that stands for a body."""
    last = place + passage.has("definite", place)
    if last >= end or not kinds_of_phrase(passage, place, last):
        return None
    return noun_phrase(passage, place, last + 1)


def _is_plain(passage: Passage, place: int, end: int) -> bool:
    """A small word that is no function word: a verb, as far as its place tells."""
    if place >= end or not passage.tokens[place].text.islower() or len(passage.lows[place]) < SHORTEST_VERB:
        return False
    low, pack = passage.lows[place], passage.pack
    return low not in pack.function_words and pack.sections_of(low).isdisjoint(_NO_VERB)


def _plain_cue(passage: Passage, verb: int) -> Cue:
    return passage.cue_at(verb, CueKind.SAY)
