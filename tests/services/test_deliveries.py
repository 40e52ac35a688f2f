"""At least once, in order, and never anything that is not public."""

import datetime as dt
import json
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st
from pytest_django import Settings

from claims.choices import PublicationKind
from claims.formats.webhooks import printed_secret
from claims.models import Publication, User, Webhook, WebhookDelivery
from claims.services import deliveries, webhooks
from claims.services.audit import Forbidden, Refused
from claims.services.deliveries import PATIENCE, plan_deliveries, send_delivery
from claims.services.told import SENTENCES
from tests.factories.articles import A_MORNING
from tests.factories.audit import member
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.reviews import ReviewRevisionFactory
from tests.factories.webhooks import WebhookFactory
from tests.receiver import Receiver, knows

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


@pytest.fixture
def vera(db: None) -> User:
    return member("vera", "administrator")


@pytest.fixture
def webhook(receiver: Receiver) -> Webhook:
    made: Webhook = WebhookFactory.create(url=receiver.url)
    return made


def tell(at: dt.datetime) -> None:
    """What beat and the workers do when nobody disturbs them."""
    waiting = plan_deliveries(at=at)
    while waiting:
        waiting = [row for one in waiting for row in send_delivery(delivery_id=one, at=at)]


def is_within(document: Any, shown: Any) -> bool:
    """Whether the API shows this, perhaps with labels in the reader's language besides."""
    if isinstance(document, dict) and isinstance(shown, dict):
        unsaid = {"retracted_at", "retraction_note"} if "retracted_at" not in shown else set()
        return all(is_within(document[name], shown.get(name)) for name in document.keys() - unsaid)
    if isinstance(document, list) and isinstance(shown, list):
        return len(document) == len(shown) and all(map(is_within, document, shown))
    return bool(document == shown)


def seqs(receiver: Receiver) -> list[int]:
    return [message.seq for message in receiver.accepted]


def test_each_publication_arrives_once_in_order(receiver: Receiver, webhook: Webhook) -> None:
    for _ in range(3):
        published_claim()
    tell(A_MORNING)
    tell(A_MORNING + MINUTE)
    assert seqs(receiver) == [1, 2, 3]
    assert len({message.id for message in receiver.messages}) == 3
    delivery = WebhookDelivery.objects.get(publication=2)
    assert (delivery.status, delivery.attempts, delivery.done_at) == (204, 1, A_MORNING)


def test_the_message_is_what_the_log_of_the_api_says(
    receiver: Receiver, webhook: Webhook, client: Client
) -> None:
    published_claim()
    retracted_claim()
    tell(A_MORNING)
    entries = client.get("/api/v1/publications/").json()["results"]
    told = [message.content["data"] for message in receiver.messages]
    for event, entry in zip(told, entries, strict=True):
        document, shown = event.pop("claim"), entry.pop("claim")
        assert event == entry
        assert is_within(document, shown)
    assert [message.content["type"] for message in receiver.messages] == [
        "claim.published",
        "claim.published",
        "claim.retracted",
    ]
    assert receiver.messages[0].content["timestamp"] == entries[0]["at"]
    assert receiver.messages[0].headers["content-type"] == "application/json"


def test_words_that_were_retracted_since_are_not_repeated(receiver: Receiver, webhook: Webhook) -> None:
    public = retracted_claim(title="The bridge is closed for ever")
    tell(A_MORNING)
    published, retracted = receiver.messages
    assert published.content["data"]["claim"] is None
    assert retracted.content["data"]["claim"]["retraction_note"] == public.document["retraction_note"]
    assert all("closed for ever" not in message.body.decode() for message in receiver.messages)


def test_drafts_leave_nothing_to_tell(receiver: Receiver, webhook: Webhook) -> None:
    ReviewRevisionFactory.create(title="Secret")
    ReviewRevisionFactory.create(approved=True, title="Secret")
    tell(A_MORNING)
    assert receiver.messages == []


def test_the_specifications_library_knows_our_messages(receiver: Receiver, vera: User) -> None:
    webhook, secret = webhooks.add_webhook(
        name="Mirror", contact="a@b.test", url=receiver.url, kinds=[*PublicationKind], actor=vera
    )
    published_claim()
    now = timezone.now()
    tell(now)
    assert knows(secret, receiver.messages[0])
    _, newer = webhooks.rotate_secret(webhook_id=webhook.pk, version=1, at_once=False, actor=vera, at=now)
    published_claim()
    tell(now)
    assert knows(secret, receiver.messages[1]) and knows(newer, receiver.messages[1])
    assert not knows(printed_secret(b"x" * 32), receiver.messages[1])


def test_a_receiver_hears_only_the_kinds_that_it_wants(receiver: Receiver) -> None:
    WebhookFactory.create(url=receiver.url, kinds=[PublicationKind.RETRACTED])
    published_claim()
    retracted_claim()
    tell(A_MORNING)
    assert [message.content["data"]["kind"] for message in receiver.messages] == ["retracted"]


def test_a_failure_is_tried_again_later_under_the_same_id(receiver: Receiver, webhook: Webhook) -> None:
    published_claim()
    receiver.statuses, receiver.answer_body = [500], "Oops „da”".encode() * 200
    tell(A_MORNING)
    delivery = WebhookDelivery.objects.get()
    assert (delivery.status, delivery.done_at) == (500, None)
    assert delivery.response.startswith("Oops „da”") and len(delivery.response) == deliveries.EXCERPT
    assert MINUTE / 2 <= delivery.due_at - A_MORNING <= MINUTE
    tell(A_MORNING + MINUTE)
    first, second = receiver.messages
    assert (first.id, first.body) == (second.id, second.body)
    assert second.sent_at - first.sent_at == MINUTE
    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.last_error) == (2, "")
    webhook.refresh_from_db()
    assert webhook.failing_since is None


def test_later_events_wait_for_the_one_that_fails(receiver: Receiver, webhook: Webhook) -> None:
    published_claim()
    published_claim()
    receiver.statuses = [503]
    tell(A_MORNING)
    assert [message.seq for message in receiver.messages] == [1]
    tell(A_MORNING + MINUTE)
    assert seqs(receiver) == [1, 2]


def test_one_receiver_does_not_wait_for_another(receiver: Receiver, webhook: Webhook) -> None:
    WebhookFactory.create(url="https://elsewhere.test/")
    published_claim()
    tell(A_MORNING)
    assert seqs(receiver) == [1]
    assert "FETCH_ALLOW" in WebhookDelivery.objects.get(done_at=None).last_error


def test_waits_double_up_to_six_hours_and_are_never_shorter_than_asked_for() -> None:
    for attempts in range(1, 60):
        full = min(MINUTE * 2 ** min(attempts - 1, 12), 6 * 60 * MINUTE)
        assert full / 2 <= deliveries.next_delivery(A_MORNING, failures=attempts) - A_MORNING <= full
    asked = deliveries.next_delivery(A_MORNING, failures=1, asked=7200)
    assert asked == A_MORNING + dt.timedelta(hours=2)


def test_the_wish_to_be_left_alone_is_obeyed(receiver: Receiver, webhook: Webhook) -> None:
    published_claim()
    receiver.statuses, receiver.answer_headers = [429], {"Retry-After": "3600"}
    tell(A_MORNING)
    assert WebhookDelivery.objects.get().due_at == A_MORNING + dt.timedelta(hours=1)


def test_after_three_days_without_success_the_webhook_is_paused_and_resumes_without_a_loss(
    receiver: Receiver, webhook: Webhook, vera: User
) -> None:
    published_claim()
    at, receiver.statuses = A_MORNING, [500] * 100
    while Webhook.objects.running().exists():
        tell(at)
        at = WebhookDelivery.objects.get().due_at
    tries = len(receiver.messages)
    assert 15 <= tries <= 40
    webhook.refresh_from_db()
    assert webhook.paused_at is not None and webhook.paused_at - A_MORNING >= PATIENCE
    assert webhook.pause_reason == ("No success for three days. Last: The receiver answered with status 500.")
    published_claim()
    tell(at + DAY)
    assert len(receiver.messages) == tries
    receiver.statuses = []
    webhooks.resume_webhook(webhook_id=webhook.pk, version=webhook.version, actor=vera, at=at + DAY)
    tell(at + DAY)
    assert seqs(receiver) == [1, 2]


def test_gone_ends_the_webhook(receiver: Receiver, webhook: Webhook) -> None:
    published_claim()
    receiver.statuses = [410]
    tell(A_MORNING)
    webhook.refresh_from_db()
    assert webhook.ended_at == A_MORNING and webhook.end_reason in SENTENCES
    tell(A_MORNING + DAY)
    assert len(receiver.messages) == 1


def test_a_redirect_is_a_failure(receiver: Receiver, webhook: Webhook) -> None:
    published_claim()
    receiver.statuses, receiver.answer_headers = [302], {"Location": receiver.url}
    tell(A_MORNING)
    assert (len(receiver.messages), seqs(receiver)) == (1, [])


def test_a_private_address_is_never_called(receiver: Receiver, settings: Settings) -> None:
    """Not even in production, where no list of exceptions is asked."""
    WebhookFactory.create(url=receiver.url)
    settings.FETCH_ALLOW, settings.PRODUCTION = frozenset(), True
    published_claim()
    tell(A_MORNING)
    assert receiver.messages == []
    assert WebhookDelivery.objects.get().last_error


def test_a_copy_of_production_tells_nobody(
    receiver: Receiver, webhook: Webhook, vera: User, settings: Settings
) -> None:
    settings.WEBHOOKS_PAUSED = True
    published_claim()
    tell(A_MORNING)
    assert receiver.messages == [] and not WebhookDelivery.objects.exists()
    settings.WEBHOOKS_PAUSED = False
    tell(A_MORNING)
    assert seqs(receiver) == [1]


def test_a_replay_sends_everything_from_a_number_on_under_the_same_ids(
    receiver: Receiver, webhook: Webhook, vera: User
) -> None:
    for _ in range(4):
        published_claim()
    tell(A_MORNING)
    webhooks.replay_webhook(webhook_id=webhook.pk, version=1, from_seq=3, actor=vera, at=A_MORNING)
    published_claim()
    tell(A_MORNING)
    assert seqs(receiver) == [1, 2, 3, 4, 3, 4, 5]
    assert receiver.messages[4].id == receiver.messages[2].id


def test_a_replay_reaches_back_before_the_receiver_began(receiver: Receiver) -> None:
    published_claim()
    published_claim()
    webhook = WebhookFactory.create(url=receiver.url, planned_seq=2)
    tell(A_MORNING)
    assert seqs(receiver) == []
    webhooks.replay_webhook(webhook_id=webhook.pk, version=None, from_seq=1, actor=None, at=A_MORNING)
    tell(A_MORNING)
    assert seqs(receiver) == [1, 2]


def test_a_long_past_is_planned_in_pieces(
    receiver: Receiver, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "MOST_PLANNED", 2)
    for _ in range(5):
        published_claim()
    plan_deliveries(at=A_MORNING)
    assert WebhookDelivery.objects.count() == 2
    tell(A_MORNING)
    assert seqs(receiver) == [1, 2, 3, 4, 5]


def test_one_event_can_be_sent_again_or_left_out(receiver: Receiver, webhook: Webhook, vera: User) -> None:
    published_claim()
    published_claim()
    receiver.statuses = [204, 422]
    tell(A_MORNING)
    first, second = WebhookDelivery.objects.order_by("publication_id")
    deliveries.skip_delivery(delivery_id=second.pk, reason="They cannot read it.", actor=vera, at=A_MORNING)
    deliveries.send_again(delivery_id=first.pk, actor=vera, at=A_MORNING)
    published_claim()
    tell(A_MORNING)
    assert seqs(receiver) == [1, 1, 3]
    with pytest.raises(Refused):
        deliveries.skip_delivery(delivery_id=first.pk, reason="No.", actor=vera, at=A_MORNING)
    traces = Webhook.pgh_event_models["update"].objects.filter(pgh_label="update").order_by("pk")  # type: ignore[attr-defined]
    assert [trace.pgh_context.metadata["reason"] for trace in traces] == ["2: They cannot read it.", "1"]


def test_publishers_read_the_log_and_decide_nothing(webhook: Webhook, besa: User) -> None:
    published_claim()
    plan_deliveries(at=A_MORNING)
    row = WebhookDelivery.objects.get()
    with pytest.raises(Forbidden):
        deliveries.send_again(delivery_id=row.pk, actor=besa, at=A_MORNING)
    with pytest.raises(Forbidden):
        deliveries.send_test(webhook_id=webhook.pk, actor=besa, at=A_MORNING)


def test_a_test_message_is_signed_and_says_what_was_answered(
    receiver: Receiver, webhook: Webhook, vera: User
) -> None:
    Webhook.objects.update(paused_at=A_MORNING, pause_reason="They move house.")
    receiver.statuses, receiver.answer_body = [401], b"Who are you?"
    answer = deliveries.send_test(webhook_id=webhook.pk, actor=vera, at=timezone.now())
    assert (answer.status, answer.excerpt, answer.accepted) == (401, "Who are you?", False)
    assert json.loads(receiver.messages[0].body)["type"] == "webhook.test"
    assert knows(printed_secret(webhooks.secret_of(webhook, webhook.salt)), receiver.messages[0])


def test_two_workers_send_one_event_once(receiver: Receiver, webhook: Webhook) -> None:
    published_claim()
    [row] = plan_deliveries(at=A_MORNING)
    assert WebhookDelivery.claim(row, at=A_MORNING, lease=MINUTE)
    assert send_delivery(delivery_id=row, at=A_MORNING) == []
    assert receiver.messages == []


def test_an_answer_that_comes_after_a_replay_was_asked_for_does_not_undo_it(
    webhook: Webhook, vera: User
) -> None:
    published_claim()
    [row] = plan_deliveries(at=A_MORNING)
    assert WebhookDelivery.claim(row, at=A_MORNING, lease=MINUTE)
    taken = WebhookDelivery.objects.get()
    webhooks.replay_webhook(webhook_id=webhook.pk, version=1, from_seq=1, actor=vera, at=A_MORNING)
    deliveries.note_answer(taken, deliveries.Answer(204), A_MORNING)
    assert WebhookDelivery.objects.due(A_MORNING).get().pk == row


@trials(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**6), moods=st.lists(st.sampled_from([204, 500, 302, 429]), max_size=15))
def test_whatever_fails_on_the_way_all_arrives_in_order(
    seed: int, moods: list[int], receiver: Receiver, webhook: Webhook, vera: User
) -> None:
    """Random publications between random failures, restarts and lost bells."""
    random, at = Random(seed), A_MORNING  # noqa: S311
    before, receiver.statuses = len(receiver.accepted), list(moods)
    last = Publication.objects.last_seq()
    for _ in range(15):
        if random.random() < 0.3:
            published_claim()
        waiting = plan_deliveries(at=at)
        if waiting and random.random() < 0.8:
            following = send_delivery(delivery_id=waiting[0], at=at)
            if following and random.random() < 0.5:
                send_delivery(delivery_id=following[0], at=at)
        at += MINUTE * random.choice([0, 1, 20, 200])
    receiver.statuses = []
    for paused in Webhook.objects.paused():
        webhooks.resume_webhook(webhook_id=paused.pk, version=paused.version, actor=vera, at=at)
    tell(at + DAY)
    expected = list(range(last + 1, Publication.objects.last_seq() + 1))
    assert [message.seq for message in receiver.accepted[before:]] == expected
