"""What the tests of the pages share: reading one, and looking into its markup."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

VOID = {"meta", "link", "input", "br", "hr", "img", "option"}  # an option may go without its end


def page(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return answer.content.decode()


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


def meta(text: str, relation: str) -> list[str]:
    """Addresses of a relation, without those in another format."""
    return re.findall(rf'<link rel="{relation}"(?! type)[^>]* href="([^"]*)"', text)


def feeds(text: str) -> list[str]:
    return re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)"', text)


class Outline(HTMLParser):
    """Elements that are open, levels of headings, ids, and what is wrong with them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.problems: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) != len(attrs):
            self.problems.append(f"{tag} says something twice")
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.wanted += [given[name] or "" for name in ("for", "aria-labelledby") if name in given]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> ends what is not open")

    def faults(self) -> list[str]:
        found = [*self.problems, *(f"{tag} is never ended" for tag in self.open)]
        found += [f"no element has the id {name}" for name in self.wanted if name not in self.ids]
        if len(set(self.ids)) < len(self.ids):
            found.append("two elements have one id")
        if self.levels.count(1) != 1:
            found.append("there is not one first heading")
        steps = zip(self.levels, self.levels[1:], strict=False)
        return found + [f"a heading h{low} follows h{high}" for high, low in steps if low > high + 1]
