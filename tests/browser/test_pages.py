"""The public pages in real Chromium: on a phone, without scripts, with nothing from elsewhere."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TABLE = (
    "| annex | term | a rather long heading | another one |\n|---|---|---|---|\n| 1 | 30 June 2026 | x | y |"
)


@pytest.fixture
def addresses(live_server: LiveServer) -> list[str]:
    statement = StatementFactory.create(
        words=f"We open in May, {LONG}.", url=f"https://outlet.test/{LONG * 3}"
    )
    occurrence_in_article(statement)
    public = published_claim(
        claim=ClaimFactory.create(text=f"The {LONG} opens in May."),
        statements=[statement],
        topics=[TopicFactory.create()],
        explanation=f"{TABLE}\n\n    {LONG * 3}",
        sources_waiver="There is one register only.",
    )
    retracted = retracted_claim()
    slugs = [f"/claims/{claim.slug}/" for claim in (public, retracted)]
    return [f"{live_server.url}{path}" for path in ("/", "/claims/", *slugs, "/nothing", "/api/problems/")]


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A narrow window that runs no script."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_no_page_is_wider_than_a_phone(phone: Page, addresses: list[str]) -> None:
    for address in addresses:
        phone.goto(address)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_pages_ask_nobody_else_and_complain_of_nothing(
    chromium: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in [*addresses, f"{live_server.url}/api/docs/"]:
        page.goto(address)
    page.get_by_text("One published claim", exact=True).wait_for()
    context.close()
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
    assert [text for text in complaints if "status of 4" not in text] == []
