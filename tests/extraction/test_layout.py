"""Posts, statement blocks and speech labels are seen by their layout."""

from __future__ import annotations

import pytest

from claims.extraction.layout import find_blocks, find_posts, quoted_blocks, split_label
from claims.extraction.segmentation import paragraphs
from claims.extraction.types import (
    Block,
    BlockKind,
    Cue,
    CueKind,
    Kind,
    Mention,
    MentionKind,
    Quote,
    Span,
)


@pytest.mark.parametrize("dash", ["—", "–", "-", "―", "--"])
def test_a_post_is_a_text_with_name_handle_and_date(dash: str) -> None:
    text = f"We sign at noon. pic.twitter.com/ab12 {dash} Ana Pop / Ана Поп (@anapop) January 8, 2026"
    (post,) = find_posts(text, paragraphs(text))
    assert post.kind is Kind.EMBEDDED_POST
    assert post.quote.span.of(text) == "We sign at noon."
    assert post.speaker.span.of(text) == post.speaker.text == "Ana Pop"
    assert post.footer is not None
    assert post.footer.of(text) == "January 8, 2026"


@pytest.mark.parametrize("text", ["Write to us (@anapop) today", "— (@anapop)", "no handle — Ana Pop"])
def test_a_handle_alone_is_no_post(text: str) -> None:
    assert find_posts(text, paragraphs(text)) == []


@pytest.mark.parametrize(
    ("text", "words", "footer"),
    [
        ("He wrote:\n\nWe sign.\n\n— Ana Pop (@anapop) June 5, 2026", "We sign.", "June 5, 2026"),
        (
            "He wrote:\n\nWe sign.\n\nAt noon.\n\n— Ana Pop, Facebook, June 5",
            "We sign.\n\nAt noon.",
            "June 5",
        ),
        ("It rained.\n\nWe sign.\n— Ana Pop, X", "We sign.", ""),
        ("She wrote:\n\n“We sign.”\n— Ana Pop, 5 June 2026", "We sign.", "5 June 2026"),
        ("She wrote:\n\n“We sign.”\n– Ana Pop, on Facebook, June 5, 2026", "We sign.", "June 5, 2026"),
    ],
)
def test_a_post_may_have_its_name_on_a_line_below(text: str, words: str, footer: str) -> None:
    (post,) = find_posts(text, paragraphs(text))
    assert (post.quote.text, post.speaker.text) == (words, "Ana Pop")
    assert footer in (post.footer.of(text) if post.footer else "")


@pytest.mark.parametrize(
    "text",
    [
        "We sign.\n\n— Ana Pop, mayor of Ely",
        "We sign.\n\n— Ana Pop, YouTube star",
        "We sign.\n\n— Ana Pop, 5 June",
        "“We sign.” It rained. “We do.”\n\n— Ana Pop, Facebook",
    ],
)
def test_other_lines_behind_a_dash_make_no_post(text: str) -> None:
    assert find_posts(text, paragraphs(text)) == []


def test_what_stands_over_a_post_announces_no_block() -> None:
    text = "In a post the club said:\n\nWe sign.\n\n— Ana Pop (@anapop) June 5, 2026"
    assert find_blocks(text, paragraphs(text), announce, lambda _: False) == []


def announce(span: Span) -> tuple[Mention, Cue]:
    return Mention("Ana", span, MentionKind.NAME), Cue("Statement", span, CueKind.HEADING)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("Statement of Ana:\nOne.\nTwo.", "One.\nTwo."),
        ("Statement of Ana:\nOne.\n“Two,” said Dan.", "One."),
        ("Statement of Ana:\nOne.\nStatement of Dan:\nTwo.", "One."),
    ],
)
def test_a_block_runs_until_a_mark_or_another_heading(text: str, block: str) -> None:
    shown = find_blocks(text, paragraphs(text), announce, lambda _: False)
    assert shown[0].quote.text == block
    assert shown[0].kind is Kind.STATEMENT_BLOCK


def test_a_heading_without_a_text_is_no_block() -> None:
    text = "Statement of Ana:\n“One,” she said."
    assert find_blocks(text, paragraphs(text), announce, lambda _: False) == []


@pytest.mark.parametrize(
    ("inside", "name"), [("WALLACE: Yes.", "WALLACE"), ("Note: yes.", None), ("Yes: NO.", None)]
)
def test_a_name_in_capitals_labels_a_speech(inside: str, name: str | None) -> None:
    found = split_label(inside, Quote(inside, Span(0, len(inside)), Span(0, len(inside))))
    assert (found[0].text if found else None) == name


def test_block_quotes_of_the_page_are_trimmed() -> None:
    text = "He wrote:\n  We stay.  \nEnd."
    blocks = [Block(BlockKind.BLOCKQUOTE, Span(10, 22)), Block(BlockKind.PARAGRAPH, Span(0, 9))]
    assert [span.of(text) for span in quoted_blocks(text, blocks)] == ["We stay."]
