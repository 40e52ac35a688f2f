"""Which line stands in whose letter."""

import datetime as dt
import time
from collections import Counter
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from claims.choices import DigestState, NoticeKind, PublicationKind
from claims.models import Digest, DigestItem, DigestRun, Statement, StatementNotice, Subscription
from claims.models.identity import new_public_id
from claims.services import subscriptions
from claims.services.digests import open_runs
from tests.factories.digests import claim_event, notice, reader, statement, topic, verdict
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db

DAY, HOUR, MINUTE = dt.timedelta(days=1), dt.timedelta(hours=1), dt.timedelta(minutes=1)
PUBLISHED, AMENDED, CORRECTED, RETRACTED = PublicationKind
RECORDED, MENDED, WITHDRAWN = NoticeKind


def told(subscriber: Subscription) -> list[tuple[str, str]]:
    """What stands in a reader's letters, in order: (subject, kind of event)."""
    items = DigestItem.objects.filter(digest__subscription=subscriber).order_by("digest_id", "subject")
    return [(item.subject, (item.publication or item.notice).kind) for item in items]  # type: ignore[union-attr]


def of_claim(claim: UUID, kind: PublicationKind) -> tuple[str, str]:
    return (f"claim:{claim}", kind)


def of_statement(said: Statement, kind: NoticeKind) -> tuple[str, str]:
    return (f"statement:{said.public_id}", kind)


# -- Filters


def test_filters_meet_the_document(now: dt.datetime) -> None:
    """Within one filter any value will do; of several filters all must."""
    vale, other = new_public_id(), str(new_public_id())
    event = claim_event(
        language="ro",
        topics=[topic("transport"), topic("budget")],
        verdict=verdict("mixed"),
        statements=[statement(key=vale), statement("Ion Munte")],
    )
    matching: list[dict[str, list[str]]] = [
        {},
        {"speakers": [str(vale)]},
        {"speakers": [other, str(vale)]},
        {"topics": ["budget"]},
        {"languages": ["en", "ro"]},
        {"verdicts": ["mixed"]},
        {"speakers": [str(vale)], "topics": ["transport"], "languages": ["ro"], "verdicts": ["mixed"]},
    ]
    missing: list[dict[str, list[str]]] = [
        {"speakers": [other]},
        {"topics": ["health"]},
        {"languages": ["sq"]},
        {"verdicts": ["false"]},
        {"speakers": [str(vale)], "topics": ["health"]},
    ]
    hear = [reader(filters=filters) for filters in matching]
    silent = [reader(filters=filters) for filters in missing]
    assert len(open_runs(at=now)) == len(matching)
    assert all(told(one) == [of_claim(event.claim_id, PUBLISHED)] for one in hear)
    assert not any(told(one) for one in silent)


def test_what_did_not_match_is_not_offered_again(now: dt.datetime) -> None:
    known = reader(filters={"topics": ["health"]})
    claim_event()
    open_runs(at=now)
    Subscription.objects.update(filters={})
    assert open_runs(at=now + DAY) == []
    known.refresh_from_db()
    assert known.publication_seq == 1


def test_statements_go_to_the_invited_by_speaker_and_language(now: dt.datetime) -> None:
    said = StatementFactory.create(language="ro")
    notice(of=said, at=now - HOUR)
    key = str(said.speaker.public_id)
    hear = [
        reader(receives_statements=True, filters=filters)
        for filters in ({}, {"speakers": [key]}, {"languages": ["ro"]}, {"topics": ["health"]})
    ]
    silent = [
        reader(filters={}),
        reader(receives_statements=True, filters={"speakers": [str(new_public_id())]}),
        reader(receives_statements=True, filters={"languages": ["en"]}),
    ]
    open_runs(at=now)
    assert all(told(one) == [of_statement(said, RECORDED)] for one in hear)
    assert not any(told(one) for one in silent)


# -- One line a subject


def test_last_event_of_a_claim_wins(now: dt.datetime) -> None:
    known, first = reader(), claim_event()
    claim_event(CORRECTED, claim_id=first.claim_id)
    open_runs(at=now)
    assert told(known) == [of_claim(first.claim_id, CORRECTED)]


def test_amendment_is_no_news(now: dt.datetime) -> None:
    known, first = reader(), claim_event()
    claim_event(AMENDED, claim_id=first.claim_id)
    open_runs(at=now)
    claim_event(AMENDED, claim_id=first.claim_id)
    assert open_runs(at=now + DAY) == []
    assert told(known) == [of_claim(first.claim_id, PUBLISHED)]


@pytest.mark.parametrize("kind", [CORRECTED, RETRACTED])
def test_change_reaches_who_was_told_and_who_follows(now: dt.datetime, kind: PublicationKind) -> None:
    """Whoever read the claim hears of it even when the correction moved it out of their filters."""
    follower, was_told = reader(filters={"topics": ["health"]}), reader(filters={"topics": ["transport"]})
    neither = reader(filters={"topics": ["sport"]})
    first = claim_event()
    open_runs(at=now)
    if kind == RETRACTED:
        claim_event(AMENDED, claim_id=first.claim_id, topics=[topic("health")])
        claim_event(RETRACTED, claim_id=first.claim_id)
    else:
        claim_event(CORRECTED, claim_id=first.claim_id, topics=[topic("health")])
    open_runs(at=now + DAY)
    assert told(follower) == [of_claim(first.claim_id, kind)]
    assert told(was_told) == [of_claim(first.claim_id, PUBLISHED), of_claim(first.claim_id, kind)]
    assert told(neither) == []


# -- Statements taken back


def test_recorded_and_withdrawn_in_one_window_vanishes(now: dt.datetime) -> None:
    reader(receives_statements=True)
    said = notice(at=now - 2 * HOUR).statement
    notice(WITHDRAWN, of=said, at=now - HOUR)
    assert open_runs(at=now) == []


def test_withdrawal_still_on_hold_keeps_the_statement_back(now: dt.datetime) -> None:
    reader(receives_statements=True)
    said = notice(at=now - HOUR).statement
    notice(WITHDRAWN, of=said, at=now)
    assert open_runs(at=now) == []
    assert open_runs(at=now + DAY) == []


def test_correction_still_on_hold_is_told_at_once_and_once(now: dt.datetime) -> None:
    known = reader(receives_statements=True)
    said = notice(at=now - HOUR).statement
    notice(MENDED, of=said, at=now)
    open_runs(at=now)
    open_runs(at=now + DAY)
    assert told(known) == [of_statement(said, MENDED)]


@pytest.mark.parametrize("kind", [MENDED, WITHDRAWN])
def test_change_of_a_statement_goes_to_exactly_those_who_were_told(
    now: dt.datetime, kind: NoticeKind
) -> None:
    first, newcomer = reader(receives_statements=True), reader(receives_statements=True)
    outsider = reader()
    said = notice(at=now - HOUR).statement
    Subscription.objects.filter(pk=newcomer.pk).update(notice_seq=1)
    open_runs(at=now)
    # No longer invited, and following somebody else: owed all the same.
    Subscription.objects.filter(pk=first.pk).update(
        receives_statements=False, filters={"speakers": [str(new_public_id())]}
    )
    notice(kind, of=said, at=now)
    open_runs(at=now + DAY)
    assert told(first) == [of_statement(said, RECORDED), of_statement(said, kind)]
    assert told(newcomer) == told(outsider) == []


@pytest.mark.parametrize("state", [DigestState.FAILED, DigestState.CANCELLED])
def test_letter_that_never_left_told_nobody(now: dt.datetime, state: DigestState) -> None:
    known = reader(receives_statements=True)
    said = notice(at=now - HOUR).statement
    open_runs(at=now)
    Digest.objects.update(state=state)
    notice(WITHDRAWN, of=said, at=now)
    assert open_runs(at=now + DAY) == []
    assert len(told(known)) == 1


def test_statement_recorded_anew_is_told_anew(now: dt.datetime) -> None:
    known = reader(receives_statements=True)
    said = notice(at=now - HOUR).statement
    for day, kind in enumerate((WITHDRAWN, RECORDED), start=1):
        open_runs(at=now + (day - 1) * DAY)
        notice(kind, of=said, at=now + (day - 1) * DAY)
    open_runs(at=now + 2 * DAY)
    assert [kind for _subject, kind in told(known)] == [RECORDED, WITHDRAWN, RECORDED]


# -- Windows


CHANGES: list[dict[str, object]] = [
    {"local_hour": 8},
    {"timezone": "Europe/Tirane"},
    {"frequency": "weekly"},
    {"frequency": "weekdays", "local_hour": 23},
    {"frequency": "daily", "timezone": "Pacific/Kiritimati"},
]


def test_change_of_hour_zone_or_frequency_neither_loses_nor_repeats(now: dt.datetime) -> None:
    known = reader(timezone="UTC", local_hour=7)
    events = [claim_event()]
    open_runs(at=now)
    token = subscriptions.token_for(known, subscriptions.MANAGE)
    for step, changes in enumerate(CHANGES, start=1):
        events.append(claim_event())
        moment = now + step * DAY
        subscriptions.change_subscription(token=token, changes=changes, at=moment)
        open_runs(at=moment)
    for later in range(6, 14):
        open_runs(at=now + later * DAY)
    told = Digest.objects.filter(subscription=known).values_list("items__publication_id", flat=True)
    assert sorted(told) == [event.pk for event in events]


def test_held_notices_wait_and_hold_back_those_behind_them(now: dt.datetime) -> None:
    reader(receives_statements=True)
    notice(at=now - HOUR)
    notice(at=now - 10 * MINUTE)
    open_runs(at=now)
    assert DigestRun.objects.get().notice_seq == 1
    assert Digest.objects.get().items.count() == 1
    open_runs(at=now + DAY)
    assert Digest.objects.latest("pk").items.get().notice.seq == 2  # type: ignore[union-attr]


# -- Whatever happens in whatever order


class EveryEventOnce(TestCase):
    """Random events, readers, changes of schedule and nights: each reader hears of each match once."""

    steps = st.lists(
        st.one_of(
            st.tuples(st.just("event"), st.sampled_from(["transport", "health"])),
            st.tuples(st.just("hour"), st.integers(0, 23)),
            st.tuples(st.just("zone"), st.sampled_from(["UTC", "Europe/Tirane", "Pacific/Kiritimati"])),
            st.tuples(st.just("frequency"), st.sampled_from(["daily", "weekdays", "weekly"])),
            st.tuples(st.just("time"), st.integers(1, 60)),
        ),
        max_size=25,
    )

    @given(steps)
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def test_each_reader_hears_of_each_matching_event_once(self, steps: list[tuple[str, int | str]]) -> None:
        at = dt.datetime(2026, 3, 27, 12, 0, tzinfo=dt.UTC)
        everything, health = reader(), reader(filters={"topics": ["health"]})
        readers = Subscription.objects.filter(pk__in=[everything.pk, health.pk])
        columns = {"hour": "local_hour", "zone": "timezone", "frequency": "frequency"}
        expected: dict[int, Counter[str]] = {everything.pk: Counter(), health.pk: Counter()}
        for step, value in steps:
            if step == "event":
                subject = f"claim:{claim_event(topics=[topic(str(value))]).claim_id}"
                expected[everything.pk][subject] += 1
                expected[health.pk][subject] += value == "health"
            elif step == "time":
                at += dt.timedelta(hours=int(value))
            else:
                readers.update(**{columns[step]: value, "scheduled_at": at})
            open_runs(at=at)
        open_runs(at=at + 8 * DAY)
        for subscriber in (everything, health):
            heard = Counter(subject for subject, _kind in told(subscriber))
            assert heard == +expected[subscriber.pk]


NEXT = {None: [RECORDED], RECORDED: [MENDED, WITHDRAWN], MENDED: [MENDED, WITHDRAWN], WITHDRAWN: [RECORDED]}


class EveryStatementTruly(TestCase):
    """Random records, corrections, withdrawals and nights: in the end each reader knows what holds."""

    steps = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 40)), max_size=15)

    @given(steps)
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def test_who_was_told_is_told_of_every_change(self, steps: list[tuple[int, int, int]]) -> None:
        at = dt.datetime(2026, 3, 27, 12, 0, tzinfo=dt.UTC)
        known = reader(receives_statements=True)
        said = StatementFactory.create_batch(3)
        last: dict[int, StatementNotice | None] = dict.fromkeys(range(3))
        for which, choice, quarters in steps:
            now = last[which]
            kinds = NEXT[NoticeKind(now.kind) if now else None]
            last[which] = notice(kinds[choice % len(kinds)], of=said[which], at=at)
            at += quarters * 15 * MINUTE
            open_runs(at=at)
        open_runs(at=at + 8 * DAY)
        items = DigestItem.objects.filter(digest__subscription=known).order_by("digest_id")
        for which, words in enumerate(said):
            heard = [item.notice for item in items.filter(notice__statement=words) if item.notice]
            assert [one.seq for one in heard] == sorted({one.seq for one in heard})
            assert [one.kind for one in heard][:1] != [WITHDRAWN]
            newest = last[which]
            vanished = newest is None or newest.kind == WITHDRAWN
            assert heard[-1:] == [newest] or (vanished and not heard)


# -- Size


def test_many_readers_are_planned_in_one_statement(now: dt.datetime) -> None:
    """However many they are: the queries do not grow with them, nor the time with their square."""
    Subscription.objects.bulk_create(
        Subscription(
            email=f"reader{number}@on-record.test",
            filters={"topics": ["transport"]} if number % 2 else {},
            confirmed_at=now - DAY,
            scheduled_at=now - DAY,
        )
        for number in range(5_000)
    )
    for _ in range(20):
        claim_event()
    began = time.monotonic()
    with CaptureQueriesContext(connection) as queries:
        assert len(open_runs(at=now)) == 5_000
    assert len(queries) < 15
    assert time.monotonic() - began < 90
    assert DigestItem.objects.count() == 100_000
