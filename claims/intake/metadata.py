"""What a page declares about itself: title, byline, language, date, site, address."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from claims.intake.dates import first_known
from claims.intake.embeds import is_embedded_post, primary_language
from claims.intake.linked_data import LinkedArticle, find_linked_article, one_line
from claims.intake.markup import plain_text
from claims.intake.types import PublishedDate
from claims.intake.urls import UrlRefused, absolute_url, canonical_url, read_address

_DATE_NAMES = (
    *(
        "article:published_time",
        "og:published_time",
        "datepublished",
        "article.published",
        "pubdate",
        "publish-date",
    ),
    *(
        "publishdate",
        "publication_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dcterms.date",
    ),
    *("dc.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "date"),
)
_NOT_PUBLISHED = re.compile(r"updat|modif|edit", re.IGNORECASE)
_SAME_SITE_PREFIX = re.compile(r"^(www|m|amp|mobile)\.")


@dataclass(frozen=True)
class Metadata:
    """What a page says about itself; None where it does not."""

    title: str | None
    byline: str | None
    language: str | None
    published: PublishedDate
    site_name: str | None
    canonical_url: str | None


def read_metadata(root: HtmlElement, url: str | None) -> Metadata:
    """Read a page's own statements about itself; `url` is where it came from."""
    metas = _metas(root)
    canonical = _canonical(root, metas, url)
    linked = find_linked_article(root, canonical or url)
    site = one_line(metas.get("og:site_name"), 200) or linked.publisher
    return Metadata(
        title=_title(root, metas, linked, site),
        byline=_byline(root, metas, linked),
        language=_language(root, metas, linked),
        published=_published(root, metas, linked),
        site_name=site,
        canonical_url=canonical,
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    """The first content of each named meta element, by lower-case name."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _title(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle, site: str | None) -> str | None:
    headings = [heading for heading in map(plain_text, root.iter("h1")) if heading and heading != site]
    if len(headings) == 1:
        return one_line(headings[0])  # as printed for readers, before what is told to machines
    told = linked.headline or one_line(metas.get("og:title")) or one_line(metas.get("twitter:title"))
    return told or _window_title(root, site)


def _window_title(root: HtmlElement, site: str | None) -> str | None:
    title = one_line(next((element.text_content() for element in root.iter("title")), None))
    if title and site:
        title = re.sub(rf"\s+[|–—-]\s+{re.escape(site)}$", "", title)
    return title


def _byline(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle) -> str | None:
    marked = [*root.xpath("//*[@itemprop='author']"), *root.xpath("//a[@rel='author']")]
    told = [linked.byline, metas.get("author"), metas.get("article:author"), metas.get("dc.creator")]
    names = (one_line(name, 200) for name in [*told, *map(_marked_name, marked)])
    return next((name for name in names if name and "://" not in name and not name.startswith("@")), None)


def _marked_name(element: HtmlElement) -> str:
    named = element.xpath(".//*[@itemprop='name']")
    return plain_text(named[0] if named else element)


def _language(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle) -> str | None:
    page = next(root.iter("html"), root)
    told = (page.get("lang"), page.get("xml:lang"), metas.get("og:locale"), metas.get("content-language"))
    return next((found for found in map(primary_language, (*told, linked.language)) if found), None)


def _published(root: HtmlElement, metas: dict[str, str], linked: LinkedArticle) -> PublishedDate:
    marked = root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    told = [linked.published or "", *(metas.get(name, "") for name in _DATE_NAMES), *map(str, marked)]
    return first_known([*told, *_only_time(root)])


def _only_time(root: HtmlElement) -> list[str]:
    """The `time` of the article, if all that it has name one day: of several, none is the date."""
    place = next(root.iter("article"), next(root.iter("main"), root))
    times = [time for time in place.iter("time") if time.get("datetime") and not _is_beside_the_point(time)]
    moments = [str(time.get("datetime")) for time in times]
    return moments[:1] if len({moment.strip()[:10] for moment in moments}) == 1 else []


def _is_beside_the_point(time: HtmlElement) -> bool:
    if _NOT_PUBLISHED.search(f"{time.get('class', '')} {time.get('itemprop', '')}"):
        return True
    return any(
        is_embedded_post(outer) or outer.tag in {"aside", "footer", "nav"} for outer in time.iterancestors()
    )


def _canonical(root: HtmlElement, metas: dict[str, str], url: str | None) -> str | None:
    """The page's own address in one spelling, believed only within the site that it came from.

    A page must not be able to pass for another site's article.
    """
    links = [str(href) for href in root.xpath("//link[@rel='canonical']/@href")]
    own = _readable(url)
    for told in [*links, metas.get("og:url", "")]:
        there = _readable(told, url) if told.strip() else None
        if there and (own is None or _site(there) == _site(own)):
            return there
    return own


def _readable(link: str | None, page: str | None = None) -> str | None:
    try:
        return canonical_url(absolute_url(page or "", link)) if link else None
    except UrlRefused:
        return None


def _site(url: str) -> str:
    return _SAME_SITE_PREFIX.sub("", read_address(url).host)
