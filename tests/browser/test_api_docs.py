"""The API's description in real Chromium: shown whole, under its policy, asking nobody else."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser
# Redoc wants its maker's sign from elsewhere: our policy refuses, and the browser says so.
REFUSED_SIGN = "https://cdn.redoc.ly/redoc/logo-mini.svg"


@pytest.mark.parametrize("page_name", ["docs", "reference"])
def test_description_is_shown_and_asks_nobody_else(
    page_name: str, chromium: Browser, live_server: LiveServer
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("response", lambda answer: asked.append(answer.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.set_default_timeout(90_000)  # a large script draws it
    page.goto(f"{live_server.url}/api/{page_name}/")
    page.get_by_text("Published claims, newest first").filter(visible=True).first.wait_for()
    page.get_by_text("Statements of published claims, the latest first").filter(visible=True).first.wait_for()
    assert [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))] == []
    assert [text for text in complaints if REFUSED_SIGN not in text] == []
