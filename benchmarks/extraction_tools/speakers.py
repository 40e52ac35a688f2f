"""Is the speaker that the engine names the annotated one? Four answers, and only one of them slanders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import takewhile
from typing import Any

from claims.extraction.types import Mention, MentionKind

LONGEST_ENDING = 2  # letters by which the case forms of one name may differ
SHORTEST_STEM = 3


class Verdict(StrEnum):
    """What an engine's speaker is worth.

    `RIGHT`: the annotated person (or body), led to the annotated full name where there is one.
    `UNLED`: the annotated person, but not led to the full name: an editor sees the right words and has to
    find out who that is. `MISSING`: nobody, though somebody is annotated. `WRONG`: somebody else, or
    anybody at all where nobody is annotated. `NOBODY`: nobody, and rightly so.
    """

    RIGHT = "right"
    UNLED = "unled"
    MISSING = "missing"
    WRONG = "wrong"
    NOBODY = "nobody"


def verdict(
    mention: Mention | None, wanted: Mapping[str, Any], others: Iterable[Mapping[str, Any]]
) -> Verdict:
    """Judge the mention that an engine gives for an annotated candidate.

    A mention is the annotated speaker if it leads to the same full name or prints it ('the Home Office',
    'Frontexit' with 'Frontex' among its base forms), or if it is printed where the article's candidates
    (`others`) annotate that person and leads nowhere else, or if it is a form of the same name printed
    elsewhere. A name is a form of another if every word of the shorter one is a word of the longer one, but
    for its case ending. Where no full name is annotated, the words must meet the annotated ones or be the
    same, and a description must not be led to anybody.
    """
    speaker, full_name = wanted["speaker"], wanted["full_name"]
    if mention is None:
        return Verdict.MISSING if speaker else Verdict.NOBODY
    if speaker is None:
        return Verdict.WRONG
    if full_name is None:
        return Verdict.RIGHT if _is_unnamed(mention, speaker) else Verdict.WRONG
    annotated = [one["speaker"] for one in others if one["full_name"] == full_name and one["speaker"]]
    return _of_named(mention, full_name, [speaker, *annotated])


def _of_named(mention: Mention, full_name: str, annotated: Sequence[Mapping[str, Any]]) -> Verdict:
    led = _led_to(mention)
    printed = () if mention.full_name else mention.base_forms
    if led is not None and full_name.casefold() in {name.casefold() for name in (led, *printed)}:
        return Verdict.RIGHT
    if led is not None and is_form_of(led, full_name):
        return Verdict.UNLED
    if mention.full_name not in {None, mention.text} or not any(_meets(mention, one) for one in annotated):
        return Verdict.WRONG
    prints_all = led is None and full_name.casefold() in mention.text.casefold()
    return Verdict.RIGHT if prints_all else Verdict.UNLED


def _led_to(mention: Mention) -> str | None:
    """The name that the mention gives the speaker."""
    return mention.full_name or (mention.text if mention.kind is MentionKind.NAME else None)


def _is_unnamed(mention: Mention, speaker: Mapping[str, Any]) -> bool:
    """Whether a speaker whom the article does not name in full is the annotated one."""
    led = _led_to(mention)
    if led is not None and is_form_of(led, speaker["text"]):
        return True
    if mention.kind is not MentionKind.NAME and led is not None:
        return False  # 'the official', led to somebody whom the article does not make the official
    return _meets(mention, speaker) or mention.text.casefold() == speaker["text"].casefold()


def _meets(mention: Mention, speaker: Mapping[str, Any]) -> bool:
    return bool(mention.span.start < speaker["end"] and speaker["start"] < mention.span.end)


def is_form_of(name: str, other: str) -> bool:
    """Whether two names may be one: each word of the shorter is a word of the longer, but for its ending."""
    short, long = sorted((_words(name), _words(other)), key=len)
    return bool(short) and all(any(_same_word(a, b) for b in long) for a in short)


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    stem = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return stem >= SHORTEST_STEM and max(len(one), len(other)) - stem <= LONGEST_ENDING
