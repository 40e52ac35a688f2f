"""Agencies and outlets: the channel by which words come, and not who says them."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.types import MentionHit


def is_agency(passage: Passage, hit: MentionHit) -> bool:
    """Whether a mention begins with an agency's name: agencies pass on what others say."""
    found = passage.pack.outlets.at(passage.lows, hit.first)
    return found is not None and found[1] == "agency"


def is_outlet(passage: Passage, hit: MentionHit) -> bool:
    """Whether a mention holds the name of an agency, a newspaper or a station."""
    return any(passage.pack.outlets.at(passage.lows, place) for place in range(hit.first, hit.last + 1))
