"""Is a quoted piece a statement at all? The answer carries its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.passage import Passage
from claims.extraction.types import Cue, CueKind, Quote, Reason

MANY_WORDS = 6
FEW_WORDS = 4
PAIR = 2
LABEL_WORDS = 3
NEAR, CLOSE = 5, 7  # tokens
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_CODE = re.compile(r"\S*[\d/@_=]\S*")


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """What the judgement of one quoted piece rests on."""

    quote: Quote
    passage: Passage
    token: int
    partial: bool
    cue: Cue | None
    has_speaker: bool
    alone: bool


def words_of(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORD.findall(text)


def is_stage_direction(text: str) -> bool:
    """'(CROSSTALK.)' between the marks of a transcript."""
    return text.startswith("(") and text.rstrip(".").endswith(")")


def why_not_statement(facts: QuoteFacts) -> Reason | None:
    """The first reason why these words are a name, a label or a word held at arm's length.

    None for a statement.
    """
    words = words_of(facts.quote.text)
    return next(_refusals(facts, words), None)


def _refusals(facts: QuoteFacts, words: Sequence[str]) -> Iterator[Reason]:
    text = facts.quote.text
    if not any(len(word) > 1 and word[0].isalpha() for word in words):
        yield Reason("no_words", text)
    if _is_markup(facts, words):
        yield Reason("markup", text)
    if _is_nickname(facts, words):
        yield Reason("nickname", text)
    yield from _refusals_by_word_before(facts, words)
    if _is_label(facts, words):
        yield Reason("label", text)
    if _is_title(facts, words):
        yield Reason("title_case", text)
    if facts.partial and len(words) <= _fewest(facts) and not _has_cue(facts):
        yield Reason("no_cue", text)


def _is_markup(facts: QuoteFacts, words: Sequence[str]) -> bool:
    before = facts.passage.tokens[facts.token - 1].text if facts.token else ""
    return before == "=" or (
        len(facts.quote.text.split()) == 1 and bool(_CODE.fullmatch(facts.quote.text)) and len(words) > 1
    )


def _is_nickname(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """Robert C. “Bobby” Scott."""
    tokens, place = facts.passage.tokens, facts.token
    if len(words) > 2 or place == 0 or place + 1 >= len(tokens):
        return False
    return tokens[place + 1].is_capital and (tokens[place - 1].is_capital or tokens[place - 1].text == ".")


def _refusals_by_word_before(facts: QuoteFacts, words: Sequence[str]) -> Iterator[Reason]:
    passage, place = facts.passage, facts.token - 1
    while place >= 0 and (passage.tokens[place].text in ",:(" or passage.has("possessive", place)):
        place -= 1
    if place < 0:
        return
    colon = passage.tokens[facts.token - 1].text == ":"
    for section, limit in (("naming", 12), ("scare", MANY_WORDS), ("word", MANY_WORDS)):
        named = facts.quote.text[:1].isupper() if section == "naming" else place == facts.token - 1
        if passage.has(section, place) and len(words) <= limit and named and not colon:
            yield Reason(section, passage.tokens[place].text)


def _is_label(facts: QuoteFacts, words: Sequence[str]) -> bool:
    if len(words) > LABEL_WORDS:
        return False
    if _is_predicate(facts) and facts.cue and facts.passage.pack.has("describing", facts.cue.lemma):
        return True
    near = facts.passage.cues_in(max(0, facts.token - NEAR), facts.token)
    return any(cue.cue.kind is CueKind.LABEL for cue in near) or (
        facts.cue is not None and facts.cue.kind is CueKind.LABEL
    )


def _is_title(facts: QuoteFacts, words: Sequence[str]) -> bool:
    """Capitals throughout, no reporting word next to it: the name of a thing."""
    if not facts.partial or len(words) > 8 or _cue_is_next(facts) or _is_predicate(facts):
        return False
    if _cue_is_close(facts) and not _place_comes_before(facts):
        return False
    small = facts.passage.pack.function_words
    heavy = [word for word in words if word.casefold() not in small]
    return (
        bool(heavy)
        and words[0][0].isupper()
        and all(not word[0].islower() for word in heavy)
        and not facts.alone
    )


def _place_comes_before(facts: QuoteFacts) -> bool:
    """'on “Morning Joe”', 'told NBC's “Today”': a preposition or an owner leads to the name of a thing."""
    before = facts.token - 1
    while facts.passage.has("article", before):
        before -= 1
    owner = before >= 0 and facts.passage.lows[before].endswith(("'s", "’s"))
    return owner or facts.passage.has("preposition", before) or facts.passage.has("naming", before)


def _has_cue(facts: QuoteFacts) -> bool:
    """A reporting word of its own, or one close before it whose subject the sentence leaves out."""
    return facts.cue is not None or _cue_is_close(facts)


def _cue_is_close(facts: QuoteFacts) -> bool:
    near = facts.passage.cues_in(max(0, facts.token - CLOSE), facts.token)
    between = range(near[-1].last + 1, facts.token) if near else range(0)
    return bool(near) and not any(facts.passage.tokens[place].text in ",.;:" for place in between)


def _fewest(facts: QuoteFacts) -> int:
    """How many words without a cue are still too few to be somebody's."""
    if not facts.has_speaker:
        return FEW_WORDS
    return 1 if _is_predicate(facts) else PAIR


def _is_predicate(facts: QuoteFacts) -> bool:
    """'hailed him as “The Comeback Kid”', 'concluded his words were “Mostly False”'."""
    before = facts.token - 1
    if facts.passage.has("article", before):
        before -= 1
    return facts.has_speaker and facts.passage.has("predicate", before)


def _cue_is_next(facts: QuoteFacts) -> bool:
    if facts.cue is None:
        return False
    start, end = facts.passage.tokens[facts.token].start, facts.passage.tokens[facts.token].end
    return -3 <= start - facts.cue.span.end <= 3 or 0 <= facts.cue.span.start - end <= 3
