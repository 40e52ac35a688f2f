"""The doctor says what is wrong, in words that somebody can act on."""

import datetime as dt
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.management.commands.doctor import ago, beat, findings, hop
from claims.models import User
from claims.tasks import LAST_SWEEP
from tests.factories.articles import ArticleFactory, FeedFactory, FetchRequestFactory
from tests.factories.bulk_acts import an_act
from tests.smtp import Sink

NOW = dt.datetime(2026, 1, 9, 9, 30, tzinfo=dt.UTC)


def examined() -> tuple[str, str]:
    """What the command printed, and its last word if something was wrong."""
    out = StringIO()
    try:
        call_command("doctor", stdout=out, no_color=True)
    except CommandError as problem:
        return out.getvalue(), str(problem)
    return out.getvalue(), ""


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 minutes"), (119, "119 minutes"), (120, "2 hours"), (2880, "2 days")]
)
def test_a_wait_is_told_in_the_unit_that_a_person_would_use(minutes: int, words: str) -> None:
    assert ago(NOW - dt.timedelta(minutes=minutes), NOW) == words


def test_a_hop_that_moves_is_fine() -> None:
    assert hop("articles", None, 0, NOW) is None
    assert hop("articles", NOW - dt.timedelta(minutes=9), 0, NOW) is None


def test_a_hop_that_stands_says_since_when() -> None:
    assert hop("articles", NOW - dt.timedelta(hours=3), 0, NOW) == (
        "The oldest of the articles not done has waited 3 hours."
    )


def test_work_set_aside_is_named_before_work_that_waits() -> None:
    sentence = hop("articles", NOW - dt.timedelta(hours=3), 2, NOW)
    assert sentence == "2 articles set aside after failing: look at them in the admin."


@pytest.mark.django_db
def test_a_clock_that_was_never_seen_and_one_that_stopped_are_told_apart() -> None:
    cache.delete(LAST_SWEEP)
    assert "Nothing has been swept yet" in str(beat(NOW))
    cache.set(LAST_SWEEP, NOW - dt.timedelta(hours=2), timeout=None)
    assert beat(NOW) == "The last sweep was 2 hours ago: beat or the intake worker has stopped."
    cache.set(LAST_SWEEP, NOW, timeout=None)
    assert beat(NOW) is None


@pytest.mark.django_db
def test_a_newsroom_without_worker_hears_so(sink: Sink) -> None:
    printed, last_word = examined()
    assert "✓ database" in printed
    assert "✓ migrations" in printed
    assert "✓ mail server" in printed
    assert "✗ worker: No worker answers" in printed
    assert "wrong" in last_word


@pytest.mark.django_db
def test_each_hop_and_feed_is_looked_at(sink: Sink, ana: User) -> None:
    now = timezone.now()
    an_act(ana, now - dt.timedelta(hours=5), started_at=now)
    FetchRequestFactory.create(set_aside_at=now, last_error="The page is empty.")
    ArticleFactory.create(extracted_at=None, fetched_at=now - dt.timedelta(hours=5))
    FeedFactory.create(failures=7, last_error="The feed is not XML.", url="https://news.example/feed.xml")
    found = dict(findings(now))
    assert found["bulk acts"] == "The oldest of the bulk acts not done has waited 5 hours."
    assert found["pages to fetch"] == "1 pages to fetch set aside after failing: look at them in the admin."
    assert (
        found["articles to extract"] == "The oldest of the articles to extract not done has waited 5 hours."
    )
    assert "Last error: The feed is not XML." in str(found["feed https://news.example/feed.xml"])
    assert found["digests to send"] is None
