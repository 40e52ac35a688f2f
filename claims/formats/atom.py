"""Atom feeds.

Source: RFC 4287.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from claims.formats.characters import for_xml
from claims.formats.claimreview import label

Document = dict[str, Any]
NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class Feed:
    """`url` is the feed's own address and its id, `page` what it is about, `updated` an instant."""

    url: str
    page: str
    title: str
    author: str
    updated: str


@dataclass(frozen=True)
class Entry:
    """`id` never changes; `categories` are pairs of a term and its label."""

    id: str
    url: str
    title: str
    summary: str
    language: str
    published: str
    updated: str
    categories: list[tuple[str, str]] = field(default_factory=list)


def claim_entry(document: Document) -> Entry:
    """A published claim, from its public document, not a tombstone."""
    language = document["language"]
    verdict = label(document["verdict"]["labels"], language)
    return Entry(
        id=f"urn:uuid:{document['id']}",
        url=document["url"],
        title=document["title"] or document["claim"],
        summary=f"{verdict}: {document['claim']}\n\n{document['summary']}",
        language=language,
        published=document["published_at"],
        updated=document["updated_at"],
        categories=[(topic["slug"], label(topic["labels"], language)) for topic in document["topics"]],
    )


def rendered(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed as XML."""
    root = ET.Element("feed", xmlns=NAMESPACE)
    add(root, "id", feed.url)
    add(root, "title", feed.title)
    add(root, "updated", feed.updated)
    add(ET.SubElement(root, "author"), "name", feed.author)
    add(root, "link", rel="self", href=feed.url, type="application/atom+xml")
    add(root, "link", rel="alternate", href=feed.page, type="text/html")
    for entry in entries:
        add_entry(root, entry)
    found: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def add_entry(root: ET.Element, entry: Entry) -> None:
    found = ET.SubElement(root, "entry", {"xml:lang": entry.language})
    add(found, "id", entry.id)
    add(found, "title", entry.title)
    add(found, "link", rel="alternate", href=entry.url, type="text/html")
    add(found, "published", entry.published)
    add(found, "updated", entry.updated)
    add(found, "summary", entry.summary)
    for term, name in entry.categories:
        add(found, "category", term=term, label=name)


def add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    clean = {key: for_xml(value) for key, value in attributes.items()}
    ET.SubElement(parent, name, clean).text = for_xml(text)
