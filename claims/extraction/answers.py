"""Words told by a noun behind them: '“Jo”, qe përgjigjja e Hoxhës', '„Nu”, a fost răspunsul primarului'."""

from __future__ import annotations

from claims.extraction.following import name_after
from claims.extraction.owners import possessive_pronoun
from claims.extraction.passage import Passage
from claims.extraction.types import Cue, CueKind, MentionHit

LONGEST_VERB = 3  # 'ka qenë vetëm'
_LINKS = ("head_preposition", "agent", "article")


def answer_owner(passage: Passage, start: int, end: int) -> tuple[MentionHit, Cue] | None:
    """Whose answer the words were, if a verb and a noun for what is uttered stand right behind them."""
    verb = start + (start < end and passage.tokens[start].text in {",", "—", "–"})
    if verb >= end or not passage.tokens[verb].text.islower() or passage.cues_in(verb, verb + 1):
        return None
    nouns = passage.places_of("utterance", verb + 1, min(end, verb + 1 + LONGEST_VERB))
    if not nouns or passage.mentions_in(verb, nouns[0]):
        return None
    place = nouns[0] + 1
    while place < end and any(passage.has(section, place) for section in _LINKS):
        place += 1
    owner = possessive_pronoun(passage, place) or passage.mention_from.get(place)
    if owner is None or owner.last >= end:
        return None
    return name_after(passage, owner, end), passage.cue_at(nouns[0], CueKind.SAY)
