"""Clauses that leave out their verb of saying: 'Pope spoke of “chaos”, Hill of “a small mishap”'."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_governed
from claims.extraction.passage import Passage
from claims.extraction.proposals import Proposal, QuotePlace
from claims.extraction.types import NAME, PRONOUN, CueHit, CueKind

GAPPED = "gapped"
MOST_LINKS = 3  # tokens between a name and the marks: 'it as a'
_LINKS = ("preposition", "object_pronoun", "pronoun", "article", "that", "predicate", "clitic")


def gapped(place: QuotePlace) -> Iterator[Proposal]:
    """'Pop a vorbit despre „haos”, iar medicul Ion Radu despre „noroc”': the second is Radu's.

    Nobody else's words are his who is no object of the same verb: 'called Hill “a liar”, Best “a thief”'.
    """
    passage, quote = place.passage, place.token
    first, left, _, _ = place.bounds
    if left == first or passage.cues_in(left, quote):
        return
    start = _past_link(passage, left, quote)
    hit = passage.mention_from.get(start) if start > left else None
    if hit is None or hit.mention.kind is PRONOUN or is_governed(passage, hit):
        return
    hit = name_after(passage, hit, quote)
    if hit.mention.kind is not NAME or not _only_links(passage, hit.last + 1, quote):
        return
    told = _told_before(passage, first, left - 1)
    if told is None or told.is_passive or _has_object(passage, told, passage.quotes_in(told.last, left)[0]):
        return
    yield Proposal(hit, told.cue, 0.97, GAPPED)


def _past_link(passage: Passage, start: int, end: int) -> int:
    """Behind the comma and the conjunction that open a clause."""
    place = start
    while place < end:
        length = max(passage.pack.phrase(one, passage.lows, place) for one in ("contrast", "joining"))
        if passage.tokens[place].text in {",", ";"}:
            length = 1
        if not length:
            break
        place += length
    return place


def _only_links(passage: Passage, first: int, quote: int) -> bool:
    """Whether nothing stands between whoever is named and the words but what led to the words before."""
    if quote - first > MOST_LINKS:
        return False
    return all(any(passage.has(one, step) for one in _LINKS) for step in range(first, quote))


def _told_before(passage: Passage, first: int, quote: int) -> CueHit | None:
    """The verb that stands before the words before, and leads to these as well."""
    cues = [cue for cue in passage.cues_in(first, quote) if cue.cue.kind is not CueKind.ACCORDING]
    return cues[-1] if cues else None


def _has_object(passage: Passage, cue: CueHit, quote: int) -> bool:
    """'called Hill “a liar”': somebody is named between the verb and the words."""
    return any(hit.mention.kind is not PRONOUN for hit in passage.mentions_in(cue.last + 1, quote))
