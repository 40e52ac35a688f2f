"""What kind of body a name is of, a company or a club: by its own words, or by those beside it.

'Hensolt GmbH' and 'the biscuit maker Harlow & Tate' are companies, 'KF Drenasi' is a club.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import first_name
from claims.extraction.text import Token
from claims.extraction.types import MentionHit

NOUNS, TRADES = "_kind", "_trade"  # sections of nouns for bodies
SIGNS, LETTERS, FORMS = "_sign", "_letters", "_form"  # of what stands in names, and behind them
ENDING = "_ending"
TRADE = "company_trade"
FARTHEST_NOUN = 4  # words between a noun and the name that it tells about
LONGEST_FORM = 6  # tokens of 'sh.p.k.'
FEWEST_CAPITALS = 2  # of 'GmbH'

Kinds = frozenset[str]
NO_KINDS: Kinds = frozenset()


def kinds_of_phrase(passage: Passage, first: int, last: int) -> Kinds:
    """What 'the company' or 'unitatea medicală' stands for."""
    first += first < last and passage.has("determiner", first)
    pack, low = passage.pack, passage.lows[last]
    if first == last:
        return _kinds(low, pack, NOUNS) | _trades(low, pack)
    sections = (section for section in pack.grammar if section.endswith(NOUNS))
    length = last - first + 1
    found = (name for name in sections if pack.phrase(name, passage.lows, first) == length)
    return frozenset(name.removesuffix(NOUNS) for name in found)


def is_noun_for_body(passage: Passage, place: int) -> bool:
    """Whether a word says of something that it is a body: 'ministry', 'Stadtverwaltung'."""
    low, pack = passage.lows[place], passage.pack
    return pack.has("organisation", low) or is_common(low, pack) or pack.ends_with("body_ending", low)


def is_common(name: str, pack: Pack) -> bool:
    """Whether a name is no more than a noun for bodies of its kind: 'Companiei'."""
    return bool(_kinds(name.casefold(), pack, NOUNS))


def kinds_of_name(passage: Passage, hit: MentionHit) -> Kinds:
    """What the words of a name, a legal form behind it or a noun beside it say that it is."""
    place = _first_of_name(passage, hit)
    own = _kinds_of_words(passage.tokens[place : hit.last + 1], passage.pack) | _legal_form(passage, hit.last)
    if own or hit.mention.country is not None or first_name(passage.lows[place], passage.pack):
        return own
    return _noun_before(passage, place) or _noun_behind(passage, hit)


def _first_of_name(passage: Passage, hit: MentionHit) -> int:
    """Where the name begins, behind what stands before it."""
    start = hit.mention.span.start
    return next((at for at in range(hit.first, hit.last) if passage.tokens[at].start >= start), hit.last)


def _kinds(low: str, pack: Pack, *uses: str) -> Kinds:
    found = {name.rpartition("_")[0] for name in pack.sections_of(low) if name.endswith(uses)}
    for section in _ending_sections(tuple(pack.endings_of), uses):
        if low.endswith(pack.endings_of[section]):
            found.add(section.removesuffix(ENDING).rpartition("_")[0])
    return frozenset(found)


@lru_cache(maxsize=256)
def _ending_sections(sections: tuple[str, ...], uses: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the ends of words for these uses: looked for once, as every name asks."""
    return tuple(name for name in sections if name.endswith(tuple(use + ENDING for use in uses)))


def _trades(low: str, pack: Pack) -> Kinds:
    """'Autozulieferer' as 'zulieferer': by its first form, whichever case it has."""
    table = pack.grammar.get(TRADE)
    if table is None:
        return NO_KINDS
    endings = [end for end in pack.endings_of[TRADE + ENDING] if low.endswith(end)]
    return frozenset(head[1] for form in (low, *endings) if (head := table.at((form,), 0)))


def _kinds_shown(low: str, pack: Pack) -> Kinds:
    """What a noun beside a name says that it is: a 'carmaker' is a company too."""
    return _kinds(low, pack, NOUNS, SIGNS, TRADES) | _trades(low, pack)


def _kinds_of_words(tokens: Sequence[Token], pack: Pack) -> Kinds:
    return NO_KINDS.union(
        *(_kinds(token.low, pack, SIGNS, FORMS) | _trades(token.low, pack) for token in tokens),
        *(_kinds(token.low, pack, LETTERS) for token in tokens if _is_of_capitals(token.text)),
    )


def _is_of_capitals(text: str) -> bool:
    return sum(letter.isupper() for letter in text) >= FEWEST_CAPITALS


def _legal_form(passage: Passage, last: int) -> Kinds:
    """'Quillon plc', 'Sigalba sh.p.k.': a small word behind a name, or letters with stops."""
    behind = passage.lows[last + 1 : last + 1 + LONGEST_FORM]
    forms = ("".join(behind[:length]) for length in range(len(behind), 0, -1))
    return next((kinds for form in forms if (kinds := _kinds(form, passage.pack, FORMS))), NO_KINDS)


def _noun_before(passage: Passage, name: int) -> Kinds:
    """'biscuit maker Harlow', 'producătorul de cabluri Elmarex', 'operatori i sigurimeve Sigalba'."""
    for place in range(name - 1, max(-1, name - 2 - FARTHEST_NOUN), -1):
        if not passage.tokens[place].is_word or place in passage.mention_to:
            return NO_KINDS
        kinds = _kinds_shown(passage.lows[place], passage.pack)
        if place == name - 1 and passage.tokens[place].text.isupper():
            kinds |= _kinds(passage.lows[place], passage.pack, LETTERS)  # 'ООО «Вектор»'
        if kinds:
            return kinds if _leads_to(passage, place + 1, name) else NO_KINDS
    return NO_KINDS


def _leads_to(passage: Passage, place: int, name: int) -> bool:
    """Whether only what a noun is of stands between it and a name."""
    if place == name:
        return True
    if passage.pack.adjective_nouns or passage.has("preposition", name - 1):
        return False
    if any(passage.has(link, name - 1) for link in ("feminine_link", "masculine_link", "oblique_link")):
        return False  # 'ministria e Financave'
    linked = passage.has("head_preposition", place) or passage.has("attribute_preposition", place)
    return linked and not passage.cues_in(place + 1, name)


def _noun_behind(passage: Passage, hit: MentionHit) -> Kinds:
    """'Elmarex, producător de cabluri', 'Tesmark, the supermarket chain,'."""
    place = hit.last + 2
    if place >= len(passage.tokens) or passage.tokens[place - 1].text != ",":
        return NO_KINDS
    if passage.has("preposition", hit.first - 1) and passage.has("definite", place):
        return NO_KINDS  # 'In Ely, the company …'
    for noun in range(place, min(place + FARTHEST_NOUN, len(passage.tokens) - 1)):
        if not passage.tokens[noun].is_word or passage.has("preposition", noun):
            return NO_KINDS
        kinds = _kinds_shown(passage.lows[noun], passage.pack)
        if kinds and _is_closed(passage, noun + 1) and not passage.cues_in(place, noun):
            return kinds
    return NO_KINDS


def _is_closed(passage: Passage, after: int) -> bool:
    """Whether an apposition ends before a token, or goes on with what its noun is of."""
    return passage.tokens[after].text in ",.;" or passage.has("preposition", after)
