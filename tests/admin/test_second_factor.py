"""Setting up a second factor, the codes for who has lost it, and another password."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import caches
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken

from claims.admin.second_factor import qr_code, readable
from claims.models import SecondFactor, SignIn, User
from tests.admin.conftest import Enter
from tests.otp import code_now, key_of, with_factor

pytestmark = pytest.mark.django_db
SET_UP, CODES, OWN = "/admin/login/second-factor/", "/admin/login/recovery-codes/", "/admin/access/"
CHANGE = "/admin/password_change/"
OLD, NEW = "four words of nobody's dream", "five other words of nobody"


@pytest.fixture(autouse=True)
def counters(servers: object) -> Iterator[None]:
    caches["limits"].clear()
    yield
    caches["limits"].clear()


def key_shown(desk: Client) -> str:
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", desk.get(SET_UP).content.decode())
    assert found
    return key_of(found[1])


def test_app_that_has_shown_a_code_is_a_second_factor_from_now_on(desk: Client, ana: User) -> None:
    key = key_shown(desk)
    answer = desk.post(SET_UP, {"code": code_now(key)})
    assert answer["Location"] == CODES
    assert SecondFactor.objects.get().user == ana
    assert desk.get("/admin/").status_code == 200
    assert desk.get(SET_UP)["Location"] == OWN


def test_a_wrong_code_sets_nothing_up_and_keeps_the_secret(desk: Client) -> None:
    key = key_shown(desk)
    answer = desk.post(SET_UP, {"code": "000000"})
    assert answer.status_code == 422
    assert "000000" not in answer.content.decode()
    assert not SecondFactor.objects.exists()
    assert key_shown(desk) == key


def test_who_guesses_while_setting_up_is_held_up(desk: Client) -> None:
    key_shown(desk)
    assert [desk.post(SET_UP, {"code": "000000"}).status_code for _ in range(6)] == [422] * 5 + [429]


def test_recovery_codes_are_shown_once(desk: Client) -> None:
    desk.post(SET_UP, {"code": code_now(key_shown(desk))})
    page = desk.get(CODES)
    shown = re.findall(r"<li><code>([a-z2-7]{8})</code>", page.content.decode())
    assert sorted(shown) == sorted(StaticToken.objects.values_list("token", flat=True))
    assert len(shown) == 10
    assert "no-store" in page["Cache-Control"]
    assert desk.get(CODES)["Location"] == OWN


def test_other_browsers_that_knew_the_password_alone_are_signed_out(
    desk: Client, ana: User, enter: Enter
) -> None:
    other = enter(ana)
    before = desk.session.session_key
    desk.post(SET_UP, {"code": code_now(key_shown(desk))})
    assert other.get("/admin/").status_code == 302
    assert desk.session.session_key != before
    assert SignIn.objects.get().session_key == desk.session.session_key


def test_secret_is_drawn_in_the_page_itself(ana: User) -> None:
    picture = qr_code(ana, "3132333435363738393031323334353637383930")
    assert picture.startswith("<svg")
    assert "href" not in picture
    assert "<script" not in picture


def test_secret_for_typing_is_the_one_that_apps_expect(ana: User) -> None:
    key = "3132333435363738393031323334353637383930"  # RFC 6238's
    assert readable(key) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    address = urlsplit(SecondFactor(user=ana, key=key).config_url)
    asked = parse_qs(address.query)
    assert asked["secret"] == ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"]
    assert asked["issuer"] == ["On Record"]


def test_nobody_outside_sets_anything_up(client: Client) -> None:
    for address in (SET_UP, CODES, OWN, CHANGE):
        assert client.get(address)["Location"].startswith("/admin/login/?next=")


@pytest.fixture
def known(ana: User, enter: Enter) -> Client:
    """Ana's browser, once she has a password."""
    ana.set_password(OLD)
    ana.save()
    return enter(ana)


def change(desk: Client, old: str = OLD, new: str = NEW) -> Any:
    return desk.post(CHANGE, {"old_password": old, "new_password1": new, "new_password2": new})


def test_a_new_password_signs_out_all_other_browsers_and_leaves_a_trace(
    known: Client, ana: User, enter: Enter
) -> None:
    other = enter(ana)
    assert change(known).status_code == 302
    assert known.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302
    assert SignIn.objects.get().session_key == known.session.session_key
    events: Any = User.pgh_event_models["update"]  # type: ignore[attr-defined]
    event = events.objects.filter(pgh_label="update").latest("pgh_id")
    assert event.pgh_context.metadata == {"user": ana.pk, "action": "change_password"}
    assert not hasattr(event, "password")


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("short words", "at least 12 characters"),
        ("ana@newsroom.test", "too similar to the email"),
        ("111222333444555", "entirely numeric"),
        ("1qaz2wsx3edc", "too common"),
    ],
)
def test_a_weak_password_is_refused_and_the_page_says_why(known: Client, new: str, why: str) -> None:
    answer = change(known, new=new)
    assert answer.status_code == 200
    assert why in str(answer.context["form"].errors)


def test_page_says_the_rules_before_one_types(known: Client) -> None:
    assert "at least 12 characters" in known.get(CHANGE).content.decode()


def test_who_guesses_the_old_password_is_held_up(known: Client) -> None:
    assert [change(known, old="a guess").status_code for _ in range(6)] == [200] * 5 + [429]
    assert change(known).status_code == 429


def test_new_codes_replace_the_former_and_are_shown_once(desk: Client, ana: User) -> None:
    factor, former = with_factor(ana)
    push = {"verb": "renew_codes", "row": "", "renew_codes-code": code_now(factor.key, steps=1)}
    assert desk.post(OWN, push)["Location"] == CODES
    page = desk.get(CODES).content.decode()
    assert not any(code in page for code in former)
    assert StaticToken.objects.count() == 10
