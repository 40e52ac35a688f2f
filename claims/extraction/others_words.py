"""Words in marks that the subject of their sentence did not say: denied, read out, or carried on a banner."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.passed_on import passed_on
from claims.extraction.sittings import holds
from claims.extraction.subjects import FEW_WORDS
from claims.extraction.types import Cue, CueHit, CueKind

# What the words of a rule that looks to the left of the marks may turn out to be.
LEFT_RULES = frozenset({"cue_before", "cue_before_without_subject", "colon"})


def are_anothers(passage: Passage, left: int, quote: int) -> bool:
    """Whether what stands between `left` and a quote says that its words are another's, or nobody's."""
    words, here = passage.pack.words, passage.lows[left:quote]
    if not words["inscription"].isdisjoint(here) and _is_carried(passage, left, quote):
        return True
    if _is_quoted(passage, left, quote):
        return True
    if not words["reading"].isdisjoint(here) and _is_read_out(passage, left, quote):
        return True
    if passage.tokens[quote - 1].text == ":":
        return passed_on(passage, left, quote - 1)[0]
    before = passage.lows[max(0, left - 1) : quote]
    if not words["negation"].isdisjoint(before) and _is_negated(passage, left, quote):
        return True
    called = passage.has("capacity", quote - 1)  # 'dismissed the charges as “a plot”'
    return not (called or words["denial"].isdisjoint(here)) and _is_denied(passage, left, quote)


def is_not_its_subjects(passage: Passage, after: int, quote: int) -> bool:
    """Whether a fragment without a reporting verb, after a subject that ends before `after`, is another's.

    'Ann Pope was accused of “…”', 'Ann Pope faces accusations of “…”'.
    """
    colon = quote - 1
    if passage.tokens[colon].text == ":" and announces_others(passage, after, colon):
        return True
    if passage.places_of("accusation", after, quote):
        return True
    if any(holds(passage, section, after, quote) for section in ("charged", "hearing")):
        return True  # 'Ion Pop este acuzat că', 'Ann Pope heard from Hill that'
    if any(not passage.has("that", place) for place in passage.places_of("relative", after, quote)):
        return True  # 'Ann Pope, who they say is “…”'
    cues = passage.cues_in(after, quote)
    if any(cue.is_passive or _is_impersonal(passage, cue) for cue in cues):
        return True
    return are_anothers(passage, after, quote)


def hears_it(passage: Passage, cue: CueHit) -> bool:
    """'Ann Pope was told: “…”', 'Ion Pop a fost întrebat: „…”': the subject is who listens."""
    return cue.is_passive and passage.pack.has("hearing_verb", cue.cue.lemma)


def opens_answer(passage: Passage, place: int) -> bool:
    """'“…”, to which Hill replied: “…”', '„…”, la care Pop a replicat': the verb is another's."""
    return passage.has("preposition", place) and passage.has("relative", place + 1)


def _is_impersonal(passage: Passage, cue: CueHit) -> bool:
    """'…, se arată că „…”', '…, ku thuhet se „…”': nobody says so."""
    return cue.cue.kind is CueKind.ACCORDING and passage.has("that", cue.last + 1)


def is_written_there(passage: Passage, verb: Cue | None) -> bool:
    """'“…”, scria în ea', '“…”, scria pe bilet': a verb alone, and what carries the words behind it."""
    cue = next((hit for hit in passage.cues if hit.cue is verb), None)
    if cue is None or not passage.has("preposition", cue.last + 1):
        return False
    sections = ("pronoun", "writing", "inscription")
    return any(passage.has(section, cue.last + 2) for section in sections)


def _is_carried(passage: Passage, left: int, quote: int) -> bool:
    """'a banner that read “…”'; not 'raised a banner and said that the plan was “…”'."""
    carrier = passage.places_of("inscription", left, quote)[-1]
    said = [cue.last for cue in passage.cues_in(carrier, quote)]
    return not any(passage.places_of("that", last + 1, quote) for last in said)


def _is_read_out(passage: Passage, left: int, quote: int) -> bool:
    """'Ann Pope read a letter from a mother: “…”'."""
    place = passage.places_of("reading", left, quote)[0]
    return bool(passage.places_of("writing", place + 1, quote))


def _is_quoted(passage: Passage, left: int, quote: int) -> bool:
    """'Ann Pope quoted her father: “…”'."""
    cues = passage.cues_in(left, quote)
    return bool(cues) and passage.pack.has("quoting", cues[-1].cue.lemma) and not cues[-1].is_passive


def _is_denied(passage: Passage, left: int, quote: int) -> bool:
    """'denied saying “…”', 'rejected accusations that she had “…”'."""
    verb = passage.places_of("denial", left, quote)[0]
    inner = any(_stays_in_clause(passage, verb, cue.first) for cue in passage.cues_in(left, quote))
    return inner or bool(passage.places_of("accusation", verb, quote))


def _stays_in_clause(passage: Passage, verb: int, cue: int) -> bool:
    """'denied saying'; not 'rejected the plan and called it', nor a cue that is the verb itself."""
    between = range(verb + 1, cue)
    return verb < cue and not any(
        passage.tokens[place].text == ","
        or passage.has("relative", place)
        or (passage.has("conjunction", place) and not passage.has("that", place))
        for place in between
    )


def _is_negated(passage: Passage, left: int, quote: int) -> bool:
    """'Ann Pope never said “…”'; not where another verb of saying is not negated."""
    cues = passage.cues_in(left, quote)
    return bool(cues) and all(_is_not_said(passage, cue, quote) for cue in cues)


def _is_not_said(passage: Passage, cue: CueHit, quote: int) -> bool:
    """'never said “…”'; not 'did not mention it because “…”'."""
    if passage.places_of("subordinator", cue.last + 1, quote):
        return False
    return any(passage.has("negation", place) for place in range(cue.first - 1, cue.last + 1))


def announces_others(passage: Passage, left: int, colon: int) -> bool:
    """'Mayor Ann Pope cuts trees, residents:': who speaks stands behind the last comma, without a name.

    'Mayor Ann Pope was told:' names nobody.
    """
    if any(hears_it(passage, cue) for cue in passage.cues_in(left, colon)[-1:]):
        return True
    near = range(colon - 2, max(left - 1, colon - 2 - FEW_WORDS), -1)
    comma = next((step for step in near if passage.tokens[step].text in {",", ";"}), None)
    if comma is None or comma in passage.mention_to:  # 'Ann Pope, furious:' is she
        return False
    tail, relatives = comma + 1, passage.places_of("relative", left + 1, comma)
    if any(_is_inserted(passage, left, step) for step in relatives):
        return False
    if _is_closed_insertion(passage, left, comma):
        return False
    known = passage.mentions_in(tail, colon) or passage.cues_in(tail, colon)
    if passage.pack.capital_nouns and not any(token.is_capital for token in passage.tokens[tail:colon]):
        return False  # 'Ott, der hier wohnt, ist skeptischer:': a verb, and nobody
    return not known and not passage.has("preposition", tail)


def _is_inserted(passage: Passage, left: int, relative: int) -> bool:
    """'Ann Pope, who saw it, weeps:', 'Ann Pope, a cook who saw it, weeps:'; not 'cuts trees that fell,'."""
    return any(passage.tokens[step].text == "," for step in range(left + 1, relative))


def _is_closed_insertion(passage: Passage, left: int, comma: int) -> bool:
    """'Ann Pope, at 90, is more reserved:', 'Sue Pope, 14, weeps:': a clause goes on behind two commas."""
    earlier = [step for step in range(left + 1, comma) if passage.tokens[step].text == ","]
    return len(earlier) == 1 and earlier[0] in passage.mention_to
