"""What is only spelled differently changes no answer: marks, spaces, line ends, composed letters."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.extraction_tools.goldens import Golden, answer_of, read_goldens
from claims.extraction.packs import available
from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import CandidateQuote

SHORT = 1200  # letters: longer articles have interviews, lists and odd marks of their own
GOLDENS = [golden for golden in read_goldens() if len(golden.text) < SHORT]
DOUBLE = str.maketrans(dict.fromkeys('„“”«»"', "\x00"))
STYLES = ["„”", "„“", "“”", "«»", "»«", '""', ("``", "''")]


def summary(golden: Golden, text: str) -> list[Any]:
    """What an editor sees of each candidate, without the spelling."""
    found = extract_quotes(text, language=golden.answer["language"], published=golden.answer["published"])
    for one in found:
        assert one.display.of(text) == one.display_text
        assert all(quote.span.of(text) == quote.text for quote in one.quotes)
    return [_seen(one) for one in found]


def _seen(one: CandidateQuote) -> tuple[Any, ...]:
    mention = one.attribution.mention
    speaker = (plain(mention.text), plain(mention.full_name or "")) if mention else None
    quotes = tuple(plain(quote.text) for quote in one.quotes)
    return quotes, speaker, one.said.said_on, one.attribution.grade, one.kind


def plain(text: str) -> str:
    """Composed letters, one kind of mark and of space."""
    composed = unicodedata.normalize("NFC", text).replace("``", '"').replace("''", '"').replace("\u200b", "")
    return " ".join(composed.translate(DOUBLE).split())


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(" ", " \u200b"),
    ],
    ids=["line ends", "no-break spaces", "decomposed", "byte order mark", "zero width"],
)
def test_spelling_changes_no_answer_of_a_golden(change: Any) -> None:
    changed = [golden.name for golden in GOLDENS if summary(golden, change(golden.text)) != before(golden)]
    assert changed == []


def before(golden: Golden) -> list[Any]:
    """The answer to the golden as it stands."""
    return [_seen(one) for one in answer_of(golden)]


def styled(golden: Golden, style: Any) -> str | None:
    """The golden with each of its outer pairs in another style; None where marks are nested or missing."""
    outer = [(quote.outer, quote) for one in answer_of(golden) for quote in one.quotes]
    text, marks = golden.text, sum(golden.text.count(mark) for mark in '„“”«»"')
    if marks != 2 * len(outer) or not all(quote.closed and len(quote.opener) == 1 for _, quote in outer):
        return None
    if not all(text[span.start] + text[span.end - 1] == quote.opener + quote.closer for span, quote in outer):
        return None  # «…, — объяснил она. — …»: one pair around two pieces
    for span, quote in sorted(outer, reverse=True, key=lambda pair: pair[0].start):
        inside = text[span.start + len(quote.opener) : span.end - len(quote.closer)]
        text = text[: span.start] + style[0] + inside + style[1] + text[span.end :]
    return text


@pytest.mark.parametrize("style", STYLES, ids="".join)
def test_the_style_of_marks_changes_no_answer_of_a_golden(style: Any) -> None:
    texts = [(golden, text) for golden in GOLDENS if (text := styled(golden, style)) is not None]
    assert len(texts) > len(GOLDENS) // 3
    assert [golden.name for golden, text in texts if summary(golden, text) != before(golden)] == []


ODD = st.sampled_from(
    ["\x00", "\ud800", "\udfff", "\u202e", "\u2066", "\u200f", "\ue000", "\U0010ffff", "\x1b"]
)
TEXT = st.lists(st.one_of(ODD, st.sampled_from(["„a ", "” ", "said ", "Ana Pop ", ", ", "\n", '"', "— "])))


@settings(max_examples=60, deadline=None)
@given(TEXT.map("".join), st.sampled_from(available()), st.booleans())
def test_no_odd_character_breaks_the_engine(text: str, language: str, indirect: bool) -> None:
    for one in extract_quotes(text, language=language, published="2025-07-04", indirect=indirect):
        assert all(quote.span.of(text) == quote.text for quote in one.quotes)


@pytest.mark.parametrize("stray", ["„", "”", '"', "«", "“"])
def test_a_stray_mark_spoils_one_paragraph_at_most(stray: str) -> None:
    paragraphs = [
        f"„Podul numărul {number} rămâne închis până luni”, a declarat primarul Dan Rusu."
        for number in "123456789"
    ]
    whole = extract_quotes("\n\n".join(paragraphs), language="ro")
    for place in range(len(paragraphs)):
        spoiled = list(paragraphs)
        spoiled[place] = spoiled[place].replace("rămâne", f"rămâne {stray}")
        found = {one.quotes[0].text for one in extract_quotes("\n\n".join(spoiled), language="ro")}
        missing = [one for one in whole if one.quotes[0].text not in found]
        assert len(missing) <= 2, (stray, place)
