import urllib.request
from collections.abc import Iterator
from urllib.error import HTTPError

import pytest

from claims.intake.feeds import parse_feed
from tracker.demo import feed


@pytest.fixture
def site() -> Iterator[str]:
    with feed.serve(0) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_the_feed_lists_every_article_and_each_can_be_fetched(site: str) -> None:
    with urllib.request.urlopen(f"{site}/feed.xml") as answer:
        entries = parse_feed(answer.read(), url=f"{site}/feed.xml").entries
    assert len(entries) == len(list(feed.ARTICLES.glob("*.html"))) >= 3
    for entry in entries:
        with urllib.request.urlopen(entry.url) as page:
            assert b"<title>" in page.read()


def test_an_unchanged_feed_is_not_sent_again(site: str) -> None:
    with urllib.request.urlopen(f"{site}/feed.xml") as answer:
        etag = answer.headers["ETag"]
    again = urllib.request.Request(f"{site}/feed.xml", headers={"If-None-Match": etag})
    with pytest.raises(HTTPError) as unchanged:
        urllib.request.urlopen(again)
    unchanged.value.close()
    assert unchanged.value.code == 304


@pytest.mark.parametrize("path", ["/../feed.py", "/nowhere.html", "/"])
def test_nothing_else_is_served(site: str, path: str) -> None:
    with pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(f"{site}{path}")
    refused.value.close()
    assert refused.value.code == 404


def test_a_taken_port_is_replaced_by_a_free_one(site: str) -> None:
    taken = int(site.rpartition(":")[2])
    with feed.serve(taken) as other:
        assert other.server_address[1] != taken
        other.shutdown()
