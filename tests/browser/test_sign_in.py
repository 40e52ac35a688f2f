"""Second factor by keyboard: set up when it is asked for, entered next time, and lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from playwright.sync_api import Locator, Page, expect

from claims.models import SignIn, User
from tests.browser import axe
from tests.browser.admin_screens import SIZES
from tests.browser.conftest import PASSWORD, LogIn
from tests.browser.keyboard import decide, follow, press, push, reach
from tests.otp import code_now, key_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def required(settings: Any, servers: object) -> Iterator[None]:
    settings.STAFF_SECOND_FACTOR = "required"
    caches["limits"].clear()
    yield
    caches["limits"].clear()


def write(page: Page, field: Locator, words: str) -> None:
    """Into the field that has the focus already, and Enter."""
    expect(field).to_be_focused()
    page.keyboard.insert_text(words)
    decide(page, "Enter")


def set_up(page: Page) -> tuple[str, list[str]]:
    """From the page of the secret to the desk; the app's key and the recovery codes."""
    key = key_of(page.locator(".steps code").inner_text())
    write(page, page.get_by_label("Code"), code_now(key))
    codes = page.locator(".codes code").all_inner_texts()
    reach(page, page.get_by_role("link", name="on to the desk"))
    decide(page, "Enter")
    return key, codes


def log_out(page: Page) -> None:
    follow(page, "Your access")
    push(page, page.locator("main").get_by_role("button", name="Log out"))


def show_password(page: Page) -> None:
    page.goto("/admin/")
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.insert_text("ana")
    press(page, "Tab")
    page.keyboard.insert_text(PASSWORD)
    decide(page, "Enter")


def test_factor_is_set_up_entered_and_replaced_by_a_recovery_code(
    log_in_by_keyboard: LogIn, ana: User
) -> None:
    page = log_in_by_keyboard(ana)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    expect(page).to_have_url(f"{page.url.partition('/admin')[0]}/admin/login/second-factor/")
    page.goto("/admin/claims/claim/")
    expect(page.get_by_text("Enter the six digits that it shows.")).to_be_visible()
    key, codes = set_up(page)
    expect(page.get_by_role("link", name="Home").first).to_be_visible()
    assert len(codes) == 10

    log_out(page)
    show_password(page)
    write(page, page.get_by_label("Code"), code_now(key, steps=1))
    expect(page.get_by_role("link", name="Home").first).to_be_visible()

    log_out(page)
    show_password(page)
    write(page, page.get_by_label("Code"), codes[0])
    follow(page, "Your access")
    expect(page.get_by_text("9 recovery codes are left")).to_be_visible()
    house = page.url.partition("/admin")[0]
    assert [url for url in asked if not url.startswith((house, "data:", "blob:"))] == []


def test_a_member_signs_another_browser_out_by_keyboard(log_in: LogIn, ana: User, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = "optional"
    other = log_in(ana)
    page = log_in(ana)
    page.goto("/admin/access/")
    button = page.get_by_role("button", name="Sign out", exact=True)
    reach(page, button)
    decide(page, "Enter")
    expect(page.get_by_text("Signed out there.")).to_be_visible()
    expect(page.get_by_text("this browser")).to_be_visible()
    assert SignIn.objects.count() == 1
    other.goto("/admin/claims/claim/")
    expect(other.locator("[name=username]")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_pages_before_the_desk_fit_and_are_read_by_everybody(
    log_in_by_keyboard: LogIn, ana: User, axe_source: str, size: str
) -> None:
    page = log_in_by_keyboard(ana, **SIZES[size])
    faults = {"set up": faults_of(page, axe_source)}
    key = key_of(page.locator(".steps code").inner_text())
    write(page, page.get_by_label("Code"), "000000")
    expect(page.get_by_text("That code is not right")).to_be_visible()
    faults["wrong code"] = faults_of(page, axe_source)
    write(page, page.get_by_label("Code"), code_now(key))
    faults["recovery codes"] = faults_of(page, axe_source)
    page.context.clear_cookies()
    show_password(page)
    faults["code"] = faults_of(page, axe_source)
    for _again in range(6):
        write(page, page.get_by_label("Code"), "zzzzzzzz")
    expect(page.get_by_role("alert")).to_contain_text("too many attempts")
    faults["held"] = faults_of(page, axe_source)
    assert {name: found for name, found in faults.items() if found} == {}


def faults_of(page: Page, axe_source: str) -> list[Any]:
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    too_wide = [f"{width[0]} of {width[1]} pixels"] if width[0] > width[1] else []
    return [*too_wide, *axe.faults(page, axe_source, axe.GRAVE)]
