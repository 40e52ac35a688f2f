import json

import pytest

from claims.intake.linked_data import LinkedArticle, find_linked_article, one_line
from claims.intake.markup import parse_html

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Podul e &quot;gata&quot;",
    "datePublished": "2026-01-09T08:30:00+02:00",
    "inLanguage": "ro-RO",
    "author": [
        {"@type": "Person", "name": "Ana  Pop"},
        {"name": "Ion Dan"},
        {"name": "https://x.example/ion"},
    ],
    "publisher": {"@type": "Organization", "name": "Ziarul Văii"},
    "url": "https://ziarul.example/1",
}
READ = LinkedArticle(
    'Podul e "gata"', "Ana Pop, Ion Dan", "2026-01-09T08:30:00+02:00", "ro-RO", "Ziarul Văii"
)


def found(*things: object, canonical: str | None = None) -> LinkedArticle:
    sources = (thing if isinstance(thing, str) else json.dumps(thing) for thing in things)
    scripts = "".join(f'<script type="application/ld+json">{source}</script>' for source in sources)
    return find_linked_article(parse_html(f"<html><head>{scripts}</head><body></body></html>"), canonical)


@pytest.mark.parametrize(
    "thing",
    [
        ARTICLE,
        [ARTICLE],
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "WebPage", "datePublished": "2001"}, ARTICLE],
        },
        ARTICLE | {"@type": ["Thing", "ReportageNewsArticle"]},
        ARTICLE | {"mentions": [{"@type": "NewsArticle", "headline": "Altul", "datePublished": "1999"}]},
    ],
)
def test_the_article_is_read_wherever_publishers_put_it(thing: object) -> None:
    assert found(thing) == READ


def test_of_several_articles_only_the_pages_own_is_read() -> None:
    other = ARTICLE | {"headline": "Altul", "url": "https://ziarul.example/2"}
    assert found(other, ARTICLE, canonical="https://ziarul.example/1") == READ
    assert found(other, ARTICLE) == LinkedArticle()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "null",
        "[[]]",
        '{"@type": 5}',
        "[" * 100_000,
        '{"@type":"NewsArticle","author":{"name":{"a":1}}}',
    ],
)
def test_broken_data_is_no_data(source: str) -> None:
    assert found(source) == LinkedArticle()


def test_a_line_is_clean_whatever_the_page_wrote() -> None:
    assert one_line(" a\ud800b\0\n c&amp;d ") == "ab c&d"
    assert one_line("x" * 9_000, 10) == "x" * 10
    assert one_line(7) is None
    assert one_line(" ") is None
