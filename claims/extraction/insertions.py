"""Verbs between a quote and their subjects: 'The road, said Ott, “is old”', '“…,” Ott had to admit'."""

from __future__ import annotations

from claims.extraction.following import right_subject
from claims.extraction.noun_phrases import is_calendar, is_oblique
from claims.extraction.passage import Passage
from claims.extraction.people import is_person
from claims.extraction.subjects import main_subject
from claims.extraction.types import NOUN, CueHit, CueKind, MentionHit

FARTHEST_INSERTED = 4  # tokens between a verb and its subject
LONGEST_INSERTION = 12  # tokens from a verb to the comma behind it
_NO_VERB = (
    "conjunction",
    "relative",
    "subordinator",
    "that",
    "gerund_auxiliary",
    "preposition",
    "determiner",
)


def inserted_subject(passage: Passage, cue: CueHit, quote: int) -> MentionHit | None:
    """'Hetimi, sqaroi kryetari, Ilir Hoxha, “zgjat”', 'Der Rat, sagte Ott, müsse „…“': who said it.

    What stands before the insertion is the words' own subject, and no speaker.
    """
    if cue.is_passive or cue.is_gerund or cue.cue.kind is CueKind.LABEL or not _is_behind_comma(passage, cue):
        return None
    closed = _last_comma(passage, cue, quote)
    subject = right_subject(passage, cue, closed) if closed is not None else None
    if subject is None:
        return None
    near = subject.first - cue.last <= FARTHEST_INSERTED
    if passage.pack.participle_last:
        return subject if near else None
    whole = near and closed is not None and closed + 1 == quote  # 'Fermierii, observă el, „…”'
    return subject if whole or _is_named(passage, cue, subject) else None


def _is_behind_comma(passage: Passage, cue: CueHit) -> bool:
    before = cue.first - 1
    while passage.has("clitic", before) or passage.has("auxiliary", before):
        before -= 1
    return before >= 0 and passage.tokens[before].text == ","


def _last_comma(passage: Passage, cue: CueHit, quote: int) -> int | None:
    """The comma that ends an insertion: before the words, or before the verb of the clause that goes on."""
    if not passage.pack.participle_last:
        ends = range(min(quote, cue.last + LONGEST_INSERTION) - 1, cue.last, -1)
        comma = next((place for place in ends if passage.tokens[place].text == ","), None)
        return comma if comma is None or comma + 1 == quote or _goes_on(passage, comma + 1, quote) else None
    near = range(cue.last + 1, min(quote, cue.last + 1 + LONGEST_INSERTION))
    comma = next((place for place in near if passage.tokens[place].text == ","), None)
    goes_on = comma is not None and (comma + 1 == quote or passage.has("reported", comma + 1))
    return comma if goes_on else None


def _goes_on(passage: Passage, start: int, quote: int) -> bool:
    """'Cauza, spune Ion Pop, e „un fir vechi”': behind the insertion a verb takes the clause up again."""
    length = passage.pack.phrase("adverb", passage.lows, start)
    while passage.has("clitic", start + length) or passage.has("negation", start + length):
        length += 1
    verb = start + length
    if verb >= quote:
        return False
    takes_up = passage.has("predicate", verb) or passage.has("auxiliary", verb)
    return takes_up or _is_first(passage, start, verb)


def _is_first(passage: Passage, start: int, verb: int) -> bool:
    """'Dëmi, sqaron drejtoria, paguhet': where the sentence has no comma before, a small word is the verb."""
    first, _ = passage.sentence_of(start)
    before = sum(token.text == "," for token in passage.tokens[first : start - 1])
    word = passage.tokens[verb].text.islower() and not any(passage.has(one, verb) for one in _NO_VERB)
    return before == 1 and word and not passage.pack.ends_with("gerund_ending", passage.lows[verb])


def _is_named(passage: Passage, cue: CueHit, subject: MentionHit) -> bool:
    """Whether a mention stands right behind the verb, or a noun for a body or for people; or behind a day."""
    after = cue.last + 1
    while after < subject.first and _is_of_day(passage, after):
        after += 1
    if subject.mention.kind is NOUN:
        listed = any(passage.has(section, subject.last) for section in ("organisation", "people"))
        return listed and subject.first == after and not is_oblique(passage, subject)
    opening = passage.mention_from.get(after)
    return opening is not None and not is_oblique(passage, opening)


def _is_of_day(passage: Passage, place: int) -> bool:
    """A word of 'tha dje', 'tha të hënën', 'сказал в понедельник'."""
    dated = is_calendar(passage, place) or is_calendar(passage, place + 1)
    return dated or passage.pack.is_adverb(passage.lows[place])


def subject_of_chain(passage: Passage, cue: CueHit, start: int, end: int) -> MentionHit | None:
    """'“…,” Ann Pope had to admit', '„…”, a trebuit să admită Ana Pop': of a verb that another leads to."""
    led = cue.is_gerund or any(passage.has("subjunctive", step) for step in (cue.first - 1, cue.first))
    if not led or cue.first == start:
        return None
    subject = main_subject(passage, start, cue.first)
    if subject is not None:
        return subject if subject.first == start else None
    return right_subject(passage, cue, end) if passage.pack.subject_follows_verb else None


def is_inserted_alone(passage: Passage, cue: CueHit, left: MentionHit) -> bool:
    """'Rruga, tregon, “ishte xham”': a verb between commas, and before it what the words are about."""
    commas = (passage.tokens[place].text for place in (cue.first - 1, cue.last + 1))
    known = is_person(left.mention, passage.pack) or " " in left.mention.text
    return all(text == "," for text in commas) and passage.pack.subject_follows_verb and not known
