import pytest

from claims.intake.feeds import parse_feed
from claims.intake.sandbox import Limits, Sandbox
from claims.intake.types import FeedUnreadable
from tests.intake.pages import feed, page

SLOW = b'<rss version="2.0"><channel>' + b"<a>" * 100_000


def test_a_feed_is_read_in_the_other_process_and_so_are_its_refusals() -> None:
    sandbox = Sandbox(Limits(cpu_seconds=1))
    try:
        parsed = parse_feed(feed().encode(), url="https://ziarul.example/rss", sandbox=sandbox)
        assert [item.url for item in parsed.entries] == [
            "https://ziarul.example/0",
            "https://ziarul.example/1",
        ]
        with pytest.raises(FeedUnreadable) as refusal:
            parse_feed(
                page().encode(), url="https://ziarul.example/rss", content_type="text/html", sandbox=sandbox
            )
        assert (refusal.value.reason, "text/html" in refusal.value.sentence) == ("not_a_feed", True)
        with pytest.raises(FeedUnreadable) as overrun:
            parse_feed(SLOW, url="https://ziarul.example/rss", sandbox=sandbox)
        assert overrun.value.reason == "too_slow"
        assert parse_feed(feed().encode(), url="https://ziarul.example/rss", sandbox=sandbox) == parsed
    finally:
        sandbox.close()
