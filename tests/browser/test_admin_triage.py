"""Triage by keys alone, and words selected in the text, in real Chromium."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from claims.choices import CandidateState
from claims.models import Candidate, Occurrence, User
from tests.browser.conftest import LogIn
from tests.browser.keyboard import decide, press, search
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.speakers import SpeakerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "👩‍👩‍👧 Ședința 🎓\n\n🎓 Primarul a zis: „Țara crește. Școlile se închid 😀 azi”, a spus dna Lupu. "
    "„Nu știm 🤷 încă”, a spus dl Rusu."
)
BLOCKS = [
    {"kind": "headline", "start": 0, "end": TEXT.index("\n")},
    {"kind": "paragraph", "start": TEXT.index("\n") + 2, "end": len(TEXT)},
]
SELECT = """words => {
  for (const block of document.querySelectorAll(".text-block")) {
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), nodes = [];
    while (walk.nextNode()) nodes.push(walk.currentNode);
    const at = block.textContent.indexOf(words);
    if (at < 0) continue;
    const find = (offset) => {
      for (const node of nodes) { if (offset <= node.length) return [node, offset]; offset -= node.length; }
    };
    const range = document.createRange();
    range.setStart(...find(at)); range.setEnd(...find(at + words.length));
    getSelection().removeAllRanges(); getSelection().addRange(range);
  }
}"""


SELECT_BETWEEN = """([first, last]) => {
  const nodes = [], text = document.querySelector(".article-text");
  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const find = (words) => nodes.find((node) => node.data.includes(words));
  const [from, to] = [find(first), find(last)];
  getSelection().setBaseAndExtent(from, from.data.indexOf(first), to, to.data.indexOf(last) + last.length);
}"""


@pytest.fixture
def line(transactional_db: None) -> list[Candidate]:
    """Five candidates with a known speaker, the worthiest first."""
    lupu = SpeakerFactory.create(name="Mara Lupu")
    words = ["Alpha rose", "Beta fell", "Gamma stood", "Delta ran", "Epsilon hid"]
    article = ArticleFactory.create(text=". ".join(words), language="en")
    return [
        candidate_in(article, said, speaker=lupu, mention="Lupu", check_worthiness=0.9 - number / 10)
        for number, said in enumerate(words)
    ]


@pytest.fixture
def marked(transactional_db: None) -> Candidate:
    SpeakerFactory.create(name="Dan Rusu")
    article = ArticleFactory.create(
        text=TEXT, blocks=BLOCKS, language="ro", extracted_at=dt.datetime(2026, 1, 9, 9, tzinfo=dt.UTC)
    )
    return candidate_in(article, "Țara crește. Școlile se închid 😀 azi", mention="dna Lupu")


def at(page: Page, candidate: Candidate) -> None:
    expect(page).to_have_url(re.compile(f"/candidate/{candidate.pk}/change/"))
    page.wait_for_load_state()


def open_page(page: Page, candidate: Candidate) -> None:
    page.goto(f"/admin/claims/candidate/{candidate.pk}/change/")


def test_keys_are_letters_while_somebody_types(log_in: LogIn, ana: User, line: list[Candidate]) -> None:
    page = log_in(ana)
    open_page(page, line[0])
    press(page, "c", "x", "a", "j")
    expect(page.locator("#id_accept-claim")).to_have_value("xaj")
    press(page, "Escape", "?")
    expect(page.locator("dialog#keys")).to_be_visible()
    press(page, "j", "Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    at(page, line[0])
    press(page, "/")
    expect(page.locator("#searchbar")).to_be_focused()


def test_selected_words_move_the_boundaries_across_diacritics_and_emoji(
    log_in: LogIn, ana: User, marked: Candidate
) -> None:
    page = log_in(ana)
    open_page(page, marked)
    page.evaluate(SELECT, " Școlile se închid 😀 azi”, a spus dna Lupu")
    expect(page.locator("#selection")).to_be_visible()
    press(page, "b")
    expect(page.get_by_text("The boundaries are moved.")).to_be_visible()
    marked.refresh_from_db()
    assert marked.words == "Școlile se închid 😀 azi”, a spus dna Lupu"
    assert TEXT[marked.start_offset : marked.end_offset] == marked.words


def test_what_the_machine_missed_is_recorded_from_a_selection(
    log_in: LogIn, ana: User, marked: Candidate
) -> None:
    page = log_in(ana)
    open_page(page, marked)
    page.evaluate(SELECT, "Nu știm 🤷 încă")
    expect(page.locator("#selection")).to_be_visible()
    press(page, "n")
    missed = page.locator("#door-missed .select2-selection")
    expect(missed).to_be_focused()
    search(page, missed, "Rusu")
    page.locator("#door-missed").get_by_label("Said on").fill("2026-01-08")
    press(page, "Control+Enter")
    expect(page.get_by_text("Recorded. Undo")).to_be_visible()
    place = Occurrence.objects.missed().get()
    assert (place.words, place.statement.speaker.name) == ("Nu știm 🤷 încă", "Dan Rusu")


def test_a_decision_is_undone_without_scripts(log_in: LogIn, ana: User, line: list[Candidate]) -> None:
    page = log_in(ana, java_script_enabled=False)
    open_page(page, line[0])
    page.locator("summary", has_text="Reject").click()
    page.get_by_label("Reason").select_option("vague")
    page.get_by_role("button", name="Reject").click()
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo the decision").click()
    expect(page.get_by_text("Undone: it waits again.")).to_be_visible()
    line[0].refresh_from_db()
    assert line[0].state == CandidateState.WAITING


def test_the_second_at_the_page_sees_the_first(
    log_in: LogIn, ana: User, besa: User, line: list[Candidate]
) -> None:
    open_page(log_in(ana), line[0])
    page = log_in(besa)
    open_page(page, line[0])
    expect(page.get_by_text("Open at the same time: ana")).to_be_visible()


def test_words_over_two_paragraphs_and_other_marks_are_selected_and_put_back(
    log_in: LogIn, ana: User, marked: Candidate
) -> None:
    page = log_in(ana)
    open_page(page, marked)
    page.evaluate(SELECT_BETWEEN, ["Ședința", "crește"])
    expect(page.locator("#selection")).to_be_visible()
    decide(page, "b")
    expect(page.get_by_text("The boundaries are moved.")).to_be_visible()
    marked.refresh_from_db()
    assert marked.words == "Ședința 🎓\n\n🎓 Primarul a zis: „Țara crește"
    decide(page, "u")
    expect(page.get_by_text("The boundaries are moved.")).to_be_visible()
    marked.refresh_from_db()
    assert marked.words == "Țara crește. Școlile se închid 😀 azi"


def test_digits_mean_what_one_is_at(log_in: LogIn, ana: User, line: list[Candidate]) -> None:
    rusu = SpeakerFactory.create(name="Dan Rusu")
    Candidate.objects.filter(pk=line[0].pk).update(
        alternatives=[
            {"name": "Dan Rusu", "rule": "surname", "score": 0.5},
            {"name": "Ana Pop", "rule": "printed"},
        ]
    )
    page = log_in(ana)
    open_page(page, line[0])
    accept = page.locator("#door-accept")
    press(page, "2")
    expect(accept.locator("select[name=accept-speaker]")).to_have_value(str(rusu.pk))
    expect(page.locator("#select2-id_accept-speaker-container")).to_contain_text("Dan Rusu")
    press(page, "3")
    expect(accept.get_by_label("or a new speaker")).to_have_value("Ana Pop")
    expect(accept.locator("select[name=accept-speaker]")).to_have_value("")
    press(page, "x", "Escape", "1")  # out of the reasons: the digit names the speaker again
    expect(accept.locator("select[name=accept-speaker]")).to_have_value(str(line[0].speaker_id))
    at(page, line[0])
    press(page, "x", "1")
    at(page, line[1])
    line[0].refresh_from_db()
    assert line[0].reject_reason == "opinion"
