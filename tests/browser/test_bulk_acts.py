"""Many rows at once in a browser: all that match are chosen, the bar moves, the result comes by itself."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from claims.choices import BulkVerb
from claims.models import BulkAct, Candidate, User
from claims.services import bulk_acts
from claims.services.bulk_acts import run_bulk_act
from tests.browser.conftest import LogIn
from tests.factories.bulk_acts import begun
from tests.factories.candidates import a_candidate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def work(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker does in one turn."""
    monkeypatch.setattr(bulk_acts, "CHUNK", rows)
    run_bulk_act(act_id=BulkAct.objects.latest("pk").pk, at=timezone.now())


def choose_all(page: Page, act: str) -> None:
    page.get_by_role("link", name="Candidates waiting").click()
    page.locator("#action-toggle").check()
    page.get_by_role("link", name="Select all 53 candidates").click()
    page.get_by_label("Select action to run").select_option(label=act)
    page.get_by_role("button", name="Run").click()


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


def test_without_scripts_the_page_can_be_looked_at_again_and_stopped(
    log_in: LogIn, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(BulkVerb.REJECT, ana, *(a_candidate() for _ in range(4)), reason="vague")
    page = log_in(ana, java_script_enabled=False)
    page.goto("/admin/claims/bulkact/")
    page.get_by_role("link", name="Reject candidates").click()
    work(1, monkeypatch)
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("1 of 4").first).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("link", name="3 not yet done")).to_be_visible()
    page.locator("summary", has_text="Undo all that was done").click()
    page.get_by_role("button", name="Undo all that was done").click()
    work(1, monkeypatch)
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("link", name="1 done")).to_be_visible()
    assert Candidate.objects.waiting().count() == 4
