"""The entrance, as a browser meets it: password, code, and what is refused."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings as project
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from claims.models import SignIn, User
from tests.factories.audit import UserFactory
from tests.otp import code_now, with_factor

pytestmark = pytest.mark.django_db
PASSWORD = "four words of nobody's dream"
ENTRANCE = "/admin/login/"
CODE = "/admin/login/code/"


@pytest.fixture(autouse=True)
def counters(servers: object) -> Iterator[None]:
    caches["limits"].clear()
    yield
    caches["limits"].clear()


@pytest.fixture
def ana_with_password(ana: User) -> User:
    ana.set_password(PASSWORD)
    ana.save()
    return ana


def knock(client: Client, name: str = "ana", password: str = PASSWORD, **more: Any) -> Any:
    return client.post(
        f"{ENTRANCE}?next=/admin/claims/claim/", {"username": name, "password": password}, **more
    )


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_password_opens_the_desk_and_leads_on_to_where_one_wanted(
    client: Client, ana_with_password: User
) -> None:
    client.get("/admin/")
    answer = knock(client)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/claims/claim/")
    assert is_in(client)
    assert client.get(ENTRANCE)["Location"] == "/admin/"


def test_entrance_leads_nowhere_outside_the_house(client: Client, ana_with_password: User) -> None:
    answer = client.post(
        f"{ENTRANCE}?next=https://elsewhere.test/", {"username": "ana", "password": PASSWORD}
    )
    assert answer["Location"] == "/admin/"


def test_session_gets_another_key_when_somebody_enters(client: Client, ana_with_password: User) -> None:
    client.get("/admin/")
    planted = client.session
    planted["planted"] = 1
    planted.save()
    client.cookies[project.SESSION_COOKIE_NAME] = str(planted.session_key)
    knock(client)
    assert is_in(client)
    assert client.session.session_key != str(planted.session_key)
    thief = Client()
    thief.cookies[project.SESSION_COOKIE_NAME] = str(planted.session_key)
    assert not is_in(thief)


def test_cookie_of_the_session_is_for_the_server_alone(client: Client, ana_with_password: User) -> None:
    cookie = knock(client).cookies[project.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == project.SESSION_COOKIE_AGE


@pytest.mark.parametrize(
    ("name", "password"),
    [("ana", "not the password"), ("nobody", PASSWORD), ("reader", PASSWORD), ("gone", PASSWORD)],
)
def test_entrance_says_the_same_to_all_whom_it_refuses(
    client: Client, ana_with_password: User, name: str, password: str
) -> None:
    for outside, facts in (("reader", {"is_staff": False}), ("gone", {"is_active": False})):
        user = UserFactory.create(username=outside, **facts)
        user.set_password(PASSWORD)
        user.save()
    answer = knock(client, name, password)
    assert answer.status_code == 200
    (said,) = answer.context["form"].non_field_errors()
    assert said.startswith("Please enter the correct username and password for a staff account.")
    assert not is_in(client)


def fail(times: int, name: str = "ana", **more: Any) -> list[int]:
    return [knock(Client(), name, "a guess", **more).status_code for _ in range(times)]


def test_after_too_many_failures_even_the_right_password_is_refused_for_a_while(
    client: Client, ana_with_password: User
) -> None:
    assert fail(7) == [200] * 5 + [429] * 2
    refused = knock(client)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "900"
    assert not is_in(client)
    caches["limits"].clear()  # as Redis does by itself when the time is over
    assert knock(client).status_code == 302


def test_counters_end_by_themselves(ana_with_password: User) -> None:
    fail(1)
    store: Any = caches["limits"]
    server = store._cache.get_client()
    lives = [server.ttl(key) for key in server.keys("limits:*sign-in-*")]
    assert len(lives) == 3
    assert all(0 < seconds <= 900 for seconds in lives)


def test_another_address_and_another_person_are_not_held_up(client: Client, ana_with_password: User) -> None:
    besa = UserFactory.create(username="besa")
    besa.set_password(PASSWORD)
    besa.save()
    fail(6)
    assert knock(client, "besa").status_code == 302
    assert knock(Client(), "ana", REMOTE_ADDR="192.0.2.7").status_code == 302


def test_one_address_that_tries_many_accounts_is_refused_at_all(
    client: Client, ana_with_password: User
) -> None:
    statuses = [fail(1, f"guess{number}")[0] for number in range(31)]
    assert statuses == [200] * 30 + [429]
    assert knock(client).status_code == 429
    assert knock(client, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_one_account_that_is_tried_from_many_addresses_is_shut_for_a_while(
    client: Client, ana_with_password: User
) -> None:
    for number in range(10):
        fail(5, REMOTE_ADDR=f"198.51.100.{number}")
    assert knock(client).status_code == 429


def test_nobody_shuts_an_account_from_one_address(client: Client, ana_with_password: User) -> None:
    fail(60, REMOTE_ADDR="198.51.100.1")
    assert knock(client).status_code == 302


def test_an_account_that_does_not_exist_is_held_in_the_same_words(
    client: Client, ana_with_password: User
) -> None:
    fail(5)
    fail(5, "nobody")
    pages = [knock(client, name).content.decode() for name in ("ana", "nobody")]
    assert pages[0] == pages[1]


def test_who_gets_in_at_last_has_used_up_no_attempt(client: Client, ana_with_password: User) -> None:
    for _again in range(8):
        assert knock(Client()).status_code == 302


def test_without_redis_the_process_counts_for_itself(ana_with_password: User, settings: Any) -> None:
    limits = {**settings.CACHES["limits"], "LOCATION": "redis://127.0.0.1:9/0"}
    settings.CACHES = {**settings.CACHES, "limits": limits}
    caches["limits-here"].clear()
    assert fail(6) == [200] * 5 + [429]
    caches["limits-here"].clear()


def test_who_has_a_second_factor_enters_with_both(client: Client, ana_with_password: User) -> None:
    factor, _codes = with_factor(ana_with_password)
    assert knock(client)["Location"] == CODE
    assert not is_in(client)
    page = client.get(CODE)
    assert 'autocomplete="one-time-code"' in page.content.decode()
    assert client.post(CODE, {"code": "000000"}).status_code == 422
    caches["limits"].clear()
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=60)):
        answer = client.post(CODE, {"code": code_now(factor.key)})
        assert (answer.status_code, answer["Location"]) == (302, "/admin/claims/claim/")
        assert is_in(client)
    assert SignIn.objects.count() == 1


def test_a_code_opens_once(client: Client, ana_with_password: User) -> None:
    factor, _codes = with_factor(ana_with_password)
    code = code_now(factor.key, steps=1)
    for answers in ((302,), (422,)):
        browser = Client()
        knock(browser)
        assert (browser.post(CODE, {"code": code}).status_code,) == answers


def test_a_recovery_code_opens_once_in_capitals_and_with_blanks(ana_with_password: User) -> None:
    _factor, codes = with_factor(ana_with_password)
    written = f" {codes[0][:4].upper()} {codes[0][4:].upper()} "
    for status in (302, 422):
        browser = Client()
        knock(browser)
        assert browser.post(CODE, {"code": written}).status_code == status


def test_guessed_codes_are_held_like_guessed_passwords(client: Client, ana_with_password: User) -> None:
    factor, _codes = with_factor(ana_with_password)
    knock(client)
    assert [client.post(CODE, {"code": "000000"}).status_code for _ in range(6)] == [422] * 5 + [429]
    assert client.post(CODE, {"code": code_now(factor.key, steps=1)}).status_code == 429


def test_code_without_a_password_before_it_opens_nothing(client: Client, ana_with_password: User) -> None:
    factor, _codes = with_factor(ana_with_password)
    answer = client.post(CODE, {"code": code_now(factor.key, steps=1)})
    assert (answer.status_code, answer["Location"]) == (302, ENTRANCE)
    assert not is_in(client)


def test_who_waits_too_long_with_the_code_begins_anew(client: Client, ana_with_password: User) -> None:
    with_factor(ana_with_password)
    knock(client)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11)):
        assert client.get(CODE)["Location"] == ENTRANCE


def test_who_was_shut_out_between_password_and_code_stays_outside(
    client: Client, ana_with_password: User
) -> None:
    factor, _codes = with_factor(ana_with_password)
    knock(client)
    User.objects.update(is_active=False)
    assert client.post(CODE, {"code": code_now(factor.key, steps=1)})["Location"] == ENTRANCE


@pytest.mark.parametrize("path", ["signup", "accounts/signup", "accounts/login", "admin/signup", "register"])
def test_nobody_signs_up(client: Client, path: str) -> None:
    assert client.get(f"/{path}/").status_code in {302, 404}
    assert reverse("admin:login") == ENTRANCE
