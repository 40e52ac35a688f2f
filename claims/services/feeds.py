"""Hop 1, first half: what a feed announces becomes pages to fetch."""

import datetime as dt

from claims.intake.feeds import parse_feed
from claims.intake.fetch import FetchedDocument, FetchError, fetch
from claims.intake.types import FeedItem, FeedUnreadable
from claims.intake.urls import UrlRefused, canonical_url
from claims.models import Feed, FetchRequest
from claims.services.audit import acting, unversioned
from claims.services.fetching import is_lasting, policy
from claims.services.work import lease, next_try
from tracker.failpoints import failpoint

GAP = dt.timedelta(minutes=10)
LONGEST_URL = 2_000
BACKOFF = 2.0


def fetch_feed(*, feed_id: int, at: dt.datetime) -> list[int]:
    """Ask a due feed for news and store a request for each page that it has not announced before.

    Returns the new requests' ids, for ringing. Does nothing when the feed is not due, or in other hands.
    The feed's validators are stored together with its entries, so that a kill in between loses nothing: the
    whole feed is asked for again. Failpoints: fetch_feed.claimed, fetch_feed.before_store,
    fetch_feed.before_commit, fetch_feed.stored.
    """
    if not Feed.objects.filter(pk=feed_id).due(at).update(next_poll_at=at + lease(), polled_at=at):
        return []
    failpoint("fetch_feed.claimed")
    feed = Feed.objects.get(pk=feed_id)
    try:
        answer, items = _ask(feed)
    except FetchError as problem:
        _failed(feed_id, problem.sentence, at, asked=problem.retry_after)
        return []
    except FeedUnreadable as problem:
        _failed(feed_id, problem.sentence, at)
        return []
    failpoint("fetch_feed.before_store")
    found = _store(feed_id, answer, items, at)
    failpoint("fetch_feed.stored")
    return found


def _ask(feed: Feed) -> tuple[FetchedDocument, list[FeedItem]]:
    answer = fetch(
        feed.url, policy=policy(), etag=feed.etag or None, last_modified=feed.last_modified or None
    )
    if answer.unchanged:
        return answer, []
    parsed = parse_feed(answer.body, url=answer.url, content_type=answer.content_type, charset=answer.charset)
    return answer, list(parsed.entries)


def _store(feed_id: int, answer: FetchedDocument, items: list[FeedItem], at: dt.datetime) -> list[int]:
    with acting(actor=None, action="fetch_feed"):
        feed = unversioned(Feed, feed_id)
        requests = FetchRequest.objects.bulk_create(_new_requests(feed, items, at))
        if not answer.unchanged:
            feed.etag, feed.last_modified = answer.etag or "", answer.last_modified or ""
        _move(feed, answer.permanent_url)
        feed.failures, feed.last_error = 0, ""
        feed.succeeded_at, feed.next_poll_at = at, at + GAP
        feed.save()
        failpoint("fetch_feed.before_commit")
    return [request.pk for request in requests]


def _new_requests(feed: Feed, items: list[FeedItem], at: dt.datetime) -> list[FetchRequest]:
    announced = {url: item for item in items if (url := _url_of(item))}
    known = feed.requests.filter(url__in=announced).values_list("url", flat=True)
    for url in known:
        del announced[url]
    return [
        FetchRequest(
            feed=feed,
            source_id=feed.source_id,
            url=url,
            guid=item.guid,
            title=item.title,
            published_at=item.published,
            due_at=at,
        )
        for url, item in announced.items()
    ]


def _url_of(item: FeedItem) -> str:
    """The page's one spelling; an entry without an address that could be asked is passed over."""
    try:
        url = canonical_url(item.url)
    except UrlRefused:
        return ""
    return url if len(url) <= LONGEST_URL else ""


def _move(feed: Feed, permanent_url: str | None) -> None:
    """Follow a lasting redirect, unless it leads where only a test may go, or onto another feed."""
    if not permanent_url or len(permanent_url) > LONGEST_URL or not is_lasting(permanent_url):
        return
    if not Feed.objects.filter(url=permanent_url).exists():
        feed.url = permanent_url


def _failed(feed_id: int, error: str, at: dt.datetime, asked: int | None = None) -> None:
    with acting(actor=None, action="fetch_feed"):
        feed = unversioned(Feed, feed_id)
        feed.failures += 1
        feed.last_error = error
        feed.next_poll_at = next_try(at, failures=feed.failures, asked=asked, growth=BACKOFF)
        feed.save(update_fields=["failures", "last_error", "next_poll_at"])
