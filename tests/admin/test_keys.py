import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from claims.admin.desk import change_url
from claims.models import ApiKey, KeyUsage, User
from claims.services.keys import recognise_key
from tests.admin.conftest import Enter
from tests.admin.pages import list_url
from tests.factories.audit import member

pytestmark = pytest.mark.django_db
ADD = "/admin/claims/apikey/add/"


@pytest.fixture
def desk(enter: Enter) -> Client:
    return enter(member("vera", "administrator"))


def made(desk: Client, **more: object) -> str:
    """Fill in the form; the page after it."""
    typed = {
        "name": "Mirror",
        "contact": "mirror@on-record.test",
        "scopes": ["read"],
        "per_minute": 600,
        **more,
    }
    form = {"verb": "make", **{f"make-{name}": value for name, value in typed.items()}}
    return desk.post(ADD, form, follow=True).content.decode()


def test_key_is_shown_once(desk: Client) -> None:
    page = made(desk, expires_on="2099-01-01")
    key = ApiKey.objects.get()
    assert key.expires_at == dt.datetime(2099, 1, 1, tzinfo=dt.UTC)
    [secret] = re.findall(r"orec_[-\w]{43}", page)
    assert recognise_key(secret=secret, at=timezone.now()) == key
    again = desk.get(change_url(key)).content.decode()
    assert key.prefix in again
    assert secret not in again


def test_key_that_would_be_over_is_refused_on_the_form(desk: Client) -> None:
    page = made(desk, expires_on="2020-01-01")
    assert "That day is over." in page
    assert not ApiKey.objects.exists()


def test_key_is_revoked_with_a_reason(desk: Client) -> None:
    made(desk)
    key = ApiKey.objects.get()
    desk.post(change_url(key), {"verb": "revoke", "revoke-reason": "Lost."})
    key.refresh_from_db()
    assert key.revoked_at is not None
    assert "Lost." in desk.get(change_url(key)).content.decode()


def test_publishers_see_no_keys(besa: User, enter: Enter) -> None:
    desk = enter(besa)
    assert desk.get(list_url(ApiKey)).status_code == 403
    assert desk.get(ADD).status_code == 403


def test_quota_and_use_are_on_the_keys_page(desk: Client) -> None:
    made(desk, per_day="5000")
    key = ApiKey.objects.get()
    assert key.per_day == 5_000
    assert "Not used in the last 30 days." in desk.get(change_url(key)).content.decode()
    KeyUsage.objects.create(key=key, day=timezone.now().date(), requests=12, refused=3)
    page = desk.get(change_url(key)).content.decode()
    assert "12 requests in 30 days" in page
    assert "12 answered, 3 refused" in page
    assert 'style="' not in page[page.index("<svg role") : page.index("12 requests in 30 days</p>")]


def test_the_choice_of_scopes_stands_under_its_label(desk: Client) -> None:
    page = desk.get(ADD).content.decode()
    label, box = page.index("Allowed to"), page.index('name="make-scopes"')
    assert label < box
