"""Whom a pronoun stands for by its place alone: 'the latter', 'its statement'."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.aliases import Directory
from claims.extraction.noun_phrases import is_oblique, noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.people import FEMININE, MASCULINE, gender_by_office, gender_of, is_thing
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, NOUN, PRONOUN, ROLE, MentionHit

LIKELY_FIT = 0.6
SURE_FIT = 0.8


def by_place(
    passage: Passage, pronoun: MentionHit, directory: Directory, before: Passage | None = None
) -> MentionHit | None:
    """Whom a pronoun stands for that is 'the latter', or that owns a paper; `before`: the last paragraph."""
    latter, here = is_latter(passage, pronoun), None
    if latter or passage.has("demonstrative", pronoun.first):
        here = _nearest(passage, pronoun, passage.mentions_in(0, pronoun.first), directory)
    if not latter:
        return here or _whose_paper(passage, pronoun, directory) or _told_body(passage, pronoun, directory)
    if here is not None or before is None or passage.sentence_of(pronoun.first)[0] > 0:
        return here
    return _nearest(passage, pronoun, before.mentions, directory)


def is_latter(passage: Passage, pronoun: MentionHit) -> bool:
    """'acesta din urmă', 'kjo e fundit'."""
    return bool(passage.pack.phrase("latter", passage.lows, pronoun.last + 1))


def past_latter(passage: Passage, hit: MentionHit) -> MentionHit:
    """'Acesta din urmă a spus': of such a phrase its pronoun."""
    pronoun = passage.mention_from.get(hit.first)
    if hit.mention.kind is not NOUN or pronoun is None or pronoun.mention.kind is not PRONOUN:
        return hit
    return pronoun if is_latter(passage, pronoun) else hit


def _nearest(
    passage: Passage, pronoun: MentionHit, hits: Sequence[MentionHit], directory: Directory
) -> MentionHit | None:
    """'X wrote to the doctor. The latter …', 'Die winkt ab': the last before it who may be meant."""
    wanted = gender_of(pronoun.mention, passage.pack)
    for hit in reversed(hits):
        if hit.mention.kind is ROLE and _gender_of_office(hit, passage) in {None, wanted}:
            return hit
        if directory.may_be(pronoun.mention, hit.mention, passage.pack) >= LIKELY_FIT:
            return hit if hit.mention.kind is NAME else None
    return None


def _gender_of_office(hit: MentionHit, passage: Passage) -> str | None:
    """Of 'der Landrätin' the noun tells, which the article of another case does not."""
    if is_oblique(passage, hit):
        return gender_by_office(hit.mention, passage.pack)
    return gender_of(hit.mention, passage.pack)


def _whose_paper(passage: Passage, pronoun: MentionHit, directory: Directory) -> MentionHit | None:
    """'njoftimin e saj': the body nearest before, if nobody who may be meant stands nearer."""
    link = pronoun.first - 1
    if not passage.has("head_preposition", link) or not passage.has("issuing", link - 1):
        return None
    wanted = gender_of(pronoun.mention, passage.pack)
    for hit in reversed(passage.mentions_in(0, link - 1)):
        if hit.mention.kind is PRONOUN or _is_body(hit, passage):
            gender = _gender_of_body(hit, passage, directory) if hit.mention.kind is NAME else None
            if gender == wanted:
                return hit
        elif directory.may_be(pronoun.mention, hit.mention, passage.pack) >= LIKELY_FIT:
            return None
    return None


def _told_body(passage: Passage, pronoun: MentionHit, directory: Directory) -> MentionHit | None:
    """'Ministria tha se nuk ka vonesa. “…”, shtoi ajo': whose words the sentence before gives.

    Where words agree with things: of the noun's gender, and of nobody who is named there.
    """
    if passage.pack.adjective_nouns or passage.pack.capital_nouns:
        return None
    for first, end in passage.sentences_before(pronoun.first, 1):
        subject = _body_of(passage, first, end) if _tells(passage, first, end) else None
        if subject is None:
            return None
        agrees = _gender_of_body(subject, passage, directory) == gender_of(pronoun.mention, passage.pack)
        others = (hit for hit in passage.mentions_in(first, end) if hit is not subject)
        fits = (directory.may_be(pronoun.mention, hit.mention, passage.pack) for hit in others)
        return subject if agrees and not any(fit >= LIKELY_FIT for fit in fits) else None
    return None


def _body_of(passage: Passage, first: int, end: int) -> MentionHit | None:
    """The body that a sentence is about, by its name or by the noun that opens it: 'Ministria e mohoi'."""
    if passage.has("organisation", first) and first not in passage.mention_from:
        return noun_phrase(passage, first, first + 1)
    subject = main_subject(passage, first, end)
    return subject if subject is not None and _is_body(subject, passage) else None


def _tells(passage: Passage, first: int, end: int) -> bool:
    """Whether a sentence tells that somebody said something, or denied it."""
    if passage.places_of("denial", first, end):
        return True
    return any(passage.has("that", cue.last + 1) for cue in passage.cues_in(first, end) if not cue.is_passive)


def _is_body(hit: MentionHit, passage: Passage) -> bool:
    """A name with a word of organisations in it: no country and no place."""
    listed = any(passage.has("organisation", place) for place in range(hit.first, hit.last + 1))
    return hit.mention.kind is NAME and listed and is_thing(hit.mention, passage.pack)


def _called(hit: MentionHit, passage: Passage, directory: Directory) -> str:
    return directory.resolve(hit.mention, passage.pack).called


def _gender_of_body(hit: MentionHit, passage: Passage, directory: Directory) -> str:
    noun = _called(hit, passage, directory).split(" ", 1)[0].casefold()
    return FEMININE if passage.pack.ends_with("feminine_name_ending", noun) else MASCULINE
