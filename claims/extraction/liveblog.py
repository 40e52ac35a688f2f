"""Live blogs: entries under the clock. What somebody is quoted as saying there was said on the blog's day."""

from __future__ import annotations

import re
from collections.abc import Iterable

FEWEST_ENTRIES = 3
LONGEST_CLOCK = 12  # letters of a line that is only a time of day
_CLOCK = re.compile(
    r"(?:ora\s+|ora|orë\s+)?(?:[01]?\d|2[0-3])(?:[:.h]\s?[0-5]\d|(?=\s?[ap]m))\s?(?:[ap]\.?m\.?|uhr|h)?\.?",
    re.IGNORECASE,
)


def is_live_blog(paragraphs: Iterable[str]) -> bool:
    """Whether several of an article's lines are nothing but a time of day: '15:42', '9.40pm', 'ora 12:20'."""
    clocks = 0
    for text in paragraphs:
        clocks += is_clock(text)
        if clocks >= FEWEST_ENTRIES:
            return True
    return False


def is_clock(text: str) -> bool:
    """Whether a paragraph's first line is a time of day."""
    line = text.split("\n", 1)[0].strip() if text[:1].isdecimal() or len(text) <= LONGEST_CLOCK else ""
    return bool(line and len(line) <= LONGEST_CLOCK and _CLOCK.fullmatch(line))
