import time
from datetime import UTC, datetime

import pytest

from claims.intake.syndication import MOST_ENTRIES, read_feed
from claims.intake.types import FeedItem, FeedUnreadable
from tests.intake.pages import feed, page

URL = "https://ziarul.example/rss"


def test_an_rss_feed_gives_its_items() -> None:
    parsed = read_feed(feed().encode(), url=URL)
    assert (parsed.title, parsed.language, len(parsed.entries)) == ("Ziarul", "ro", 2)
    assert parsed.entries[1] == FeedItem(
        guid="urn:1",
        url="https://ziarul.example/1",
        title="Știrea 1 & „podul”",
        published=datetime(2026, 1, 8, 8, tzinfo=UTC),
        summary="Un pod nou",
    )


def test_an_atom_feed_gives_its_entries_and_resolves_links() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sq"><title>Gazeta</title>
      <entry><title type="html">Ura &lt;i&gt;e re&lt;/i&gt;</title><id>tag:1</id><link href="/lajme/1"/>
      <updated>2026-01-09T10:00:00Z</updated><published>2026-01-08T10:00:00+01:00</published></entry></feed>"""
    (item,) = read_feed(atom.encode(), url=URL).entries
    assert (item.guid, item.url, item.title) == ("tag:1", "https://ziarul.example/lajme/1", "Ura e re")
    assert item.published == datetime(2026, 1, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    ["", "2026-01-08", "08 Jan 2026 10:00:00", "2026-01-08T10:00:00", "mâine", "99 Foo 2026 10:00:00 +0200"],
)
def test_a_date_without_a_zone_is_no_moment(told: str) -> None:
    changed = feed(1).replace("Thu, 08 Jan 2026 10:00:00 +0200", told)
    assert read_feed(changed.encode(), url=URL).entries[0].published is None


def test_broken_xml_gives_what_can_be_recovered() -> None:
    text = feed(5)
    for broken in (text[: len(text) // 2], text.replace("&amp;", "&"), text.replace("</item>", "", 1)):
        assert read_feed(broken.encode(), url=URL).entries


def test_an_entry_that_cannot_be_fetched_is_left_out() -> None:
    changed = feed(3).replace("https://ziarul.example/1", "javascript:alert(1)")
    assert [item.guid for item in read_feed(changed.encode(), url=URL).entries] == ["urn:0", "urn:2"]


def test_an_item_without_guid_goes_by_its_address() -> None:
    changed = feed(1).replace("<guid>urn:0</guid>", "")
    assert read_feed(changed.encode(), url=URL).entries[0].guid == "https://ziarul.example/0"


def test_entries_are_capped_and_the_surplus_is_not_even_parsed() -> None:
    started = time.process_time()
    parsed = read_feed(feed(40_000).encode(), url=URL)
    assert [item.guid for item in parsed.entries] == [f"urn:{number}" for number in range(MOST_ENTRIES)]
    assert time.process_time() - started < 3


def test_the_charset_of_the_server_is_used() -> None:
    text = feed(1).replace(' encoding="utf-8"', "").replace("Știrea", "Ştirea")
    parsed = read_feed(text.encode("cp1250"), url=URL, charset="windows-1250")
    assert parsed.entries[0].title == "Ştirea 0 & „podul”"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = (
    f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><rss version="2.0"><channel><title>&l9;</title></channel></rss>'
)
SPY = """<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&f;</title></channel></rss>"""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not_xml"),
        (b"null", "not_xml"),
        (b"/etc/passwd", "not_xml"),
        (b"https://ziarul.example/rss", "not_xml"),
        (page().encode(), "not_a_feed"),
        (b"<a><b>c</b></a>", "not_a_feed"),
        (BOMB.encode(), "entities"),
        (BOMB.encode("utf-16"), "entities"),
        (SPY.encode(), "entities"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence(body: bytes, reason: str) -> None:
    with pytest.raises(FeedUnreadable) as refusal:
        read_feed(body, url=URL)
    assert refusal.value.reason == reason
    assert refusal.value.sentence.endswith(".")
