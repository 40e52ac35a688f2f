"""A local news site: a few articles that we wrote, and their RSS feed."""

import hashlib
import html
import re
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ARTICLES = Path(__file__).parent / "articles"
ITEM = "<item><title>{title}</title><link>{link}</link><guid>{link}</guid></item>"
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Curierul Văii</title>'
    "<link>{site}</link><description>Demo</description>{items}</channel></rss>"
)


def feed(site: str) -> bytes:
    """RSS 2.0 of every article in the folder."""
    items = []
    for path in sorted(ARTICLES.glob("*.html")):
        title = re.search("<title>(.*)</title>", path.read_text("utf-8"))
        items.append(ITEM.format(title=title[1] if title else path.stem, link=f"{site}/{path.name}"))
    return FEED.format(site=html.escape(site), items="".join(items)).encode()


class Page(BaseHTTPRequestHandler):
    """GET of the feed or of an article, with an ETag, so that the second poll costs nothing."""

    def do_GET(self) -> None:
        body = self.body()
        if body is None:
            self.send_error(404)
            return
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        unchanged = self.headers.get("If-None-Match") == etag
        self.send_response(304 if unchanged else 200)
        self.send_header("ETag", etag)
        self.send_header("Content-Type", f"{'text/xml' if self.is_feed else 'text/html'}; charset=utf-8")
        self.send_header("Content-Length", "0" if unchanged else str(len(body)))
        self.end_headers()
        if not unchanged:
            self.wfile.write(body)

    @property
    def is_feed(self) -> bool:
        return self.path == "/feed.xml"

    def body(self) -> bytes | None:
        if self.is_feed:
            return feed(f"http://{self.headers.get('Host')}")
        known = {f"/{path.name}": path for path in ARTICLES.glob("*.html")}
        path = known.get(self.path)
        return path.read_bytes() if path else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class says so)
        """Silence: the demo tells its own story."""


def serve(port: int) -> ThreadingHTTPServer:
    """A running server on the port, or on a free one if the port is 0 or taken."""
    make = partial(ThreadingHTTPServer, RequestHandlerClass=Page)
    try:
        server = make(("127.0.0.1", port))
    except OSError:
        server = make(("127.0.0.1", 0))
    Thread(target=server.serve_forever, daemon=True).start()
    return server
