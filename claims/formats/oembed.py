"""A claim's card as oEmbed has it: an element that another site puts into its page.

Source: oembed.com, version 1.0, type "rich".
"""

from html import escape
from typing import Any

Document = dict[str, Any]
WIDTH, HEIGHT = 600, 340
CACHE_SECONDS = 3600


def card(
    document: Document, *, publisher: str, site: str, width: int | None = None, height: int | None = None
) -> Document:
    """`width` and `height` are the largest that the other site has room for, in pixels."""
    size = {"width": min(width or WIDTH, WIDTH), "height": min(height or HEIGHT, HEIGHT)}
    return {
        "version": "1.0",
        "type": "rich",
        "title": document["claim"],
        "author_name": publisher,
        "author_url": site,
        "provider_name": publisher,
        "provider_url": site,
        "cache_age": CACHE_SECONDS,
        "html": frame(f"{site}/embed/{document['slug']}/", document["claim"], **size),
        **size,
    }


def frame(address: str, title: str, width: int, height: int) -> str:
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}"'
        ' style="border:0;max-width:100%" loading="lazy"></iframe>'
    )
