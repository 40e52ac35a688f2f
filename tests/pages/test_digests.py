"""The reader's pages: scanners change nothing, one click unsubscribes, nobody learns who reads."""

import datetime as dt
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from claims.choices import EndReason
from claims.models import Subscription
from claims.services.subscriptions import CONFIRM, MANAGE, UNSUBSCRIBE, token_for
from tests.factories.digests import reader
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db

FORM: dict[str, Any] = {
    "email": "mira@on-record.test",
    "frequency": "daily",
    "local_hour": "7",
    "timezone": "Europe/Tirane",
    "language": "sq",
}
SCANNER = Client(enforce_csrf_checks=True)


def waiting() -> Subscription:
    return reader(email="mira@on-record.test", confirmed_at=None, scheduled_at=None)


def body(response: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_form_leads_to_the_mailbox_and_rings_for_the_mail(client: Client) -> None:
    response = client.post("/subscribe/", FORM)
    assert (response.status_code, response["Location"]) == (302, "/subscribe/sent/")
    found = Subscription.objects.get()
    assert (found.email, found.timezone, found.language, found.confirmed_at) == (
        "mira@on-record.test",
        "Europe/Tirane",
        "sq",
        None,
    )
    assert list(Subscription.objects.to_answer(timezone.now())) == [found]


def test_answer_is_the_same_for_known_and_unknown(client: Client) -> None:
    reader(email="known@on-record.test")
    waiting()
    answers = set()
    for email in ("known@on-record.test", "mira@on-record.test", "new@on-record.test"):
        response = client.post("/subscribe/", {**FORM, "email": email}, follow=True)
        answers.add((response.status_code, tuple(response.redirect_chain), body(response)))
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "x"),
        ("timezone", "Mars/Base"),
        ("local_hour", "24"),
        ("frequency", "hourly"),
        ("language", "xx"),
    ],
)
def test_error_stands_beside_its_field(client: Client, field: str, value: str) -> None:
    response = client.post("/subscribe/", {**FORM, field: value})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Subscription.objects.exists()


def test_form_offers_what_is_public(client: Client, now: dt.datetime) -> None:
    public = published_claim(now)
    speaker = public.document["statements"][0]["speaker"]
    page = client.get("/subscribe/").content.decode()
    assert speaker["name"] in page
    client.post("/subscribe/", {**FORM, "speakers": [speaker["id"]], "verdicts": ["false"]})
    assert Subscription.objects.get().filters == {"speakers": [speaker["id"]], "verdicts": ["false"]}


def test_filter_with_nothing_to_choose_from_is_not_shown(client: Client) -> None:
    assert set(client.get("/subscribe/").context["form"].fields).isdisjoint(
        {"speakers", "topics", "verdicts"}
    )


def test_subscribing_needs_our_own_form() -> None:
    assert SCANNER.post("/subscribe/", FORM).status_code == 403


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_a_link_changes_nothing(method: str) -> None:
    known, unconfirmed = reader(), waiting()
    for url in (
        f"/subscribe/confirm/{token_for(unconfirmed, CONFIRM)}/",
        f"/subscribe/manage/{token_for(known, MANAGE)}/",
        f"/unsubscribe/{token_for(known, UNSUBSCRIBE)}/",
    ):
        before = list(Subscription.objects.order_by("pk").values())
        response: HttpResponse = getattr(SCANNER, method)(url)
        assert response.status_code == 200
        assert list(Subscription.objects.order_by("pk").values()) == before
        assert "no-store" in response["Cache-Control"]


def test_button_confirms(client: Client) -> None:
    unconfirmed = waiting()
    response = client.post(f"/subscribe/confirm/{token_for(unconfirmed, CONFIRM)}/")
    assert response.status_code == 200
    assert Subscription.objects.active().get() == unconfirmed
    assert "/subscribe/manage/" in response.content.decode()


def test_wishes_are_changed(client: Client) -> None:
    known = reader(filters={"topics": ["gone"], "languages": ["ro"]})
    url = f"/subscribe/manage/{token_for(known, MANAGE)}/"
    assert "gone" in client.get(url).content.decode()
    response = client.post(
        url, {**FORM, "local_hour": "20", "topics": ["gone"], "email": "other@on-record.test"}
    )
    assert response.status_code == 200
    known.refresh_from_db()
    assert (known.local_hour, known.filters) == (20, {"topics": ["gone"]})
    assert known.email != "other@on-record.test"


def test_wishes_that_cannot_be_are_refused(client: Client) -> None:
    known = reader()
    response = client.post(
        f"/subscribe/manage/{token_for(known, MANAGE)}/", {**FORM, "timezone": "Mars/Base"}
    )
    assert list(response.context["form"].errors) == ["timezone"]
    known.refresh_from_db()
    assert known.timezone == "Europe/Bucharest"


MULTIPART = (
    b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    "multipart/form-data; boundary=b",
)
URLENCODED = (b"List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")


@pytest.mark.parametrize(("data", "content_type"), [MULTIPART, URLENCODED])
def test_one_click_unsubscribes_without_cookie_or_redirect(data: bytes, content_type: str) -> None:
    """RFC 8058, section 3.1: both encodings; and again, as providers do when in doubt."""
    known = reader()
    url = f"/unsubscribe/{token_for(known, UNSUBSCRIBE)}/"
    ended = set()
    for _ in range(2):
        response = SCANNER.post(url, data, content_type=content_type)
        assert response.status_code == 200
        assert not response.cookies
        known.refresh_from_db()
        ended.add((known.ended_at, known.end_reason))
    assert len(ended) == 1
    assert known.end_reason == EndReason.UNSUBSCRIBED


def test_every_wrong_link_gets_the_same_answer(client: Client, now: dt.datetime) -> None:
    known = reader()
    gone = reader(ended_at=now, end_reason=EndReason.UNSUBSCRIBED)
    answers = set()
    for url in (
        "/unsubscribe/x/",
        f"/unsubscribe/{token_for(known, MANAGE)}/",
        f"/subscribe/manage/{token_for(known, UNSUBSCRIBE)}/",
        f"/subscribe/manage/{token_for(gone, MANAGE)}/",
        f"/subscribe/manage/{token_for(waiting(), MANAGE)}/",
        f"/subscribe/confirm/{token_for(gone, CONFIRM)}/",
        f"/subscribe/confirm/{'x' * 39}/",
    ):
        for response in (client.get(url), client.post(url)):
            answers.add((response.status_code, body(response).replace(url, "")))
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    known.refresh_from_db()
    assert known.ended_at is None


def test_page_speaks_the_readers_language(client: Client) -> None:
    known = reader(language="sq")
    page = client.get(f"/unsubscribe/{token_for(known, UNSUBSCRIBE)}/").content.decode()
    assert '<html lang="sq"' in page


def test_no_address_of_another_site_is_followed(client: Client) -> None:
    known = reader()
    response = client.post(
        f"/unsubscribe/{token_for(known, UNSUBSCRIBE)}/?next=//evil.test", {"next": "//evil.test"}
    )
    assert response.status_code == 200
    assert "evil" not in response.content.decode()
