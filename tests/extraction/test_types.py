"""Spans know what they hold and what they meet."""

from __future__ import annotations

from claims.extraction.types import Span


def test_spans_are_half_open() -> None:
    span = Span(2, 5)
    assert span.length == 3
    assert span.of("abcdef") == "cde"
    assert span.holds(Span(2, 5))
    assert not span.holds(Span(1, 3))
    assert span.meets(Span(4, 9))
    assert not span.meets(Span(5, 9))
    assert Span(1, 9) < span
