"""Where one is on a page of the desk after a key or an act: in sight, in the field, where one was."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from claims.models import Candidate, PartialDate, User
from tests.browser.conftest import LogIn
from tests.browser.keyboard import decide, press
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.reviews import draft
from tests.factories.speakers import SpeakerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.fixture
def candidate(transactional_db: None) -> Candidate:
    text = "The bridge opens in May. " * 20
    return candidate_in(ArticleFactory.create(text=text.strip(), language="en"), "The bridge opens in May")


def open_page(page: Page, candidate: Candidate) -> Page:
    page.goto(f"/admin/claims/candidate/{candidate.pk}/change/")
    return page


def test_the_article_stays_in_sight_whichever_decision_is_written(
    log_in: LogIn, ana: User, candidate: Candidate
) -> None:
    page = open_page(log_in(ana, viewport=DESK), candidate)
    for key in ("c", "x", "z", "s", "n"):
        press(page, key)
        expect(page.locator(":focus"), key).to_be_in_viewport()
        expect(page.locator(".article-text"), key).to_be_in_viewport()
        press(page, "Escape", "Escape")


def test_every_reason_is_read_before_its_digit_is_pushed(
    log_in: LogIn, ana: User, candidate: Candidate
) -> None:
    page = open_page(log_in(ana, viewport=DESK), candidate)
    press(page, "x")
    reasons = page.get_by_label("Reason")
    expect(reasons).to_be_focused()
    assert all(option.bounding_box() for option in reasons.locator("option").all())
    expect(reasons.locator("option").nth(3)).to_have_text("3 · wrong speaker")


def test_a_door_closes_when_another_is_tried_and_when_it_is_left(
    log_in: LogIn, ana: User, candidate: Candidate
) -> None:
    page = open_page(log_in(ana), candidate)
    opened = page.locator("details.door[open] > summary")
    press(page, "z", "Escape", "x")
    expect(opened).to_have_text(["Accept as a statement", "Reject x"])
    press(page, "Escape")
    expect(opened).to_have_text(["Accept as a statement"])


def test_a_search_as_you_type_pushes_its_form_and_is_where_a_refusal_leads(
    log_in: LogIn, ana: User, candidate: Candidate
) -> None:
    page = open_page(log_in(ana), candidate)
    press(page, "n")
    page.keyboard.insert_text("The bridge opens in May")
    search = page.locator("#door-missed .select2-selection")
    search.focus()
    decide(page, "Control+Enter")
    expect(page.get_by_text("Not saved. Choose who said it, or name a new speaker.")).to_be_attached()
    expect(search).to_be_focused()


def test_a_phone_has_the_frequent_decisions_at_hand(log_in: LogIn, ana: User, candidate: Candidate) -> None:
    page = open_page(log_in(ana, viewport=PHONE, has_touch=True), candidate)
    at_hand = page.locator(".at-hand")
    expect(at_hand.get_by_role("button", name="Accept as a statement")).to_be_in_viewport()
    at_hand.get_by_role("link", name="Reject").click()
    expect(page.get_by_label("Reason")).to_be_focused()
    expect(page.get_by_label("Reason")).to_be_in_viewport()


def test_an_act_leads_back_to_where_one_was_with_its_message(log_in: LogIn, ana: User) -> None:
    revision = draft(created_by=ana)
    page = log_in(ana, viewport=DESK)
    page.goto(f"/admin/claims/reviewrevision/{revision.pk}/change/")
    door = page.locator("details.door", has_text="Add evidence")
    door.locator("summary").click()
    door.get_by_label("Title").fill("Register of contracts")
    door.get_by_label("Link", exact=True).fill("https://registry.test/1")
    decide(page, "Control+Enter")
    expect(door.locator("summary")).to_be_focused()
    expect(door).to_be_in_viewport()
    expect(page.get_by_text("Evidence added.")).to_be_in_viewport()


def test_filters_are_opened_and_reached_by_key(log_in: LogIn, ana: User, candidate: Candidate) -> None:
    page = log_in(ana, viewport=DESK)
    page.goto("/admin/claims/candidate/")
    page.get_by_role("button", name="Filters · waiting").focus()
    press(page, "Enter")
    expect(page.locator("#changelist-filter a").first).to_be_focused()
    dialog = page.get_by_role("dialog", name="Filters")
    press(page, "Shift+Tab")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    press(page, "Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Filters · waiting")).to_be_focused()


def test_filters_are_shut_by_a_finger(log_in: LogIn, ana: User, candidate: Candidate) -> None:
    page = log_in(ana, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto("/admin/claims/candidate/")
    page.get_by_role("button", name="Filters · waiting").tap()
    shut = page.get_by_role("dialog", name="Filters").get_by_role("button", name="Close")
    expect(shut).to_be_in_viewport(ratio=1)
    shut.tap()
    expect(shut).to_be_hidden()


def test_no_column_of_the_candidates_list_is_cut_off_beside_the_side_bar(
    log_in: LogIn, ana: User, candidate: Candidate
) -> None:
    text = "The harbour handled 1.2 million tonnes last year, twice as much as in the year before that."
    long = candidate_in(ArticleFactory.create(text=text, source__name="Gazeta e Malit"), text)
    long.speaker = SpeakerFactory.create(name="Mara Lupu-Ștefănescu")
    long.said = PartialDate.on(dt.date(2026, 9, 17))
    long.save()
    for language in ("en", "ro", "sq"):
        page = log_in(ana, locale=language, viewport={"width": 1280, "height": 800})
        page.goto("/admin/claims/candidate/")
        expect(page.locator("#result_list thead th").last).to_be_in_viewport(ratio=1)
