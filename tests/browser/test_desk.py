"""The desk on small screens, without scripts, and by itself: it loads nothing from elsewhere."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from claims.models import Candidate, User
from tests.browser.conftest import LogIn
from tests.browser.keyboard import press
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "Podul peste Dorna\n\nPrimarul a vorbit luni. „Podul va fi deschis în luna mai”, a spus Mara Lupu. "
    "Contractul prevede 30 iunie."
)
WORDS = "„Podul va fi deschis în luna mai”, a spus Mara Lupu"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def candidate(transactional_db: None) -> Candidate:
    article = ArticleFactory.create(title="Podul peste Dorna", text=TEXT, language="ro")
    start, mention = TEXT.index(WORDS), TEXT.index("Mara Lupu")
    said = dt.date(2026, 1, 5)
    return candidate_in(
        article,
        WORDS,
        quote_spans=[[start + 1, start + 32]],
        mention="Mara Lupu",
        mention_start=mention,
        mention_end=mention + 9,
        check_worthiness=0.9,
        said_precision="day",
        said_on=said,
        said_not_before=said,
        said_not_after=said,
    )


def test_a_phone_decides_a_candidate_without_scripts(log_in: LogIn, ana: User, candidate: Candidate) -> None:
    page = log_in(ana, java_script_enabled=False, **PHONE)
    page.get_by_role("link", name="Candidates waiting").click()
    page.get_by_role("link", name="Podul va fi deschis").click()
    page.locator("summary", has_text="Reject").click()
    page.get_by_label("Reason").select_option("vague")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Rejected. Here is the next one.")).to_be_visible()
    candidate.refresh_from_db()
    assert candidate.reject_reason == "vague"


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_their_screen_and_load_nothing_from_elsewhere(
    log_in: LogIn, ana: User, candidate: Candidate, width: int
) -> None:
    page = log_in(ana, viewport={"width": width, "height": 844})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for room in ("", "claims/candidate/", f"claims/candidate/{candidate.pk}/change/", "claims/article/add/"):
        page.goto(f"/admin/{room}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), room
    here = page.url.split("/admin/")[0]
    assert [url for url in asked if not url.startswith((here, "data:"))] == []


def test_the_first_key_leads_past_the_side_bar_to_the_work(
    log_in: LogIn, ana: User, candidate: Candidate
) -> None:
    page = log_in(ana)
    page.goto(f"/admin/claims/candidate/{candidate.pk}/change/")
    press(page, "Tab")
    skip = page.get_by_role("link", name="To the work")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    press(page, "Enter")
    expect(page).to_have_url(re.compile("#content$"))
    press(page, "Tab")
    expect(page.locator("#content :focus")).to_be_visible()


def test_a_wrong_password_is_refused_in_words(log_in_by_keyboard: LogIn, ana: User) -> None:
    page = log_in_by_keyboard(ana)
    expect(page.get_by_text("Candidates waiting")).to_be_visible()
    page.context.clear_cookies()
    page.goto("/admin/")
    expect(page.locator("[name=username]")).to_be_focused()
    page.keyboard.insert_text("ana")
    press(page, "Tab")
    page.keyboard.insert_text("wrong")
    press(page, "Enter")
    expect(page.get_by_text("Please enter the correct username and password")).to_be_visible()
