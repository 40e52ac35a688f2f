"""An editor's morning by keyboard alone: fifty candidates, a wire story in twelve outlets, a quick add."""

import datetime as dt
import re
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from claims.choices import CandidateState
from claims.models import Article, Candidate, Claim, Occurrence, Speaker, Statement, User
from claims.services.candidates import extract_article, reject_candidate
from tests.browser.conftest import PASSWORD, LogIn
from tests.browser.keyboard import decide, follow, pick, press, reach, search, write
from tests.factories.articles import ArticleFactory, SourceFactory
from tests.factories.candidates import candidate_in
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory
from tests.local_server import Answer
from tests.newsstand import Newsstand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]

FIFTY = 50
LONG = "We build one school. We close no road"
MISSED = "Nobody asked about the bridge."
TEXT = " ".join([*(f"Line {n} holds the words of the council." for n in range(FIFTY)), f"{LONG}. {MISSED}"])


@pytest.fixture
def mara(transactional_db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    return speaker


@pytest.fixture
def morning(mara: Speaker) -> list[Candidate]:
    """Fifty candidates of one article, the worthiest first; nobody knows who said the fourth."""
    rusu = SpeakerFactory.create(name="Dan Rusu")
    read = dt.datetime(2026, 1, 9, 6, tzinfo=dt.UTC)
    article = ArticleFactory.create(text=TEXT, language="en", extracted_at=read)
    lines = [LONG, *(f"Line {n} holds the words of the council." for n in range(FIFTY - 1))]
    StatementFactory.create(speaker=mara, words=lines[9], language="en")
    return [
        candidate_in(
            article,
            words,
            speaker=None if number == 3 else mara,
            mention="Lupu",
            alternatives=[{"name": rusu.name, "rule": "surname", "score": 0.5}],
            check_worthiness=0.95 - number / 100,
        )
        for number, words in enumerate(lines)
    ]


def at(page: Page, candidate: Candidate) -> None:
    expect(page).to_have_url(re.compile(f"/candidate/{candidate.pk}/change/"))
    page.wait_for_load_state()


def test_fifty_candidates_are_decided_in_one_sitting(
    log_in: LogIn, ana: User, besa: User, morning: list[Candidate]
) -> None:
    page = log_in(ana)
    follow(page, "Candidates waiting")
    decide(page, "j", "Enter")
    at(page, morning[0])
    _help(page)
    _split_the_first(page)
    _move_boundaries_and_back(page, morning[1])
    _meet_a_conflict(page, besa, morning[2])
    _choose_the_speaker(page, morning[3])
    _decide_in_every_way(page, morning)
    _hurry_through_the_rest(page, morning)
    _record_what_was_missed(page)
    _close_the_article(page)
    states = Candidate.objects.values_list("state", flat=True)
    assert len(states) == FIFTY
    assert CandidateState.WAITING not in states


def _help(page: Page) -> None:
    press(page, "?")
    expect(page.locator("dialog#keys")).to_be_visible()
    press(page, "Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()


def _split_the_first(page: Page) -> None:
    press(page, "s")
    expect(page.locator("#id_split-pieces")).to_be_focused()
    press(page, "Control+Home", *["ArrowRight"] * len("We build one school."), "Enter", "Enter")
    decide(page, "Control+Enter")
    assert sorted(Statement.objects.filter(words__startswith="We").values_list("words", flat=True)) == [
        "We build one school.",
        "We close no road",
    ]


def _move_boundaries_and_back(page: Page, candidate: Candidate) -> None:
    at(page, candidate)
    words = candidate.words
    press(page, "v", *["Control+Shift+ArrowLeft"] * 4)
    expect(page.locator("#selection")).to_be_visible()
    decide(page, "b")
    candidate.refresh_from_db()
    assert candidate.words == "Line 0 holds the words"
    press(page, "V", *["Control+Shift+ArrowRight"] * 2)
    decide(page, "b")
    candidate.refresh_from_db()
    assert candidate.words == "holds the words"
    decide(page, "u")
    candidate.refresh_from_db()
    assert candidate.words == "Line 0 holds the words"
    assert words.startswith(candidate.words)
    decide(page, "a")


def _meet_a_conflict(page: Page, besa: User, candidate: Candidate) -> None:
    at(page, candidate)
    reject_candidate(candidate_id=candidate.pk, version=1, reason="vague", actor=besa, at=timezone.now())
    decide(page, "a")
    expect(page.get_by_text("besa decided this already: rejected.").first).to_be_visible()
    assert not Statement.objects.filter(words=candidate.words).exists()
    decide(page, "j")


def _choose_the_speaker(page: Page, candidate: Candidate) -> None:
    at(page, candidate)
    press(page, "1")
    expect(page.locator("#door-accept .choice").first.locator("input")).to_be_checked()
    decide(page, "a")
    assert Statement.objects.get(words=candidate.words).speaker.name == "Dan Rusu"


def _decide_in_every_way(page: Page, morning: list[Candidate]) -> None:
    """From the fifth on: promise, record, claim, parked, undone and rejected, merged."""
    at(page, morning[4])
    decide(page, "p")
    decide(page, "r", "Enter")
    press(page, "c")
    expect(page.locator("#id_accept-claim")).to_be_focused()
    decide(page, "Control+Enter")
    assert Claim.objects.get().text == morning[6].words
    decide(page, "z", "Enter")
    at(page, morning[8])
    decide(page, "x", "1")
    decide(page, "u")
    at(page, morning[8])
    decide(page, "x", "3")
    at(page, morning[9])
    press(page, "m")
    decide(page, "1")
    kept = Candidate.objects.filter(pk__in=[row.pk for row in morning[4:10]]).order_by("pk")
    assert list(kept.values_list("state", flat=True)) == [
        *("accepted", "record", "accepted", "parked", "rejected", "merged"),
    ]
    assert list(kept.values_list("statement__kind", flat=True))[:3] == ["promise", "opinion", "factual"]


def _hurry_through_the_rest(page: Page, morning: list[Candidate]) -> None:
    for number, candidate in enumerate(morning[10:45]):
        at(page, candidate)
        decide(page, *(["x", str(number % 7 + 1)] if number % 3 else ["a"]))


def _record_what_was_missed(page: Page) -> None:
    press(page, "n")
    page.keyboard.insert_text(MISSED)
    press(page, "Escape", "1")
    reach(page, page.locator("#door-missed").get_by_label("Said on"))
    page.keyboard.insert_text("2026-01-08")
    decide(page, "Control+Enter")
    expect(page.get_by_text("Recorded. Undo")).to_be_visible()
    assert Occurrence.objects.missed().get().statement.words == MISSED
    decide(page, "u")
    expect(page.get_by_text("Undone: it is not on record any more.")).to_be_visible()
    assert not Occurrence.objects.missed().exists()


def _close_the_article(page: Page) -> None:
    """The last five are rejected at once, and the article is done."""
    decide(page, "o")
    decide(page, "x", "6")
    decide(page, "d")
    expect(page.get_by_text("The article is marked as done.")).to_be_visible()
    assert Article.objects.get().reviewed_at is not None


WORDS = "The bridge over the Dorna will open in May and will have cost forty million"
NEWS = f"Council looks back\n\n“{WORDS}”, Mayor Mara Lupu told the council on Thursday.\n\nIt rained."
OTHER = "Every school in the valley will be warm before the winter begins"
CUT = "The bridge over the Dorna will open in May"
LEADS = ("DORNA — ", "By our own reporter. ", "Good news for drivers. ", "Late edition. ")


def _wire_story(number: int) -> str:
    """Eight print the agency's text; four write a lead of their own, cut the first quote, drop a sentence."""
    if number < 8:
        return f"{NEWS}\n\n“{OTHER}”, Mayor Mara Lupu added. ({number})"
    lead = LEADS[number - 8]
    return f"{lead}“{CUT}”, said Mayor Mara Lupu.\n\n“{OTHER}”, Mayor Mara Lupu added."


def test_a_wire_story_in_twelve_outlets_is_decided_by_two_keystrokes(
    log_in: LogIn, ana: User, mara: Speaker
) -> None:
    for number in range(12):
        article = ArticleFactory.create(
            source=SourceFactory.create(name=f"Outlet {number}"),
            text=_wire_story(number),
            published_precision="day",
            published_not_before=dt.date(2026, 1, 9),
            published_not_after=dt.date(2026, 1, 9),
            published_at=dt.datetime(2026, 1, 9, 7, 42 + number, tzinfo=dt.UTC),
        )
        extract_article(article_id=article.pk, at=timezone.now())
    page = log_in(ana)
    page.goto("/admin/claims/candidate/")
    expect(page.locator("#result_list .field-passage")).to_have_count(2)
    decide(page, "j", "Enter")
    expect(page.get_by_text("In 12 outlets, earliest 9 January 2026, 07:42")).to_be_visible()
    decide(page, "a")
    decide(page, "a")
    assert not Candidate.objects.waiting().exists()
    assert sorted(Statement.objects.values_list("occurrences__article__source__name", flat=True)) == sorted(
        f"Outlet {number}" for number in [*range(12), *range(12)]
    )


def field(page: Page, door: str, name: str) -> Locator:
    return page.locator(f"#id_{door}-{name}")


BOOKMARKED = "„Nu\u00a0știm încă 🤷 dacă podul se deschide în luna mai, cum a promis primăria” — dl Rusu"


def test_quick_add_from_another_page_takes_words_and_address_along(
    log_in: LogIn, ana: User, stand: Newsstand, mara: Speaker
) -> None:
    body = f"<!doctype html><title>News at nine</title><p id=said>{BOOKMARKED}</p>"
    stand.answers["/news"] = Answer(body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    page = log_in(ana)
    page.goto("/admin/claims/statement/add/")
    bookmark = page.locator("#bookmarklet").get_attribute("href") or ""
    page.goto(stand.url("/news"))
    page.evaluate("getSelection().selectAllChildren(document.getElementById('said'))")
    with page.context.expect_page() as opened:
        page.evaluate("code => eval(decodeURIComponent(code))", bookmark.removeprefix("javascript:"))
    form = opened.value
    form.wait_for_load_state()
    expect(field(form, "record", "url")).to_have_value(stand.url("/news"))
    expect(field(form, "record", "place_note")).to_have_value("News at nine")
    search(form, form.locator("#door-record .select2-selection"), "Mara")
    write(form, field(form, "record", "said"), "2026-01-08")
    pick(form, field(form, "record", "medium"), "television")
    decide(form, "Control+Enter")
    statement = Statement.objects.get()
    assert (statement.words, statement.url) == (BOOKMARKED, stand.url("/news"))
    assert (statement.speaker, statement.language) == (mara, "ro")


def test_what_the_bookmark_carries_outlives_the_sign_in(log_in_by_keyboard: LogIn, ana: User) -> None:
    page = log_in_by_keyboard(ana)
    page.context.clear_cookies()
    carried = urlencode({"words": BOOKMARKED, "url": "https://news.test/nine", "place_note": "News at nine"})
    page.goto(f"/admin/claims/statement/add/#{carried}")
    write(page, page.locator("[name=username]"), ana.username)
    write(page, page.locator("[name=password]"), PASSWORD)
    decide(page, "Enter")
    expect(field(page, "record", "words")).to_have_value(BOOKMARKED)
    expect(field(page, "record", "url")).to_have_value("https://news.test/nine")
    page.goto("/admin/claims/statement/add/")
    expect(field(page, "record", "words")).to_have_value("")
