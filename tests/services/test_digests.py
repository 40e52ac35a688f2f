"""Runs and letters, over a real mail server: when, to whom, once."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from claims.choices import DigestState, EndReason, PublicationKind
from claims.models import Digest, DigestRun, Publication, Subscription
from claims.services import digests, mail, subscriptions
from claims.services.digests import MOST_ATTEMPTS, open_runs, send_digest
from tests import smtp
from tests.factories.digests import claim_event, reader
from tests.ports import free_port
from tests.smtp import Act, Sink

pytestmark = pytest.mark.django_db

DAY, HOUR, MINUTE = dt.timedelta(days=1), dt.timedelta(hours=1), dt.timedelta(minutes=1)


def planned(now: dt.datetime, **columns: object) -> Digest:
    """A letter with one verdict, waiting to be sent."""
    subscriber = reader(**columns)
    claim_event()
    assert open_runs(at=now)
    return Digest.objects.get(subscription=subscriber)


def sent(digest: Digest, at: dt.datetime) -> Digest:
    send_digest(digest_id=digest.pk, at=at)
    digest.refresh_from_db()
    return digest


# -- Opening


def test_run_opens_when_the_hour_has_passed_and_once(now: dt.datetime) -> None:
    reader(timezone="UTC", local_hour=9)
    late = reader(timezone="UTC", local_hour=10)
    open_runs(at=now - DAY + HOUR)
    claim_event()
    assert len(open_runs(at=now)) == 1
    assert open_runs(at=now + 29 * MINUTE) == []
    assert len(open_runs(at=now + 30 * MINUTE)) == 1
    assert open_runs(at=now + HOUR) == []
    last = DigestRun.objects.get(digests__subscription=late)
    assert (last.local_hour, last.local_date) == (10, now.date())


def test_no_news_no_letter(now: dt.datetime) -> None:
    reader()
    assert open_runs(at=now) == []
    assert DigestRun.objects.count() == 1
    assert not Digest.objects.exists()


def test_no_reader_no_run(now: dt.datetime) -> None:
    reader(confirmed_at=None)
    reader(ended_at=now, end_reason=EndReason.UNSUBSCRIBED)
    claim_event()
    assert open_runs(at=now) == []
    assert not DigestRun.objects.exists()


def test_who_confirmed_after_the_hour_waits_for_the_next(now: dt.datetime) -> None:
    known = reader(timezone="UTC", local_hour=9, scheduled_at=now - MINUTE)
    claim_event()
    assert open_runs(at=now) == []
    assert open_runs(at=now + DAY) == list(
        Digest.objects.filter(subscription=known).values_list("pk", flat=True)
    )


def test_schedule_that_counts_from_earlier_is_made_up_for(now: dt.datetime) -> None:
    known = reader(timezone="UTC", local_hour=9, scheduled_at=now - MINUTE)
    claim_event()
    subscriptions.schedule_from(subscription_id=known.pk, at=now - DAY)
    assert len(open_runs(at=now)) == 1


def test_clock_that_stood_still_makes_one_letter_of_what_was_missed(now: dt.datetime) -> None:
    reader()
    claim_event()
    open_runs(at=now)
    claim_event()
    claim_event()
    assert len(open_runs(at=now + 5 * DAY)) == 1
    assert DigestRun.objects.count() == 2
    assert Digest.objects.latest("pk").items.count() == 2


def test_window_that_is_written_while_the_run_opens_belongs_to_the_next(now: dt.datetime) -> None:
    """A number is taken under a lock that is held until commit: none below the run's can appear later."""
    reader()
    claim_event()
    open_runs(at=now)
    run = DigestRun.objects.get()
    claim_event()
    assert run.publication_seq == 1
    assert len(open_runs(at=now + DAY)) == 1


def test_message_id_is_stable_unique_and_shows_no_serial_number(now: dt.datetime) -> None:
    reader()
    first = planned(now)
    other = Digest.objects.exclude(pk=first.pk).get()
    assert first.message_id != other.message_id
    assert re.fullmatch(r"<[0-9a-f]{32}@on-record\.test>", first.message_id)


@pytest.mark.django_db(transaction=True)
def test_two_who_open_at_once_make_one_run(now: dt.datetime) -> None:
    for _ in range(3):
        reader()
    claim_event()
    barrier = Barrier(4)

    def opening(_: int) -> int:
        try:
            barrier.wait(10)
            return len(open_runs(at=now))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(opening, range(4))) == 3
    assert DigestRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_reader_who_changes_the_hour_while_a_run_opens_is_told_once(now: dt.datetime) -> None:
    """Two runs plan for one reader at once: the second waits for the first, then sees what it told."""
    known = reader(timezone="UTC", local_hour=9)
    claim_event()

    def other_run() -> int:
        try:
            Subscription.objects.filter(pk=known.pk).update(local_hour=8)
            return len(open_runs(at=now))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first = len(open_runs(at=now))
            second = pool.submit(other_run)
        assert first + second.result(20) == 1


def test_one_unknown_time_zone_stops_nobody_else(now: dt.datetime, caplog: pytest.LogCaptureFixture) -> None:
    """Staff can write one into the admin, and zones are renamed."""
    reader(timezone="Europe/Atlantis")
    reader()
    claim_event()
    assert len(open_runs(at=now)) == 1
    assert "Europe/Atlantis" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_run_that_the_database_refuses_stops_no_other(
    now: dt.datetime, caplog: pytest.LogCaptureFixture
) -> None:
    """One schedule's readers are locked elsewhere for longer than the database waits."""
    blocked = reader(timezone="Europe/Bucharest")
    reader(timezone="Europe/Tirane")
    claim_event()

    def opening() -> int:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '200ms'")
            return len(open_runs(at=now))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        Subscription.objects.select_for_update().get(pk=blocked.pk)
        assert pool.submit(opening).result(20) == 1
    assert "Europe/Bucharest" in caplog.text
    assert len(open_runs(at=now + MINUTE)) == 1


# -- Sending


def test_letter_arrives_with_its_headers(now: dt.datetime, sink: Sink) -> None:
    digest = sent(planned(now, email="mira@on-record.test"), now)
    assert (digest.state, digest.sent_at, digest.attempts) == (DigestState.SENT, now, 1)
    message = sink.messages[0]
    assert message["Message-ID"] == digest.message_id
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://localhost:8000/unsubscribe/[\w~-]{39}/>", message["List-Unsubscribe"])
    assert "The new bridge cost two million euro." in sink.text()
    assert sink.recipients == ["mira@on-record.test"]


def test_letter_is_sent_once_however_often_it_is_rung_for(now: dt.datetime, sink: Sink) -> None:
    digest = planned(now)
    for _ in range(3):
        sent(digest, now)
    assert len(sink.raw) == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_once_send_one(now: dt.datetime, sink: Sink) -> None:
    digest = planned(now)
    barrier = Barrier(4)

    def sending(_: int) -> None:
        try:
            barrier.wait(10)
            send_digest(digest_id=digest.pk, at=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(sending, range(4)))
    assert len(sink.raw) == 1
    digest.refresh_from_db()
    assert (digest.state, digest.attempts) == (DigestState.SENT, 1)


def test_deferred_letter_is_sent_later_with_the_same_id(now: dt.datetime, sink: Sink) -> None:
    sink.script.extend([smtp.DEFERS, smtp.DEFERS_TEXT])
    digest = planned(now)
    assert sent(digest, now).state == DigestState.PLANNED
    assert now + MINUTE / 2 <= digest.due_at <= now + MINUTE
    assert digest.last_error == "451 try again later"
    assert sent(digest, now).attempts == 1  # not yet
    assert sent(digest, now + HOUR).state == DigestState.PLANNED
    assert sent(digest, now + 2 * HOUR).state == DigestState.SENT
    assert [message["Message-ID"] for message in sink.messages] == [digest.message_id]


def test_letter_deferred_too_often_has_failed(now: dt.datetime, sink: Sink) -> None:
    sink.script.extend([smtp.DEFERS] * (MOST_ATTEMPTS + 1))
    digest = planned(now)
    for attempt in range(MOST_ATTEMPTS + 1):
        sent(digest, now + attempt * DAY)
    assert (digest.state, digest.attempts) == (DigestState.FAILED, MOST_ATTEMPTS)


@pytest.mark.parametrize("act", [smtp.REFUSES, smtp.REFUSES_TEXT, smtp.MUMBLES])
def test_refused_letter_is_not_tried_again(now: dt.datetime, sink: Sink, act: Act) -> None:
    sink.script.append(act)
    digest = planned(now)
    assert sent(digest, now).state == DigestState.FAILED
    assert sent(digest, now + DAY).attempts == 1
    assert not sink.raw


def test_line_cut_after_the_text_is_ambiguous_and_never_resent(now: dt.datetime, sink: Sink) -> None:
    sink.script.append(smtp.KEEPS_AND_HANGS_UP)
    digest = planned(now)
    assert sent(digest, now).state == DigestState.AMBIGUOUS
    assert sent(digest, now + DAY).state == DigestState.AMBIGUOUS
    assert len(sink.raw) == 1


def test_server_away_leaves_the_letter_planned(now: dt.datetime, settings: Settings, sink: Sink) -> None:
    digest = planned(now)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    assert sent(digest, now).state == DigestState.PLANNED
    settings.EMAIL_PORT = port
    assert sent(digest, now + HOUR).state == DigestState.SENT


def test_worker_that_never_came_back_leaves_doubt(now: dt.datetime, sink: Sink) -> None:
    digest = planned(now)
    Digest.objects.update(state=DigestState.SENDING, sending_at=now)
    assert digests.mark_ambiguous(at=now + dt.timedelta(seconds=30)) == 0
    assert digests.mark_ambiguous(at=now + 10 * MINUTE) == 1
    assert sent(digest, now + HOUR).state == DigestState.AMBIGUOUS
    assert not sink.raw


def test_answer_that_comes_late_is_believed(now: dt.datetime, sink: Sink) -> None:
    digest = planned(now)
    Digest.objects.update(state=DigestState.AMBIGUOUS, sending_at=now)
    digests.finish_sending(digest, mail.Delivery(mail.Fate.ACCEPTED), now)
    digest.refresh_from_db()
    assert digest.state == DigestState.SENT


def test_who_unsubscribed_since_gets_nothing(now: dt.datetime, sink: Sink) -> None:
    digest = planned(now)
    token = subscriptions.token_for(digest.subscription, subscriptions.UNSUBSCRIBE)
    subscriptions.unsubscribe(token=token, at=now)
    assert sent(digest, now).state == DigestState.CANCELLED
    assert not sink.raw


def test_subscription_that_ends_while_the_letter_is_written_gets_nothing(now: dt.datetime) -> None:
    digest = planned(now)
    Subscription.objects.update(ended_at=now, end_reason=EndReason.UNSUBSCRIBED)
    assert not digests.begin_sending(digest, list(digest.items.all()), now)
    digest.refresh_from_db()
    assert digest.state == DigestState.CANCELLED


def test_address_that_is_not_allowed_gets_nothing(now: dt.datetime, sink: Sink) -> None:
    digest = sent(planned(now, email="mira@elsewhere.test"), now)
    assert (digest.state, digest.last_error) == (
        DigestState.CANCELLED,
        "The address is not in MAIL_ALLOW.",
    )
    assert not sink.raw


def test_paused_copy_sends_nothing(now: dt.datetime, sink: Sink, settings: Settings) -> None:
    settings.MAIL_PAUSED = True
    digest = planned(now)
    assert sent(digest, now).state == DigestState.PLANNED
    digests.send_confirmation(subscription_id=digest.subscription_id, at=now)
    assert not sink.raw


def test_letter_of_which_nothing_is_left_is_cancelled(now: dt.datetime, sink: Sink) -> None:
    digest = planned(now)
    claim_event(PublicationKind.RETRACTED, claim_id=Publication.objects.get().claim_id)
    assert sent(digest, now).state == DigestState.CANCELLED
    assert not sink.raw


# -- Confirming


def asked(now: dt.datetime) -> Subscription:
    return reader(email="mira@on-record.test", confirmed_at=None, scheduled_at=None, asked_at=now)


def test_confirmation_leads_to_the_page_that_confirms(now: dt.datetime, sink: Sink) -> None:
    digests.send_confirmation(subscription_id=asked(now).pk, at=now)
    link = re.search(r"http://localhost:8000/subscribe/confirm/([\w~-]+)/", sink.text())
    assert link
    assert subscriptions.confirm_subscription(token=link[1], at=now).confirmed_at == now
    assert sink.messages[0]["Auto-Submitted"] == "auto-generated"


def test_one_confirmation_a_day_however_often_they_ask(now: dt.datetime, sink: Sink) -> None:
    known = asked(now)
    for minute in range(50):
        digests.send_confirmation(subscription_id=known.pk, at=now + minute * MINUTE)
    assert len(sink.raw) == 1
    digests.send_confirmation(subscription_id=known.pk, at=now + DAY)
    assert len(sink.raw) == 2


def test_who_reads_already_is_told_where_to_change_wishes(now: dt.datetime, sink: Sink) -> None:
    known = reader(email="mira@on-record.test", asked_at=now)
    digests.send_confirmation(subscription_id=known.pk, at=now)
    assert "/subscribe/manage/" in sink.text()
    assert "/subscribe/confirm/" not in sink.text()


def test_deferred_confirmation_is_due_again(now: dt.datetime, sink: Sink) -> None:
    sink.script.append(smtp.DEFERS)
    known = asked(now)
    digests.send_confirmation(subscription_id=known.pk, at=now)
    assert list(Subscription.objects.to_answer(now)) == [known]
    digests.send_confirmation(subscription_id=known.pk, at=now + MINUTE)
    assert len(sink.raw) == 1
    assert not Subscription.objects.to_answer(now + MINUTE).exists()


@pytest.mark.parametrize("act", [smtp.REFUSES, smtp.KEEPS_AND_HANGS_UP])
def test_confirmation_refused_or_in_doubt_is_not_repeated(now: dt.datetime, sink: Sink, act: Act) -> None:
    sink.script.append(act)
    known = asked(now)
    digests.send_confirmation(subscription_id=known.pk, at=now)
    digests.send_confirmation(subscription_id=known.pk, at=now + MINUTE)
    assert not Subscription.objects.to_answer(now + MINUTE).exists()
    assert len(sink.raw) == (1 if act is smtp.KEEPS_AND_HANGS_UP else 0)


def test_who_never_asked_again_is_not_written_to(now: dt.datetime) -> None:
    known = asked(now)
    assert list(Subscription.objects.to_answer(now + HOUR)) == [known]
    assert not Subscription.objects.to_answer(now + 2 * DAY).exists()
