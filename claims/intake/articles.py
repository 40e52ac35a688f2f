"""HTML to a document: the article's words in reading order, without the page around them.

Runs in the parser's child process only (see sandbox.py).
"""

import copy
import unicodedata
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from claims.intake.decoding import Decoded
from claims.intake.embeds import is_embedded_post
from claims.intake.layout import Piece, lay_out
from claims.intake.markup import parse_html
from claims.intake.metadata import Metadata, read_metadata
from claims.intake.types import Block, Document, DocumentUnreadable

LONG_ENOUGH_TO_FIND = 25
MOSTLY_LINKS = 0.5


def read_article(decoded: Decoded, *, url: str | None) -> Document:
    """The article of a decoded page; `content_hash` is left empty for the caller to fill.

    :raises DocumentUnreadable: ``empty``, ``too_complex``, or ``no_article`` on a page without one
    """
    root = parse_html(decoded.text)
    metadata = read_metadata(root, url)
    pieces = choose_article(root, lay_out(root), metadata.title)
    if not pieces:
        raise DocumentUnreadable("no_article", "No article text was found on this page.")
    return _assembled(metadata, pieces, decoded)


def choose_article(root: HtmlElement, pieces: list[Piece], title: str | None) -> list[Piece]:
    """The pieces that belong to the article, without its headline.

    trafilatura says which paragraphs are the article, but it rewrites white space and drops line
    breaks and the marks of posts; so its answer only selects, and the words are the page's own.
    """
    article = _main_text(root)
    pieces = _within_frame(root, pieces)
    chosen = [number for number, piece in enumerate(pieces) if article.takes(piece)]
    if not chosen:
        return []
    homes = {pieces[number].home for number in chosen if pieces[number].kind != "headline"}
    first, last = chosen[0], _with_posts_after(pieces, chosen[-1])
    taken = set(chosen)
    between = [
        piece
        for number, piece in enumerate(pieces[first : last + 1], start=first)
        if number in taken or piece.kind == "embedded_post" or _is_beside_chosen(piece, homes)
    ]
    return [
        piece
        for piece in between
        if not (piece.kind == "headline" and _letters(piece.text) == _letters(title))
    ]


def _within_frame(root: HtmlElement, pieces: list[Piece]) -> list[Piece]:
    """The pieces inside the one `article` (or `main`) that holds a first heading, where there is one.

    On a page with a short article, trafilatura falls back to everything that looks like a sentence.
    """
    for tag in ("article", "main"):
        frames = [frame for frame in root.iter(tag) if next(frame.iter("h1"), None) is not None]
        if len(frames) == 1:
            inside = set(frames[0].iter())
            kept = [piece for piece in pieces if piece.home in inside]
            return kept if any(piece.kind != "headline" for piece in kept) else pieces
    return pieces


@dataclass
class _MainText:
    """What trafilatura kept, as letters only: it normalises everything else."""

    whole: str
    parts: Counter[str]

    def takes(self, piece: Piece) -> bool:
        """Whether a piece is part of it; each part is used up once, so a teaser's copy is not taken."""
        letters = _letters(piece.text)
        if self.parts[letters] > 0 and letters:
            self.parts[letters] -= 1
            return True
        return letters not in self.parts and len(letters) >= LONG_ENOUGH_TO_FIND and letters in self.whole


def _main_text(root: HtmlElement) -> _MainText:
    page = copy.deepcopy(root)
    for element in [*page.iter("blockquote", "div")]:
        if is_embedded_post(element) and element.getparent() is not None:
            element.drop_tree()
    found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    if not isinstance(found, Extracted):
        return _MainText("", Counter())
    parts = [
        _letters("".join(part.itertext())) for part in found.body.iter("p", "head", "quote", "item", "cell")
    ]
    return _MainText(_letters("".join(found.body.itertext())), Counter(parts))


def _is_beside_chosen(piece: Piece, homes: set[HtmlElement]) -> bool:
    """A paragraph between two of the article, in the same place and not a row of links, belongs to it."""
    return piece.kind != "headline" and piece.home in homes and piece.linked < MOSTLY_LINKS * len(piece.text)


def _with_posts_after(pieces: list[Piece], last: int) -> int:
    while last + 1 < len(pieces) and pieces[last + 1].kind == "embedded_post":
        last += 1
    return last


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text or ""))).casefold()


def _assembled(metadata: Metadata, pieces: list[Piece], decoded: Decoded) -> Document:
    parts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    headline = [Piece("headline", metadata.title, None, None, 0)] if metadata.title else []
    for piece in [*headline, *pieces]:
        language = piece.language if piece.language != metadata.language else None
        blocks.append(Block(piece.kind, offset, offset + len(piece.text), language))
        parts.append(piece.text)
        offset += len(piece.text) + 2
    return Document(
        text="\n\n".join(parts),
        blocks=tuple(blocks),
        title=metadata.title,
        byline=metadata.byline,
        language=metadata.language,
        published=metadata.published,
        site_name=metadata.site_name,
        canonical_url=metadata.canonical_url,
        encoding=decoded.encoding,
        replacements=decoded.replacements,
        content_hash="",
    )
