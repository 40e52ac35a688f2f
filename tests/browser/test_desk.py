"""Two people at the desk, in real Chromium: from a candidate to what the public reads."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from claims.choices import RevisionState
from claims.models import Candidate, Claim, PublicClaim, ReviewRevision, Statement, User
from tests.browser.conftest import LogIn
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.speakers import SpeakerFactory

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


@pytest.mark.timeout(240)
def test_two_people_take_a_candidate_to_the_public(
    log_in: LogIn, ana: User, besa: User, candidate: Candidate
) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    writer = log_in(ana)
    _accept(writer)
    _make_claim(writer)
    _write_review(writer)
    publisher = log_in(besa)
    _confirm(publisher)
    _approve_and_publish(publisher)
    public = PublicClaim.objects.get()
    assert public.document["statements"][0]["words"] == WORDS
    assert public.document["statements"][0]["said_on"] == "2026-01-05"
    assert public.document["verdict"]["key"] == "false"


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


def _accept(page: Page) -> None:
    page.get_by_role("link", name="Candidates waiting").click()
    page.get_by_role("link", name="Podul va fi deschis").click()
    expect(page.locator("mark#passage")).to_be_visible()
    accept = page.locator("#door-accept")
    _choose(page, "accept", "Mara")
    expect(accept.get_by_label("Said on")).to_have_value("2026-01-05")
    accept.get_by_label("Wording").select_option("original")
    page.get_by_role("button", name="Accept as a statement").click()
    expect(page.get_by_text("Accepted. Here is the next one.")).to_be_visible()


def _make_claim(page: Page) -> None:
    statement = Statement.objects.get()
    page.goto(f"/admin/claims/statement/{statement.pk}/change/")
    page.locator("summary", has_text="Make a new claim").click()
    door = page.locator("#door-new_claim")
    door.get_by_label("Claim", exact=False).first.fill("Podul peste Dorna se deschide în mai 2026.")
    door.get_by_role("button", name="Make a new claim").click()
    expect(page.get_by_text("Claim made, link proposed.")).to_be_visible()


def _write_review(page: Page) -> None:
    page.get_by_role("button", name="Open a review").click()
    edit = page.locator("#door-edit")
    edit.get_by_label("Verdict").select_option(label="True to false, five steps · False")
    edit.get_by_label("Title").fill("Podul se deschide în iunie")
    edit.get_by_label("Summary").fill("Contractul prevede 30 iunie.")
    edit.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    for title in ("Contractul", "Graficul lucrărilor"):
        page.locator("summary", has_text="Add evidence").click()
        add = page.locator("#door-add_evidence")
        add.get_by_label("Stance").select_option("refutes")
        add.get_by_label("Title").fill(title)
        add.get_by_role("button", name="Add evidence").click()
        expect(page.get_by_text("Evidence added.")).to_be_visible()
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("Submitted: somebody else can approve it now.")).to_be_visible()
    assert ReviewRevision.objects.get().state == RevisionState.IN_REVIEW


def _confirm(page: Page) -> None:
    page.get_by_role("link", name="Links to confirm").click()
    page.get_by_role("link", name=Claim.objects.get().text).click()
    page.get_by_role("button", name="Confirm link").click()
    expect(page.get_by_text("Link confirmed.")).to_be_visible()


def _approve_and_publish(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Reviews to approve").click()
    page.get_by_role("link", name=Claim.objects.get().text).click()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published.", exact=True)).to_be_visible()


def _choose(page: Page, verb: str, term: str) -> None:
    """Search as you type, by keyboard alone."""
    page.locator(f"#door-{verb} .select2-selection").focus()
    page.keyboard.press("Enter")
    page.keyboard.type(term)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(term)
    page.keyboard.press("Enter")
