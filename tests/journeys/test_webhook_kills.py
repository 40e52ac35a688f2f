"""Killed while it tells a receiver, a worker skips no event; what came twice came under one id."""

import pytest

from claims.models import Webhook, WebhookDelivery
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim
from tests.factories.webhooks import WebhookFactory
from tests.journeys.stack import Stack
from tests.receiver import Receiver
from tracker.failpoints import KILLED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.django_db(transaction=True),
]

# After the answer nobody knows that it came: the event is sent again.
TWICE = "send_delivery.answered"


@pytest.fixture
def told(stack: Stack, receiver: Receiver) -> Webhook:
    """Three publications that a receiver has not heard of."""
    stack.surroundings["FETCH_ALLOW"] += f" {receiver.endpoint}"
    webhook: Webhook = WebhookFactory.create(url=receiver.url)
    for _ in range(3):
        published_claim(A_MORNING)
    return webhook


def all_accepted() -> bool:
    return WebhookDelivery.objects.exclude(done_at=None).count() == 3


@pytest.mark.parametrize(
    ("failpoint", "broker_forgets"),
    [
        ("send_delivery.claimed", False),
        (TWICE, False),
        (f"{TWICE}:2", True),
        ("send_delivery.noted", True),
    ],
)
def test_a_worker_killed_while_telling_skips_no_event(
    failpoint: str, broker_forgets: bool, stack: Stack, receiver: Receiver, told: Webhook
) -> None:
    killed = stack.start_worker(failpoint)
    assert stack.wait_until_killed(killed) == KILLED
    if broker_forgets:
        stack.lose_the_broker()
    stack.start_worker()
    stack.until(all_accepted, "telling of three publications")
    seqs = [message.seq for message in receiver.messages]
    repeated = {"send_delivery.answered": [1], f"{TWICE}:2": [2]}.get(failpoint, [])
    assert seqs == sorted([1, 2, 3, *repeated])
    assert len({message.id for message in receiver.messages}) == 3
