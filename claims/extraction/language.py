"""Which language a text is in: py3langid for the whole, the packs' own function words for each paragraph.

A fragment of a few words is never judged; it has the language of the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

from claims.extraction.packs import Pack

UNKNOWN = "und"
SAMPLE = 600  # characters that tell an article's
OPENING = 500  # characters that tell a paragraph's language
FEWEST_WORDS = 8
CLEAR_HITS = 4
CLEAR_RATIO = 2.0
EVIDENT = 4  # one word in four a function word: no need to look further
_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def load_identifier() -> Any:
    """The model takes a second to load, so it waits until somebody asks for it."""
    return import_module("py3langid.langid").LanguageIdentifier.from_model_file("data/model.npz.xz")


def identify(text: str, codes: Sequence[str]) -> str:
    """The code of the text's language if it is one of `codes`, otherwise `UNKNOWN`."""
    sample = text[:SAMPLE].strip()
    if len(_WORDS.findall(sample)) < FEWEST_WORDS:
        return UNKNOWN
    code = str(load_identifier().classify(sample)[0])
    return code if code in codes else UNKNOWN


def paragraph_language(paragraph: str, document: str, packs: Sequence[Pack]) -> str:
    """The language of one paragraph: the document's, unless another's function words clearly outnumber it."""
    opening = paragraph[:OPENING].casefold()
    native = next((pack for pack in packs if pack.code == document), None)
    if native and _hits(roughly := opening.split(), native) * EVIDENT >= len(roughly):
        return document
    words = _WORDS.findall(opening)
    if len(words) < FEWEST_WORDS:
        return document
    own = _hits(words, native) if native else 0
    if own * EVIDENT >= len(words):
        return document
    hits = {pack.code: _hits(words, pack) for pack in packs}
    best = max(hits, key=lambda code: hits[code], default=document)
    if hits.get(best, 0) >= max(CLEAR_HITS, len(words) // 6) and hits[best] > CLEAR_RATIO * own:
        return best
    return document


def _hits(words: Sequence[str], pack: Pack) -> int:
    return sum(map(pack.function_words.__contains__, words))
