from typing import Any

import feedparser
import pytest

from claims.formats import atom
from tests.formats.test_claimreview import document

FEED = atom.Feed(
    url="https://facts.test/feeds/verdicts.atom",
    page="https://facts.test/claims/",
    title="On Record: Verdicts",
    author="On Record",
    updated="2026-01-11T09:30:00Z",
)


def claim(**more: Any) -> atom.Entry:
    topics = [{"slug": "transport", "labels": {"en": "Transport", "ro": "Transporturi"}}]
    return atom.claim_entry(document(id="7b", title="No, in June", topics=topics, **more))


def read(*entries: atom.Entry) -> Any:
    found = feedparser.parse(atom.rendered(FEED, entries))
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def test_feed_is_read_back() -> None:
    feed = read().feed
    assert (feed.id, feed.title, feed.author, feed.updated) == (
        FEED.url,
        "On Record: Verdicts",
        "On Record",
        "2026-01-11T09:30:00Z",
    )
    assert {link.rel: link.href for link in feed.links} == {"self": FEED.url, "alternate": FEED.page}


def test_claim_is_read_back() -> None:
    (entry,) = read(claim()).entries
    assert (entry.id, entry.link, entry.title) == (
        "urn:uuid:7b",
        "https://facts.test/claims/bridge/",
        "No, in June",
    )
    assert entry.summary == "Fals: The bridge opens in May.\n\nIt opens in June."
    assert (entry.published, entry.updated) == ("2026-01-09T09:30:00Z", "2026-01-11T09:30:00Z")
    assert (entry.summary_detail.language, entry.tags[0].term, entry.tags[0].label) == (
        "ro",
        "transport",
        "Transporturi",
    )


@pytest.mark.parametrize("words", ['<script>alert("1")</script>', "a & b", "]]>", "Ș\x0b"])
def test_words_stay_words(words: str) -> None:
    (entry,) = read(claim(summary=words, claim=words)).entries
    assert entry.summary_detail.type == "text/plain"
    assert entry.summary.count(words.replace("\x0b", "\ufffd")) == 2


def test_claim_without_a_title_is_its_own() -> None:
    whole = document(id="7b", title="", topics=[])
    assert atom.claim_entry(whole).title == "The bridge opens in May."
