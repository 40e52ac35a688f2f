"""Other sites may frame a claim's card, and no other page of ours."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from claims.models import PublicClaim
from tests.factories.publications import published_claim, retracted_claim
from tests.local_server import Answer
from tests.newsstand import Newsstand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Claims = tuple[PublicClaim, PublicClaim]


def framed(chromium: Browser, stand: Newsstand, address: str) -> Page:
    """An article of another site with a frame of ours in it."""
    body = f'<!doctype html><p>An article.</p><iframe src="{address}" width="600" height="340"></iframe>'
    stand.answers["/article"] = Answer(body.encode(), headers={"Content-Type": "text/html"})
    page = chromium.new_page(viewport={"width": 640, "height": 420})
    page.goto(stand.url("/article"), wait_until="networkidle")
    return page


def text_in_frame(page: Page) -> str:
    return page.frames[1].locator("body").inner_text()


@pytest.fixture
def claims() -> Claims:
    return published_claim(), retracted_claim()


def test_card_is_shown_in_another_sites_page(
    claims: Claims, chromium: Browser, stand: Newsstand, live_server: LiveServer
) -> None:
    published, retracted = (f"{live_server.url}/embed/{claim.slug}/" for claim in claims)
    assert claims[0].document["summary"] in text_in_frame(framed(chromium, stand, published))
    assert claims[1].document["retraction_note"] in text_in_frame(framed(chromium, stand, retracted))


def test_page_itself_is_not(
    claims: Claims, chromium: Browser, stand: Newsstand, live_server: LiveServer
) -> None:
    address = f"{live_server.url}/claims/{claims[0].slug}/"
    assert claims[0].document["summary"] not in text_in_frame(framed(chromium, stand, address))
