"""Fields that search while one types lose no letter of a quick editor, and take no line nobody meant."""

import pytest
from playwright.sync_api import Page, Route, expect

from claims.models import User
from tests.browser.conftest import LogIn
from tests.browser.keyboard import press, reach
from tests.factories.speakers import SpeakerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIELD = "#door-record .select2-selection"
LINE = ".select2-results__option--highlighted"
OPEN = """field => {
  field.focus();
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true }));
  return document.activeElement.className;
}"""


@pytest.fixture
def page(log_in: LogIn, ana: User) -> Page:
    for name in ("Ana Albu", "Dan Rusu"):
        SpeakerFactory.create(name=name)
    page = log_in(ana)
    page.goto("/admin/claims/statement/add/")
    return page


def test_the_key_that_opens_a_search_leaves_nothing_to_wait_for(page: Page) -> None:
    assert page.locator(FIELD).evaluate(OPEN) == "select2-search__field"


def test_enter_takes_no_line_found_for_other_letters(page: Page) -> None:
    held: list[Route] = []

    def hold(asked: Route) -> None:  # Playwright takes no built-in as a listener
        held.append(asked)

    page.route("**/autocomplete/?term=R*", hold)
    reach(page, page.locator(FIELD))
    press(page, "Enter")
    expect(page.locator(LINE)).to_contain_text("Ana Albu")
    with page.expect_request("**/autocomplete/?term=Rusu&*"):
        page.keyboard.type("Rusu")
    press(page, "Enter")
    expect(page.locator("#id_record-speaker")).to_have_value("")
    held[-1].continue_()
    expect(page.locator(LINE)).to_contain_text("Dan Rusu")
    press(page, "Enter")
    expect(page.locator("#select2-id_record-speaker-container")).to_contain_text("Dan Rusu")
