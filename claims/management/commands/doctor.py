"""Say in plain words what is wrong."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from celery import current_app
from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Min
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from claims.choices import DigestState
from claims.models import Article, BulkAct, Candidate, Digest, Feed, FetchRequest, Webhook, WebhookDelivery
from claims.tasks import LAST_SWEEP
from tracker import health

LATE = dt.timedelta(minutes=10)
STALE_FEED = dt.timedelta(days=2)
FAILING_LONG = dt.timedelta(hours=1)
Finding = tuple[str, str | None]  # what was looked at, and what is wrong with it


def ago(moment: dt.datetime, now: dt.datetime) -> str:
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 2880 else f"{minutes // 1440} days"


def worker() -> str | None:
    try:
        answers = current_app.control.ping(timeout=1.0)
    except (OperationalError, RedisError, OSError):
        return "No worker can be asked: the broker does not answer."
    return None if answers else "No worker answers: start one (docs/operations.md has the commands)."


def beat(now: dt.datetime) -> str | None:
    swept = cache.get(LAST_SWEEP)
    if swept is None:
        return "Nothing has been swept yet: is beat running, and a worker on the intake queue?"
    if now - swept > LATE:
        return f"The last sweep was {ago(swept, now)} ago: beat or the intake worker has stopped."
    return None


def hop(name: str, oldest: dt.datetime | None, set_aside: int, now: dt.datetime) -> str | None:
    if set_aside:
        return f"{set_aside} {name} set aside after failing: look at them in the admin."
    if oldest and now - oldest > LATE:
        return f"The oldest of the {name} not done has waited {ago(oldest, now)}."
    return None


def hops(now: dt.datetime) -> Iterator[Finding]:
    requests, articles = FetchRequest.objects.undone(), Article.objects.undone()
    oldest_request = requests.filter(set_aside_at=None).aggregate(at=Min("requested_at"))["at"]
    oldest_article = articles.filter(set_aside_at=None).aggregate(at=Min("fetched_at"))["at"]
    yield "pages to fetch", hop("pages to fetch", oldest_request, requests.set_aside().count(), now)
    yield "articles to extract", hop("articles to extract", oldest_article, articles.set_aside().count(), now)
    bulk = BulkAct.objects.due(now).aggregate(at=Min("due_at"))["at"]
    yield "bulk acts", hop("bulk acts", bulk, BulkAct.objects.set_aside().count(), now)
    planned = Digest.objects.planned().aggregate(at=Min("run__opened_at"))["at"]
    yield "digests to send", hop("digests", planned, 0, now)
    for state, words in (
        (DigestState.AMBIGUOUS, "may or may not have been sent"),
        (DigestState.FAILED, "failed"),
    ):
        count = Digest.objects.filter(state=state).count()
        yield f"digests {state}", f"{count} digests {words}: look at them in the admin." if count else None


def feeds(now: dt.datetime) -> Iterator[Finding]:
    for feed in Feed.objects.filter(is_active=True):
        since = feed.succeeded_at or feed.created_at
        late = now - since > STALE_FEED
        error = f" Last error: {feed.last_error}" if feed.last_error else ""
        yield (
            f"feed {feed}",
            f"No success for {ago(since, now)}.{error}" if late or feed.failures > 3 else None,
        )


def webhooks(now: dt.datetime) -> Iterator[Finding]:
    waiting = WebhookDelivery.objects.undone().filter(webhook__in=Webhook.objects.running())
    set_aside = waiting.set_aside().count()
    yield "webhook deliveries", hop("webhook deliveries", None, set_aside, now)
    for webhook in Webhook.objects.filter(ended_at=None):
        since = webhook.failing_since
        failing = f"No success for {ago(since, now)}." if since and now - since > FAILING_LONG else None
        yield f"webhook {webhook}", f"Paused: {webhook.pause_reason}" if webhook.paused_at else failing


def findings(now: dt.datetime) -> Iterator[Finding]:
    database = health.database()
    yield "database", database
    if database:
        return
    missing = health.migrations()
    yield "migrations", missing
    broker = health.broker()
    yield "broker", broker
    if not broker:
        yield "worker", worker()
        yield "beat", beat(now)
    yield "mail server", health.smtp()
    if not missing:
        yield from hops(now)
        yield from feeds(now)
        yield from webhooks(now)


class Command(BaseCommand):
    help = "Say in plain words what is wrong: servers, worker, beat, work that waits, mail, feeds."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        now, wrong = timezone.now(), 0
        for name, problem in findings(now):
            wrong += problem is not None
            mark = self.style.ERROR("✗") if problem else self.style.SUCCESS("✓")
            self.stdout.write(f"{mark} {name}" + (f": {problem}" if problem else ""))
        if not wrong:
            self.note_quiet_facts(now)
            return
        raise CommandError("1 thing is wrong." if wrong == 1 else f"{wrong} things are wrong.")

    def note_quiet_facts(self, now: dt.datetime) -> None:
        last = Digest.objects.filter(state=DigestState.SENT).order_by("-sent_at").first()
        sent = f"{ago(last.sent_at, now)} ago" if last and last.sent_at else "never"
        self.stdout.write(
            f"Last digest sent: {sent}. Candidates waiting: {Candidate.objects.waiting().count()}."
        )
