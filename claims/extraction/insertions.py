"""A verb with its subject behind it, set between commas before the words: 'The road, said Ott, “is old”'."""

from __future__ import annotations

from claims.extraction.following import right_subject
from claims.extraction.noun_phrases import is_oblique
from claims.extraction.passage import Passage
from claims.extraction.types import NOUN, CueHit, CueKind, MentionHit


def inserted_subject(passage: Passage, cue: CueHit, quote: int) -> MentionHit | None:
    """'Hetimi, sqaroi kryetari i Gjykatës, Ilir Hoxha, “zgjat”': who stands between the verb and the comma.

    What stands before the insertion is the words' own subject, and no speaker.
    """
    before, comma = cue.first - 1, quote - 1
    while passage.has("clitic", before) or passage.has("auxiliary", before):
        before -= 1
    if before < 0 or any(passage.tokens[place].text != "," for place in (before, comma)):
        return None
    if cue.is_passive or cue.is_gerund or cue.cue.kind is CueKind.LABEL:
        return None
    opening = passage.mention_from.get(cue.last + 1)
    if opening is None or is_oblique(passage, opening):
        return None
    subject = right_subject(passage, cue, comma)
    return subject if subject is not None and subject.mention.kind is not NOUN else None
