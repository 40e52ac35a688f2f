"""Doorbells. PostgreSQL is the queue of record: a lost or doubled ring changes nothing."""

import gc
import logging
import threading
import time
from collections.abc import Iterable
from typing import Any

from celery import shared_task
from celery.app.task import Task
from celery.signals import worker_init
from django.core.cache import cache
from django.db import models, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from claims.models import Article, BulkAct, Digest, Feed, FetchRequest, Subscription
from claims.services import articles, bulk_acts, candidates, deliveries, digests, keys, proposals
from tracker.celery import app

log = logging.getLogger(__name__)

# A person waits while we ring: a broker that hangs may cost one second, and then nothing for a while. The
# Redis client tries again by itself for many seconds, and Celery cannot forbid that: so a thread rings.
PATIENCE = 1.0
SILENCE = 10.0
SOCKETS = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5}
NO_ANSWER = "the broker does not answer"
FORGOTTEN = 600.0  # seconds: a bell not heard by then only lengthens the queue, for the sweeper rings again
MOST_RINGS = 500
LAST_SWEEP = "last-sweep"  # in the cache: when beat and a worker were last seen at work, for the doctor

_silent_until = 0.0


def ring(task: Task[Any, Any], **arguments: object) -> None:
    """Wake a worker once the transaction is committed; without a broker the sweeper finds the row later."""
    transaction.on_commit(lambda: _send(task, arguments))


def ring_each(task: Task[Any, Any], name: str, ids: Iterable[int]) -> None:
    """One ring for each row, whose id is the argument `name`."""
    for row_id in ids:
        ring(task, **{name: row_id})


def _send(task: Task[Any, Any], arguments: dict[str, object]) -> None:
    global _silent_until  # noqa: PLW0603 - one for the process; a race costs one more second
    if time.monotonic() < _silent_until:
        return
    heard = [NO_ANSWER]
    bell = threading.Thread(target=_pull, args=(task, arguments, heard), daemon=True)
    bell.start()
    bell.join(PATIENCE)
    if heard[0]:
        _silent_until = time.monotonic() + SILENCE
        log.warning("Nobody heard the bell for %s %s: %s", task.name, arguments, heard[0])


def _pull(task: Task[Any, Any], arguments: dict[str, object], heard: list[str]) -> None:
    """Put into `heard` what went wrong, or nothing; after our patience nobody looks there any more."""
    options = {**app.conf.broker_transport_options, **SOCKETS}
    try:
        with app.connection_for_write(transport_options=options) as connection:
            task.apply_async(kwargs=arguments, connection=connection, retry=False, expires=FORGOTTEN)  # type: ignore[call-arg]
        heard[0] = ""
    except (OperationalError, RedisError, OSError) as problem:
        heard[0] = str(problem)


@worker_init.connect
def get_ready(sender: Any, **_: object) -> None:
    """Load the words before a worker that reads articles forks: its processes share them.

    Frozen, because Python's collector would go through all of them every fifty articles, and make one of
    these wait five times as long as reading it takes.
    """
    if "extraction" in sender.app.amqp.queues.consume_from:
        proposals.load_words()
        gc.collect()
        gc.freeze()


@shared_task
def poll_feeds(**_: object) -> None:
    ring_each(fetch_feed, "feed_id", _oldest(Feed.objects.due(timezone.now()), "next_poll_at"))


@shared_task
def fetch_feed(*, feed_id: int, **_: object) -> None:
    found = articles.fetch_feed(feed_id=feed_id, at=timezone.now())
    ring_each(fetch_request, "request_id", found)


@shared_task
def fetch_request(*, request_id: int, **_: object) -> None:
    article_id = articles.fetch_request(request_id=request_id, at=timezone.now())
    if article_id is not None:
        ring(extract_article, article_id=article_id)


@shared_task
def extract_article(*, article_id: int, **_: object) -> None:
    candidates.extract_article(article_id=article_id, at=timezone.now())


@shared_task
def wake_parked(**_: object) -> None:
    candidates.wake_parked(at=timezone.now())


@shared_task
def open_runs(**_: object) -> None:
    ring_each(send_digest, "digest_id", digests.open_runs(at=timezone.now()))


@shared_task
def send_digest(*, digest_id: int, **_: object) -> None:
    digests.send_digest(digest_id=digest_id, at=timezone.now())


@shared_task
def send_confirmation(*, subscription_id: int, **_: object) -> None:
    digests.send_confirmation(subscription_id=subscription_id, at=timezone.now())


@shared_task
def plan_deliveries(**_: object) -> None:
    """Also finds what nobody rang for: each delivery that is due rings, whoever planned it."""
    ring_each(send_delivery, "delivery_id", deliveries.plan_deliveries(at=timezone.now()))


@shared_task
def send_delivery(*, delivery_id: int, **_: object) -> None:
    following = deliveries.send_delivery(delivery_id=delivery_id, at=timezone.now())
    ring_each(send_delivery, "delivery_id", following)


@shared_task
def run_bulk_act(*, act_id: int, **_: object) -> None:
    """One turn, then back to the end of the queue: many acts and other work take turns."""
    if bulk_acts.run_bulk_act(act_id=act_id, at=timezone.now()):
        ring(run_bulk_act, act_id=act_id)


@shared_task
def record_usage(**_: object) -> None:
    """What the counters in Redis hold, for the charts; while Redis is away the next time will do."""
    try:
        keys.record_usage(at=timezone.now())
    except RedisError as problem:
        log.warning("The use of API keys was not noted: %s", problem)


@shared_task
def recover_unfinished(**_: object) -> None:
    """Ring again for everything that is due and open the runs that never began; harmless at any time."""
    at = timezone.now()
    digests.mark_ambiguous(at=at)
    bulk_acts.discard_forgotten(at=at)
    ring_each(fetch_request, "request_id", _oldest(FetchRequest.objects.due(at), "due_at"))
    ring_each(extract_article, "article_id", _oldest(Article.objects.due(at), "due_at"))
    ring_each(run_bulk_act, "act_id", _oldest(BulkAct.objects.due(at), "due_at"))
    ring_each(send_digest, "digest_id", _oldest(Digest.objects.due(at), "due_at"))
    ring_each(send_confirmation, "subscription_id", _oldest(Subscription.objects.to_answer(at), "asked_at"))
    ring(open_runs)
    cache.set(LAST_SWEEP, at, timeout=None)


def _oldest(rows: models.QuerySet[Any], column: str) -> Iterable[int]:
    """Not all at once: what is left over is rung for in the next minute."""
    return rows.order_by(column).values_list("pk", flat=True)[:MOST_RINGS]
