"""Many rows at once in a browser: all that match are chosen, the bar moves, the result comes by itself."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from claims.choices import BulkVerb
from claims.models import BulkAct, Candidate, User
from claims.services import bulk_acts
from claims.services.bulk_acts import run_bulk_act
from tests.browser import axe
from tests.browser.admin_screens import SIZES
from tests.browser.conftest import LogIn
from tests.factories.bulk_acts import begun
from tests.factories.candidates import a_candidate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def work(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker does in one turn."""
    monkeypatch.setattr(bulk_acts, "CHUNK", rows)
    run_bulk_act(act_id=BulkAct.objects.latest("pk").pk, at=timezone.now())


def choose_all(page: Page, act: str, look: Callable[[], None] = lambda: None) -> None:
    page.get_by_role("link", name="Candidates waiting").click()
    page.locator("#action-toggle").check()
    page.get_by_role("link", name="Select all 53 candidates").click()
    page.get_by_label("Select action to run").select_option(label=act)
    look()
    page.get_by_role("button", name="Run").click()


@pytest.mark.parametrize("size", SIZES)
def test_each_page_of_an_act_is_legible_for_everybody(
    size: str, log_in: LogIn, ana: User, monkeypatch: pytest.MonkeyPatch, axe_source: str
) -> None:
    for _ in range(53):
        a_candidate()
    page = log_in(ana, **SIZES[size])
    faults = []
    choose_all(page, "Reject", lambda: faults.append(axe.faults(page, axe_source, axe.GRAVE)))
    expect(page.get_by_text("53 rows were chosen.")).to_be_visible()
    faults.append(axe.faults(page, axe_source, axe.GRAVE))
    page.get_by_label("Reason").select_option("vague")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("progressbar", name="Progress")).to_have_js_property("value", 0)
    for rows, shown in (20, "20 of 53"), (100, "53 done"):
        work(rows, monkeypatch)
        expect(page.get_by_text(shown).first).to_be_visible()
        faults.append(axe.faults(page, axe_source, axe.GRAVE))
    assert faults == [[]] * 4


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_all_that_match_are_rejected_while_the_bar_moves(
    options: dict[str, object], log_in: LogIn, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(53):
        a_candidate()
    page = log_in(ana, **options)
    choose_all(page, "Reject")
    expect(page.get_by_text("53 rows were chosen.")).to_be_visible()
    Candidate.objects.filter(pk=Candidate.objects.latest("pk").pk).update(version=5)
    page.get_by_label("Reason").select_option("vague")
    page.get_by_role("button", name="Reject").click()
    bar = page.get_by_role("progressbar", name="Progress")
    expect(bar).to_have_js_property("value", 0)
    work(20, monkeypatch)
    expect(bar).to_have_js_property("value", 20)
    expect(page.get_by_text("20 of 53").first).to_be_visible()
    expect(page.get_by_role("link", name="33 not yet done")).to_be_visible()
    expect(page.get_by_role("status").get_by_text("Rows settled:")).to_be_attached()
    work(100, monkeypatch)
    expect(page.get_by_role("link", name="52 done")).to_be_visible()
    expect(page.get_by_role("cell", name="The proposal changed in the meantime")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Candidate.objects.waiting().count() == 1


def test_without_scripts_the_rows_that_were_ticked_are_rejected(log_in: LogIn, ana: User) -> None:
    for _ in range(3):
        a_candidate()
    page = log_in(ana, java_script_enabled=False)
    page.get_by_role("link", name="Candidates waiting").click()
    for row in page.locator("input.action-select").all()[:2]:
        row.check()
    page.get_by_label("Select action to run").select_option(label="Reject")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_text("2 rows were chosen.")).to_be_visible()
    page.get_by_label("Reason").select_option("vague")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("0 of 2").first).to_be_visible()


def test_without_scripts_the_page_can_be_looked_at_again_and_stopped(
    log_in: LogIn, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(BulkVerb.REJECT, ana, *(a_candidate() for _ in range(4)), reason="vague")
    page = log_in(ana, java_script_enabled=False)
    page.goto("/admin/claims/bulkact/")
    with page.expect_navigation():
        page.get_by_role("link", name="Reject candidates").click()
    work(1, monkeypatch)
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("1 of 4").first).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("link", name="3 not yet done")).to_be_visible()
    page.locator("summary", has_text="Undo all that was done").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Undo all that was done").click()
    work(1, monkeypatch)
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("link", name="1 done")).to_be_visible()
    assert Candidate.objects.waiting().count() == 4
