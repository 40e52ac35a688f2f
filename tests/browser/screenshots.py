"""`make screenshots`: pictures of the pages for people to look at, in var/screenshots. No test of the gate,
and not cut off: on a busy machine it takes long.

To add pages, add a Picture; who is named is logged in before it is taken.
"""

import os
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import gallery
from tests.browser.conftest import LogIn

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = settings.BASE_DIR / "var" / "screenshots"
LANGUAGES = ("en", "ro", "sq")
SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "print": {"viewport": {"width": 720, "height": 1000}},
}


@dataclass(frozen=True)
class Picture:
    """A page by its address; `who` is the fixture of a person of the cast, or nobody."""

    name: str
    address: str
    who: str = ""


PICTURES = [
    Picture("home", "/"),
    Picture("claims", "/claims/"),
    Picture("found", "/claims/?q=podul"),
    Picture("not-found", "/claims/?q=zeppelin"),
    Picture("refused", "/claims/?verdict=nonsense"),
    Picture("claim", "/claims/pod-dorna/"),
    Picture("claim-albanian", "/claims/shkollat/"),
    Picture("claim-long", "/claims/long/"),
    Picture("claim-arabic", "/claims/arabic/"),
    Picture("claim-repeated", "/claims/repeated/"),
    Picture("claim-undated", "/claims/undated/"),
    Picture("claim-retracted", "/claims/no-debts/"),
    Picture("speakers", "/speakers/"),
    Picture("speaker", "/speakers/mara-lupu/"),
    Picture("speaker-few", "/speakers/ana-pop/"),
    Picture("topics", "/topics/"),
    Picture("topic", "/topics/budget/"),
    Picture("data", "/data/"),
    Picture("report", "/report/pod-dorna/"),
    Picture("reported", "/report/pod-dorna/sent/"),
    Picture("corrections", "/corrections/"),
    Picture("methodology", "/methodology/"),
    Picture("subscribe", "/subscribe/"),
    Picture("subscribed", "/subscribe/sent/"),
    Picture("absent", "/no-such-page/"),
    Picture("unreadable", "/shown/400/"),
    Picture("forbidden", "/shown/403/"),
    Picture("stale-form", "/shown/form/"),
    Picture("too-many", "/shown/429/"),
    Picture("broken", "/shown/500/"),
    Picture("card", "/embed/pod-dorna/"),
    Picture("card-retracted", "/embed/no-debts/"),
]


def wanted() -> list[Picture]:
    """All, or those that `make screenshots ONLY=claim,home` names."""
    only = os.environ.get("ONLY", "")
    return [picture for picture in PICTURES if not only or picture.name in only.split(",")]


def take(page: Page, picture: Picture, address: str, size: str, language: str) -> None:
    answer = page.goto(f"{address}{'&' if '?' in address else '?'}hl={language}")
    assert answer and (answer.status < 500 or picture.name == "broken"), picture
    folder = FOLDER / picture.name
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{size}-{language}.png", full_page=True)


@pytest.mark.urls("tests.browser.shown")
@pytest.mark.timeout(0)
def test_take_pictures(
    chromium: Browser, live_server: LiveServer, log_in: LogIn, request: pytest.FixtureRequest
) -> None:
    gallery.build()
    for size, options in SIZES.items():
        nobody = chromium.new_context(base_url=live_server.url, **options).new_page()
        nobody.emulate_media(media="print" if size == "print" else "screen")
        pages: dict[str, Page] = {"": nobody}
        for picture in wanted():
            if picture.who not in pages:
                pages[picture.who] = log_in(request.getfixturevalue(picture.who), **options)
            for language in LANGUAGES:
                take(pages[picture.who], picture, f"{live_server.url}{picture.address}", size, language)
