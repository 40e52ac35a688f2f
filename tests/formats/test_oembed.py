from html.parser import HTMLParser
from typing import Any

import pytest

from claims.formats import oembed

DOCUMENT = {"slug": "bridge", "claim": "The bridge opens in May."}
HOUSE: Any = {"publisher": "On Record", "site": "https://facts.test"}


def attributes(markup: str) -> dict[str, str | None]:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(markup)
    ((tag, given),) = found
    assert tag == "iframe"
    return given


def card(claim: str = "The bridge opens in May.", **room: Any) -> dict[str, Any]:
    return oembed.card({**DOCUMENT, "claim": claim}, **HOUSE, **room)


def test_card_has_what_the_specification_demands_of_a_rich_one() -> None:
    found = card()
    assert (found["version"], found["type"], found["width"], found["height"]) == ("1.0", "rich", 600, 340)
    frame = attributes(found["html"])
    assert frame["src"] == "https://facts.test/embed/bridge/"
    assert (frame["width"], frame["height"], frame["title"]) == ("600", "340", "The bridge opens in May.")


@pytest.mark.parametrize(("room", "width"), [(None, 600), (300, 300), (5000, 600)])
def test_card_is_never_larger_than_the_room_for_it(room: int | None, width: int) -> None:
    found = card(width=room)
    assert (found["width"], attributes(found["html"])["width"]) == (width, str(width))


@pytest.mark.parametrize("words", ['"><script>alert(1)</script>', "a & b", "'"])
def test_words_cannot_leave_their_attribute(words: str) -> None:
    assert attributes(card(words)["html"])["title"] == words
