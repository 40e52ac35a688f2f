"""Speakers, topics, corrections, methods and the search in real Chromium: readable by anybody, anywhere."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import axe, gallery
from tests.browser.keyboard import decide
from tests.browser.screenshots import PICTURES, SIZES
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Scheme = Literal["light", "dark"]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ENOUGH_CONTRAST = 4.5
# For every text that is seen: its colour against the nearest background that is not transparent (WCAG 2).
FAINT = """
() => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number)
  const light = colour => {
    const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4
    const [r, g, b] = numbers(colour).map(v => linear(v / 255))
    return .2126 * r + .7152 * g + .0722 * b
  }
  const behind = found => {
    for (let at = found; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (numbers(colour)[3] !== 0) return colour
    }
  }
  const faint = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode, found = text.parentElement
    if (!text.data.trim() || !found.getClientRects().length) continue
    const [high, low] = [light(getComputedStyle(found).color), light(behind(found))].sort((a, b) => b - a)
    const contrast = (high + .05) / (low + .05)
    if (contrast < LEAST) faint.push([text.data.trim(), contrast])
  }
  return faint
}
""".replace("LEAST", str(ENOUGH_CONTRAST))


@pytest.fixture
def addresses(live_server: LiveServer) -> list[str]:
    mara = SpeakerFactory.create(name=f"Mara {LONG}", slug="mara")
    topics = [TopicFactory.create(slug="roads", labels={"en": LONG})]
    for number, verdict_key in enumerate(["false"] * 8 + ["true"] * 3 + ["unverifiable"]):
        said = StatementFactory.create(
            speaker=mara, words=f"We open bridge {number}, {LONG}.", role="Mayor of Dorna"
        )
        occurrence_in_article(said)
        claim = ClaimFactory.create(text=f"Bridge {number}, the {LONG}, opens in May.")
        published_claim(claim=claim, statements=[said], topics=topics, verdict_key=verdict_key)
    retracted_claim(claim=ClaimFactory.create(text=f"The {LONG} is closed."))
    doors = (
        "/",
        "/claims/?q=bridge",
        "/claims/?q=zeppelin",
        "/speakers/",
        "/speakers/mara/",
        "/topics/roads/",
    )
    return [
        f"{live_server.url}{door}" for door in (*doors, "/corrections/", "/methodology/", "/claims/?topic=no")
    ]


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A narrow window that runs no script of a page."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_no_page_is_wider_than_a_phone_in_any_language(phone: Page, addresses: list[str]) -> None:
    for address in addresses:
        for code in ("en", "ro", "sq"):
            phone.goto(f"{address}{'&' if '?' in address else '?'}hl={code}")
            assert phone.evaluate("document.documentElement.scrollWidth") <= 360, (address, code)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(
    scheme: Scheme, chromium: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    for address in addresses:
        page.goto(address)
        assert page.evaluate(FAINT) == [], address
    context.close()


def test_pages_ask_nobody_else_and_complain_of_nothing(
    chromium: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in addresses:
        page.goto(address)
    context.close()
    assert len(asked) >= len(addresses)
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert [text for text in complaints if "status of 4" not in text] == []


def test_keyboard_alone_skips_to_the_content_and_searches(phone: Page, addresses: list[str]) -> None:
    phone.goto(addresses[0])
    phone.keyboard.press("Tab")
    skip = phone.locator(".skip")
    expect(skip).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile("#"))
    phone.keyboard.press("Tab")
    expect(phone.locator("[name=q]:focus")).to_be_visible()
    phone.keyboard.type('"bridge 7"')
    decide(phone, "Enter")
    expect(phone).to_have_url(re.compile(r"/claims/\?q="))
    expect(phone.get_by_role("status")).to_have_text("1 claim matches.")
    phone.get_by_role("link", name="Bridge 7").click()
    phone.get_by_role("figure").get_by_role("link", name="Mara").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("^Mara"))


def faults_of_all(page: Page, axe_source: str, *schemes: Scheme) -> dict[str, list[object]]:
    """What axe says of every public page, with all that can be folded open; a page is loaded once."""
    faults = {}
    for picture in PICTURES:
        if not picture.who:
            answer = page.goto(picture.address)
            assert answer and answer.status < 500, picture
            page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
            for scheme in schemes:
                page.emulate_media(color_scheme=scheme)
                faults[f"{picture.name}, {scheme}"] = axe.faults(page, axe_source)
    assert len(faults) > 20 * len(schemes)
    return {name: found for name, found in faults.items() if found}


@pytest.mark.timeout(900)
def test_axe_finds_nothing_wrong_on_any_public_page(
    axe_source: str, chromium: Browser, live_server: LiveServer
) -> None:
    gallery.build()
    sizes: dict[str, tuple[Scheme, ...]] = {"desktop": ("light", "dark"), "phone": ("light",)}
    for size, schemes in sizes.items():
        context = chromium.new_context(base_url=live_server.url, **SIZES[size])
        assert faults_of_all(context.new_page(), axe_source, *schemes) == {}, size
        context.close()


def test_axe_sees_what_is_wrong(axe_source: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<html><body><input><p style='color:#999;background:#fff'>faint</p></body></html>")
    rules = {rule for rule, _elements in axe.faults(page, axe_source)}
    assert {"label", "color-contrast", "html-has-lang"} <= rules


def weights_of(page: Page, address: str) -> dict[str, int]:
    """How many bytes a page and each file that it loads has."""
    answers: list[Response] = []

    def heard(found: Response) -> None:  # Playwright takes no built-in as a listener
        answers.append(found)

    page.on("response", heard)
    answer = page.goto(address, wait_until="networkidle")
    assert answer and answer.status < 500, address
    return {found.url: len(found.body()) for found in answers}


@pytest.mark.timeout(900)
def test_no_public_page_with_what_it_loads_weighs_more_than_100_kilobytes(
    chromium: Browser, live_server: LiveServer
) -> None:
    gallery.build()
    for picture in PICTURES:
        if not picture.who:
            context = chromium.new_context(base_url=live_server.url)
            weights = weights_of(context.new_page(), picture.address)
            context.close()
            assert len(weights) >= 2, picture
            assert sum(weights.values()) < 100_000, weights
