"""Lists in real Chromium: taken away as they stand, looked at and loaded; legible for everybody."""

from pathlib import Path

import pytest
from django.db.models import Model
from playwright.sync_api import Page, expect

from claims.admin.desk import admin_url
from claims.models import Claim, Speaker, Statement, User
from tests.browser import axe
from tests.browser.admin_screens import FOLDER, SIZES
from tests.browser.conftest import LogIn
from tests.factories.speakers import SpeakerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]
WORDS = " „Podul nou\nse deschide în mai” كلام "
HEAD = "words;speaker;said;language;wording;medium;url\n"


def a_list(folder: Path, speaker: str) -> Path:
    """One new row, one about nobody, one with a day that is none."""
    row = "{};{};{};ro;original;radio;https://radio.test/1\n"
    file = folder / "list.csv"
    lines = [(f'"{WORDS}"', speaker, "2026-01"), ("A doua", "Nimeni", "2026"), ("A treia", speaker, "46031")]
    file.write_text(HEAD + "".join(row.format(*line) for line in lines), newline="")
    return file


def look(page: Page, file: Path) -> None:
    page.goto(admin_url(Statement, "import"))
    page.get_by_label("A list in XLSX or CSV").set_input_files(file)
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.get_by_role("status").first).to_contain_text("1 new, 0 there already, 2 refused.")


def test_a_list_is_taken_away_and_brought_back(
    log_in: LogIn, ana: User, tmp_path: Path, axe_source: str
) -> None:
    file = a_list(tmp_path, SpeakerFactory.create(name="Mara Lupu").name)
    for size in ("phone", "dark", "desktop"):
        page = log_in(ana, **SIZES[size])
        look(page, file)
        assert axe.faults(page, axe_source, axe.GRAVE) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[size]["viewport"]["width"]
        (FOLDER / "desk-import-seen").mkdir(parents=True, exist_ok=True)
        page.screenshot(path=FOLDER / "desk-import-seen" / f"{size}-en.png", full_page=True)
    page.get_by_role("button", name="Load these, without the refused ones").press("Enter")
    expect(page.get_by_text("Loaded: 1 new; 0 were there already, 2 refused.")).to_be_visible()
    assert Statement.objects.get().words == WORDS
    page.goto(f"{admin_url(Statement, 'changelist')}?q=Podul+nou")
    with page.expect_download() as taken:
        page.get_by_role("link", name="this list as CSV").click()
    text = Path(taken.value.path()).read_text("utf-8-sig")
    assert WORDS in text
    assert text.startswith("id,words,speaker,")


@pytest.mark.parametrize(
    ("model", "text"),
    [(Speaker, "name,kind\nMara Lupu,person\nTomă,dog\n"), (Claim, "text,language\nx,en\ny,\n")],
    ids=["speakers", "claims"],
)
def test_what_other_lists_would_do_is_legible_in_the_dark(
    model: type[Model], text: str, log_in: LogIn, ana: User, tmp_path: Path, axe_source: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text)
    page = log_in(ana, **SIZES["dark"])
    page.goto(admin_url(model, "import"))
    page.locator("[type=file]").set_input_files(file)
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.get_by_role("status").first).to_contain_text("1 refused")
    assert axe.faults(page, axe_source, axe.GRAVE) == []
