"""How checkable is a statement? A sum of plain observations, each with its weight and its reason.

The score ranks what waits for an editor and never hides anything. All weights stand in `OBSERVATIONS`: judged
by hand first, then drawn by a logistic regression towards what the golden candidates that are tuned on bear
out. The words behind them stand in each language's `lexicon.txt`. The observations follow what the literature
on check-worthiness (ClaimBuster, CheckThat!) found to matter: figures, comparisons and past facts on public
matters count for, opinions, promises, wishes, questions and private life against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claims.extraction.packs import Pack
from claims.extraction.types import Grade, Kind, Reason, Span

BASE = 0.2
ENOUGH, FEW = 8, 3  # words


class Weight(NamedTuple):
    """How far an observation moves the score, and why."""

    weight: float
    why: str


OBSERVATIONS = {
    "number": Weight(0.22, "a figure can be looked up"),
    "numbers": Weight(0.06, "several figures"),
    "number_word": Weight(0.13, "a figure in words"),
    "percentage": Weight(0.08, "a share can be computed again"),
    "quantity": Weight(0.1, "a unit or a currency says what is counted"),
    "year": Weight(0.1, "a year says when"),
    "period": Weight(0.11, "a span of time says since when"),
    "comparison": Weight(0.13, "a comparison or a change can be measured"),
    "past": Weight(0.05, "what has happened leaves traces"),
    "all": Weight(0.06, "one counterexample would refute it"),
    "public": Weight(0.08, "public money, services and safety concern everybody"),
    "law": Weight(0.06, "laws, contracts and rulings are on record"),
    "institution": Weight(0.05, "an institution is named"),
    "office": Weight(0.02, "an office is named"),
    "long_enough": Weight(0.06, "there is enough to check"),
    "opinion": Weight(-0.09, "a judgement is not a fact"),
    "belief": Weight(-0.1, "a belief or a hope is not a fact"),
    "promise": Weight(-0.16, "the future cannot be checked yet"),
    "demand": Weight(-0.1, "a demand or a need asserts nothing"),
    "condition": Weight(-0.05, "what would be is not what is"),
    "personal": Weight(-0.13, "private life and sport concern few"),
    "first_person": Weight(-0.07, "what one person saw or did concerns few"),
    "question": Weight(-0.18, "a question asserts nothing"),
    "speech_act": Weight(-0.16, "thanks, greetings and apologies assert nothing"),
    "short": Weight(-0.1, "there is little to check"),
    "fragment": Weight(-0.12, "a few words of a sentence leave open what they are about"),
    "headline": Weight(-0.1, "the article says it again, and whole"),
    "hearsay": Weight(-0.06, "nobody answers for the words"),
}
_BY_KIND = {Kind.PARTIAL: "fragment"}
_BY_GRADE = {Grade.HEADLINE: "headline", Grade.HEARSAY: "hearsay"}
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![.,]\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PERCENT = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*\s*%")


class Wording(NamedTuple):
    """A text as words, once as printed and once in lower case."""

    text: str
    words: Sequence[str]
    lows: Sequence[str]


def check_worthiness(
    text: str, pack: Pack, *, kind: Kind = Kind.DIRECT, grade: Grade = Grade.EXPLICIT
) -> tuple[float, tuple[Reason, ...]]:
    """How checkable a statement is, from 0 to 1, with the observations that moved the score.

    `kind` and `grade` tell how the article gives the words: in part, in its headline, by hearsay.
    """
    words = _WORD.findall(text)
    lows = " ".join(words).casefold().replace("'", "’").replace("ʼ", "’").split(" ") if words else []
    wording = Wording(text, words, lows)
    given = [(code, "") for code in (_BY_KIND.get(kind), _BY_GRADE.get(grade)) if code is not None]
    observed = (*_observed(wording, pack), *given)
    reasons = [Reason(code, shown, OBSERVATIONS[code].weight) for code, shown in observed]
    score = BASE + sum([reason.weight for reason in reasons])
    return round(min(1.0, max(0.0, score)), 3), tuple(reasons)


def without(text: str, span: Span, others: Iterable[Span]) -> str:
    """The words of a span but for those of others: a clause without its speaker and its 'said'."""
    pieces, start = [], span.start
    for other in sorted(others):
        if other.meets(span):
            pieces.append(text[start : max(start, other.start)])
            start = max(start, other.end)
    return " ".join([*pieces, text[start : span.end]])


def _observed(wording: Wording, pack: Pack) -> Iterator[tuple[str, str]]:
    figures = _figures(wording.text)
    yield from figures.items()
    for section, found in pack.lexicon.find(wording.lows).items():
        if section in OBSERVATIONS and not (section == "number_word" and "number" in figures):
            yield section, " ".join(wording.words[found.place : found.place + found.length])
    office = _office_in(wording, pack)
    if office:
        yield "office", office
    if "?" in wording.text:
        yield "question", "?"
    if len(wording.words) >= ENOUGH:
        yield "long_enough", str(len(wording.words))
    elif len(wording.words) <= FEW:
        yield "short", str(len(wording.words))


def _figures(text: str) -> dict[str, str]:
    """The first of each kind of figure; a year is not also a number."""
    first = _NUMBER.search(text)
    if first is None:
        return {}
    year = _YEAR.search(text, first.start())
    percentage = _PERCENT.search(text, first.start()) if "%" in text else None
    numbers = _NUMBER.findall(_YEAR.sub(" ", text) if year else text)
    shown = {
        "number": numbers[0] if numbers else "",
        "numbers": " ".join(numbers) if len(numbers) > 1 else "",
        "percentage": percentage[0] if percentage else "",
        "year": year[0] if year else "",
    }
    return {code: found for code, found in shown.items() if found}


def _office_in(wording: Wording, pack: Pack) -> str | None:
    firsts = pack.roles.first_words()
    if firsts.isdisjoint(wording.lows):
        return None
    for place in [place for place, low in enumerate(wording.lows) if low in firsts]:
        found = pack.roles.at(wording.lows, place)
        if found:
            return " ".join(wording.words[place : place + found[0]])
    return None
