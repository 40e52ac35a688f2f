"""Who comes into a story without a name, and things that a name alone makes look like somebody."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.body_kinds import is_noun_for_body
from claims.extraction.descriptions import is_indefinite, is_somebody
from claims.extraction.inversions import after_adjunct
from claims.extraction.noun_phrases import is_governed
from claims.extraction.passage import FARTHEST_SENTENCE, Passage
from claims.extraction.people import NEUTER, gender_of, is_person
from claims.extraction.subjects import main_subject
from claims.extraction.types import NAME, PRONOUN, ROLE, MentionHit
from claims.extraction.word_classes import OWN_ENDINGS

MOST_EPITHETS = 2  # words between an article and its noun


def follows_newcomer(passage: Passage, pronoun: MentionHit) -> bool:
    """'The report quotes a former ranger. He said': a pronoun right behind somebody who has no name.

    Whom the paragraphs before name is somebody else.
    """
    wanted = gender_of(pronoun.mention, passage.pack)
    return any(
        _is_newcomer(passage, place, end, wanted)
        for first, end in passage.sentences_before(pronoun.first, 1)
        for place in passage.places_of("indefinite", first, end)
    )


def _is_newcomer(passage: Passage, article: int, end: int, wanted: str | None) -> bool:
    """Whether an office, or a noun that is somebody, stands behind an indefinite article."""
    for place in range(article, min(article + MOST_EPITHETS + 2, end)):
        hit = passage.mention_from.get(place)
        if hit is not None:
            gender = gender_of(hit.mention, passage.pack)
            return hit.mention.kind is ROLE and (not wanted or not gender or gender == wanted)
        if place == article:
            continue
        if not passage.tokens[place].is_word:
            return False
        listed = passage.has("somebody", place) or passage.has("former", place)
        if listed or is_somebody(passage.lows[place], passage.pack):
            return True
    return False


def acts_unnamed(passage: Passage, pronoun: MentionHit) -> bool:
    """'The regulator has fined Pell for what it called “…”': its sentence has a plain noun for a subject.

    Nothing but words without a capital stands between its article and its verb.
    """
    first, _ = passage.sentence_of(pronoun.first)
    gender = gender_of(pronoun.mention, passage.pack)
    if gender is NEUTER and any(
        _opens_with_body(passage, *one) for one in passage.sentences_before(first, 1)
    ):
        return True
    if not passage.has("definite", first) or gender not in {None, NEUTER}:
        return False
    for place in range(first + 1, pronoun.first):
        if place in passage.mention_from or not passage.tokens[place].is_word:
            return False
        if passage.has("auxiliary", place) or any(cue.first == place for cue in passage.cues):
            return place > first + 1
    return False


def _opens_with_body(passage: Passage, first: int, end: int) -> bool:
    """'Asked why, the mayor's office replied by email. “…,” it said': a body that has no name."""
    comma = next((place for place in range(first, end) if passage.tokens[place].text == ","), first - 1)
    start = first if passage.has("definite", first) else comma + 1
    if not passage.has("definite", start):
        return False
    cue = next((cue for cue in passage.cues_in(start, end)), None)
    last = min(cue.first, start + 2 + MOST_EPITHETS) if cue else start
    if any(hit.mention.kind is NAME for hit in passage.mentions_in(start, last)):
        return False
    owned = (place for place in range(start + 2, last) if passage.lows[place - 1].endswith(OWN_ENDINGS))
    return any(is_noun_for_body(passage, place) for place in owned)


def is_named_thing(passage: Passage, hit: MentionHit) -> bool:
    """'the Lady Maureen sank': a name behind an article is a ship's, where people's names have none."""
    if hit.mention.kind is not NAME or hit.mention.role or not passage.words["article_title"]:
        return False
    if not is_person(hit.mention, passage.pack):
        return False  # 'the International Monetary Fund' is 'it'
    return passage.has("definite", hit.first - 1) and not passage.has("article_title", hit.first)


def is_of_many(passage: Passage, pronoun: MentionHit) -> bool:
    """'вони', 'они', 'мы': where names decline every pronoun of one person has a gender. 'riefen sie'."""
    before = {cue.last for cue in passage.cues} & {pronoun.first - 1}
    verbs = before | ({cue.first for cue in passage.cues} & {pronoun.last + 1})
    if any(passage.pack.ends_with("plural_verb_ending", passage.lows[verb]) for verb in verbs):
        return True
    return passage.pack.names_decline and gender_of(pronoun.mention, passage.pack) is None


def _opened_by_another(passage: Passage, pronoun: MentionHit, last: MentionHit) -> bool:
    """'When a man shouted, “…”, she answered': the main clause has another subject."""
    first, _ = passage.sentence_of(pronoun.first)
    return last.first > first and passage.has("subordinator", first)


def was_unnamed(passage: Passage, pronoun: MentionHit, spoken: Sequence[MentionHit]) -> bool:
    """'“…,” said a source. He added', 'A former clerk remembers. He says': whoever that is has no name."""
    if spoken and _opened_by_another(passage, pronoun, spoken[-1]):
        return False
    if spoken and spoken[-1].first >= 0 and spoken[-1].mention.kind is not PRONOUN:
        last, wanted = spoken[-1].mention, gender_of(pronoun.mention, passage.pack)
        same = (gender_of(last, passage.pack) or wanted) == wanted
        if not (same and is_indefinite(last, passage.pack)):
            return False
        between = (s for s in passage.sentences_before(pronoun.first, 1) if s[0] > spoken[-1].last)
        subjects = (main_subject(passage, *sentence) for sentence in between)
        return not any(subject is not None and subject.mention.kind is NAME for subject in subjects)
    for first, end in passage.sentences_before(pronoun.first, FARTHEST_SENTENCE):
        subject = main_subject(passage, first, end)
        if subject is None and passage.has("indefinite", after_adjunct(passage, first, end)):
            return True
        if subject is not None and subject.mention.kind is NAME:
            return False
    return False


def who_acts(passage: Passage, first: int, end: int) -> MentionHit | None:
    """The subject of a sentence; of 'The debate grew loud when Ann Pope …' the only person whom it names."""
    subject = main_subject(passage, first, end)
    if subject is None or not passage.has("sitting", subject.first):
        return subject
    whole = (hit for hit in passage.mentions_in(first, end) if " " in hit.mention.text)
    names = [hit for hit in whole if hit.mention.kind is NAME and not is_governed(passage, hit)]
    return names[0] if len(names) == 1 else None
