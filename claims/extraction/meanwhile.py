"""What somebody did while speaking: '“…,” said Smith as she left the court on Monday'."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.sittings import phrases


def clause_meanwhile(passage: Passage, first: int, end: int) -> int:
    """Where a clause about the speaker's coming or going begins in a range of tokens; its end if none does.

    None does in 'as he had on Monday', which repeats a verb.
    """
    for place, _ in phrases(passage, "meanwhile", first, end):
        after = place + passage.pack.phrase("meanwhile", passage.lows, place)
        repeats = passage.has("auxiliary", after) or passage.has("earlier_tense", after)
        if after >= end or not repeats:
            return place
    return end
