"""Wishes: what is refused, what confirmation does, and what nobody can learn or change without the mail."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from claims.choices import EndReason
from claims.models import Subscription
from claims.services import subscriptions
from claims.services.audit import Refused
from claims.services.subscriptions import CONFIRM, MANAGE, UNSUBSCRIBE, NoSuchSubscription, token_for
from tests.factories.digests import claim_event, notice, reader

pytestmark = pytest.mark.django_db

WISHES: dict[str, Any] = {
    "email": "mira@on-record.test",
    "language": "ro",
    "frequency": "weekly",
    "local_hour": 18,
    "timezone": "Europe/Chisinau",
    "filters": {"topics": ["transport"], "speakers": []},
}


def wish(at: dt.datetime, **changes: Any) -> Subscription:
    return subscriptions.subscribe(**{**WISHES, **changes}, at=at)


def test_wish_is_stored_and_counts_only_when_confirmed(now: dt.datetime) -> None:
    found = wish(now)
    assert (found.language, found.frequency, found.local_hour, found.timezone) == (
        "ro",
        "weekly",
        18,
        "Europe/Chisinau",
    )
    assert found.filters == {"topics": ["transport"]}
    assert not Subscription.objects.active().exists()
    subscriptions.confirm_subscription(token=token_for(found, CONFIRM), at=now)
    assert Subscription.objects.active().get() == found


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "not an address"),
        ("email", "a@b\r\nBcc: victim@on-record.test"),
        ("email", f"{'a' * 250}@on-record.test"),
        ("language", "xx"),
        ("frequency", "hourly"),
        ("local_hour", 24),
        ("local_hour", -1),
        ("local_hour", True),
        ("local_hour", "7"),
        ("timezone", "Europe/Atlantis"),
        ("timezone", "../../etc/passwd"),
        ("filters", {"parties": ["x"]}),
        ("filters", {"topics": "transport"}),
        ("filters", {"topics": [1]}),
        ("filters", {"topics": ["a b"]}),
        ("filters", {"topics": [""]}),
        ("filters", {"speakers": ["irena-vale"]}),
        ("filters", {"topics": [f"t{n}" for n in range(201)]}),
        ("filters", ["topics"]),
    ],
)
def test_refusal_names_the_field(now: dt.datetime, field: str, value: object) -> None:
    with pytest.raises(Refused) as refused:
        wish(now, **{field: value})
    assert refused.value.field == field
    assert not Subscription.objects.exists()


def test_one_running_subscription_an_address_whatever_its_capitals(now: dt.datetime) -> None:
    first, second = wish(now), wish(now, email="Mira@On-Record.Test", local_hour=6)
    assert first == second
    assert Subscription.objects.get().local_hour == 6


def test_a_foreign_domain_is_stored_as_mail_servers_write_it(now: dt.datetime) -> None:
    assert wish(now, email=" mira@știri.example ").email == "mira@xn--tiri-pxb.example"


def test_who_knows_the_address_of_a_reader_changes_nothing(now: dt.datetime) -> None:
    known = reader(email="mira@on-record.test", local_hour=7, filters={})
    wish(now)
    known.refresh_from_db()
    assert (known.local_hour, known.filters, known.language) == (7, {}, "en")


def test_who_left_may_come_back(now: dt.datetime) -> None:
    left = reader(email="mira@on-record.test", ended_at=now, end_reason=EndReason.UNSUBSCRIBED)
    assert wish(now) != left


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_subscription(now: dt.datetime) -> None:
    def ask(_: int) -> int:
        try:
            return wish(now).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1


def test_confirmation_begins_after_what_is_known(now: dt.datetime) -> None:
    claim_event()
    claim_event()
    notice(at=now)
    found = subscriptions.confirm_subscription(token=token_for(wish(now), CONFIRM), at=now)
    assert (found.publication_seq, found.notice_seq) == (2, 1)


def test_second_confirmation_moves_no_cursor(now: dt.datetime) -> None:
    token = token_for(wish(now), CONFIRM)
    subscriptions.confirm_subscription(token=token, at=now)
    claim_event()
    again = subscriptions.confirm_subscription(token=token, at=now + dt.timedelta(hours=1))
    assert (again.publication_seq, again.confirmed_at) == (0, now)


def test_change_moves_the_schedule_and_no_cursor(now: dt.datetime) -> None:
    known = reader(publication_seq=3, notice_seq=4)
    changed = subscriptions.change_subscription(
        token=token_for(known, MANAGE), changes={"local_hour": 20, "filters": {"languages": ["ro"]}}, at=now
    )
    known.refresh_from_db()
    assert known.filters == changed.filters == {"languages": ["ro"]}
    assert (known.local_hour, known.scheduled_at) == (20, now)
    assert (known.publication_seq, known.notice_seq) == (3, 4)


def test_new_filters_leave_the_schedule_alone(now: dt.datetime) -> None:
    known = reader()
    since = known.scheduled_at
    changed = subscriptions.change_subscription(
        token=token_for(known, MANAGE), changes={"filters": {}, "local_hour": 7}, at=now
    )
    assert changed.scheduled_at == since


@pytest.mark.parametrize("field", ["email", "receives_statements", "publication_seq", "confirmed_at"])
def test_reader_cannot_change_what_is_not_a_wish(now: dt.datetime, field: str) -> None:
    token = token_for(reader(), MANAGE)
    with pytest.raises(Refused) as refused:
        subscriptions.change_subscription(token=token, changes={field: True}, at=now)
    assert refused.value.field == field


def test_unsubscribing_twice_keeps_the_first_time(now: dt.datetime) -> None:
    token = token_for(reader(), UNSUBSCRIBE)
    subscriptions.unsubscribe(token=token, at=now)
    again = subscriptions.unsubscribe(token=token, at=now + dt.timedelta(days=1))
    assert (again.ended_at, again.end_reason) == (now, EndReason.UNSUBSCRIBED)


def test_ended_subscription_can_be_neither_confirmed_nor_changed(now: dt.datetime) -> None:
    ended = reader(ended_at=now, end_reason=EndReason.REMOVED)
    with pytest.raises(NoSuchSubscription):
        subscriptions.confirm_subscription(token=token_for(ended, CONFIRM), at=now)
    with pytest.raises(NoSuchSubscription):
        subscriptions.change_subscription(token=token_for(ended, MANAGE), changes={}, at=now)


@pytest.mark.parametrize("purpose", [CONFIRM, MANAGE, UNSUBSCRIBE])
def test_token_is_short_and_for_one_purpose(purpose: str) -> None:
    token = token_for(reader(), purpose)
    assert len(token) == 39
    for other in {CONFIRM, MANAGE, UNSUBSCRIBE} - {purpose}:
        with pytest.raises(NoSuchSubscription):
            subscriptions.subscription_for(token=token, purpose=other)


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: "Z" + t[1:], lambda _: "", lambda _: "ü~x"])
def test_spoilt_token_leads_nowhere(spoil: Any) -> None:
    with pytest.raises(NoSuchSubscription):
        subscriptions.subscription_for(token=spoil(token_for(reader(), MANAGE)), purpose=MANAGE)


def test_token_does_not_show_the_serial_number(now: dt.datetime) -> None:
    known = reader(public_id=uuid4())
    assert subscriptions.public_id_of(token_for(known, MANAGE), MANAGE) == known.public_id
