import datetime as dt

import pytest
from pytest_django import Settings

from claims.choices import PublicationKind
from claims.models import User, Webhook
from claims.services import webhooks
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.webhooks import CHANGEOVER, secret_of, signing_secrets
from tests.factories.articles import A_MORNING
from tests.factories.audit import member
from tests.factories.publications import published_claim
from tests.factories.webhooks import WebhookFactory

pytestmark = pytest.mark.django_db
WISHES = {
    "name": "Mirror",
    "contact": "desk@mirror.test",
    "url": "https://mirror.test/hooks",
    "kinds": [PublicationKind.RETRACTED, PublicationKind.PUBLISHED],
}


@pytest.fixture
def vera(db: None) -> User:
    return member("vera", "administrator")


def test_a_receiver_is_told_from_now_on(vera: User) -> None:
    published_claim()
    webhook, secret = webhooks.add_webhook(**WISHES, actor=vera)  # type: ignore[arg-type]
    assert webhook.planned_seq == 1
    assert webhook.kinds == ["published", "retracted"]
    assert secret.startswith("whsec_") and len(secret) == 6 + 44


def test_no_secret_is_in_the_table_and_each_installation_has_its_own(vera: User, settings: Settings) -> None:
    webhook, secret = webhooks.add_webhook(**WISHES, actor=vera)  # type: ignore[arg-type]
    columns = str(Webhook.objects.values().get())
    assert secret not in columns and secret.removeprefix("whsec_") not in columns
    before = secret_of(webhook, webhook.salt)
    settings.SECRET_KEY = "another installation's"
    assert secret_of(webhook, webhook.salt) != before


def test_two_receivers_have_different_secrets() -> None:
    one, other = WebhookFactory.create(salt="s"), WebhookFactory.create(salt="s")
    assert secret_of(one, "s") != secret_of(other, "s")


@pytest.mark.parametrize(
    "url", ["http://mirror.test/", "ftp://mirror.test/", "https://", "javascript:alert(1)", "mirror"]
)
def test_only_secure_addresses_are_told(url: str, vera: User) -> None:
    with pytest.raises(Refused) as refusal:
        webhooks.add_webhook(**WISHES | {"url": url}, actor=vera)  # type: ignore[arg-type]
    assert refusal.value.field == "url"
    assert not Webhook.objects.exists()


def test_publishers_add_no_receivers(besa: User) -> None:
    with pytest.raises(Forbidden):
        webhooks.add_webhook(**WISHES, actor=besa)  # type: ignore[arg-type]


def test_changes_leave_a_trace_and_the_second_person_learns_of_the_first(vera: User) -> None:
    webhook = WebhookFactory.create()
    changed = webhooks.change_webhook(webhook_id=webhook.pk, version=1, **WISHES, actor=vera)  # type: ignore[arg-type]
    assert (changed.name, changed.version) == ("Mirror", 2)
    event = Webhook.pgh_event_models["update"].objects.filter(pgh_label="update").get()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata["user"] == vera.pk
    with pytest.raises(AlreadyChanged):
        webhooks.change_webhook(webhook_id=webhook.pk, version=1, **WISHES, actor=vera)  # type: ignore[arg-type]


def test_the_former_secret_signs_for_a_day(vera: User) -> None:
    webhook = WebhookFactory.create()
    former = secret_of(webhook, webhook.salt)
    changed, _ = webhooks.rotate_secret(
        webhook_id=webhook.pk, version=1, at_once=False, actor=vera, at=A_MORNING
    )
    present = secret_of(changed, changed.salt)
    assert signing_secrets(changed, A_MORNING) == [present, former]
    assert signing_secrets(changed, A_MORNING + CHANGEOVER) == [present]


def test_a_secret_that_is_known_to_others_ends_at_once(vera: User) -> None:
    webhook = WebhookFactory.create()
    former = secret_of(webhook, webhook.salt)
    changed, _ = webhooks.rotate_secret(
        webhook_id=webhook.pk, version=1, at_once=True, actor=vera, at=A_MORNING
    )
    assert len(signing_secrets(changed, A_MORNING)) == 1
    assert former not in signing_secrets(changed, A_MORNING)


def test_what_is_paused_can_be_resumed_and_not_paused_again(vera: User) -> None:
    webhook = WebhookFactory.create(failing_since=A_MORNING)
    acts = {"webhook_id": webhook.pk, "actor": vera, "at": A_MORNING}
    webhooks.pause_webhook(**acts, version=1, reason="They move house.")  # type: ignore[arg-type]
    assert not Webhook.objects.running().exists()
    with pytest.raises(Refused):
        webhooks.pause_webhook(**acts, version=2, reason="Again.")  # type: ignore[arg-type]
    webhooks.resume_webhook(**acts, version=2)  # type: ignore[arg-type]
    assert Webhook.objects.running().get().failing_since is None
    with pytest.raises(Refused):
        webhooks.resume_webhook(**acts, version=3)  # type: ignore[arg-type]


def test_what_has_ended_stays_so(vera: User) -> None:
    webhook = WebhookFactory.create()
    acts = {"webhook_id": webhook.pk, "actor": vera, "at": A_MORNING}
    webhooks.end_webhook(**acts, version=1, reason="They closed.")  # type: ignore[arg-type]
    with pytest.raises(Refused):
        webhooks.resume_webhook(**acts, version=2)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        webhooks.replay_webhook(**acts, version=None, from_seq=1)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        webhooks.rotate_secret(**acts, version=2, at_once=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("seq", [-1, 0, 3])
def test_a_replay_begins_with_a_publication_that_exists(seq: int, vera: User) -> None:
    published_claim()
    published_claim(A_MORNING + dt.timedelta(hours=1))
    webhook = WebhookFactory.create()
    with pytest.raises(Refused) as refusal:
        webhooks.replay_webhook(webhook_id=webhook.pk, version=1, from_seq=seq, actor=vera, at=A_MORNING)
    assert refusal.value.field == "from_seq"


def test_the_operator_needs_the_permission(besa: User) -> None:
    webhook = WebhookFactory.create()
    acts = {"webhook_id": webhook.pk, "version": 1, "actor": besa, "at": A_MORNING}
    with pytest.raises(Forbidden):
        webhooks.replay_webhook(**acts, from_seq=1)  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        webhooks.end_webhook(**acts, reason="No.")  # type: ignore[arg-type]
