"""Bodies that stand in what somebody heads: 'the director of Harbour Bank', 'Directorul Companiei Apa'."""

from __future__ import annotations

from claims.extraction.body_cases import in_nominative, noun_forms
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, ROLE, Mention, MentionHit, Span

FEWEST_WORDS = 2  # 'președintele Comisiei' names none


def headed_body(passage: Passage, office: MentionHit) -> MentionHit | None:
    """The name of the body with which an office ends."""
    if (
        office.mention.kind is not ROLE
        or office.last == office.first
        or not passage.tokens[office.last].is_capital
    ):
        return None
    start = _first_of_name(passage, office)
    end = _end_of_name(passage, start, office.last + 1) if start is not None else 0
    if start is None or end - start < FEWEST_WORDS:
        return None
    words = passage.tokens[start:end]
    span = Span(words[0].start, words[-1].end)
    name = Mention(" ".join(token.text for token in words), span, NAME)
    return MentionHit(name, start, end - 1)


def _end_of_name(passage: Passage, start: int, end: int) -> int:
    """Up to a small word that leads to another: 'Policia' of 'Policia për rajonin e Pejës'."""
    small = [place for place in range(start, end - 1) if passage.tokens[place].text.islower()]
    return next((place for place in small if passage.tokens[place + 1].text.islower()), end)


def _first_of_name(passage: Passage, office: MentionHit) -> int | None:
    """Where nouns lead, that of the body; else the first capital behind a small word."""
    tokens, pack = passage.tokens, passage.pack
    inside = range(office.first + 1 + pack.capital_nouns, office.last)
    if pack.adjective_nouns and not pack.capital_nouns:
        nouns = any(
            pack.has("organisation", token.low) for token in tokens[office.first + 1 : office.last + 1]
        )
        behind = (place for place in inside if tokens[place].is_capital and tokens[place - 1].text.islower())
        return next(behind, None) if nouns else None
    capitals = (place for place in inside if tokens[place].is_capital)
    return next((place for place in capitals if _is_noun(passage, place, office.last)), None)


def _is_noun(passage: Passage, place: int, last: int) -> bool:
    """Whether a word says that a body's name begins: 'Companiei', 'Landgerichts'."""
    pack, words = passage.pack, [token.text for token in passage.tokens[place : last + 1]]
    called = in_nominative(words, pack) or words
    forms = (called[0].casefold(), *noun_forms(passage.lows[place], pack))
    return any(pack.has("organisation", form) or pack.ends_with("body_ending", form) for form in forms)
