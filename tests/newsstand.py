"""A web server of the tests' own: pages and a feed that a test can change between two visits."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import pytest
from pytest_django import Settings

Headers = dict[str, str]

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


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)


class Newsstand:
    """Serves `answers` by path, remembers what it was asked, with which headers."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, Headers]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def endpoint(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

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

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stand = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stand.asked.append((self.path, dict(self.headers.items())))
                bare = self.path.partition("?utm_")[0]
                answer = stand.answers.get(bare, Answer(b"gone", 404))
                if answer.headers.get("ETag") and self.headers.get("If-None-Match") == answer.headers["ETag"]:
                    answer = Answer(status=304)
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *_: object) -> None:
                """The tests' output is for the tests."""

        return Handler


@pytest.fixture
def stand(settings: Settings) -> Iterator[Newsstand]:
    """A local news site, which the guarded fetcher may visit."""
    with Newsstand() as newsstand:
        settings.FETCH_ALLOW = frozenset({newsstand.endpoint})
        yield newsstand
