"""Text typed without diacritics: 'a aratat' for 'a arătat'. Its pack has the same words without theirs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

ENOUGH = 300  # characters in which a language that has diacritics shows one
_MARKED = re.compile("([A-Za-z])[\u0300-\u036f]+")


def without_marks(word: str) -> str:
    """The word with its Latin letters bare; other scripts' letters stay whole."""
    return unicodedata.normalize("NFC", _MARKED.sub(r"\1", unicodedata.normalize("NFD", word)))


def bared(setting: Any) -> Any:
    """A pack's setting with every word in it bare."""
    if isinstance(setting, str):
        return without_marks(setting)
    if isinstance(setting, list):
        return [bared(one) for one in setting]
    if isinstance(setting, dict):
        return {bared(key): bared(value) for key, value in setting.items()}
    return setting


def marked_letters(words: Iterable[str]) -> str:
    """The letters of a language that lose something where diacritics are left out."""
    letters = {letter for word in words for letter in word if not letter.isascii()}
    return "".join(sorted(letter for letter in letters if without_marks(letter) != letter))


def is_plain(text: str, letters: str) -> bool:
    """Whether a text is long enough to show one of the letters and shows none."""
    return bool(letters) and len(text) >= ENOUGH and not any(letter in text for letter in letters)
