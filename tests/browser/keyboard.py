"""Hands that never leave the keyboard."""

import re

from playwright.sync_api import Locator, Page, expect

FARTHEST = 250  # no page of the desk asks for more steps than that
# Where it lies from here: it has the focus, or is behind or before what has it.
WAY = """found => {
  const here = document.activeElement;
  if (found === here) return "";
  return found.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
}"""


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def decide(page: Page, *keys: str) -> None:
    """Keys whose last one sends the page on."""
    press(page, *keys[:-1])
    with page.expect_navigation():
        press(page, keys[-1])


def reach(page: Page, target: Locator) -> None:
    """Walk there with the Tab key; what cannot be reached so is no page for the keyboard."""
    expect(target).to_be_visible()
    for _ in range(FARTHEST):
        way = target.evaluate(WAY)
        if not way:
            return
        page.keyboard.press(way)
    raise AssertionError(f"the Tab key never comes to {target}")


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Walk to a link and follow it."""
    reach(page, page.get_by_role("link", name=name).first)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def push(page: Page, button: Locator) -> None:
    """Walk to a button and push it; a page follows."""
    reach(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def unfold(page: Page, door: Locator) -> None:
    """Walk to the head of a folded door and open it."""
    reach(page, door)
    page.keyboard.press("Enter")


def write(page: Page, field: Locator, text: str) -> None:
    """Walk to a field and write over what it holds."""
    reach(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def pick(page: Page, field: Locator, label: str) -> None:
    """Walk to a list and go down to a line of it."""
    reach(page, field)
    lines = field.locator("option").all_inner_texts()
    page.keyboard.press("Home")
    for _ in range(next(at for at, line in enumerate(lines) if label in line)):
        page.keyboard.press("ArrowDown")
    assert label in field.evaluate("list => list.selectedOptions[0].textContent")


def search(page: Page, field: Locator, term: str) -> None:
    """Walk to a field that searches while one types, and take the first line found."""
    reach(page, field)
    page.keyboard.press("Enter")
    page.keyboard.type(term)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(term)
    page.keyboard.press("Enter")
