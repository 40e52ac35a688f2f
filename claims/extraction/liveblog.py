"""Live blogs: entries under the clock. What somebody is quoted as saying there was said on the blog's day."""

from __future__ import annotations

import re
from collections.abc import Iterable

FEWEST_ENTRIES = 3
_CLOCK = re.compile(
    r"(?:ora\s+|ora|orë\s+)?(?:[01]?\d|2[0-3])(?:[:.h]\s?[0-5]\d|(?=\s?[ap]m))\s?(?:[ap]\.?m\.?|uhr|h)?"
    r"\.?(?=\s*(?:\n|\Z)|(?:\s*[:|–—]|\s-|(?<=\.))\s)",
    re.IGNORECASE,
)


def is_live_blog(paragraphs: Iterable[str]) -> bool:
    """Whether several paragraphs begin with a time of day, in a line of its own or before a mark.

    '15:42', '9.40pm', 'ora 12:20. The bridge is shut.'
    """
    clocks = 0
    for text in paragraphs:
        clocks += is_clock(text)
        if clocks >= FEWEST_ENTRIES:
            return True
    return False


def is_clock(text: str) -> bool:
    """Whether a paragraph begins with a time of day that is set apart from what follows."""
    return _CLOCK.match(text) is not None
