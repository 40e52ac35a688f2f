"""Find reporting words: verbs with their auxiliaries, prepositions and headings, as the pack lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from claims.extraction.packs import CueForm, Pack
from claims.extraction.text import Token, lower_case
from claims.extraction.types import Cue, CueHit, CueKind, Span
from claims.extraction.word_classes import OWN_ENDINGS

FARTHEST_AUXILIARY = 5
LONGEST_CLAUSE = 30  # tokens between an auxiliary and the participle that closes its clause
NEAR_CLAUSE = 5  # tokens from a verb to the clause that it leads to: 'afirma joi că'
_AUXILIARY = frozenset({"auxiliary", "hearsay_auxiliary"})
_BEFORE_GERUND = frozenset({"article", "possessive"})  # what makes a noun of the word that follows
_BEFORE_NOUN = _BEFORE_GERUND | {"preposition"}
_CLOSING = frozenset(".:;!?")  # behind them no verb has its particle
_GOING_ON = frozenset({"conjunction", "that"})
_VERBS = frozenset({CueKind.SAY, CueKind.TELL, CueKind.CONTINUE, CueKind.LABEL, CueKind.HEARSAY})


class _Auxiliaries(NamedTuple):
    """What stands before a verb: where it begins and what it makes of the verb."""

    first: int
    found: bool = False
    hearsay: bool = False
    gerund: bool = False
    passive: bool = False
    middle: bool = False


def find_cues(tokens: Sequence[Token], pack: Pack, lows: Sequence[str] | None = None) -> list[CueHit]:
    """All cues of a passage in order; none overlaps another. `lows`: the words in lower case, if at hand."""
    return list(_scan(tokens, lower_case(tokens) if lows is None else lows, pack))


def _scan(tokens: Sequence[Token], lows: Sequence[str], pack: Pack) -> Iterator[CueHit]:
    after, firsts = 0, pack.cues.first_words()
    before: CueHit | None = None
    for place in compress(range(len(lows)), map(firsts.__contains__, lows)):
        found = pack.cues.at(lows, place) if place >= after else None
        hit = _read(tokens, lows, place, found, pack) if found else None
        if hit is not None and not (pack.adjective_nouns and before and _is_object(hit, before)):
            yield hit
            before, after = hit, hit.last + 1


def _is_object(hit: CueHit, before: CueHit) -> bool:
    """'she said volunteers had come': right behind a verb of saying one word is a noun."""
    if hit.first != before.last + 1 or hit.first != hit.last:
        return False
    return before.cue.kind in _VERBS and hit.cue.kind in _VERBS and not hit.is_gerund


def _read(
    tokens: Sequence[Token], lows: Sequence[str], place: int, found: tuple[int, CueForm], pack: Pack
) -> CueHit | None:
    length, form = found
    auxiliaries = _auxiliaries(lows, place, pack) if form.kind in _VERBS else _Auxiliaries(place)
    if form.needs_auxiliary and not auxiliaries.found:
        auxiliaries = _far_auxiliaries(tokens, place, pack)
    if form.needs_auxiliary and (not auxiliaries.found or _is_attribute(lows, place, pack)):
        return None
    homograph = form.lemma == lows[place] and not auxiliaries.found  # of its infinitive
    finite = homograph and _is_finite(tokens, place, pack)
    if form.after_clause and not (finite or _ends_clause(tokens, place)):
        return None
    if form.particles and not _is_closed(tokens, place + length, form.particles, pack):
        return None
    if (
        form.kind in _VERBS
        and not auxiliaries.found
        and _reads_as_noun(tokens, place, pack, is_gerund=form.is_gerund)
    ):
        return None
    last = place + length - 1
    if auxiliaries.passive and pack.has("hearsay_participle", lows[last]) and _leads_on(lows, last + 1, pack):
        return None
    span = Span(tokens[auxiliaries.first].start, tokens[last].end)
    words = " ".join(token.text for token in tokens[auxiliaries.first : last + 1])
    kind = CueKind.HEARSAY if auxiliaries.hearsay and form.kind is not CueKind.LABEL else form.kind
    gerund = (form.is_gerund and not auxiliaries.found) or auxiliaries.gerund
    gerund = gerund or (form.kind in _VERBS and place > 0 and pack.has("infinitive", lows[place - 1]))
    middle = auxiliaries.middle and form.needs_auxiliary and _has_middle(form, pack)
    passive = not form.is_gerund and (auxiliaries.passive or middle)
    passive = passive or _is_impersonal(lows, place, pack)
    return CueHit(Cue(words, span, kind, form.lemma), auxiliaries.first, last, gerund, passive)


def _is_attribute(lows: Sequence[str], place: int, pack: Pack) -> bool:
    """'deklaratë të publikuar': published, and nobody's verb; in 'për të thënë' it is one."""
    if place < 2 or not pack.has("subjunctive", lows[place - 1]):
        return False
    before = pack.sections_of(lows[place - 2])
    return before.isdisjoint(_AUXILIARY) and not before & {"preposition", "clitic", "conjunction"}


def _has_middle(form: CueForm, pack: Pack) -> bool:
    """'s-a cerut demisia' and not 's-a plâns': where a pack lists the verbs of which it is a passive."""
    listed = pack.words["middle_verb"]
    return not listed or form.lemma in listed


def _is_impersonal(lows: Sequence[str], place: int, pack: Pack) -> bool:
    """'Lui Pop i s-a spus', 'Ramës iu tha': it was said to them, and not by them."""
    table = pack.grammar.get("impersonal")
    return table is not None and table.ending_at(lows, place) is not None


def _far_auxiliaries(tokens: Sequence[Token], place: int, pack: Pack) -> _Auxiliaries:
    """'soll Smith im Flur gesagt haben': where a participle closes its clause, the auxiliary is far off."""
    if not pack.participle_last:
        return _Auxiliaries(place)
    seen = [tokens[place + 1].low] if place + 1 < len(tokens) else []
    for step in range(place - 1, max(-1, place - 1 - LONGEST_CLAUSE), -1):
        initial = tokens[step].text == "." and step > 0 and len(tokens[step - 1].text) == 1
        if not (tokens[step].is_word or tokens[step].is_quote or initial or tokens[step].text in "()"):
            break
        seen.append(tokens[step].low)
    found = [low for low in seen if not _AUXILIARY.isdisjoint(pack.sections_of(low))]
    hearsay = any(pack.has("hearsay_auxiliary", low) for low in found)
    passive = bool(found) and not hearsay and pack.has("passive_auxiliary", found[-1])
    return _Auxiliaries(place, found=bool(found), hearsay=hearsay, passive=passive)


def _leads_on(lows: Sequence[str], place: int, pack: Pack) -> bool:
    """'is said to have told': the verb of saying is the one that follows."""
    return place < len(lows) and pack.has("infinitive", lows[place])


def _ends_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a quote or a comma stands just before: '“…”, so Smith'."""
    return place > 0 and (tokens[place - 1].is_quote or tokens[place - 1].text == ",")


def _is_finite(tokens: Sequence[Token], place: int, pack: Pack) -> bool:
    """'Ministrul declara că „…”', where the same letters are an infinitive behind 'a', 'va' or 'poate'.

    Only where a pack lists the verbs that have such an infinitive; a clause or the quote follows soon.
    """
    modals = pack.words["modal"]
    if not modals or not place or tokens[place - 1].low in modals:
        return False
    if pack.has("text_noun", tokens[place].low):
        return False  # 'adresa': a letter as often
    near = tokens[place + 1 : place + 1 + NEAR_CLAUSE]
    return any(pack.has("that", token.low) or token.is_quote for token in near)


def _is_closed(tokens: Sequence[Token], start: int, particles: Sequence[str], pack: Pack) -> bool:
    """Whether a verb's own particle closes its clause: 'stellte Ott, der Chef, klar'."""
    for place in range(start, min(len(tokens), start + LONGEST_CLAUSE)):
        token = tokens[place]
        numbered = token.text == "." and tokens[place - 1].text.isdecimal()  # 'am 3. März'
        if token.is_quote or (token.text in _CLOSING and not numbered):
            return False
        if token.low in particles and (
            place + 1 == len(tokens)
            or not tokens[place + 1].is_word
            or not pack.sections_of(tokens[place + 1].low).isdisjoint(_GOING_ON)
        ):
            return True
    return False


def _auxiliaries(lows: Sequence[str], place: int, pack: Pack) -> _Auxiliaries:
    """Walk left over auxiliaries and the small adverbs among them, and over 'is said to' before 'have'."""
    first, hearsay = place, False
    seen: list[frozenset[str]] = []  # what the auxiliaries are, the nearest first
    for step in range(place - 1, max(-1, place - 1 - FARTHEST_AUXILIARY), -1):
        sections = pack.sections_of(lows[step])
        if not sections.isdisjoint(_AUXILIARY):
            first = step
            seen.append(sections)
        elif "infinitive" in sections and step and pack.has("hearsay_participle", lows[step - 1]):
            hearsay = True
        elif "hearsay_participle" in sections and hearsay:
            first = step
        elif "clitic" not in sections and not pack.is_adverb(lows[step]):
            break
    if not seen:
        return _Auxiliaries(first, hearsay=hearsay)
    every = frozenset().union(*seen)
    perhaps = len(seen) > 1 and "hearsay_auxiliary" in seen[1]  # 'le-ar fi spus' has an auxiliary of its own
    return _Auxiliaries(
        first,
        found=True,
        hearsay=hearsay or "hearsay_auxiliary" in every,
        gerund="gerund_auxiliary" in every,
        passive=not (hearsay or perhaps) and "passive_auxiliary" in seen[0],
        middle="middle_auxiliary" in seen[0],
    )


def _reads_as_noun(tokens: Sequence[Token], place: int, pack: Pack, *, is_gerund: bool = False) -> bool:
    """'the claims', 'his remarks', 'Washington Post': the same letters, not a verb; 'by saying' is one."""
    token = tokens[place]
    if place == 0:
        return False
    before = tokens[place - 1]
    if token.is_capital and before.is_word and not token.text.isupper():
        return True
    if before.is_capital and before.low.endswith(OWN_ENDINGS):
        return not pack.has("pronoun", before.low[: -len(OWN_ENDINGS[0])])  # 'Hill's warning', 'He's warning'
    if pack.capital_nouns and token.text.islower():
        return False  # 'Das sagte Ott'
    sections = pack.sections_of(before.low)
    if "infinitive" in sections or "clitic" in sections:
        return False
    return not sections.isdisjoint(_BEFORE_GERUND if is_gerund else _BEFORE_NOUN)
