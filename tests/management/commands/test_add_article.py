"""manage.py add_article: a page, a file or standard input."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from claims.models import Article
from tests.factories.articles import SourceFactory
from tests.newsstand import Newsstand

pytestmark = pytest.mark.django_db


def add(*arguments: str) -> Article:
    out = io.StringIO()
    call_command("add_article", *arguments, stdout=out)
    article = Article.objects.latest("pk")
    assert out.getvalue() == f"Article {article.pk}: {article}\n"
    return article


def test_a_file_is_added_with_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "dorna.txt"
    path.write_text("„Podul e gata”, a spus Mara Lupu.", "utf-8")
    outlet = SourceFactory.create(slug="dorna")
    article = add(str(path), "--language", "ro", "--published-on", "2026-01", "--source", "dorna")
    assert (article.title, article.language, str(article.published)) == ("dorna.txt", "ro", "2026-01")
    assert article.source == outlet


def test_standard_input_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("„Gata”, a spus ea.".encode())))
    assert add("-").text == "„Gata”, a spus ea."


def test_a_page_is_fetched_now(stand: Newsstand) -> None:
    assert add(stand.page("/one")).title == "Podul peste Dorna"


def test_a_page_that_is_gone_is_said_so(stand: Newsstand) -> None:
    with pytest.raises(CommandError, match="404"):
        add(stand.url("/gone"))


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["/nowhere/x.txt"], "No such file"),
        (["http://127.0.0.1/"], "private|not one that"),
        (["http://u:p@dorna.test/"], "user name or password"),
        (["https://dorna.test/", "--language", "ro"], "leave both options out"),
        (["x.txt", "--source", "gone"], "There is no outlet “gone”"),
        (["x.txt", "--language", "romanian"], "not a language code"),
        (["x.txt", "--published-on", "May"], "is not a date"),
    ],
)
def test_what_is_wrong_is_said_plainly(arguments: list[str], complaint: str) -> None:
    with pytest.raises(CommandError, match=complaint):
        add(*arguments)
    assert not Article.objects.exists()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.7 and so on")
    with pytest.raises(CommandError, match=r"paper\.pdf: "):
        add(str(path))
