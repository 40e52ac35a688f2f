import time

import pytest

from claims.intake.markup import parse_html, plain_text
from claims.intake.types import DocumentUnreadable


def test_words_are_as_a_browser_shows_them() -> None:
    root = parse_html(
        "<p>Un\n <b>pod</b>nou<br>și&nbsp;gata<!-- nu --><script>x()</script><i hidden>y</i></p>"
    )
    assert plain_text(root) == "Un podnou și\u00a0gata"


@pytest.mark.parametrize(
    "markup", ["<nav>x</nav>", "<p style='color:red; display : none'>x</p>", "<p aria-hidden='true'>x</p>"]
)
def test_what_a_reader_does_not_see_is_not_read(markup: str) -> None:
    assert plain_text(parse_html(f"<body><div>{markup}</div></body>")) == ""


def test_a_page_of_far_too_many_elements_is_refused_at_once() -> None:
    started = time.process_time()
    with pytest.raises(DocumentUnreadable) as refusal:
        parse_html("<p>scurt</p>" * 200_000)
    assert refusal.value.reason == "too_complex"
    assert time.process_time() - started < 0.5


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        parse_html("<!-- only this -->")
    assert refusal.value.reason == "empty"


def test_deep_nesting_is_cut_and_not_followed() -> None:
    assert plain_text(parse_html("<div>" * 29_000 + "adânc")) in {"", "adânc"}
