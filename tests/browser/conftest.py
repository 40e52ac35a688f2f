"""Real Chromium at the newsroom's door."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from claims.models import User

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PASSWORD = "a long word for tests 7"

LogIn = Callable[..., Page]


@pytest.fixture(autouse=True)
def newsroom(migrated_rows: None) -> None:
    """Every browser test finds groups and scales."""


@pytest.fixture
def chromium(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A browser that lives as long as the test: its driver keeps an event loop in this thread.

    The database is asked between the driver's steps, never inside one.
    """
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def log_in(chromium: Browser, live_server: LiveServer) -> Iterator[LogIn]:
    """A page in which somebody has logged in, in a browser profile of their own."""
    contexts = []

    def entered(user: User, **options: Any) -> Page:
        user.set_password(PASSWORD)
        user.save()
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/")
        return page

    yield entered
    for context in contexts:
        context.close()
