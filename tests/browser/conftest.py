"""Real Chromium at the newsroom's door."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from claims.models import User
from tests.browser import axe

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

LogIn = Callable[..., Page]

# A wait ends as soon as there is what it waits for; only a busy machine needs so long.
expect.set_options(timeout=20_000)


@pytest.fixture(autouse=True)
def newsroom(migrated_rows: None) -> None:
    """Every browser test finds groups and scales."""


@pytest.fixture(scope="package")
def engine() -> Iterator[Browser]:
    """One browser for all tests of this folder: starting it costs more than most of them.

    Its driver keeps an event loop in this thread, so it ends with the folder; the database is asked between
    the driver's steps, never inside one.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as driver:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def chromium(engine: Browser, live_server: LiveServer) -> Iterator[Browser]:
    """The browser, whose windows and profiles end with the test."""
    yield engine
    for context in engine.contexts:
        context.close()


@pytest.fixture(scope="session")
def axe_source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return axe.fetched(tmp_path_factory.mktemp("axe"))


@pytest.fixture
def refused() -> Iterator[list[str]]:
    """What the desk's policy refused while somebody worked there; no page asks for what it may not."""
    found: list[str] = []
    yield found
    assert found == []


def context_of(chromium: Browser, refused: list[str], **options: Any) -> BrowserContext:
    """A profile of the browser that notes what is refused."""

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    context = chromium.new_context(**options)
    context.on("console", note)
    return context


PASSWORD = "four words of nobody's dream"


@pytest.fixture
def log_in_by_keyboard(chromium: Browser, live_server: LiveServer, refused: list[str]) -> LogIn:
    """The same through the form of the login, as people do: name, password, Enter."""

    def entered(user: User, **options: Any) -> Page:
        user.set_password(PASSWORD)
        user.save()
        page = context_of(chromium, refused, base_url=live_server.url, **options).new_page()
        page.goto("/admin/")
        expect(page.locator("[name=username]")).to_be_focused()
        page.keyboard.insert_text(user.username)
        page.keyboard.press("Tab")
        page.keyboard.insert_text(PASSWORD)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        return page

    return entered


@pytest.fixture
def log_in(chromium: Browser, live_server: LiveServer, refused: list[str]) -> LogIn:
    """A page in which somebody has logged in, in a browser profile of their own, at the desk's first page."""

    def entered(user: User, **options: Any) -> Page:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = context_of(chromium, refused, base_url=live_server.url, **options)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page = context.new_page()
        page.goto("/admin/")
        return page

    return entered
