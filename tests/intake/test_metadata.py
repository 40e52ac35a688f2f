import json
from datetime import date

import pytest

from claims.intake.markup import parse_html
from claims.intake.metadata import Metadata, read_metadata
from tests.intake.pages import BODY, TWEET, page

HERE = "https://www.ziarul.example/stiri/1?utm_source=feed"


def read(article: str = BODY, *, head: str = "", url: str | None = HERE, lang: str = "ro") -> Metadata:
    return read_metadata(parse_html(page(article, head=head, lang=lang)), url)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | fields)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_a_page_that_says_nothing_has_nothing_invented() -> None:
    found = read_metadata(parse_html("<html><body><p>Vorbe. © 2019</p></body></html>"), None)
    assert (found.title, found.byline, found.language, found.site_name, found.canonical_url) == (None,) * 5
    assert found.published.precision == "unknown"


def test_neither_the_address_nor_the_footer_is_a_date() -> None:
    found = read("<p>Text despre anul 2024.</p>", url="https://ziarul.example/2025/07/04/podul")
    assert (found.published.precision, found.published.on) == ("unknown", None)


@pytest.mark.parametrize(
    ("head", "article"),
    [
        (linked(datePublished="2026-01-09T08:30:00+02:00", dateModified="2026-02-01"), ""),
        (
            meta("article:published_time", "2026-01-09T08:30:00+02:00")
            + meta("article:modified_time", "2026-02-01"),
            "",
        ),
        ('<meta name="DC.date.issued" content="2026-01-09">', ""),
        ("", '<time itemprop="datePublished" datetime="2026-01-09">ieri</time>'),
        (
            "",
            '<time class="entry" datetime="2026-01-09T08:30"></time><time class="updated" datetime="2026">',
        ),
    ],
)
def test_the_declared_date_is_found(head: str, article: str) -> None:
    found = read(article + BODY, head=head)
    assert (found.published.precision, found.published.on) == ("day", date(2026, 1, 9))


@pytest.mark.parametrize(
    ("told", "precision"), [("2025-07", "month"), ("2025", "year"), ("31 shkurt", "unknown")]
)
def test_precision_is_that_of_the_page(told: str, precision: str) -> None:
    found = read(head=meta("article:published_time", told))
    assert (found.published.precision, found.published.raw) == (precision, told)


def test_of_several_times_in_the_article_none_is_its_date() -> None:
    times = '<time datetime="2026-01-09">ieri</time> <time datetime="2026-01-08">alaltăieri</time>'
    assert read(times + BODY).published.precision == "unknown"


def test_the_date_of_an_embedded_post_is_not_the_articles() -> None:
    post = TWEET.replace("January 8, 2026</a>", '<time datetime="2026-01-08">January 8</time></a>')
    assert read(BODY + post).published.precision == "unknown"


def test_the_headline_as_printed_comes_before_what_machines_are_told() -> None:
    head = meta("og:title", "Titlu pentru rețele") + linked(headline="Titlu pentru motoare")
    assert read(head=head).title == "Podul va fi gata"
    without = page(BODY, head=head).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    assert read_metadata(parse_html(without), None).title == "Titlu pentru motoare"


def test_the_site_is_cut_from_the_window_title() -> None:
    without = page(BODY).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    found = read_metadata(parse_html(without), None)
    assert (found.title, found.site_name) == ("Podul va fi gata", "Ziarul Văii")


@pytest.mark.parametrize(
    ("head", "article", "byline"),
    [
        (linked(author={"name": "Ana Pop"}), "", "Ana Pop"),
        ('<meta name="author" content="Ana Pop">', "", "Ana Pop"),
        ("", '<a rel="author" href="/ana">Ana <b>Pop</b></a>', "Ana Pop"),
        ("", '<span itemprop="author">de <span itemprop="name">Ana Pop</span></span>', "Ana Pop"),
        (meta("article:author", "https://facebook.example/ana"), "", None),
        ('<meta name="twitter:creator" content="@ana">', "", None),
    ],
)
def test_a_byline_is_a_name_and_not_an_address(head: str, article: str, byline: str | None) -> None:
    assert read(article + BODY, head=head).byline == byline


def test_the_language_is_the_declared_one() -> None:
    assert read(lang="sq-AL").language == "sq"
    assert read(lang="", head=meta("og:locale", "ro_RO")).language == "ro"
    assert read(lang="x").language is None


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ("", "https://www.ziarul.example/stiri/1"),
        (
            '<link rel="canonical" href="/stiri/podul?utm_medium=x#sus">',
            "https://www.ziarul.example/stiri/podul",
        ),
        (
            '<link rel="canonical" href="https://m.ziarul.example/stiri/1">',
            "https://m.ziarul.example/stiri/1",
        ),
        (meta("og:url", "https://ziarul.example/stiri/1"), "https://ziarul.example/stiri/1"),
        (
            '<link rel="canonical" href="https://alt-ziar.example/furat">',
            "https://www.ziarul.example/stiri/1",
        ),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://www.ziarul.example/stiri/1"),
        ('<link rel="canonical" href="http://[bad">', "https://www.ziarul.example/stiri/1"),
    ],
)
def test_a_page_may_name_its_address_only_within_its_own_site(head: str, canonical: str) -> None:
    assert read(head=head).canonical_url == canonical
