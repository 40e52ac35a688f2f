"""Names made comparable: script, case, diacritics, punctuation, and how languages spell one sound."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Letters that transliterations of one Slavic name spell differently: Zelenskyy, Zelenskiy, Zelenski.
_SPELLINGS = (
    (re.compile(r"(?:yi|iy|yy|ij|ii|yj|y|i)\b"), "i"),
    (re.compile(r"\b(?:ie|ye|je)"), "ye"),
    (re.compile(r"(?<=\w)(?:y|j)(?=[aeou])"), "i"),
    (re.compile(r"y"), "i"),
    (
        re.compile(r"sch|sh|tch|ch|zh"),
        lambda m: {"sch": "s", "sh": "s", "tch": "c", "ch": "c", "zh": "z"}[m[0]],
    ),
    (re.compile(r"x(?=h)|h(?=\b)"), ""),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"w"), "v"),
)
# How Albanian writes foreign names by ear (Makron, Xhonson, Merc), brought to one letter for one sound.
_SOUNDS = (
    (re.compile(r"xh|dj|gj"), "j"),
    (re.compile(r"sch|sh"), "s"),
    (re.compile(r"tch"), "c"),
    (re.compile(r"zh"), "j"),
    (re.compile(r"c(?:ea|eo|ia|io|iu)"), lambda m: "c" + m[0][-1]),
    (re.compile(r"g(?:ea|eo|ia|io|iu)"), lambda m: "j" + m[0][-1]),
    (re.compile(r"c(?=[ei])"), "s"),
    (re.compile(r"ch(?=[aeiou])"), "c"),
    (re.compile(r"ch|h\b"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"ck|qu|c(?![eihs]|\b)"), "k"),
    (re.compile(r"q|ts|tz|(?<=[lnrt])z\b"), "c"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w|\bv(?=on\b)|\bf(?=on\b)"), "v"),
    (re.compile(r"e[iy]|aj|ay|ai"), "ai"),
    (re.compile(r"ie|ee|ii|yy|[yj](?=[aeou])|y|j(?![aeiou])"), "i"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"h(?=[bcdfgklmnprstvz])"), ""),
    (re.compile(r"(.)\1"), r"\1"),
)
_NOT_NAME = re.compile(r"[^a-z0-9 ]+")
_OWNER = re.compile(r"['’]s\b")
_JOINED_ENDING = re.compile(r"(?<=\w)-(?:it|in|i|ut|un|u|ul|ului|lui|s|t|n)$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def unmarked(text: str) -> str:
    """`text` without diacritics: letters with comma, with cedilla and bare ones become one."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """`name` in lower-case ASCII with one spelling for each sound; words divided by single spaces."""
    return _simpler(plain_name(name), _SPELLINGS)


@lru_cache(maxsize=65536)
def sound_of(name: str) -> str:
    """`name` as it sounds, roughly: equal for Macron and Makron, Johnson and Xhonson, Merz and Merc."""
    return _simpler(plain_name(name), _SOUNDS)


def _simpler(words: str, rules: tuple[tuple[re.Pattern[str], object], ...]) -> str:
    for pattern, simpler in rules:
        words = pattern.sub(simpler, words)  # type: ignore[call-overload]
    return words


def plain_name(name: str) -> str:
    """`name` in lower-case ASCII without an owner's 's, an ending after a hyphen, or punctuation."""
    bare = _JOINED_ENDING.sub("", _OWNER.sub("", unicodedata.normalize("NFC", name)))
    plain = anyascii(bare).lower().replace("'", "").replace("`", "").replace("-", " ").replace("’", "")
    return " ".join(_NOT_NAME.sub(" ", plain).split())


@lru_cache(maxsize=65536)
def spellings(name: str) -> frozenset[str]:
    """The folded name, also with Romanian's two letters for one vowel taken for each other."""
    composed = unicodedata.normalize("NFC", name)
    swapped = (composed.translate(str.maketrans("âÂ", "îÎ")), composed.translate(str.maketrans("îÎ", "âÂ")))
    return frozenset(fold_name(one) for one in (composed, *swapped))


def is_cyrillic(name: str) -> bool:
    """Whether the name is printed in Cyrillic letters."""
    return bool(_CYRILLIC.search(name))
