"""The visible blocks of a page in reading order, before anybody asks which are the article."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from claims.intake.embeds import is_embedded_post, post_language, post_text, primary_language
from claims.intake.markup import collapse, is_unseen, plain_text
from claims.intake.types import BlockKind

_KINDS: dict[str, BlockKind] = {
    "blockquote": "blockquote",
    "li": "list_item",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "headline"),
}
_BLOCKS = frozenset(_KINDS) | frozenset(
    {
        "address",
        "article",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "header",
    }
    | {"hr", "html", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"}
    | {"thead", "tr", "ul"}
)
# What stands beside an article, where the page has no element for it. Whole class names only: page
# builders call the article itself something-widget, and bodies are of class has-sidebar.
_BESIDE = frozenset(
    {
        "sidebar",
        "widget",
        "widget-area",
        "related",
        "related-posts",
        "related-articles",
        "related-news",
        "footer",
    }
    | {"site-footer", "comments", "comments-area", "comment-list", "breadcrumb", "breadcrumbs", "newsletter"}
    | {"most-read", "recommended", "share", "social-share", "cookie-banner", "menu"}
)
_PARAGRAPH_BREAK = re.compile(r" *\n(?: *\n)+ *")
_LINE_BREAK = re.compile(r" *\n *")


@dataclass(frozen=True)
class Piece:
    """One visible block: its words, and what helps to tell articles from menus.

    `home` is the element that holds the block's element; `linked` the characters inside links.
    """

    kind: BlockKind
    text: str
    language: str | None
    home: HtmlElement
    linked: int


def lay_out(root: HtmlElement) -> list[Piece]:
    """Every visible block of a page, in order. Two line breaks part a block in two."""
    walk = _Walk()
    walk.visit(root, "paragraph", None)
    walk.flush("paragraph", None, root)
    return walk.pieces


class _Walk:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._linked = 0

    def visit(self, element: HtmlElement, kind: BlockKind, language: str | None) -> None:
        if is_unseen(element) or _is_beside_article(element):
            return
        if is_embedded_post(element):
            self._add_post(element, kind, language)
        elif element.tag == "br":
            self._words.append("\n")
        elif element.tag in _BLOCKS:
            self._visit_block(element, kind, language)
        else:
            self._visit_inline(element, kind, language)

    def flush(self, kind: BlockKind, language: str | None, home: HtmlElement) -> None:
        """End the block that is being read, if it has any words."""
        whole = "".join(self._words)
        for part in _PARAGRAPH_BREAK.split(whole):
            text = _LINE_BREAK.sub("\n", _collapse_lines(part)).strip(" \n")
            if text:
                self.pieces.append(Piece(kind, text, language, home, min(self._linked, len(text))))
        self._words, self._linked = [], 0

    def _visit_block(self, element: HtmlElement, kind: BlockKind, language: str | None) -> None:
        outer = element.getparent() if element.getparent() is not None else element
        self.flush(kind, language, outer)
        # The language of a block nested in another goes with its words; so does “quoted”.
        inner_kind = _KINDS.get(element.tag, kind)
        inner_language = primary_language(element.get("lang")) or language
        home = outer if element.tag == "p" or element.tag in _KINDS else element
        self._visit_content(element, inner_kind, inner_language)
        self.flush(inner_kind, inner_language, home)

    def _visit_inline(self, element: HtmlElement, kind: BlockKind, language: str | None) -> None:
        if element.tag == "a":
            self._linked += len(plain_text(element))
        self._visit_content(element, kind, language)

    def _visit_content(self, element: HtmlElement, kind: BlockKind, language: str | None) -> None:
        self._words.append(collapse(element.text or ""))
        for child in element:
            self.visit(child, kind, language)
            self._words.append(collapse(child.tail or ""))

    def _add_post(self, element: HtmlElement, kind: BlockKind, language: str | None) -> None:
        outer = element.getparent()
        self.flush(kind, language, outer)
        text = post_text(element)
        if text:
            self.pieces.append(Piece("embedded_post", text, post_language(element) or language, outer, 0))


def _is_beside_article(element: HtmlElement) -> bool:
    names = {*(element.get("class") or "").split(), element.get("id") or ""}
    return not _BESIDE.isdisjoint(names) and next(element.iter("h1", "article"), None) is None


def _collapse_lines(text: str) -> str:
    """Collapse spaces, keeping the line breaks that the page asked for."""
    return "\n".join(collapse(line) for line in text.split("\n"))
