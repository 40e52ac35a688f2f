"""Who tells what a sentence without marks of its own says."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.cues import find_cues
from claims.extraction.following import named_after, object_of_preposition, right_subject
from claims.extraction.noun_phrases import noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.subjects import main_subject
from claims.extraction.types import Cue, CueHit, CueKind, MentionHit, MentionKind

SPOKEN = frozenset({CueKind.SAY, CueKind.TELL})
LONGEST_NEWCOMER = 6  # words before a comma


def teller_of(passage: Passage, cues: Sequence[CueHit]) -> MentionHit | None:
    """'Der Bund halte sich daran, sagte Ott. „…“': who said what the sentence before reports."""
    told = [cue for cue in cues if cue.cue.kind in SPOKEN and passage.tokens[cue.first - 1].text == ","]
    if not told or not passage.pack.capital_nouns:
        return None
    return right_subject(passage, told[-1], passage.sentence_of(told[-1].first)[1])


def met_by_us(passage: Passage, first: int, end: int) -> MentionHit | None:
    """'We met Ann Pope at her farm. “…”': whom those who write have spoken to."""
    length = passage.pack.phrase("met", passage.lows, first)
    return named_after(passage, first + length, end) if length else None


def is_told(passage: Passage, first: int, end: int) -> bool:
    """Whether a language that has a mood for what others said tells a sentence without it."""
    moods = passage.pack.words["reported"]
    reported = passage.places_of("reported", first, end) or passage.places_of("account", first, end)
    return bool(moods) and not reported


def newcomer(passage: Passage, first: int, end: int) -> MentionHit | None:
    """'Njëri prej tyre, që …, tregon': somebody whom the article gives no name."""
    if not passage.has("indefinite", first):
        return None
    comma = next((place for place in range(first, end) if passage.tokens[place].text == ","), end)
    return noun_phrase(passage, first, comma) if comma - first <= LONGEST_NEWCOMER else None


def told_by(passage: Passage, first: int, end: int) -> MentionHit | None:
    """Whose words a sentence without marks gives: 'Nach Angaben von Ann Pope ist …', or its subject's."""
    for cue in passage.cues_in(first, end):
        leads = cue.cue.kind is CueKind.ACCORDING and passage.has("preposition", cue.first)
        if leads and not passage.has("postposition", cue.first):
            hit = object_of_preposition(passage, cue, end)
            if hit is not None and hit.mention.kind is MentionKind.NAME:
                return hit
    teller = teller_of(passage, passage.cues_in(first, end))  # 'Sie habe angerufen, verriet Ott.'
    return teller or main_subject(passage, first, end) or _opening(passage, first, end)


def _opening(passage: Passage, first: int, end: int) -> MentionHit | None:
    """The noun phrase that opens a sentence: 'Das Ministerium widerspricht'."""
    if not passage.has("determiner", first):
        return None
    last = first + 1
    while last + 1 < end and passage.tokens[last].text.islower():
        last += 1
    return noun_phrase(passage, first, last + 1)


def told_last(passage: Passage) -> tuple[MentionHit, Cue] | None:
    """'She told the court what that had meant.', that ends a paragraph: the words of the next are hers."""
    first, end = passage.sentences[-1]
    cues = find_cues(passage.tokens, passage.pack, passage.lows)
    told = next((cue for cue in cues if cue.first >= first and cue.cue.kind in SPOKEN), None)
    if told is None or told.is_passive or told.is_gerund or passage.quotes_in(first, end):
        return None
    subject = main_subject(passage, first, told.first)
    return (subject, told.cue) if subject is not None else None
