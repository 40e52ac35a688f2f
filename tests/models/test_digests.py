"""Who counts as a reader, when, and what PostgreSQL refuses whoever asks."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError

from claims.choices import DigestState, EndReason
from claims.models import Digest, DigestItem, DigestRun, Subscription
from tests.factories.digests import claim_event, notice, reader

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def run(at: dt.datetime, **columns: Any) -> DigestRun:
    facts = {"frequency": "daily", "local_date": at.date(), "local_hour": 7, "timezone": "UTC"}
    seqs = {"publication_seq": 0, "notice_seq": 0, "opened_at": at}
    return DigestRun.objects.create(**{**facts, **seqs, **columns})


def letter(at: dt.datetime, **columns: Any) -> Digest:
    facts = {"run": run(at), "subscription": reader(), "message_id": "<a@on-record.test>"}
    return Digest.objects.create(**{**facts, **columns})


def test_reader_is_active_from_confirmation_to_end(now: dt.datetime) -> None:
    reader(confirmed_at=None)
    reader(ended_at=now, end_reason=EndReason.BOUNCED)
    known = reader()
    assert list(Subscription.objects.active()) == [known]


def test_sending_serves_its_schedule_from_the_moment_it_was_chosen(now: dt.datetime) -> None:
    known = reader(frequency="weekly", timezone="UTC", local_hour=7, scheduled_at=now)
    assert list(Subscription.objects.due("weekly", "UTC", 7, now)) == [known]
    for other in (("daily", "UTC", 7, now), ("weekly", "Europe/Tirane", 7, now), ("weekly", "UTC", 8, now)):
        assert not Subscription.objects.due(*other).exists()
    assert not Subscription.objects.due("weekly", "UTC", 7, now - DAY).exists()


@pytest.mark.parametrize(
    ("asked", "written", "answer"),
    [
        (0, None, True),
        (0, 0, False),
        (0, 23, False),  # written 23 hours before they asked
        (0, 24, True),
        (25, None, False),  # asked 25 hours ago: they have given up, and so do we
    ],
)
def test_who_is_to_be_answered(now: dt.datetime, asked: int, written: int | None, answer: bool) -> None:
    at = now - dt.timedelta(hours=asked)
    sent = None if written is None else at - dt.timedelta(hours=written)
    reader(asked_at=at, confirmation_sent_at=sent, confirmed_at=None)
    assert Subscription.objects.to_answer(now).exists() is answer


@pytest.mark.parametrize(
    "columns",
    [
        {"email": "MIRA@on-record.test"},
        {"local_hour": 24},
        {"end_reason": EndReason.REMOVED},
        {"ended_at": dt.datetime(2026, 1, 9, tzinfo=dt.UTC)},
    ],
)
def test_subscription_that_cannot_be(columns: dict[str, Any]) -> None:
    reader(email="mira@on-record.test")
    with pytest.raises(IntegrityError):
        reader(**columns)


def test_run_is_once(now: dt.datetime) -> None:
    run(now)
    with pytest.raises(IntegrityError):
        run(now)


def test_letter_is_once_a_run(now: dt.datetime) -> None:
    first = letter(now)
    with pytest.raises(IntegrityError):
        Digest.objects.create(run=first.run, subscription=first.subscription, message_id="<b@on-record.test>")


def test_sent_letter_has_its_time(now: dt.datetime) -> None:
    with pytest.raises(IntegrityError):
        letter(now, state=DigestState.SENT)


def test_letter_is_due_from_its_time_while_planned(now: dt.datetime) -> None:
    waiting = letter(now, due_at=now)
    assert list(Digest.objects.due(now)) == [waiting]
    assert not Digest.objects.due(now - DAY).exists()
    Digest.objects.update(state=DigestState.SENDING)
    assert not Digest.objects.due(now).exists()


@pytest.mark.parametrize("both", [True, False])
def test_line_is_one_of_two(now: dt.datetime, both: bool) -> None:
    given = {"publication": claim_event(), "notice": notice(at=now)} if both else {}
    with pytest.raises(IntegrityError):
        DigestItem.objects.create(digest=letter(now), subject="claim:x", **given)
