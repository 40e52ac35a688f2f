"""Who comes into a story without a name, and things that a name alone makes look like somebody."""

from __future__ import annotations

from claims.extraction.descriptions import is_somebody
from claims.extraction.passage import Passage
from claims.extraction.people import gender_of, is_person
from claims.extraction.types import NAME, ROLE, MentionHit

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


def is_named_thing(passage: Passage, hit: MentionHit) -> bool:
    """'the Lady Maureen sank': a name behind an article is a ship's, where people's names have none."""
    if hit.mention.kind is not NAME or hit.mention.role or not passage.words["article_title"]:
        return False
    if not is_person(hit.mention, passage.pack):
        return False  # 'the International Monetary Fund' is 'it'
    return passage.has("definite", hit.first - 1) and not passage.has("article_title", hit.first)
