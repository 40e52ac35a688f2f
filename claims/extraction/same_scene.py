"""'at the same press conference', 'în aceeași emisiune': words of an occasion of which the text just told."""

from __future__ import annotations

from collections.abc import Iterable

from claims.extraction.passage import Passage
from claims.extraction.sittings import phrases

NEAR = 3  # words over which 'the same' reaches its noun


def is_same_scene(passage: Passage, stretches: Iterable[tuple[int, int]]) -> bool:
    """Whether stretches of a quote's sentence say that its words were said where others were, too."""
    return any(
        _is_occasion(passage, place + 1, min(place + 1 + NEAR, end))
        for first, end in stretches
        for place in passage.places_of("same", first, end)
    )


def _is_occasion(passage: Passage, first: int, end: int) -> bool:
    sections = ("statement_noun", "gathering")
    named = any(passage.places_of(section, first, end) for section in sections)
    return named or bool(phrases(passage, "sitting", first, end))
