"""What a page says about its article in JSON-LD (schema.org)."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from claims.intake.decoding import Decoded
from claims.intake.markup import collapse, parse_html
from claims.intake.types import LinkedScripts

_ARTICLE_TYPES = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})
_MOST_SCRIPTS = 20
_LONGEST_SCRIPT = 500_000


@dataclass(frozen=True)
class LinkedArticle:
    """The article as the page describes it to machines; every part may be missing."""

    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None


def find_linked_article(root: HtmlElement, canonical: str | None) -> LinkedArticle:
    """The one article that the page's JSON-LD is about, or an empty one.

    Where it lists several articles, the one whose address is `canonical`; a teaser's date and author
    must never become those of the page.
    """
    articles = [thing for thing in _things(root) if _is_article(thing)]
    if len(articles) > 1:
        articles = [thing for thing in articles if canonical and canonical in _addresses(thing)]
    return _read(articles[0]) if len(articles) == 1 else LinkedArticle()


def find_linked_scripts(decoded: Decoded) -> LinkedScripts:
    """The texts of a page's JSON-LD scripts, as they stand there.

    :raises DocumentUnreadable: ``empty``, ``too_complex`` or ``too_large``
    """
    return LinkedScripts(tuple(_scripts(parse_html(decoded.text))))


def one_line(value: object, limit: int = 500) -> str | None:
    """A string of the page as one clean line, or None: entities read, lone surrogates gone."""
    if not isinstance(value, str):
        return None
    clean = html.unescape(value[: limit * 4]).encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    return collapse(clean).strip()[:limit] or None


def _things(root: HtmlElement) -> Iterator[dict[str, object]]:
    for source in _scripts(root):
        yield from _flattened(_loaded(source))


def _scripts(root: HtmlElement) -> Iterator[str]:
    for script in list(root.iter("script"))[: _MOST_SCRIPTS * 10]:
        source = script.text or ""
        if "ld+json" in (script.get("type") or "") and len(source) <= _LONGEST_SCRIPT:
            yield source


def _loaded(source: str) -> object:
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _flattened(value: object) -> Iterator[dict[str, object]]:
    """Top-level things and those of a graph; not what hangs below them (lists of other articles)."""
    for thing in value if isinstance(value, list) else [value]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (
                (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()
            )


def _is_article(thing: dict[str, object]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and (name.endswith("Article") or name in _ARTICLE_TYPES) for name in names
    )


def _addresses(thing: dict[str, object]) -> set[str]:
    page = thing.get("mainEntityOfPage")
    inside = page.get("@id") if isinstance(page, dict) else page
    return {value for value in (thing.get("url"), thing.get("@id"), inside) if isinstance(value, str)}


def _read(thing: dict[str, object]) -> LinkedArticle:
    return LinkedArticle(
        headline=one_line(thing.get("headline")),
        byline=_names(thing.get("author")),
        published=one_line(thing.get("datePublished")),
        language=one_line(thing.get("inLanguage")),
        publisher=_names(thing.get("publisher")),
    )


def _names(value: object) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [
        one_line(person.get("name") if isinstance(person, dict) else person, 200) for person in people[:20]
    ]
    return ", ".join(dict.fromkeys(name for name in names if name and "://" not in name)) or None
