"""A headline that repeats words from the body: what the body says of them holds for the headline too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.types import Attribution, CandidateQuote, Grade, Mention, MentionKind

FEWEST_WORDS = 3
MOST_CANDIDATES = 300  # more is no article with a headline
LIKENESS = 0.5  # the score that a speaker found in this way keeps at least
CARRIED, SITTING = "same_occasion", "sitting"  # rules by which an occasion lends its day
ONLY_COLON = 0.6  # the score of a headline's speaker without a verb
FEWEST_TO_SPLICE = 5  # words of a headline that may leave others out
BODY = "body: "  # and that it was given by the noun of a body
REPEATED = "repeated: "  # how the path to a name says that the body gave it
_IN_HEADLINES = frozenset({Grade.HEADLINE})
_WORDS = re.compile(r"\w+")
_PARTS = re.compile(r"[,;.!?–—-] ")


def settle_repeats(candidates: Sequence[CandidateQuote], text: str) -> list[CandidateQuote]:
    """The candidates, each with the person that a longer quote of the same words has.

    After a colon stands somebody's name, even where nobody could read it: such a quote stays as it is.
    """
    if len(candidates) > MOST_CANDIDATES or all(map(_is_sure, candidates)):
        return list(candidates)
    texts = [_plain(candidate) for candidate in candidates]
    return [
        _settled(
            candidate,
            [other for other, whole in zip(candidates, texts, strict=True) if _says(candidate, own, whole)],
        )
        if _may_repeat(candidate, own, text)
        else candidate
        for candidate, own in zip(candidates, texts, strict=True)
    ]


def _says(candidate: CandidateQuote, own: str, whole: str) -> bool:
    """Whether other words hold a candidate's; those of a headline may leave some out."""
    spliced = candidate.attribution.grade in _IN_HEADLINES
    return own in whole or (spliced and _repeats(own.split(" "), whole.split(" ")))


def _may_repeat(candidate: CandidateQuote, own: str, text: str) -> bool:
    return (
        not _is_sure(candidate) and own.count(" ") >= FEWEST_WORDS - 1 and not _is_announced(candidate, text)
    )


def date_repeats(candidates: Sequence[CandidateQuote]) -> list[CandidateQuote]:
    """The candidates; a headline's words were said on the day on which the body says that they were.

    Headlines leave words out: theirs need only stand in the same order and close together.
    """
    if len(candidates) > MOST_CANDIDATES or not any(map(_lacks_day, candidates)):
        return list(candidates)
    texts = [_plain(candidate).split(" ") for candidate in candidates]
    return [
        _dated(
            one, [other for other, words in zip(candidates, texts, strict=True) if _lends(other, own, words)]
        )
        if _lacks_day(one)
        else one
        for one, own in zip(candidates, texts, strict=True)
    ]


def _lacks_day(candidate: CandidateQuote) -> bool:
    """Whether a headline's words have no day of their own."""
    return candidate.said.said_on is None and candidate.attribution.grade in _IN_HEADLINES


def _lends(other: CandidateQuote, own: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words outside headlines hold those of one, or are the same."""
    if other.attribution.grade in _IN_HEADLINES:
        return False
    return _repeats(own, words) or (own == words and len(own) >= FEWEST_WORDS)


def _repeats(own: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all of the words stand among the others in their order, with no more than as many between."""
    if len(own) < FEWEST_WORDS or len(words) <= len(own) or own[0] not in words:
        return False
    return any(_reaches(own, words[start:]) for start, word in enumerate(words) if word == own[0])


def _reaches(own: Sequence[str], words: Sequence[str]) -> bool:
    window = iter(words[: len(own) * (2 if len(own) >= FEWEST_TO_SPLICE else 1)])
    return all(word in window for word in own)


def _dated(candidate: CandidateQuote, same: Sequence[CandidateQuote]) -> CandidateQuote:
    """With the day of the longer quote; None where there are several, or another person's."""
    if len(same) != 1 or same[0].said.said_on is None or not _may_lend(candidate, same[0]):
        return candidate
    said = same[0].said
    basis = f"{said.basis} (the same words in the article)"
    evidence = (*candidate.evidence, *([said.evidence] if said.evidence else []))
    return replace(candidate, said=replace(said, rule="repeated", basis=basis), evidence=evidence)


def _may_lend(candidate: CandidateQuote, other: CandidateQuote) -> bool:
    """Who names the speaker takes her day; any other headline no day that was carried from other words.

    The day of a sitting only where headline and body give the speaker the same office.
    """
    mine, theirs = candidate.attribution.mention, other.attribution.mention
    if mine is None or theirs is None or mine.full_name is None or mine.full_name != theirs.full_name:
        return False
    if mine.kind is MentionKind.NAME and not any(step.startswith(REPEATED) for step in mine.path):
        return True
    return mine.role == theirs.role if other.said.rule == SITTING else other.said.rule != CARRIED


def _is_announced(candidate: CandidateQuote, text: str) -> bool:
    """Whether a colon stands before the words, and behind more than a word not what a headline is about."""
    start = candidate.quotes[0].outer.start
    before = text[:start].strip()
    if "\n" not in before and " " in _PARTS.split(before)[-1].strip():
        return False  # 'Row over clinics: “…”', but 'Clinics to close, villagers: “…”'
    return candidate.attribution.mention is None and text[max(0, start - 2) : start].rstrip().endswith(":")


def _plain(candidate: CandidateQuote) -> str:
    return " ".join(_WORDS.findall(" ".join(quote.text for quote in candidate.quotes).casefold()))


def _settled(candidate: CandidateQuote, same: Sequence[CandidateQuote]) -> CandidateQuote:
    longer = [other for other in same if other is not candidate and _is_sure(other)]
    if len(longer) != 1:
        return candidate
    attribution = _filled(candidate.attribution, longer[0].attribution)
    if attribution is None:
        return candidate
    return replace(candidate, attribution=attribution)


def _is_sure(candidate: CandidateQuote) -> bool:
    """Outside headlines, with a person's name."""
    attribution = candidate.attribution
    named = attribution.mention is not None and attribution.mention.full_name is not None
    return named and attribution.grade is not Grade.HEADLINE


def _is_named(mention: Mention) -> bool:
    """Whether a headline gives a name, and not one word in no list: 'Demografja: “…”', 'Medicii: “…”'."""
    known = mention.full_name is not None and not _is_by_noun(mention)
    return mention.kind is MentionKind.NAME and (known or " " in mention.text)


def _is_by_noun(mention: Mention) -> bool:
    """'Inspectorate: “…”', which somebody says in the article who speaks for it."""
    return " " not in mention.text and any(step.startswith(BODY) for step in mention.path)


def _corrected(own: Attribution, other: Attribution) -> Attribution | None:
    """'Hill in despair: “…”' of a place and its club: what only a colon led to, the body knows better."""
    return other._replace(grade=Grade.HEADLINE, rule="repeated") if own.score <= ONLY_COLON else None


def _filled(own: Attribution, other: Attribution) -> Attribution | None:
    """The headline's attribution with the body's person; None where the headline names somebody else."""
    if own.mention is None:
        score = max(LIKENESS, other.score * 0.8)
        return other._replace(grade=Grade.HEADLINE, score=round(score, 3), rule="repeated")
    if other.mention is None or _is_named(own.mention):
        same = other.mention is not None and own.mention.full_name == other.mention.full_name
        return own if same else _corrected(own, other)
    name = other.mention.full_name
    if own.mention.full_name not in {None, name} and not _is_by_noun(own.mention):
        return None
    mention = own.mention._replace(full_name=name, path=(*own.mention.path, f"{REPEATED}{name}"))
    return own._replace(mention=mention)
