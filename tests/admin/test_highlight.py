import pytest

from claims.admin.highlight import Mark, around, article_html, marked, quoted


def test_overlapping_marks_share_their_piece() -> None:
    html = marked("abcdef", 0, 6, [Mark(1, 5, "clause"), Mark(2, 4, "quote")])
    assert html == (
        'a<mark class="mark-clause">b</mark><mark class="mark-clause mark-quote">cd</mark>'
        '<mark class="mark-clause">e</mark>f'
    )


def test_only_the_first_piece_carries_the_anchor() -> None:
    html = marked("abcd", 0, 4, [Mark(0, 4, "clause", anchor="passage"), Mark(1, 2, "quote")])
    assert html.count('id="passage"') == 1
    assert html.startswith('<mark class="mark-clause" id="passage" tabindex="-1">a')


@pytest.mark.parametrize("text", ["<script>", "a & b", 'say "x"', "„ceva” — așa", "שלום \u200fhello"])
def test_text_comes_back_as_it_is_and_runs_nothing(text: str) -> None:
    html = marked(text, 0, len(text), [])
    assert "<script>" not in html
    assert _unescaped(html) == text


def test_marks_run_through_blocks_and_nothing_between_them_hides() -> None:
    text = "Head\n\n“One\n\ntwo” stray"
    blocks = [{"kind": "headline", "start": 0, "end": 4}, {"kind": "paragraph", "start": 6, "end": 10}]
    html = article_html(text, blocks, [Mark(6, 16, "quote")])
    assert '<div class="text-block text-headline" data-start="0">Head</div>' in html
    assert html.count('<mark class="mark-quote">') == 2
    assert "stray" in html


def test_blocks_that_overlap_show_no_word_twice() -> None:
    text = "One two three"
    blocks = [{"kind": "paragraph", "start": 0, "end": 7}, {"kind": "paragraph", "start": 4, "end": 99}]
    html = article_html(text, blocks, [])
    assert html.count("two") == 1
    assert "three" in html


def test_a_part_begins_and_ends_in_the_midst_of_a_block() -> None:
    text = "Head\n\nOne two three"
    blocks = [{"kind": "headline", "start": 0, "end": 4}, {"kind": "paragraph", "start": 6, "end": 19}]
    part = around(text, 10, 13, reach=1)
    html = article_html(text, blocks, [Mark(10, 13, "clause")], part)
    assert html == (
        '<div class="text-block text-paragraph" data-start="9"> <mark class="mark-clause">two</mark> </div>'
    )
    assert (part.is_cut_before, part.is_cut_after) == (True, True)


def test_long_words_are_cut_with_a_sign() -> None:
    assert quoted("a" * 50, 10, [[10, 12]], most=20).endswith("a…")


def _unescaped(html: str) -> str:
    pairs = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&"))
    for code, sign in pairs:
        html = html.replace(code, sign)
    return html
