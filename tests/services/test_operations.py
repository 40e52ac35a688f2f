import datetime as dt

import pytest

from claims.models import User
from claims.services.audit import Forbidden, Refused
from claims.services.operations import fetch_again, poll_now
from tests.factories.articles import FeedFactory, FetchRequestFactory

pytestmark = pytest.mark.django_db


def test_a_page_set_aside_is_due_again_from_the_beginning(ana: User, now: dt.datetime) -> None:
    request = FetchRequestFactory.create(set_aside_at=now, attempts=3, last_error="The server answered 404.")
    fetch_again(request_id=request.pk, actor=ana, at=now)
    request.refresh_from_db()
    assert (request.set_aside_at, request.attempts, request.last_error) == (None, 0, "")
    assert request.due_at == now


def test_a_page_that_is_an_article_is_not_fetched_again(ana: User, now: dt.datetime) -> None:
    request = FetchRequestFactory.create(done_at=now)
    with pytest.raises(Refused):
        fetch_again(request_id=request.pk, actor=ana, at=now)


def test_one_page_has_one_open_request(ana: User, now: dt.datetime) -> None:
    old = FetchRequestFactory.create(set_aside_at=now)
    FetchRequestFactory.create(url=old.url)
    with pytest.raises(Refused):
        fetch_again(request_id=old.pk, actor=ana, at=now)


def test_outsider_asks_for_nothing(carol: User, now: dt.datetime) -> None:
    request, feed = FetchRequestFactory.create(set_aside_at=now), FeedFactory.create()
    with pytest.raises(Forbidden):
        fetch_again(request_id=request.pk, actor=carol, at=now)
    with pytest.raises(Forbidden):
        poll_now(feed_id=feed.pk, actor=carol, at=now)


def test_a_feed_that_is_switched_off_stays_so(ana: User, now: dt.datetime) -> None:
    feed = FeedFactory.create(is_active=False)
    with pytest.raises(Refused):
        poll_now(feed_id=feed.pk, actor=ana, at=now)
