"""'Smith travelled to Leeds on Monday, where he told members “…”': words in the place to which a deed led.

Or to whom it led: 'A apărut luni în fața judecătorului, căruia i-a spus „…”'.
"""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.types import CueHit, MentionKind


def comma_before_where(passage: Passage, cue: CueHit, first: int) -> int | None:
    """The comma before the clause of a place in which the subject of the sentence speaks.

    No other may: none is in 'A bomb exploded on Monday in Leeds, where police said “…”'.
    """
    opens = (place for one in ("where", "to_whom") for place in passage.places_of(one, first + 2, cue.first))
    where = max(opens, default=None)
    if where is None:
        return None
    comma = where - 1 - passage.has("head_preposition", where - 1)  # ', të cilit i tha'
    if passage.tokens[comma].text != ",":
        return None
    between = range(where + 1, cue.first)
    if any(not passage.tokens[place].is_word for place in between):
        return None
    named = passage.mentions_in(where + 1, cue.first)
    behind = passage.mention_from.get(cue.last + 1)
    inverted = behind is not None and not passage.has("preposition", cue.last)
    if inverted or any(hit.mention.kind is not MentionKind.PRONOUN for hit in named):
        return None
    return comma
