"""HTML to a tree, within limits, and what of a tree a reader sees."""

import re

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError
from lxml.html import HtmlElement

from claims.intake.types import DocumentUnreadable

MOST_TAGS = 60_000

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "iframe", "svg", "object", "audio", "video", "canvas", "head"}
    | {"form", "button", "select", "textarea", "nav", "aside", "footer", "figcaption"}
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# White space as HTML knows it: a no-break space is a character of the text.
_SPACE = re.compile(r"[ \t\n\r\f]+")


def parse_html(text: str) -> HtmlElement:
    """The tree of a page, without comments. No network, no entities but HTML's, depth at most 256.

    :raises DocumentUnreadable: ``too_complex`` over `MOST_TAGS` tags, ``too_large`` for the memory there is,
        ``empty`` without any element
    """
    if text.count("<") > MOST_TAGS:
        raise DocumentUnreadable("too_complex", "The page has far more elements than an article could have.")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except XMLSyntaxError as error:
        # A parser of HTML takes any mark-up; it stops for want of memory only.
        raise DocumentUnreadable("too_large", "This needs more memory than one document may take.") from error
    except ParserError as error:
        raise DocumentUnreadable("empty", "The page has no content.") from error


def is_unseen(element: HtmlElement) -> bool:
    """Whether a reader of the article does not see this element: code, forms, menus, hidden parts."""
    return (
        not isinstance(element.tag, str)
        or element.tag in _UNSEEN
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(element.get("style", "")))
    )


def collapse(text: str) -> str:
    """Runs of white space as one space, as a browser shows them; the ends are kept."""
    return _SPACE.sub(" ", text)


def plain_text(element: HtmlElement) -> str:
    """All words that a reader sees in an element, on one line; a line break counts as a space."""
    pieces: list[str] = []
    _gather(element, pieces)
    return collapse("".join(pieces)).strip(" ")


def _gather(element: HtmlElement, pieces: list[str]) -> None:
    if is_unseen(element):
        return
    breaks = element.tag in {"br", "p", "div", "li"}
    pieces.append(" " if breaks else "")
    pieces.append(element.text or "")
    for child in element:
        _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(" " if breaks else "")
