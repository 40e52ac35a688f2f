"""Text in, candidate quotes out. The only module that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.types import Block, CandidateQuote

EXTRACTOR_VERSION = "1"


def extract_quotes(
    text: str,
    *,
    language: str | None = None,
    published: str | None = None,
    blocks: Sequence[Block] | None = None,
) -> list[CandidateQuote]:
    """Propose the statements that an article quotes, in the order in which they stand.

    `language` is a pack's code and is found out where it is None; `published` is the publication date as far as
    it is known, 'YYYY[-MM[-DD]]'; `blocks` are stretches of `text` with what the page's markup said of them.
    Never raises on any text; an unknown language yields quotes without speakers.

    :raises ValueError: if `published` is no date
    """
    del text, language, published, blocks
    return []
