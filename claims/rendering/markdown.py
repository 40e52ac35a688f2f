"""Editors' Markdown as HTML that can do no harm: parsed without raw HTML, then cleaned by an allow-list."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
TAGS = {
    "p",
    "a",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "hr",
    "br",
    "h3",
    "h4",
    "h5",
    "h6",
}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "table": {"tabindex"}}
PAGE_HEADINGS, DEEPEST = 2, 6  # the page's own title and sections come first


def rendered(text: str) -> SafeString:
    tokens = PARSER.parse(text)
    put_headings_in_order(tokens)
    for token in tokens:
        if token.type == "table_open":  # it scrolls where it is too wide, also by keys
            token.attrSet("tabindex", "0")
    dirty = PARSER.renderer.render(tokens, PARSER.options, {})
    clean = nh3.clean(
        dirty,
        tags=TAGS | TABLE,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    return mark_safe(clean)  # noqa: S308  (cleaned in the line above)


def put_headings_in_order(tokens: list[Token]) -> None:
    """Below the page's own and without a gap: no heading is more than a level below the one before it."""
    above = PAGE_HEADINGS
    for token in tokens:
        if token.type == "heading_open":
            above = min(int(token.tag[1]) + PAGE_HEADINGS, above + 1, DEEPEST)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{above}"
