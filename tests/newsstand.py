"""A web server of the tests' own: pages and a feed that a test can change between two visits."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.local_server import Answer, Asked, Headers, LocalServer

FEED = (
    """<?xml version="1.0"?><rss version="2.0"><channel><title>Dorna Today</title>{items}</channel></rss>"""
)
ITEM = "<item><title>{title}</title><link>{url}</link><guid>{url}</guid><pubDate>{date}</pubDate></item>"
PAGE = """<!doctype html><html lang="ro"><head><title>Podul peste Dorna</title>{head}</head><body><article>
<h1>Podul peste Dorna</h1>
<p>Consiliul local s-a întrunit joi dimineață, într-o ședință care a durat două ore și jumătate.</p>
<p>Primarul Mara Lupu a declarat joi: „{words}”.</p>
<p>Locuitorii au cerut mai multe lămuriri despre termenele și costurile lucrărilor de la pod.</p>
</article></body></html>"""
WORDS = "Podul nou va fi deschis în luna mai, iar lucrările au costat trei milioane de lei"


class Newsstand(LocalServer):
    """Serves `answers` by path, remembers what it was asked, with which headers."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, Headers]] = []
        super().__init__()

    def url(self, path: str) -> str:
        return f"http://{self.endpoint}{path}"

    def page(self, path: str, *, words: str = WORDS, head: str = "") -> str:
        """Put an article on a path; its address."""
        body = PAGE.format(words=words, head=head).encode()
        self.answers[path] = Answer(body, headers={"Content-Type": "text/html; charset=utf-8"})
        return self.url(path)

    def feed(self, *paths: str, date: str = "Fri, 09 Jan 2026 06:00:00 GMT", **headers: str) -> str:
        """Announce paths in the feed; its address. Headers are written with underscores."""
        items = "".join(ITEM.format(title=path, url=self.url(path), date=date) for path in paths)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers["/feed.xml"] = Answer(
            FEED.format(items=items).encode(), headers={"Content-Type": "application/rss+xml", **named}
        )
        return self.url("/feed.xml")

    def reply(self, asked: Asked) -> Answer:
        self.asked.append((asked.path, asked.headers))
        answer = self.answers.get(asked.path.partition("?utm_")[0], Answer(b"gone", 404))
        tag = answer.headers.get("ETag")
        return Answer(status=304) if tag and asked.headers.get("If-None-Match") == tag else answer


@pytest.fixture
def stand(settings: Settings) -> Iterator[Newsstand]:
    """A local news site, which the guarded fetcher may visit."""
    with Newsstand() as newsstand:
        settings.FETCH_ALLOW = frozenset({newsstand.endpoint})
        yield newsstand
