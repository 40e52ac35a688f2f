"""A feed's news become pages to fetch, each once; whatever goes wrong is asked again later."""

import datetime as dt

import pytest

from claims.models import Feed, FetchRequest
from claims.services.feeds import GAP, fetch_feed
from tests.factories.articles import A_MORNING, FeedFactory, FetchRequestFactory
from tests.local_server import Answer
from tests.newsstand import Newsstand

pytestmark = pytest.mark.django_db


def poll(feed: Feed, at: dt.datetime = A_MORNING) -> list[int]:
    found = fetch_feed(feed_id=feed.pk, at=at)
    feed.refresh_from_db()
    return found


def later(feed: Feed) -> dt.datetime:
    return feed.next_poll_at


def test_each_entry_becomes_one_request_and_is_due_at_once(stand: Newsstand) -> None:
    feed = FeedFactory.create(url=stand.feed("/one", "/two"))
    found = poll(feed)
    assert list(FetchRequest.objects.due(A_MORNING).order_by("pk").values_list("pk", flat=True)) == found
    one = FetchRequest.objects.get(url=stand.url("/one"))
    assert (one.feed, one.source, one.title) == (feed, feed.source, "/one")
    assert one.published_at == dt.datetime(2026, 1, 9, 6, 0, tzinfo=dt.UTC)
    assert (feed.succeeded_at, feed.next_poll_at, feed.failures) == (A_MORNING, A_MORNING + GAP, 0)


def test_an_entry_is_requested_once_however_often_it_is_announced(stand: Newsstand) -> None:
    feed = FeedFactory.create(url=stand.feed("/one"))
    poll(feed)
    stand.feed("/one?utm_source=rss", "/two")
    (new,) = poll(feed, later(feed))
    assert FetchRequest.objects.get(pk=new).url == stand.url("/two")
    assert FetchRequest.objects.count() == 2


def test_validators_go_back_as_they_came_and_an_unchanged_feed_brings_nothing(stand: Newsstand) -> None:
    feed = FeedFactory.create(
        url=stand.feed("/one", ETag='W/"x y"', Last_Modified="Fri, 09 Jan 2026 05:00:00 GMT")
    )
    poll(feed)
    assert (feed.etag, feed.last_modified) == ('W/"x y"', "Fri, 09 Jan 2026 05:00:00 GMT")
    assert poll(feed, later(feed)) == []
    sent = stand.asked[-1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (feed.etag, feed.last_modified)
    assert feed.etag == 'W/"x y"'


def test_a_feed_that_is_not_due_is_not_asked(stand: Newsstand) -> None:
    feed = FeedFactory.create(url=stand.feed("/one"))
    poll(feed)
    assert poll(feed) == []
    assert len(stand.asked) == 1


def test_an_inactive_feed_is_not_asked(stand: Newsstand) -> None:
    assert poll(FeedFactory.create(url=stand.feed("/one"), is_active=False)) == []
    assert stand.asked == []


def test_failures_are_counted_and_waits_grow_until_the_feed_is_back(stand: Newsstand) -> None:
    url = stand.url("/feed.xml")
    feed, waits = FeedFactory.create(url=url), []
    for _ in range(4):
        at = later(feed)
        assert poll(feed, at) == []
        waits.append(feed.next_poll_at - at)
    assert feed.failures == 4 and "404" in feed.last_error
    assert waits[3] > waits[0] >= dt.timedelta(minutes=2.5)
    stand.feed("/one")
    assert len(poll(feed, later(feed))) == 1
    assert (feed.failures, feed.last_error) == (0, "")


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ("7200", dt.timedelta(hours=2), dt.timedelta(hours=2)),
        ("999999999", dt.timedelta(hours=24), dt.timedelta(hours=24)),
    ],
)
def test_retry_after_is_obeyed_up_to_a_day(
    stand: Newsstand, asked: str, least: dt.timedelta, most: dt.timedelta
) -> None:
    feed = FeedFactory.create(url=stand.url("/feed.xml"))
    stand.answers["/feed.xml"] = Answer(b"busy", 503, {"Retry-After": asked})
    poll(feed)
    assert least <= feed.next_poll_at - A_MORNING <= most


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>Login</body></html>", b"\x00\xff\x00\xff", b"Only words."]
)
def test_a_feed_that_is_none_is_said_so(stand: Newsstand, body: bytes) -> None:
    feed = FeedFactory.create(url=stand.url("/feed.xml"), etag='"old"')
    stand.answers["/feed.xml"] = Answer(body, headers={"Content-Type": "text/xml", "ETag": '"new"'})
    assert poll(feed) == []
    assert feed.failures == 1 and feed.last_error
    assert feed.etag == '"old"'


def test_an_entry_without_a_web_address_is_passed_over(stand: Newsstand) -> None:
    feed = FeedFactory.create(url=stand.feed("/one"))
    body = stand.answers["/feed.xml"].body.replace(
        b"</channel>", b"<item><title>x</title><link>javascript:alert(1)</link></item></channel>"
    )
    stand.answers["/feed.xml"].body = body
    assert len(poll(feed)) == 1


def test_two_feeds_may_announce_one_page(stand: Newsstand) -> None:
    url = stand.feed("/one")
    other = FeedFactory.create()
    FetchRequestFactory.create(feed=other, url=stand.url("/one"))
    assert len(poll(FeedFactory.create(url=url))) == 1


def test_a_lasting_redirect_into_an_exception_for_tests_is_not_stored(stand: Newsstand) -> None:
    stand.feed("/one")
    stand.answers["/old.xml"] = Answer(status=301, headers={"Location": stand.url("/feed.xml")})
    feed = FeedFactory.create(url=stand.url("/old.xml"))
    assert len(poll(feed)) == 1
    assert feed.url == stand.url("/old.xml")
