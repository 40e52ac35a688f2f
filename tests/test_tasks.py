"""Bells are rung on commit, heard by a real broker, and never keep anybody waiting."""

import base64
import datetime as dt
import gc
import inspect
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import redis
from celery import Celery
from celery.app.task import Task
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from claims import tasks
from claims.choices import BulkVerb
from claims.models import Article, BulkAct, Candidate, FetchRequest, User
from claims.services import bulk_acts
from tests.factories.articles import A_MORNING, ArticleFactory, FeedFactory, FetchRequestFactory
from tests.factories.bulk_acts import an_act, begun
from tests.factories.candidates import a_candidate
from tests.newsstand import Newsstand
from tracker.embedded import Addresses, running

Rung = list[tuple[str, dict[str, Any]]]

ALL = [
    "poll_feeds",
    "fetch_feed",
    "fetch_request",
    "extract_article",
    "wake_parked",
    "run_bulk_act",
    "open_runs",
    "send_digest",
    "send_confirmation",
    "recover_unfinished",
]


class Bells:
    """What waits in the broker's queues."""

    def __init__(self, url: str) -> None:
        self.redis = redis.Redis.from_url(url)
        self.redis.flushdb()

    def rung(self, queue: str) -> Rung:
        messages = [json.loads(raw) for raw in self.redis.lrange(queue, 0, -1)]
        found = [
            (message["headers"]["task"], json.loads(base64.b64decode(message["body"]))[1])
            for message in messages
        ]
        return sorted(((name.rpartition(".")[2], arguments) for name, arguments in found), key=str)


@pytest.fixture(autouse=True)
def no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_silent_until", 0.0)


@pytest.fixture
def bells(servers: Addresses) -> Iterator[Bells]:
    heard = Bells(settings.REDIS_URL)
    yield heard
    heard.redis.flushdb()
    heard.redis.close()


@pytest.mark.django_db
def test_a_bell_rings_when_the_transaction_is_committed_and_not_before(
    bells: Bells, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tasks.ring(tasks.extract_article, article_id=7)
        assert bells.rung("extraction") == []
    assert bells.rung("extraction") == [("extract_article", {"article_id": 7})]


@pytest.mark.django_db
def test_a_transaction_that_fails_rings_nothing(
    bells: Bells, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
    ):
        tasks.ring(tasks.extract_article, article_id=7)
        raise ZeroDivisionError
    assert bells.rung("extraction") == []


@pytest.mark.parametrize("name", ALL)
def test_a_task_takes_arguments_of_the_next_release(name: str) -> None:
    task: Task[Any, Any] = getattr(tasks, name)
    kinds = [parameter.kind for parameter in inspect.signature(task.run).parameters.values()]
    assert kinds[-1] == inspect.Parameter.VAR_KEYWORD


def test_no_worker_outlives_its_lease() -> None:
    assert (
        settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT < settings.WORK_LEASE_SECONDS
    )


@pytest.mark.parametrize(("queues", "frozen"), [(["extraction", "desk"], True), (["mail"], False)])
def test_a_worker_that_reads_articles_has_its_words_before_it_forks(queues: list[str], frozen: bool) -> None:
    app = Celery("getting-ready", broker="memory://", set_as_current=False)
    try:
        app.WorkController(queues=queues, pool="solo")
        assert (gc.get_freeze_count() > 0) is frozen
    finally:
        gc.unfreeze()


# -- A broker that is away, or hangs


@dataclass(frozen=True)
class Tower:
    """A bell on a Valkey of its own."""

    bell: Task[Any, Any]
    valkey: redis.Redis

    def tell(self, sign: signal.Signals) -> None:
        os.kill(self.pid, sign)

    @cached_property
    def pid(self) -> int:
        return int(self.valkey.info("server")["process_id"])

    def heard(self) -> int:
        return int(self.valkey.llen("celery"))


def nothing(row_id: int = 0) -> None:
    """The work behind the bell; no worker ever does it."""


@pytest.fixture
def tower(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tower]:
    with running(tmp_path / "var", postgres=False, fast=True) as found:
        app = Celery("lonely", broker=found.broker_url, set_as_current=False)
        monkeypatch.setattr(tasks, "app", app)
        with redis.Redis.from_url(found.redis_url) as client:
            made = Tower(app.task(name="lonely.bell")(nothing), client)
            assert made.pid
            yield made


@contextmanager
def within(seconds: float) -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_hangs_keeps_nobody_waiting(tower: Tower, caplog: pytest.LogCaptureFixture) -> None:
    tower.tell(signal.SIGSTOP)
    try:
        with within(20):
            tasks.ring_each(tower.bell, "row_id", range(100))
    finally:
        tower.tell(signal.SIGCONT)
    assert "Nobody heard the bell for lonely.bell" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_was_killed_keeps_nobody_waiting(
    tower: Tower, caplog: pytest.LogCaptureFixture
) -> None:
    tower.tell(signal.SIGKILL)
    with within(20):
        tasks.ring_each(tower.bell, "row_id", range(100))
    assert "Nobody heard the bell for lonely.bell" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_bells_ring_again_after_the_silence(tower: Tower, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "_silent_until", time.monotonic() + 60)
    tasks.ring(tower.bell)
    monkeypatch.setattr(tasks, "_silent_until", time.monotonic())
    tasks.ring(tower.bell)
    assert tower.heard() == 1


# -- What the tasks do


@pytest.mark.django_db
def test_each_hop_rings_for_the_next(
    bells: Bells, stand: Newsstand, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    stand.page("/one")
    feed = FeedFactory.create(url=stand.feed("/one"))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.poll_feeds()
        tasks.fetch_feed(feed_id=feed.pk)
        request = FetchRequest.objects.get()
        tasks.fetch_request(request_id=request.pk)
        article = Article.objects.get()
        tasks.extract_article(article_id=article.pk)
    assert bells.rung("intake") == [
        ("fetch_feed", {"feed_id": feed.pk}),
        ("fetch_request", {"request_id": request.pk}),
    ]
    assert bells.rung("extraction") == [("extract_article", {"article_id": article.pk})]
    assert Candidate.objects.get().mention == "Mara Lupu"


@pytest.mark.django_db
def test_the_sweeper_rings_for_whatever_is_due(
    bells: Bells, ana: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    article, request = ArticleFactory.create(), FetchRequestFactory.create()
    ArticleFactory.create(extracted_at=A_MORNING)
    ArticleFactory.create(set_aside_at=A_MORNING)
    FetchRequestFactory.create(done_at=A_MORNING)
    busy = ArticleFactory.create()
    assert Article.claim(busy.pk, at=timezone.now(), lease=dt.timedelta(minutes=2))
    act, _chosen = an_act(ana, A_MORNING, started_at=A_MORNING), an_act(ana, A_MORNING)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.recover_unfinished()
    assert bells.rung("desk") == [("run_bulk_act", {"act_id": act.pk})]
    assert bells.rung("extraction") == [("extract_article", {"article_id": article.pk})]
    assert bells.rung("intake") == [("fetch_request", {"request_id": request.pk})]
    assert bells.rung("mail") == [("open_runs", {})]


@pytest.mark.django_db
def test_a_bulk_act_rings_for_its_next_turn_until_it_is_done(
    bells: Bells,
    ana: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(bulk_acts, "CHUNK", 1)
    act = begun(BulkVerb.REJECT, ana, a_candidate(), a_candidate(), reason="vague")
    for rung in (1, 1):  # the second turn is the last
        with django_capture_on_commit_callbacks(execute=True):
            tasks.run_bulk_act(act_id=act.pk)
        assert len(bells.rung("desk")) == rung
    assert BulkAct.objects.exclude(finished_at=None).exists()
