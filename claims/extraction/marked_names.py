"""Names of bodies that stand in marks: 'компания «Вектор»', 'Kompania “Ujitja e Jugut”', 'NGO “Clean Air”'.

Nobody says them: they are read as names, and what they do is done by them.
"""

from __future__ import annotations

import re

from claims.extraction.body_kinds import is_common
from claims.extraction.packs import Pack
from claims.extraction.people import first_name
from claims.extraction.types import NAME, Mention, Quote

MOST_WORDS = 4
LONGEST_LINK = 3  # letters of a small word inside a name
FEWEST_LETTERS = 3
LONGEST_FORM = 5  # letters: 'ТОВ', 'SRL'
_WORD_BEFORE = re.compile(r"(\w[\w-]*) \Z")
FARTHEST = 40  # letters in which a word before the marks is looked for


def name_in_marks(text: str, quote: Quote, pack: Pack) -> Mention | None:
    """The name that stands in a pair of marks right behind a noun or letters for what is called so."""
    if not (quote.closed and _looks_like_name(quote.text, pack)):
        return None
    before = _WORD_BEFORE.search(text, max(0, quote.outer.start - FARTHEST), quote.outer.start)
    if before is None or not _is_of_body(before[1], pack):
        return None
    return Mention(quote.text, quote.span, NAME)


def _looks_like_name(words: str, pack: Pack) -> bool:
    """One to four words with capitals, but for what links them, and nobody's first name."""
    parts = words.split(" ")
    if not (0 < len(parts) <= MOST_WORDS and len(words) >= FEWEST_LETTERS and words[-1].isalnum()):
        return False
    if not (parts[0][:1].isupper() and parts[-1][:1].isupper()):
        return False
    linked = all(part[:1].isupper() or 0 < len(part) <= LONGEST_LINK for part in parts)
    return linked and first_name(parts[0].casefold(), pack) is None


def _is_of_body(word: str, pack: Pack) -> bool:
    low = word.casefold()
    if pack.has("press", low) or pack.has("medium", low):
        return False  # 'the newspaper “Zëri”' passes words on
    legal_form = word.isupper() and 1 < len(word) <= LONGEST_FORM and word.isalpha()
    return legal_form or pack.has("organisation", low) or is_common(low, pack)
