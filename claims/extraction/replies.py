"""Whose answer it is: '“…”, i tha Nura Lushtakut. “…”, ia ktheu ai'."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.aliases import Directory
from claims.extraction.noun_phrases import is_oblique
from claims.extraction.passage import Passage
from claims.extraction.subjects import main_subject
from claims.extraction.types import PRONOUN, MentionHit

LIKELY_FIT = 0.6


def who_replies(
    passage: Passage, pronoun: MentionHit, spoken: Sequence[MentionHit], directory: Directory
) -> MentionHit | None:
    """Whom the last words were said to, if a verb of replying stands right before a pronoun that fits."""
    beside = (cue for cue in passage.cues if pronoun.first - 1 == cue.last or pronoun.last + 1 == cue.first)
    cue = next(beside, None)
    if cue is None or not passage.pack.has("replying", cue.cue.lemma):
        return None
    last = _last_to_talk(passage, pronoun, spoken)
    if last is None or last not in passage.mentions or last.mention.kind is PRONOUN:
        return None
    _, end = passage.sentence_of(last.first)
    heard = [
        hit
        for hit in passage.mentions_in(last.last + 1, min(end, pronoun.first))
        if hit.mention.kind is not PRONOUN and (is_oblique(passage, hit) or _is_asked(passage, hit))
    ]
    fits = len(heard) == 1 and directory.may_be(pronoun.mention, heard[0].mention, passage.pack) >= LIKELY_FIT
    return heard[0] if fits else None


def _is_asked(passage: Passage, hit: MentionHit) -> bool:
    """'asked Ann Pope', 'a întrebat-o pe Ana Pop': right behind the verb."""
    place = hit.first - 1
    while passage.has("clitic", place) or passage.has("object_mark", place):
        place -= 1
    return passage.has("asking", place)


def _last_to_talk(passage: Passage, pronoun: MentionHit, spoken: Sequence[MentionHit]) -> MentionHit | None:
    """Who spoke last, or since then asked: 'Haxhiu i kërkoi Hoxhajt emra. “…”, iu përgjigj ai'."""
    for first, end in passage.sentences_before(pronoun.first, 1):
        asking = [cue for cue in passage.cues_in(first, end) if not cue.is_passive]
        subject = main_subject(passage, first, end) if asking and not passage.quotes_in(first, end) else None
        if subject is not None:
            return subject
    return spoken[-1] if spoken else None
