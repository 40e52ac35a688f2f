"""A live blog is known by its clocks, and gives its day to what somebody named is quoted as saying."""

from __future__ import annotations

import pytest

from claims.extraction.liveblog import is_live_blog
from tests.extraction.readings import days

PUBLISHED = "2026-10-07"
BLOG = "Floods live\n\n16:05\nThe crest is near.\n\n{}\n\n15:10\nA bridge is shut.\n\n11:48\nGood morning."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["16:05", "Text.", "15.42", "12:20"], True),
        (["9.40pm", "8.05 p.m.", "11pm"], True),
        (["ora 16:05", "Ora 15:10", "14:00"], True),
        (["ORA 16:05. The crest is near.", "15:42 – A bridge is shut.", "12.20 | Good morning."], True),
        (["16:05 trains were late.", "15,000 people came.", "12.5 tonnes were lost."], False),
        (["16:05", "15:42", "It was 12:20 when the bridge fell."], False),
        (["2026", "3,100", "14"], False),
    ],
)
def test_three_paragraphs_that_begin_with_a_time_make_a_live_blog(lines: list[str], expected: bool) -> None:
    assert is_live_blog(lines) is expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("“The wall was never inspected by anyone,” Ann Pope says.", PUBLISHED),
        ("“The wall was never inspected by anyone,” Ann Pope told reporters.", PUBLISHED),
        ("“The wall was never inspected by anyone,” Ann Pope told us.", PUBLISHED),
        ("“The wall was never inspected by anyone,” Ann Pope had said.", None),
        ("“The wall was never inspected by anyone,” Ann Pope said last month.", None),
        ("“The wall was never inspected by anyone,” a resident said.", None),
        ("Ann Pope says that the wall “was never inspected by anyone”.", PUBLISHED),
        ("Ann Pope said in March that the wall “was never inspected by anyone”.", None),
    ],
)
def test_the_words_of_somebody_named_have_the_blog_s_day(entry: str, expected: str | None) -> None:
    assert days(BLOG.format(entry), "en", PUBLISHED) == [expected]


def test_a_blog_without_a_day_gives_none() -> None:
    assert days(BLOG.format("“The wall was never inspected,” Ann Pope says."), "en", "2026-10") == [None]
