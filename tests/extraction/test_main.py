"""The command line prints JSON Lines, says what is wrong, and never loads Django."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "„Podul este sigur pentru camioane”, a declarat joi inginerul Radu Petcu.\n"


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claims.extraction", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_candidate_a_line(article: Path) -> None:
    done = run("--published-on", "2026-01-09", str(article))
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    assert record["file"] == "article.txt"
    assert record["quotes"][0]["text"] == "Podul este sigur pentru camioane"
    assert TEXT[record["quotes"][0]["start"] : record["quotes"][0]["end"]] == record["quotes"][0]["text"]
    assert record["attribution"]["mention"]["full_name"] == "Radu Petcu"
    assert record["said"]["said_on"] == "2026-01-08"
    assert record["kind"] == "direct"


def test_documents_in_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text(
        json.dumps({"id": "a1", "text": TEXT, "lang": "ro", "date": "2026-01-09"}) + "\n", "utf-8"
    )
    done = run("--jsonl", str(path))
    record = json.loads(done.stdout)
    assert record["id"] == "a1"
    (quote,) = record["quotes"]
    assert [TEXT[start:end] for start, end in quote["spans"]] == ["Podul este sigur pentru camioane"]
    assert [TEXT[start:end] for start, end in quote["speaker_span"]] == ["Radu Petcu"]


def test_standard_input(article: Path) -> None:
    assert run("-", stdin=TEXT).stdout.count("\n") == 1


def test_an_empty_file_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run(str(tmp_path / "empty.txt"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "nowhere.txt: No such file"),
        (["--published-on", "2026-02-30", "-"], "no such day in the calendar"),
        (["--language", "zz", "-"], "invalid choice"),
        ([], "FILE"),
    ],
)
def test_bad_input_ends_with_two_and_a_sentence(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ('{"text": "x"}', "not a document"),
        ("[1]", "not a document"),
        ('{"id": 1, "text": "x", "date": "May"}', "not a date"),
    ],
)
def test_a_bad_document_names_its_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text('{"id": 1, "text": ""}\n' + line + "\n", "utf-8")
    done = run("--jsonl", str(path))
    assert done.returncode == 2
    assert message in done.stderr
    assert ":2:" in done.stderr


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x01")
    done = run(str(tmp_path / "binary"))
    assert done.returncode == 2
    assert "not UTF-8 at byte 0" in done.stderr


def test_the_engine_loads_neither_django_nor_the_language_model() -> None:
    code = (
        "import sys, claims.extraction.pipeline as p; p.extract_quotes('„Da”, a spus el.', language='ro');"
        "heavy = ('django', 'celery', 'py3langid', 'numpy', 'claims.matching');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
