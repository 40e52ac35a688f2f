"""Which feeds, pages and articles are due, and what may stand only once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from claims.choices import DatePrecision
from claims.models import Feed, FetchRequest
from tests.factories.articles import A_MORNING, ArticleFactory, FeedFactory, FetchRequestFactory

pytestmark = pytest.mark.django_db


def test_only_active_feeds_are_due() -> None:
    due = FeedFactory.create()
    FeedFactory.create(is_active=False)
    FeedFactory.create(next_poll_at=A_MORNING + dt.timedelta(minutes=1))
    assert list(Feed.objects.due(A_MORNING)) == [due]


def test_a_failing_feed_is_seen() -> None:
    FeedFactory.create()
    failing = FeedFactory.create(failures=2)
    assert list(Feed.objects.failing()) == [failing]


def test_a_feed_asks_for_a_page_once() -> None:
    request = FetchRequestFactory.create(feed=FeedFactory.create())
    with pytest.raises(IntegrityError), transaction.atomic():
        FetchRequestFactory.create(feed=request.feed, url=request.url, done_at=A_MORNING)
    assert FetchRequestFactory.create(feed=FeedFactory.create(), url=request.url)


@pytest.mark.parametrize("closed", ["done_at", "set_aside_at"])
def test_people_have_one_open_request_for_a_page(closed: str) -> None:
    request = FetchRequestFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        FetchRequestFactory.create(url=request.url)
    FetchRequest.objects.update(**{closed: A_MORNING})
    assert FetchRequestFactory.create(url=request.url)


def test_an_articles_date_is_as_exact_as_its_precision() -> None:
    month = ArticleFactory.create(
        published_precision=DatePrecision.MONTH,
        published_not_before=dt.date(2026, 1, 1),
        published_not_after=dt.date(2026, 1, 31),
    )
    assert (str(month.published), month.published.day) == ("2026-01", None)
    assert str(ArticleFactory.create().published) == ""


def test_an_article_goes_by_its_title_else_its_address_else_its_words() -> None:
    assert str(ArticleFactory.create(title="Council meets")) == "Council meets"
    assert str(ArticleFactory.create(title="", url="https://dorna.test/1")) == "https://dorna.test/1"
    assert str(ArticleFactory.create(title="", url="", text="It rained.")) == "It rained."
