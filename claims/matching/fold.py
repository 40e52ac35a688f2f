"""Names made comparable: script, case, diacritics, punctuation, and the endings that cases add."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_NOT_NAME = re.compile(r"[^a-z0-9 ]+")
# Endings that a case or a definite article adds to a name, longest first: Romanian, then Albanian.
CASE_ENDINGS = (
    "ului",
    "lui",
    "ilor",
    "ei",
    "ul",
    "sit",
    "set",
    "in",
    "it",
    "un",
    "ut",
    "es",
    "ne",
    "i",
    "u",
    "t",
    "a",
    "n",
    "s",
)
SHORTEST_STEM = 4


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """`name` in lower-case ASCII with one spelling for each sound; words divided by single spaces."""
    plain = anyascii(name).lower().replace("'", "").replace("`", "").replace("-", " ").replace("’", "")
    words = " ".join(_NOT_NAME.sub(" ", plain).split())
    for pattern, simpler in _SPELLINGS:
        words = pattern.sub(simpler, words)
    return words


def inflection_bases(folded: str) -> Iterator[str]:
    """Folded names without an ending on the last word, on the first, or without a leading article 'lui'."""
    words = folded.removeprefix("lui ").split(" ")
    if folded.startswith("lui "):
        yield " ".join(words)
    yield from (" ".join([*words[:-1], stem]) for stem in _stems(words[-1]))
    if len(words) > 1:
        yield from (" ".join([stem, *words[1:]]) for stem in _stems(words[0]))


def _stems(word: str) -> Iterator[str]:
    for ending in CASE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            stem = word.removesuffix(ending)
            yield stem
            yield stem + "a"
            yield stem + "i"
