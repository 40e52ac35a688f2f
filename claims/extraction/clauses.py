"""Which clause of its sentence a quote belongs to: a main one, or a subordinate one."""

from __future__ import annotations

from claims.extraction.embedding import perfect_auxiliary
from claims.extraction.noun_phrases import is_governed
from claims.extraction.passage import Passage
from claims.extraction.subjects import main_subject
from claims.extraction.types import CueHit, CueKind, MentionHit

NEAR_QUOTE = 2  # tokens between a verb and the marks
_PART_MARKS = frozenset({"|", "/", "//", "•"})
_NO_VERB = ("preposition", "determiner", "conjunction", "relative", "that", "pronoun", "reported", "adverb")


def beside_auxiliary(passage: Passage, cue: CueHit, left: int) -> MentionHit | None:
    """'Ott hatte der „Zeit“ gesagt': past the medium's name in marks, at the auxiliary."""
    media = passage.quotes_in(left, cue.first)
    auxiliary = perfect_auxiliary(passage, left, media[-1]) if media else None
    if auxiliary is None:
        return None
    hit = passage.mention_to.get(auxiliary) or passage.mention_from.get(auxiliary + 1)
    return hit if hit is not None and not is_governed(passage, hit) else None


def ends_subordinate(passage: Passage, left: int, quote: int) -> bool:
    """'Als Ott rief, „…“, lachte Marx': the words belong to the clause that a verb of saying ends."""
    if not passage.has("subordinator", left):
        return False
    cues = [cue for cue in passage.cues_in(left + 1, quote) if cue.cue.kind is not CueKind.ACCORDING]
    return bool(cues) and quote - cues[-1].last - 1 <= NEAR_QUOTE


def whose_clause_reports(passage: Passage, first: int, verb: int) -> MentionHit | None:
    """'Ott ließ das nicht gelten: Man habe „…“': who acts in the main clause before one in the mood.

    `verb`: where the mood's verb stands. None where it is the main clause's own: 'Ott habe „…“'.
    """
    subject = main_subject(passage, first, verb)
    if subject is None or subject.last + 1 >= verb:
        return None
    act = subject.last + 1
    if passage.tokens[act].text == ",":
        act = next((step + 1 for step in range(act + 1, verb) if passage.tokens[step].text == ","), verb)
    if act >= verb or not passage.tokens[act].text.islower():
        return None
    if any(passage.has(section, act) for section in _NO_VERB) and not passage.has("auxiliary", act):
        return None
    return subject if any(token.text in ",:" for token in passage.tokens[act + 1 : verb]) else None


def part_start(passage: Passage, left: int, colon: int) -> int:
    """'Ely 1-3 Wells // Home coach furious:': only the last part of a headline names who speaks."""
    parts = (step + 1 for step in range(colon - 1, left, -1) if passage.tokens[step].text in _PART_MARKS)
    return next(parts, left)
