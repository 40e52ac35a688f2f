"""Two mornings of many readers: how long their letters take to plan, and the same rows to insert.

On the second morning some of what they were told is corrected, retracted or withdrawn.
"""

import datetime as dt
import json
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any

from django.db import connection, transaction

from claims.choices import NoticeKind, PublicationKind
from claims.models import Digest, DigestItem, Publication, StatementNotice, Subscription
from claims.services.digests import open_runs
from tests.factories.digests import claim_event, notice, topic, verdict

CLAIMS, STATEMENTS = 20, 10
FIRST_MORNING = dt.datetime(2026, 1, 9, 9, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
TOPICS, VERDICTS = ("transport", "health", "budget"), ("false", "mixed")
FILTERS: tuple[dict[str, list[str]], ...] = (
    {},
    {"topics": ["transport"]},
    {"languages": ["en"], "verdicts": ["false"]},
    {"topics": ["health", "budget"]},
)
# What a letter cannot do without: the rows themselves, one statement for each table.
COPIED = (
    "CREATE TEMPORARY TABLE letters AS SELECT * FROM claims_digest ORDER BY id",
    "CREATE TEMPORARY TABLE lines AS SELECT * FROM claims_digestitem ORDER BY id",
    "TRUNCATE claims_digest, claims_digestitem",
)
INSERTED = (
    "INSERT INTO claims_digest SELECT * FROM letters",
    "INSERT INTO claims_digestitem OVERRIDING SYSTEM VALUE SELECT * FROM lines",
)


def main(readers: int) -> None:
    Subscription.objects.bulk_create(subscribers(readers), batch_size=5_000)
    begin(CLAIMS, FIRST_MORNING - DAY)
    first = seconds(lambda: open_runs(at=FIRST_MORNING))
    change(FIRST_MORNING)
    second = seconds(lambda: open_runs(at=FIRST_MORNING + DAY))
    letters, lines = Digest.objects.count(), DigestItem.objects.count()
    execute(*COPIED)
    bare = seconds(lambda: execute(*INSERTED))
    print(json.dumps({"first": first, "second": second, "bare": bare, "letters": letters, "lines": lines}))


def subscribers(number: int) -> Iterator[Subscription]:
    long_ago = FIRST_MORNING - 30 * DAY
    for place, filters in enumerate(islice(cycle(FILTERS), number)):
        yield Subscription(
            email=f"reader{place}@on-record.test",
            filters=filters,
            receives_statements=place % 10 == 0,
            confirmed_at=long_ago,
            scheduled_at=long_ago,
        )


def begin(claims: int, at: dt.datetime) -> None:
    """So many verdicts become public, and some statements are recorded."""
    for place in range(claims):
        about: dict[str, Any] = {
            "topics": [topic(TOPICS[place % 3])],
            "verdict": verdict(VERDICTS[place % 2]),
        }
        claim_event(at=at, **about)
    for _ in range(STATEMENTS):
        notice(at=at)


def change(at: dt.datetime) -> None:
    told, heard = list(Publication.objects.order_by("seq")), list(StatementNotice.objects.order_by("seq"))
    for place, event in enumerate(told[: CLAIMS // 2]):
        kind = PublicationKind.RETRACTED if place % 5 == 0 else PublicationKind.CORRECTED
        claim_event(kind, claim_id=event.claim_id, at=at)
    for one in heard[: STATEMENTS // 2]:
        notice(NoticeKind.WITHDRAWN, of=one.statement, at=at)
    begin(CLAIMS // 2, at)


def seconds(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    with transaction.atomic():
        act()
    return time.perf_counter() - start


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
