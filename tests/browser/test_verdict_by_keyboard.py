"""By two people and the keyboard alone: from a pasted article to a published, then corrected verdict."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from claims.models import Article, Candidate, Claim, PublicClaim, ReviewRevision, Speaker, User
from claims.services.candidates import extract_article
from tests.browser.conftest import LogIn
from tests.browser.keyboard import decide, follow, pick, press, push, unfold, write
from tests.factories.speakers import SpeakerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]


@pytest.fixture
def mara(transactional_db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    return speaker


WORDS = "The bridge over the Dorna will open in May and will have cost forty million"
NEWS = (
    "Council looks back on the year\n\n"
    f"“{WORDS}”, Mayor Mara Lupu told the council on Thursday.\n\n"
    "The contract names the thirtieth of June. It rained."
)


def test_an_article_becomes_a_published_then_corrected_verdict(
    log_in_by_keyboard: LogIn, log_in: LogIn, ana: User, besa: User, mara: Speaker
) -> None:
    writer, publisher = log_in_by_keyboard(ana), log_in(besa)
    _paste(writer)
    _accept_with_a_claim(writer)
    _confirm(publisher)
    _write_the_review(writer)
    _sign_off(publisher)
    public = PublicClaim.objects.get()
    assert public.document["verdict"]["key"] == "false"
    assert WORDS in public.document["statements"][0]["words"]
    _begin_a_correction(writer)
    assert PublicClaim.objects.get().document["verdict"]["key"] == "false"
    _sign_off(publisher)
    public.refresh_from_db()
    assert public.document["verdict"]["key"] == "mostly-false"
    assert public.document["corrections"][0]["note"] == "We had misread annex 2."


def _paste(page: Page) -> None:
    follow(page, "Add an article")
    door = page.locator("#door-paste")
    write(page, door.get_by_label("Text"), NEWS)
    write(page, door.get_by_label("Language"), "en")
    write(page, door.get_by_label("Published"), "2026-01-09")
    push(page, door.get_by_role("button"))
    # The worker's part.
    extract_article(article_id=Article.objects.get().pk, at=timezone.now())
    page.reload()
    decide(page, "t")


def _accept_with_a_claim(page: Page) -> None:
    assert f"/candidate/{Candidate.objects.get().pk}/change/" in page.url
    expect(page.locator("#door-accept .choice input").first).to_be_checked()
    press(page, "c")
    page.keyboard.insert_text("The bridge over the Dorna opens in May 2026.")
    decide(page, "Control+Enter")
    expect(page.get_by_text("Accepted. Here is the next one.")).to_be_visible()


def _confirm(page: Page) -> None:
    page.reload()
    follow(page, "Claims with links to confirm")
    follow(page, Claim.objects.get().text)
    push(page, page.get_by_role("button", name="Confirm link"))
    expect(page.get_by_text("Link confirmed.")).to_be_visible()


def _write_the_review(page: Page) -> None:
    claim = Claim.objects.get()
    page.goto("/admin/")
    follow(page, "Claims without a review")
    follow(page, claim.text)
    push(page, page.get_by_role("button", name="Open a review"))
    edit = page.locator("#door-edit")
    pick(page, edit.get_by_label("Verdict"), "True to false, five steps · False")
    write(page, edit.get_by_label("Title"), "The bridge opens in June")
    write(page, edit.get_by_label("Summary"), "The contract names the thirtieth of June.")
    write(page, edit.get_by_label("Explanation"), "See **annex 2**.")
    expect(page.locator("#preview strong")).to_have_text("annex 2")
    press(page, "Control+Enter")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    for title in ("The contract", "The schedule of works"):
        _add_evidence(page, title)
    push(page, page.get_by_role("button", name="Submit for review"))
    expect(page.get_by_text("Submitted: somebody else can approve it now.")).to_be_visible()


def _add_evidence(page: Page, title: str) -> None:
    door = page.locator("details.door", has=page.locator("#door-add_evidence"))
    unfold(page, door.locator("summary").first)
    pick(page, door.get_by_label("Stance"), "refutes")
    write(page, door.get_by_label("Title"), title)
    write(page, door.get_by_label("Excerpt"), "30 June 2026")
    push(page, door.get_by_role("button", name="Add evidence"))
    expect(page.get_by_text("Evidence added.")).to_be_visible()


def _sign_off(page: Page) -> None:
    page.goto("/admin/")
    follow(page, "Reviews to approve")
    follow(page, Claim.objects.get().text)
    push(page, page.get_by_role("button", name="Approve"))
    expect(page.get_by_text("Approved.", exact=True)).to_be_visible()
    push(page, page.get_by_role("button", name="Publish"))
    expect(page.get_by_text("Published.", exact=True)).to_be_visible()


def _begin_a_correction(page: Page) -> None:
    first = ReviewRevision.objects.get()
    page.goto(f"/admin/claims/reviewrevision/{first.pk}/change/")
    door = page.locator("details.door", has=page.locator("#door-correct"))
    unfold(page, door.locator("summary").first)
    pick(page, door.get_by_label("Kind of correction"), "change of verdict")
    write(page, door.get_by_label("Public note"), "We had misread annex 2.")
    push(page, door.get_by_role("button", name="Begin a correction"))
    edit = page.locator("#door-edit")
    pick(page, edit.get_by_label("Verdict"), "Mostly false")
    press(page, "Control+Enter")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    push(page, page.get_by_role("button", name="Submit for review"))
    expect(page.get_by_text("Submitted: somebody else can approve it now.")).to_be_visible()
