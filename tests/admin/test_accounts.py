"""One's own sign-ins and factor, and those of others for who keeps accounts."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.admin.desk import admin_url
from claims.models import Account, SecondFactor, SignIn, User
from tests.admin.conftest import Enter
from tests.admin.pages import questions
from tests.factories.audit import UserFactory, member
from tests.otp import code_now, with_factor

pytestmark = pytest.mark.django_db
OWN = "/admin/access/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"


@pytest.fixture
def administrator(enter: Enter) -> Client:
    return enter(member("adi", "administrator"))


def page_of(user: User) -> str:
    return admin_url(Account, "change", user.pk)


def push(client: Client, address: str, verb: str, row: Any = "", **values: str) -> Any:
    prefix = f"{verb}-{row}" if row else verb
    typed = {f"{prefix}-{name}": value for name, value in values.items()}
    return client.post(address, {"verb": verb, "row": row, **typed})


def here(client: Client) -> SignIn:
    return SignIn.objects.get(session_key=client.session.session_key)


def acts_of(user: User, model: Any) -> list[tuple[str, Any, str]]:
    """Label, actor and action of what happened to somebody's keys."""
    found = model.pgh_event_models["insert"].objects.filter(user=user).order_by("pgh_id")
    told = [(event.pgh_label, event.pgh_context.metadata) for event in found]
    return [(label, said.get("user"), said["action"]) for label, said in told]


def test_a_member_sees_where_they_are_signed_in_and_which_is_this_browser(
    desk: Client, ana: User, besa: User, enter: Enter
) -> None:
    elsewhere = here(enter(ana))
    SignIn.objects.filter(pk=elsewhere.pk).update(device=FIREFOX, address="192.0.2.7")
    enter(besa)
    page = desk.get(OWN).content.decode()
    assert re.findall(r'<article class="slip" id="sign-in-(\d+)"', page) == [
        str(row.pk) for row in SignIn.objects.filter(user=ana)
    ]
    assert "Firefox, Linux" in page
    assert "192.0.2.7" in page
    assert page.count("this browser") == 1


def test_a_member_signs_another_browser_out(desk: Client, ana: User, enter: Enter) -> None:
    other = enter(ana)
    third = enter(ana)
    assert push(desk, OWN, "end_one", here(other).pk).status_code == 302
    assert other.get("/admin/").status_code == 302
    assert third.get("/admin/").status_code == desk.get("/admin/").status_code == 200
    assert acts_of(ana, SignIn)[-1] == ("delete", ana.pk, "end_sign_in")


def test_a_member_signs_all_other_browsers_out(desk: Client, ana: User, enter: Enter) -> None:
    others = [enter(ana), enter(ana)]
    assert push(desk, OWN, "end_others").status_code == 302
    assert [other.get("/admin/").status_code for other in others] == [302, 302]
    assert desk.get("/admin/").status_code == 200
    assert acts_of(ana, SignIn)[-2:] == [("delete", ana.pk, "end_other_sign_ins")] * 2


def test_nobody_ends_a_sign_in_of_somebody_else_on_the_own_page(
    desk: Client, besa: User, enter: Enter
) -> None:
    theirs = enter(besa)
    assert push(desk, OWN, "end_one", here(theirs).pk).status_code == 409
    assert theirs.get("/admin/").status_code == 200


def test_every_member_has_the_own_page_and_only_administrators_the_others(
    contributor: Client, administrator: Client, ana: User
) -> None:
    own = contributor.get(OWN)
    assert own.status_code == 200
    assert admin_url(Account, "changelist") not in own.content.decode()
    assert contributor.get(page_of(ana)).status_code == 403
    assert contributor.get(admin_url(Account, "changelist")).status_code == 403
    assert administrator.get(page_of(ana)).status_code == 200


def test_an_administrator_signs_somebody_out_everywhere(
    administrator: Client, ana: User, enter: Enter
) -> None:
    browsers = [enter(ana), enter(ana)]
    assert (
        push(administrator, page_of(ana), "end_sign_ins", reason="The laptop was stolen.").status_code == 302
    )
    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]
    assert administrator.get("/admin/").status_code == 200
    label, actor, action = acts_of(ana, SignIn)[-1]
    assert (label, action) == ("delete", "end_sign_ins")
    assert actor == User.objects.get(username="adi").pk


def test_a_reason_is_asked_for(administrator: Client, ana: User, enter: Enter) -> None:
    browser = enter(ana)
    assert push(administrator, page_of(ana), "end_sign_ins", reason=" ").status_code == 422
    assert browser.get("/admin/").status_code == 200


def test_an_administrator_resets_a_lost_factor(administrator: Client, ana: User, enter: Enter) -> None:
    with_factor(ana)
    browser = enter(ana)
    pushed = push(
        administrator, page_of(ana), "reset_factor", reason="Phone and codes are lost; called back."
    )
    assert pushed.status_code == 302
    assert not SecondFactor.objects.exists()
    assert browser.get("/admin/").status_code == 302
    adi = User.objects.get(username="adi")
    assert acts_of(ana, SecondFactor) == [
        ("insert", ana.pk, "add_factor"),
        ("delete", adi.pk, "reset_factor"),
    ]


def test_history_of_the_user_tells_of_keys_and_of_no_secret(
    administrator: Client, ana: User, enter: Enter
) -> None:
    factor, codes = with_factor(ana)
    enter(ana)
    push(administrator, page_of(ana), "reset_factor", reason="Phone and codes are lost; called back.")
    told = administrator.get(admin_url(Account, "history", ana.pk))
    assert told["Location"] == admin_url(User, "history", ana.pk)
    page = administrator.get(told["Location"]).content.decode()
    for words in ("set up a second factor", "reset the second factor", "signed in", "called back"):
        assert words in page
    assert factor.key not in page
    assert not any(code in page for code in codes)


def test_only_a_superuser_touches_the_keys_of_a_superuser(administrator: Client, enter: Enter) -> None:
    root = UserFactory.create(is_superuser=True)
    browser = enter(root)
    assert push(administrator, page_of(root), "end_sign_ins", reason="A try.").status_code == 403
    assert browser.get("/admin/").status_code == 200
    assert push(browser, page_of(root), "end_sign_ins", reason="My own.").status_code == 302


def test_a_member_takes_the_factor_away_with_its_own_code_alone(desk: Client, ana: User) -> None:
    factor, _codes = with_factor(ana)
    assert push(desk, OWN, "remove_factor", code="000000").status_code == 422
    SecondFactor.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    assert push(desk, OWN, "remove_factor", code=code_now(factor.key, steps=1)).status_code == 302
    assert not SecondFactor.objects.exists()
    assert acts_of(ana, SecondFactor)[-1] == ("delete", ana.pk, "remove_factor")


def test_a_closed_account_is_signed_out_at_once_and_stays_so(
    administrator: Client, ana: User, enter: Enter
) -> None:
    browser = enter(ana)
    page: dict[str, Any] = {"username": "ana", "groups": [], "is_staff": "on"}
    assert administrator.post(admin_url(User, "change", ana.pk), page).status_code == 302
    assert not SignIn.objects.filter(user=ana).exists()
    User.objects.filter(pk=ana.pk).update(is_active=True)
    assert browser.get("/admin/").status_code == 302
    assert acts_of(ana, SignIn)[-1] == ("delete", User.objects.get(username="adi").pk, "save_user")


def test_a_saved_account_that_stays_open_is_not_signed_out(
    administrator: Client, ana: User, enter: Enter
) -> None:
    browser = enter(ana)
    page = {"username": "ana", "is_staff": "on", "is_active": "on", "first_name": "Ana"}
    assert administrator.post(admin_url(User, "change", ana.pk), page).status_code == 302
    assert browser.get("/admin/").status_code == 200


def test_a_password_that_an_administrator_sets_signs_the_person_out(
    administrator: Client, ana: User, enter: Enter
) -> None:
    browser = enter(ana)
    address = f"/admin/claims/user/{ana.pk}/password/"
    new = "five other words of nobody"
    typed = {"usable_password": "true", "password1": new, "password2": new}
    assert administrator.post(address, {**typed, "password2": "else"}).status_code == 200
    assert SignIn.objects.filter(user=ana).exists()
    assert administrator.post(address, typed).status_code == 302
    assert browser.get("/admin/").status_code == 302
    assert not SignIn.objects.filter(user=ana).exists()
    assert acts_of(ana, SignIn)[-1] == ("delete", User.objects.get(username="adi").pk, "set_password")


def test_list_shows_who_has_a_factor_with_the_same_questions_for_many(
    administrator: Client, ana: User
) -> None:
    with_factor(ana)
    address = admin_url(Account, "change", ana.pk).replace(f"{ana.pk}/change/", "")
    few = questions(administrator, address)
    for user in UserFactory.create_batch(20):
        with_factor(user)
    assert questions(administrator, address) == few


def test_rooms_that_would_show_secrets_are_closed() -> None:
    assert not admin.site.is_registered(TOTPDevice)
    assert not admin.site.is_registered(StaticDevice)
