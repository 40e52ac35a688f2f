"""Garbage of every kind through the public doors: a clear error or an empty result, in bounded time."""

import gzip
import os
import resource
import time
from collections.abc import Iterator

import pytest

from claims.intake.documents import read_document
from claims.intake.feeds import parse_feed
from claims.intake.sandbox import Limits, Sandbox
from claims.intake.types import Unreadable
from tests.intake.pages import page

ITEM = b"<item><title>a</title></item>"
PAGES = {
    "200,000 paragraphs": b"<html><body>" + b"<p>short</p>" * 200_000,
    "29,000 paragraphs": b"<html><body><article>" + b"<p>short one, here</p>" * 29_000,
    "100,000 nested": b"<html><body>" + b"<div>" * 100_000,
    "29,000 nested": b"<html><body>" + b"<div>" * 29_000 + b"x" + b"</div>" * 29_000,
    "29,000 open bold": b"<html><body><p>" + b"<b>word " * 29_000,
    "29,000 open links": b"<html><body>" + b"<a href=x><p>word, word " * 29_000,
    "10 MB of marks": b"<html><body><p>" + b'"' * 10_000_000,
    "10 MB of brackets": b"<" * 10_000_000,
    "one huge attribute": b'<html><body><p class="' + b"a " * 400_000 + b'">x</p>',
    "huge table": b"<html><body><table><tr><td colspan=9000000000000000>" + b"cell, " * 100,
    "noise": os.urandom(1_000_000),
    "noise after a start": b"<html><body><p>" + os.urandom(1_000_000),
    "bytes of gzip": gzip.compress(page().encode()),
    "nul": b"\0" * 1_000_000,
    "deep JSON-LD": b'<html><script type="application/ld+json">' + b"[" * 1_000_000 + b"</script>",
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><p>&b;' * 100,
    "question marks for a date": b'<html><meta name="date" content="' + b"?" * 1_000_000 + b'"><p>x',
}
TEXTS = {
    "10 MB of quotation marks": b'"' * 10_000_000,
    "10 MB of low marks": "„".encode() * 3_300_000,
    "10 MB of blanks and a word": b" " * 5_000_000 + b"a" + b"\n" * 5_000,
    "a million empty lines": b"\r\n" * 1_000_000 + b"a",
    "wrong encoding": "„Țara” și Ștefan ".encode("utf-16-le") * 100_000,
    "broken UTF-8": b"\xe2\x80" * 3_000_000,
    "noise": os.urandom(1_000_000),
}
FEEDS = {
    "100,000 items": b'<rss version="2.0"><channel>' + ITEM * 100_000,
    "items without end": b'<rss version="2.0"><channel>' + b"<item><title>a</title>" * 20_000,
    "deep": b'<rss version="2.0"><channel>' + b"<a>" * 20_000,
    "open brackets": b'<rss version="2.0"><channel><title>' + b"<" * 100_000,
    "noise": os.urandom(300_000),
    "noise in XML": b'<?xml version="1.0"?><rss version="2.0">' + os.urandom(300_000),
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox(Limits(cpu_seconds=1))
    yield sandbox
    sandbox.close()


def survived(sandbox: Sandbox) -> bool:
    return (
        read_document(page().encode(), content_type="text/html", sandbox=sandbox).title == "Podul va fi gata"
    )


@pytest.mark.parametrize("name", PAGES)
def test_no_page_stops_the_worker(name: str, sandbox: Sandbox) -> None:
    started = time.monotonic()
    try:
        document = read_document(PAGES[name], content_type="text/html", sandbox=sandbox)
    except Unreadable as refusal:
        assert refusal.sentence.endswith(".")
    else:
        document.text.encode("utf-8")
        assert "\0" not in document.text
    assert time.monotonic() - started < 30
    assert survived(sandbox)


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_takes_long(name: str) -> None:
    started = time.process_time()
    try:
        document = read_document(TEXTS[name], content_type="text/plain")
    except Unreadable as refusal:
        assert refusal.sentence.endswith(".")
    else:
        assert all(block.end <= len(document.text) for block in document.blocks)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("name", FEEDS)
def test_no_feed_stops_the_worker(name: str, sandbox: Sandbox) -> None:
    started = time.monotonic()
    try:
        parse_feed(FEEDS[name], url="https://ziarul.example/rss", sandbox=sandbox)
    except Unreadable as refusal:
        assert refusal.sentence.endswith(".")
    assert time.monotonic() - started < 30
    assert survived(sandbox)


def test_the_kernel_lets_no_parser_take_more_than_half_a_gigabyte(sandbox: Sandbox) -> None:
    assert survived(sandbox)
    assert sandbox.pid is not None
    assert resource.prlimit(sandbox.pid, resource.RLIMIT_AS)[1] == 512 * 1024 * 1024
