import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from claims.admin.desk import change_url
from claims.models import User, Webhook, WebhookDelivery
from claims.services.deliveries import plan_deliveries, send_delivery
from tests.admin.conftest import Enter
from tests.admin.pages import enter_through, list_url, push, questions
from tests.factories.articles import A_MORNING
from tests.factories.audit import member
from tests.factories.publications import published_claim
from tests.factories.webhooks import WebhookFactory
from tests.receiver import Receiver, knows

pytestmark = pytest.mark.django_db
WISHES = {"name": "Mirror", "contact": "desk@mirror.test", "kinds": ["published", "retracted"]}


@pytest.fixture
def desk(enter: Enter) -> Client:
    return enter(member("vera", "administrator"))


def page(desk: Client, webhook: Webhook) -> str:
    return desk.get(change_url(webhook)).content.decode()


def test_the_secret_is_shown_once_and_the_receiver_knows_us_by_it(desk: Client, receiver: Receiver) -> None:
    answer = enter_through(desk, Webhook, "add", url=receiver.url, **WISHES)
    webhook = Webhook.objects.get()
    shown = desk.get(answer["Location"]).content.decode()
    [secret] = re.findall(r"whsec_[A-Za-z0-9+/]{43}=", shown)
    assert secret not in page(desk, webhook)
    push(desk, webhook, "test")
    assert knows(secret, receiver.messages[0])
    assert "Accepted with status 204." in page(desk, webhook)


def test_an_open_address_is_refused_on_the_form(desk: Client) -> None:
    answer = enter_through(desk, Webhook, "add", url="http://mirror.test/", **WISHES)
    assert answer.status_code == 422
    assert "begin with https://" in answer.content.decode()


def test_the_page_tells_what_became_of_each_event(desk: Client, receiver: Receiver) -> None:
    webhook = WebhookFactory.create(url=receiver.url)
    published_claim()
    published_claim()
    receiver.statuses, receiver.answer_body = [204, 500], b"<b>Oops</b>"
    first, *_ = plan_deliveries(at=A_MORNING)
    [second] = send_delivery(delivery_id=first, at=A_MORNING)
    send_delivery(delivery_id=second, at=A_MORNING)
    shown = page(desk, webhook)
    assert "1 event is not yet accepted." in shown
    assert "The receiver answered with status 500." in shown
    delivery = desk.get(change_url(WebhookDelivery.objects.get(pk=second))).content.decode()
    assert "&lt;b&gt;Oops&lt;/b&gt;" in delivery
    push(desk, WebhookDelivery.objects.get(pk=second), "skip", reason="They cannot read it.")
    assert not WebhookDelivery.objects.undone().exists()
    push(desk, WebhookDelivery.objects.get(pk=first), "again")
    assert WebhookDelivery.objects.undone().get().pk == first


def test_everything_can_be_sent_again_paused_resumed_and_ended(desk: Client) -> None:
    webhook = WebhookFactory.create()
    published_claim()
    acts: list[tuple[str, dict[str, Any]]] = [
        ("replay", {"from_seq": 1}),
        ("pause", {"reason": "They move house."}),
        ("resume", {}),
        ("change", {"url": "https://mirror.test/", **WISHES}),
        ("rotate", {}),
        ("end", {"reason": "They closed."}),
    ]
    for verb, typed in acts:
        webhook.refresh_from_db()
        assert push(desk, webhook, verb, **typed).status_code == 302, verb
    webhook.refresh_from_db()
    assert (webhook.name, webhook.end_reason) == ("Mirror", "They closed.")
    history = desk.get(f"/admin/claims/webhook/{webhook.pk}/history/").content.decode()
    assert all(said in history for said in ("changed the secret", "They move house.", "vera"))


def test_a_replay_from_nowhere_is_refused_on_the_form(desk: Client) -> None:
    answer = push(desk, WebhookFactory.create(), "replay", from_seq=9)
    assert answer.status_code == 422
    assert "No publication has this number." in answer.content.decode()


def test_a_paused_webhook_is_on_the_first_page_of_who_may_see_it(
    desk: Client, besa: User, ana: User, enter: Enter
) -> None:
    WebhookFactory.create(paused_at=timezone.now(), pause_reason="No success for three days.")
    for client, sees in ((desk, True), (enter(besa), True), (enter(ana), False)):
        assert ("Webhooks paused" in client.get("/admin/").content.decode()) == sees


@pytest.mark.parametrize("when", [{"paused_at": A_MORNING}, {"ended_at": A_MORNING}])
def test_why_a_machine_paused_or_ended_it_is_said_in_the_readers_language(
    desk: Client, when: dict[str, Any]
) -> None:
    reason = "pause_reason" if "paused_at" in when else "end_reason"
    WebhookFactory.create(**when, **{reason: "The receiver answered with status 503."})
    for language, said in (
        ("en", "The receiver answered with status 503."),
        ("ro", "Destinatarul a răspuns"),
    ):
        desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        assert said in desk.get(list_url(Webhook)).content.decode()


def test_publishers_read_and_push_nothing(besa: User, enter: Enter) -> None:
    client, webhook = enter(besa), WebhookFactory.create()
    published_claim()
    plan_deliveries(at=A_MORNING)
    assert client.get(list_url(Webhook)).status_code == 200
    assert client.get(list_url(WebhookDelivery)).status_code == 200
    assert '<form method="post" id="door-' not in page(client, webhook)
    assert push(client, webhook, "replay", from_seq=1).status_code == 403
    assert push(client, WebhookDelivery.objects.get(), "skip", reason="No.").status_code == 403


def test_editors_see_no_receivers(ana: User, enter: Enter) -> None:
    assert enter(ana).get(list_url(Webhook)).status_code == 403


@pytest.mark.parametrize("state", ["", "running", "paused", "ended"])
def test_the_list_asks_no_more_for_more_rows(desk: Client, state: str) -> None:
    url = f"{list_url(Webhook)}?state={state}" if state else list_url(Webhook)
    WebhookFactory.create_batch(2)
    few = questions(desk, url)
    WebhookFactory.create_batch(5)
    assert questions(desk, url) == few


@pytest.mark.parametrize("work", ["undone", "set_aside", "skipped"])
def test_deliveries_are_found_by_what_became_of_them(desk: Client, work: str) -> None:
    WebhookFactory.create(name="Undone")
    published_claim()
    plan_deliveries(at=A_MORNING)
    column = {"set_aside": "set_aside_at", "skipped": "skipped_at"}.get(work)
    if column:
        WebhookDelivery.objects.update(**{column: A_MORNING})
    page = desk.get(f"{list_url(WebhookDelivery)}?work={work}")
    assert page.context["cl"].result_count == 1


def test_a_delivery_is_called_by_its_receiver_and_what_it_tells(desk: Client) -> None:
    WebhookFactory.create(name="Mirror")
    published_claim()
    plan_deliveries(at=A_MORNING)
    delivery = WebhookDelivery.objects.get()
    assert str(delivery) == f"Mirror: {delivery.publication}"
    for shown in (desk.get(list_url(WebhookDelivery)), desk.get(change_url(delivery))):
        page = shown.content.decode()
        assert "The bridge opens in June" in page
        assert str(delivery.publication.claim_id) not in page
