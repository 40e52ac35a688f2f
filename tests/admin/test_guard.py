"""The desk's door: with a second factor required, not one of its addresses opens without."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings as project
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from claims.admin.guard import OPEN
from claims.models import SignIn, User
from tests.admin.conftest import Enter
from tests.factories.audit import UserFactory
from tests.otp import code_now, with_factor

pytestmark = pytest.mark.django_db
SET_UP = "/admin/login/second-factor/"
BROWSER = {"Accept": "text/html,*/*"}
VARIABLE = re.compile(r"<[^>]+>|\(\?P<[^>]+>[^)]*\)")


@pytest.fixture
def required(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = "required"


def addresses(patterns: Any, before: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    """Every address under a list of patterns, with its name; what is variable is filled with anything."""
    for pattern in patterns:
        path = before + VARIABLE.sub("1", str(pattern.pattern)).strip("^$")
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern):
            yield path, f"{space}{pattern.name}"


def desk_addresses() -> list[tuple[str, str]]:
    found = addresses(get_resolver().url_patterns)
    return [(path, name) for path, name in found if path.startswith("/admin/") and name != "admin:login"]


def test_every_address_of_the_desk_is_looked_at() -> None:
    found = desk_addresses()
    assert len(found) > 150
    assert {"/admin/", "/admin/manual/", "/admin/jsi18n/"} <= {path for path, _name in found}


@pytest.mark.usefixtures("required")
def test_without_a_second_factor_no_address_of_the_desk_opens(enter: Enter) -> None:
    root = enter(UserFactory.create(is_superuser=True))
    for path, name in desk_addresses():
        if name in OPEN:
            continue
        asked = root.get(path, headers=BROWSER)
        assert (asked.status_code, asked.headers.get("Location")) == (302, SET_UP), path
        assert root.get(path, headers={"Accept": "application/json"}).status_code == 403, path
        assert root.post(path).status_code == 403, path


@pytest.mark.usefixtures("required")
def test_who_has_none_is_led_to_set_one_up_and_may_leave(enter: Enter, ana: User) -> None:
    desk = enter(ana)
    assert desk.get("/admin/", headers=BROWSER)["Location"] == SET_UP
    assert desk.get(SET_UP).status_code == 200
    assert desk.post("/admin/logout/").status_code == 200
    assert desk.get("/admin/", headers=BROWSER)["Location"].startswith("/admin/login/?")


@pytest.mark.usefixtures("required")
def test_a_session_that_has_shown_only_the_password_is_over_once_there_is_a_factor(
    enter: Enter, ana: User
) -> None:
    desk = enter(ana)
    with_factor(ana)
    answer = desk.get("/admin/claims/claim/", headers=BROWSER)
    assert answer["Location"] == "/admin/login/?next=/admin/claims/claim/"
    assert not SignIn.objects.exists()


@pytest.mark.usefixtures("required")
def test_with_both_shown_the_desk_opens(client: Client, ana: User) -> None:
    ana.set_password("four words of nobody's dream")
    ana.save()
    factor, _codes = with_factor(ana)
    client.post("/admin/login/", {"username": "ana", "password": "four words of nobody's dream"})
    client.post("/admin/login/code/", {"code": code_now(factor.key, steps=1)})
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("required")
def test_public_pages_ask_nobody_for_a_factor(enter: Enter, ana: User) -> None:
    assert enter(ana).get("/").status_code == 200


def test_where_it_is_optional_the_password_is_enough(desk: Client) -> None:
    assert project.STAFF_SECOND_FACTOR == "optional"
    assert desk.get("/admin/").status_code == 200


def test_public_pages_know_no_session(client: Client) -> None:
    answer = client.get("/")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert project.SESSION_COOKIE_NAME not in answer.cookies


def test_a_sign_in_is_noted_with_its_browser_and_address(client: Client, ana: User) -> None:
    ana.set_password("four words of nobody's dream")
    ana.save()
    typed = {"username": "ana", "password": "four words of nobody's dream"}
    client.post("/admin/login/", typed, REMOTE_ADDR="192.0.2.7", headers={"User-Agent": "Mozilla/5.0 (X11)"})
    row = SignIn.objects.get()
    assert (row.user, row.address, row.device) == (ana, "192.0.2.7", "Mozilla/5.0 (X11)")
    assert row.session_key == client.session.session_key


def test_presence_is_noted_once_a_minute_from_where_it_comes(desk: Client) -> None:
    begun = SignIn.objects.get().seen_at
    desk.get("/admin/", REMOTE_ADDR="192.0.2.8")
    assert SignIn.objects.get().seen_at == begun
    with time_machine.travel(begun + dt.timedelta(seconds=61), tick=False):
        desk.get("/admin/", REMOTE_ADDR="192.0.2.8")
    row = SignIn.objects.get()
    assert row.seen_at == begun + dt.timedelta(seconds=61)
    assert row.address == "192.0.2.8"


def test_who_is_away_too_long_is_signed_out_and_who_works_is_not(desk: Client) -> None:
    begun = SignIn.objects.get().seen_at
    idle = dt.timedelta(seconds=project.SESSION_COOKIE_AGE)
    with time_machine.travel(begun + idle * 0.9):
        assert desk.get("/admin/").status_code == 200
    with time_machine.travel(begun + idle * 1.8):
        assert desk.get("/admin/").status_code == 200
    with time_machine.travel(begun + idle * 2.9):
        assert desk.get("/admin/").status_code == 302


def test_a_session_from_before_sign_ins_were_noted_is_noted_when_it_comes(desk: Client) -> None:
    SignIn.objects.all().delete()
    old = desk.session
    del old["seen_at"]
    old.save()
    desk.get("/admin/")
    assert SignIn.objects.get().session_key == desk.session.session_key


def test_who_leaves_by_the_door_is_signed_in_nowhere(desk: Client) -> None:
    desk.post("/admin/logout/")
    assert not SignIn.objects.exists()
    assert not Session.objects.filter(session_data__contains="_auth_user_id").exists()


def test_somebody_else_in_the_same_browser_is_another_sign_in(desk: Client, besa: User) -> None:
    desk.force_login(besa)
    assert [row.user for row in SignIn.objects.filter(session_key=desk.session.session_key)] == [besa]
    assert desk.get("/admin/").status_code == 200


@pytest.mark.parametrize("parameter", ["language", "q", "reject_reason", "state__exact"])
def test_an_address_with_what_no_database_holds_is_refused(parameter: str, desk: Client) -> None:
    assert desk.get(f"/admin/claims/candidate/?{parameter}=a%00b").status_code == 400
