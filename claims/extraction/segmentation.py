"""Paragraphs and sentences. Sentences are cut on the masked text, so a quote never falls apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from claims.extraction.packs import Pack
from claims.extraction.text import MASK_FULL_STOP, MASK_OTHER_STOP, MASKS
from claims.extraction.types import Span, new_span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(rf"[\w{MASKS}]")
# Begins with a set of characters, which is found faster than one of two things.
_MASKED_STOPS = MASK_FULL_STOP + MASK_OTHER_STOP
_STOP = re.compile(rf"[.!?…{_MASKED_STOPS}](?:(?<![{_MASKED_STOPS}])[.!?…]*[)\]]?)?(?=\s+(\S))")
_WORD_BEFORE = re.compile(r"[\w.]+\Z")
_PLATFORM_BEFORE = re.compile(r"\w+\s+\w\Z")
_INITIALS = re.compile(r"(?:\w\.)+\w")
_NEXT_WORD = re.compile(r"\w+")
_OPENERS = "“”„«»\"'‘‚—–-([•*" + MASKS
_DASHES = "—–―-"
LONGEST_ABBREVIATION = 12
LONGEST_PLATFORM = 20
LONGEST_PARAGRAPH = 20_000
MOST_PARAGRAPHS = 200_000  # more is no article


def paragraphs(text: str) -> list[Span]:
    """Every line with a word on it, without the space around it; an endless line is cut between words."""
    pieces = (piece for match in _LINE.finditer(text) for piece in _pieces(text, *match.span()))
    return list(islice(pieces, MOST_PARAGRAPHS))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST_PARAGRAPH:
        cut = text.rfind(" ", start, start + LONGEST_PARAGRAPH) + 1 or start + LONGEST_PARAGRAPH
        if _WORD.search(text, start, cut):
            yield _trimmed(text, start, cut)
        start = cut
    if _WORD.search(text, start, end):
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return new_span((start, end))


def sentences(masked: str, paragraph: Span, pack: Pack) -> list[Span]:
    """The sentences of one paragraph of the masked text, in order and without the space between them."""
    return list(_cut(masked, paragraph, pack))


def _cut(masked: str, paragraph: Span, pack: Pack) -> Iterator[Span]:
    start = paragraph.start
    for stop in _STOP.finditer(masked, paragraph.start, paragraph.end):
        if _ends_sentence(masked, stop, pack):
            yield new_span((start, stop.end()))
            start = stop.start(1)
    if start < paragraph.end:
        yield new_span((start, paragraph.end))


def _ends_sentence(masked: str, stop: re.Match[str], pack: Pack) -> bool:
    following = stop[1]
    if stop[0] in _MASKED_STOPS and not _ends_at_quote(masked, stop, pack):
        return False
    if not (following.isupper() or following.isdecimal() or following in _OPENERS):
        return False
    if stop[0] != ".":
        return True
    before = _WORD_BEFORE.search(masked, max(0, stop.start() - LONGEST_ABBREVIATION), stop.start())
    if before is None:
        return True
    if before[0].isdecimal():
        return not _names_month(masked, stop.start(1), pack)
    return not _is_abbreviation(before[0], pack) or _ends_at_letter(masked, before[0], stop, pack)


def _ends_at_quote(masked: str, stop: re.Match[str], pack: Pack) -> bool:
    if stop[0] == MASK_FULL_STOP:
        return stop[1] not in _DASHES  # '“…” — Name': the dash leads to the speaker
    return pack.subject_follows_verb and stop[1].isupper() and _is_whole(masked, stop.start())


def _is_whole(masked: str, end: int) -> bool:
    """'rief: “Stop!” Ann Pope asked': a quote that opens its sentence or follows a colon; no title.

    Only where a comma or a dash stands before a verb of saying.
    """
    start = end
    while start and masked[start - 1] in MASKS:
        start -= 1
    before = masked[max(0, start - 2) : start].strip()
    return not before or before[-1] in ".!?…:"


def _ends_at_letter(masked: str, word: str, stop: re.Match[str], pack: Pack) -> bool:
    return _names_platform(masked, stop.start(), pack) or _opens_anew(masked, word, stop.start(1), pack)


def _opens_anew(masked: str, word: str, place: int, pack: Pack) -> bool:
    """'on X. On Monday': no name goes on from an initial with a small word."""
    following = _NEXT_WORD.match(masked, place) if len(word) == 1 else None
    low = following[0].casefold() if following is not None else ""
    return any(pack.has(section, low) for section in ("preposition", "definite", "pronoun"))


def _names_platform(masked: str, end: int, pack: Pack) -> bool:
    """'wrote on X. Asked about it, …': the letter is where it was written, and no initial."""
    words = _PLATFORM_BEFORE.search(masked, max(0, end - LONGEST_PLATFORM), end)
    return words is not None and pack.phrase("platform", words[0].casefold().split(), 0) == 2


def _names_month(masked: str, place: int, pack: Pack) -> bool:
    """'am 5. Januar': the full stop makes the number an ordinal."""
    word = _NEXT_WORD.match(masked, place)
    return word is not None and word[0].casefold() in pack.dates.months


def _is_abbreviation(word: str, pack: Pack) -> bool:
    if len(word) == 1 and word.isupper():
        return True
    return word.casefold().strip(".") in pack.abbreviations or bool(_INITIALS.fullmatch(word))
