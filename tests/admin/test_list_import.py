from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from claims.admin.desk import admin_url
from claims.admin.list_import import MOST_SHOWN
from claims.formats.xlsx import workbook
from claims.models import Claim, Statement, StatementNotice, User
from claims.services.statement_lists import COLUMNS
from tests.admin.pages import seen, upload
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db

LIST = (
    "words,speaker,said,language,wording,medium,url\r\n"
    '"„Podul” se\r\ndeschide\nîn mai",Mara Lupu,2026-01-08,ro,original,radio,https://radio.test/1\r\n'
    "Altceva,Nobody,2026-01-08,ro,original,radio,https://radio.test/1\r\n"
)


@pytest.fixture(autouse=True)
def mara() -> None:
    SpeakerFactory.create(name="Mara Lupu")


def test_a_list_is_looked_at_and_then_loaded(desk: Client, ana: User) -> None:
    page = upload(desk, Statement, LIST.encode())
    shown = page.content.decode()
    assert "1 new, 0 there already, 1 refused." in shown
    assert "speaker: Nobody here is entered as “Nobody”." in shown
    assert shown.index("Altceva</td>") < shown.index("Mara Lupu · 2026-01-08 · ro</div>")
    assert not Statement.objects.exists()
    answer = desk.post(admin_url(Statement, "import"), seen(page), follow=True)
    assert "Loaded: 1 new; 0 were there already, 1 refused." in answer.content.decode()
    statement = Statement.objects.get()
    assert (statement.words, statement.recorded_by) == ("„Podul” se\r\ndeschide\nîn mai", ana)
    assert not StatementNotice.objects.exists()


def test_a_workbook_is_a_list_too(desk: Client) -> None:
    body = b"".join(workbook(["text", "language"], [["The bridge opens in May", "en"]]))
    page = upload(desk, Claim, body, "list.XLSX")
    assert "1 new" in page.content.decode()
    assert desk.post(admin_url(Claim, "import"), seen(page)).status_code == 302
    assert Claim.objects.get().text == "The bridge opens in May"


def test_subscribers_are_told_only_when_that_is_ticked(desk: Client) -> None:
    page = upload(desk, Statement, LIST.encode())
    assert "Tell subscribers of these statements" in page.content.decode()
    desk.post(admin_url(Statement, "import"), seen(page, tells="on"))
    assert StatementNotice.objects.count() == 1
    assert "Tell subscribers" not in upload(desk, Claim, b"text,language\nx,en\n").content.decode()


def test_another_list_than_the_one_seen_is_refused(desk: Client) -> None:
    sent = seen(upload(desk, Statement, LIST.encode()))
    changed = {**sent, "lines": sent["lines"].replace("Podul", "Nodul")}
    answer = desk.post(admin_url(Statement, "import"), changed, follow=True)
    assert "look at it again" in answer.content.decode()
    torn = desk.post(admin_url(Statement, "import"), {**sent, "lines": "["}, follow=True)
    assert "choose the file again" in torn.content.decode()
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"words\n\xff\n", "list.csv", "Line 2 is not UTF-8"),
        (b"nose\nx\n", "list.csv", "There is no column “nose”"),
        (b"x", "list.ods", "must end in .csv or .xlsx"),
        (b"x", "list.xlsx", "cannot be read as a workbook"),
        (b"words\n" + b"x" * 2_000_001, "list.csv", "too large"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_reason(
    desk: Client, content: bytes, name: str, words: str
) -> None:
    answer = upload(desk, Statement, content, name)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_nothing_new_has_no_button(desk: Client) -> None:
    page = upload(desk, Statement, LIST.encode())
    desk.post(admin_url(Statement, "import"), seen(page))
    again = upload(desk, Statement, LIST.encode()).content.decode()
    assert "There is nothing to load." in again
    assert "Load these" not in again


def test_the_page_explains_each_column_and_gives_a_template(desk: Client) -> None:
    page = desk.get(admin_url(Statement, "import")).content.decode()
    assert [column.name for column in COLUMNS if f"<code>{column.name}</code>" not in page] == []
    for suffix in ("csv", "xlsx"):
        assert admin_url(Statement, "template", suffix) in page
    names = [column.name for column in COLUMNS]
    book = desk.get(admin_url(Statement, "template", "xlsx"))
    assert [cell.value for cell in load_workbook(BytesIO(book.content)).worksheets[0][1]] == names
    text = desk.get(admin_url(Statement, "template", "csv")).content.decode("utf-8-sig")
    assert text.strip().split(",") == names
    assert desk.get(admin_url(Statement, "template", "ods")).status_code == 404


def test_the_lists_lead_there_for_those_who_may(desk: Client, contributor: Client) -> None:
    for model in (Statement, Claim):
        assert admin_url(model, "import") in desk.get(admin_url(model, "changelist")).content.decode()
    assert admin_url(Claim, "import") not in contributor.get(admin_url(Claim, "changelist")).content.decode()


def test_who_may_make_no_claim_brings_no_list_of_them(contributor: Client) -> None:
    assert contributor.get(admin_url(Claim, "import")).status_code == 403
    assert contributor.get(admin_url(Claim, "template", "csv")).status_code == 403
    assert upload(contributor, Claim, b"text,language\nx,en\n").status_code == 403
    assert contributor.post(admin_url(Claim, "import"), {"digest": ""}).status_code == 403


def test_markup_in_a_list_never_runs_and_long_words_are_cut_in_the_preview(desk: Client) -> None:
    words = "<img src=x onerror=alert(1)>" + "y" * MOST_SHOWN
    page = upload(desk, Statement, LIST.replace("Altceva", words).encode()).content.decode()
    assert "<img src=x" not in page
    assert f'<td dir="auto">{"y" * 20}' not in page
    assert page.count("y" * MOST_SHOWN) == 1  # in what the form carries, not in the table
