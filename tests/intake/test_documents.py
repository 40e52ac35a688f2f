import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.intake.documents import MOST_BYTES, read_document
from claims.intake.sandbox import Sandbox
from claims.intake.types import Document, DocumentUnreadable, PublishedDate
from tests.intake.pages import BODY, ENDING, TWEET, TWEET_TEXT, page

SEEDS = Path(__file__).parents[3] / "shared" / "eval" / "seeds"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    yield sandbox
    sandbox.close()


def test_a_page_becomes_a_document(sandbox: Sandbox) -> None:
    body = page(
        BODY + TWEET + ENDING, head='<meta property="article:published_time" content="2026-01">'
    ).encode()
    document = read_document(
        body, url="https://ziarul.example/1?fbclid=x", content_type="text/html", sandbox=sandbox
    )
    assert document.content_hash == hashlib.sha256(body).hexdigest()
    assert (document.title, document.published.precision) == ("Podul va fi gata", "month")
    assert (document.canonical_url, document.encoding) == ("https://ziarul.example/1", "utf-8")
    assert TWEET_TEXT in [document.text[block.start : block.end] for block in document.blocks]


def test_plain_text_is_kept_to_the_last_character() -> None:
    text = "\r\n „Da”, a spus ea.\r\n\r\nApoi a plecat.\t\r\n😀 <b>nu</b>"
    document = read_document(text.encode(), content_type="text/plain", charset="utf-8")
    assert document.text == text
    assert [text[block.start : block.end] for block in document.blocks] == [
        "„Da”, a spus ea.",
        "Apoi a plecat.\t\r\n😀 <b>nu</b>",
    ]
    assert (document.title, document.language, document.published) == (None, None, PublishedDate())


@pytest.mark.parametrize("name", ["000", "002", "004"])
def test_the_founding_articles_are_read_untouched(name: str) -> None:
    body = next(SEEDS.glob(f"{name}_*.txt")).read_bytes()
    assert read_document(body).text == body.decode()


def is_page(document: Document) -> bool:
    return document.blocks[0].kind == "headline"


def test_a_file_of_unknown_type_is_looked_at(sandbox: Sandbox) -> None:
    for start in ("", "\ufeff", "  \n", "<!-- a comment --> "):
        assert is_page(read_document((start + page()).encode(), sandbox=sandbox))
    assert is_page(read_document(page().encode(), content_type="application/octet-stream", sandbox=sandbox))
    assert not is_page(read_document(page().encode(), content_type="text/plain"))
    assert not is_page(read_document("a < b, <html> e o etichetă".encode()))


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", None, "empty"),
        (b" \r\n\t", "text/html", "empty"),
        (b"%PDF-1.7\n...", None, "binary"),
        (b"\x89PNG\r\n\x1a\n...", "text/html", "binary"),
        (bytes(range(256)) * 40, None, "binary"),
        (b"words", "application/pdf", "unsupported_type"),
        (b"words", "image/png", "unsupported_type"),
        (b"a" * (MOST_BYTES + 1), "text/plain", "too_large"),
        (b"a\n" * 200_000, "text/plain", "too_complex"),
        (b"<p>scurt</p>" * 200_000, "text/html", "too_complex"),
        (b"<html><body><nav>x</nav></body></html>", "text/html", "no_article"),
    ],
    ids=lambda value: value if isinstance(value, str) else "body",
)
def test_what_is_no_document_is_refused_with_a_sentence(
    body: bytes, content_type: str | None, reason: str, sandbox: Sandbox
) -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        read_document(body, content_type=content_type, sandbox=sandbox)
    assert refusal.value.reason == reason
    assert refusal.value.sentence.endswith(".")


def test_the_parser_is_not_loaded_where_it_is_not_used() -> None:
    """A web process that only asks for a document holds neither lxml nor trafilatura nor feedparser."""
    script = (
        "import sys; import claims.intake.documents, claims.intake.feeds, claims.intake.fetch;"
        "print([m for m in ('lxml', 'trafilatura', 'feedparser', 'django') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
