import datetime as dt

import pytest
from django.db import IntegrityError

from claims.models import Publication, Webhook, WebhookDelivery
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim
from tests.factories.webhooks import WebhookFactory

pytestmark = pytest.mark.django_db


def test_only_the_first_undone_event_of_a_running_receiver_is_due() -> None:
    published_claim()
    published_claim()
    running, paused = WebhookFactory.create(), WebhookFactory.create(paused_at=A_MORNING, pause_reason="No.")
    for webhook in (running, paused):
        for seq in (1, 2):
            WebhookDelivery.objects.create(webhook=webhook, publication_id=seq, due_at=A_MORNING)
    due = WebhookDelivery.objects.due(A_MORNING)
    assert [(row.webhook, row.publication_id) for row in due] == [(running, 1)]
    due.update(due_at=A_MORNING + dt.timedelta(minutes=1))
    assert not WebhookDelivery.objects.due(A_MORNING).exists()


def test_an_event_has_one_id_and_an_event_of_a_restored_log_another() -> None:
    published_claim()
    webhook = WebhookFactory.create()
    row = WebhookDelivery.objects.create(webhook=webhook, publication_id=1)
    again = WebhookDelivery.objects.get()
    assert row.message_id == again.message_id
    assert "." not in row.message_id  # it would end the id in what is signed
    again.publication = Publication(seq=1, at=A_MORNING + dt.timedelta(days=1))
    assert again.message_id != row.message_id
    other = WebhookDelivery.objects.create(webhook=WebhookFactory.create(), publication_id=1)
    assert other.message_id != row.message_id


@pytest.mark.parametrize(
    "columns",
    [{"paused_at": A_MORNING}, {"pause_reason": "No."}, {"ended_at": A_MORNING}, {"end_reason": "No."}],
)
def test_a_pause_and_an_end_have_their_reasons(columns: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        WebhookFactory.create(**columns)


def test_what_machines_move_leaves_no_trace() -> None:
    webhook = WebhookFactory.create()
    Webhook.objects.update(planned_seq=5, failing_since=A_MORNING)
    events = webhook.pgh_event_models["update"].objects.filter(pgh_obj=webhook)  # type: ignore[attr-defined]
    assert [event.pgh_label for event in events] == ["insert"]
