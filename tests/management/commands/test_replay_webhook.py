from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.models import Webhook, WebhookDelivery
from claims.services.deliveries import plan_deliveries
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim
from tests.factories.webhooks import WebhookFactory

pytestmark = pytest.mark.django_db


def test_events_from_the_number_on_are_due_again() -> None:
    published_claim()
    published_claim()
    WebhookFactory.create(name="Mirror", planned_seq=2)
    said = StringIO()
    call_command("replay_webhook", "Mirror", "2", stdout=said)
    plan_deliveries(at=A_MORNING)
    assert WebhookDelivery.objects.get().publication_id == 2
    assert "from publication 2 on" in said.getvalue()
    event = Webhook.pgh_event_models["update"].objects.filter(pgh_label="update").get()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata == {
        "rule": "replay_webhook",
        "action": "replay_webhook",
        "reason": "from 2",
    }


@pytest.mark.parametrize(("name", "seq", "said"), [("Nobody", "1", "“Mirror”"), ("Mirror", "7", "number")])
def test_what_does_not_exist_is_said_so(name: str, seq: str, said: str) -> None:
    WebhookFactory.create(name="Mirror")
    with pytest.raises(CommandError, match=said):
        call_command("replay_webhook", name, seq)
