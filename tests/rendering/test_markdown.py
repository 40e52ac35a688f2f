import pytest

from claims.rendering.markdown import rendered


def test_headings_come_below_those_of_the_page() -> None:
    assert rendered("# One\n\n## Two\n\n# Three") == "<h3>One</h3>\n<h4>Two</h4>\n<h3>Three</h3>\n"


def test_no_heading_leaves_a_level_out() -> None:
    assert rendered("## Two\n\n###### Six\n\n## Two") == "<h3>Two</h3>\n<h4>Six</h4>\n<h4>Two</h4>\n"


def test_wide_table_can_be_scrolled_by_keys() -> None:
    assert '<table tabindex="0">' in rendered("| day |\n|---|\n| 30 June |")


def test_tables_lists_and_links_are_kept() -> None:
    assert "<td>30 June</td>" in rendered("| day |\n|---|\n| 30 June |")
    assert '<ol start="3">' in rendered("3. three")
    assert rendered("[plan](https://city.test)") == (
        '<p><a href="https://city.test" rel="noopener nofollow">plan</a></p>\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=alert(1)>x</b>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "![x](https://tracker.test/pixel.gif)",
        "<https://x.test/?<script>>",
    ],
)
def test_nothing_in_it_acts_or_loads(text: str) -> None:
    html = rendered(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b" not in html
    assert 'href="j' not in html
    assert 'href="d' not in html
