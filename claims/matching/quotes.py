"""Are two quotes the same words? A fingerprint for equal words, a guarded score for similar ones; never a
decision.

Source of the guards: sentence vectors and shared words alike call '90%' and '40%', or 'will' and 'will
not', the same; so numbers and negations must agree before two quotes may count as one statement.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.matching.figures import figures
from claims.matching.fold import unmarked

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"[.!?;…]+(?=\s|$)")
SHINGLE = 3
WHOLE, FEW = 0.8, 2  # a quote shorter than this share of another, by more than a few words, was cut
REACH = 4  # words before a cut quote in which a negation still turns it: 'it is not true that …'
# An outlet's own words inside the quote: '(n.r.)', '(sic!)', '[…]', 'he (the mayor, n.r.)'.
_ASIDE = re.compile(
    r"[\[(](?:\s|\.|…|sic!?)*[\])]"
    r"|[\[(][^\[\]()]{0,80}\b(?:n\.\s?r|n\.\s?red|n\.\s?a|shën\.\s?red|ed|прим\.\s?ред|Anm\.\s?d\.\s?Red)\.?\s*[\])]"
)
# Short forms of one and the same negation.
_SHORT = (
    (re.compile(r"\bwon[’']t\b", re.IGNORECASE), "will not"),
    (re.compile(r"\bcan(?:[’']t|not)\b", re.IGNORECASE), "can not"),
    (re.compile(r"n[’']t\b", re.IGNORECASE), " not"),
    (re.compile(r"\bn-(?=a|o|i)", re.IGNORECASE), "nu "),
    (re.compile(r"(?<!\w)s[’'](?=\w)", re.IGNORECASE), "nuk "),
)
# Words that turn a statement into its opposite, folded as `normal_words` folds. Words like 'nimeni' or
# 'kurrë' that only go along with one of these are left out, so that double negation counts once.
NEGATIONS = frozenset(
    {
        *("not", "no", "never", "nor", "nobody", "nothing", "none", "neither", "without", "impossible"),
        *("nu", "fara", "imposibil", "imposibila"),
        *("nuk", "mos", "jo", "pa", "pamundur"),
        *("не", "нет", "немає", "нема", "без", "неможливо", "невозможно"),
        *("nicht", "kein", "keine", "keinen", "keiner", "nie", "niemals", "niemand", "nichts", "ohne"),
    }
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two quotes are: shared shingles from 0 to 1, and whether numbers and polarity agree.

    `contained` is the share of the shorter quote that the longer one holds: a cut quote scores high here.
    """

    score: float
    contained: float
    same_numbers: bool
    same_polarity: bool

    @property
    def may_be_same(self) -> bool:
        """Whether nothing speaks against one statement; an editor still decides."""
        return self.same_numbers and self.same_polarity


def normal_words(text: str) -> list[str]:
    """The words without case, diacritics, quotation marks, punctuation and an outlet's asides."""
    return _WORD.findall(_plain(text))


def fingerprint(text: str) -> str:
    """A hash that is equal for equal words, whatever the marks, case, diacritics and spaces.

    64 hex digits.
    """
    return hashlib.sha256(" ".join(normal_words(text)).encode()).hexdigest()


def compare(one: str, other: str, negations: AbstractSet[str] = NEGATIONS) -> Likeness:
    """How alike two quotes are, with the guards.

    Where one is longer, its figures and negations count only as far as the shorter one reaches.
    """
    shorter, longer = sorted((_plain(one), _plain(other)), key=lambda text: (len(_WORD.findall(text)), text))
    left, right = _shingles(_WORD.findall(shorter)), _shingles(_WORD.findall(longer))
    shared = len(left & right)
    before, part = _counterpart(shorter, longer)
    return Likeness(
        score=round(shared / max(1, len(left | right)), 3),
        contained=round(shared / max(1, min(len(left), len(right))), 3),
        same_numbers=figures(shorter) == figures(part),
        same_polarity=_negated(shorter, negations) == _negated(before + part, negations),
    )


def _plain(text: str) -> str:
    bare = _ASIDE.sub(" ", unicodedata.normalize("NFC", text))
    for short, whole in _SHORT:
        bare = short.sub(whole, bare)
    return unmarked(bare).casefold()


def holds(longer: str, shorter: str) -> bool:
    """Whether the words of one quote stand in the other, one behind the other: it was cut, not reworded."""
    whole, part = normal_words(longer), normal_words(shorter)
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(whole)} "


def _shingles(words: list[str]) -> frozenset[str]:
    joined = " ".join(words)
    return frozenset(joined[i : i + SHINGLE] for i in range(max(1, len(joined) - SHINGLE + 1)))


def _counterpart(shorter: str, longer: str) -> tuple[str, str]:
    """What the longer text says where the shorter one stands, and the words before it in its sentence."""
    own, places = _WORD.findall(shorter), list(_WORD.finditer(longer))
    if not own or len(own) >= min(WHOLE * len(places), len(places) - FEW):
        return "", longer
    matcher = SequenceMatcher(None, [place[0] for place in places], own, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    blocks = [block for block in blocks if block.size > 1] or blocks
    if not blocks:
        return "", longer
    first = max(0, blocks[0].a - blocks[0].b)
    last = min(len(places), blocks[-1].a + len(own) - blocks[-1].b)
    start, end = places[first].start(), places[last - 1].end()
    reach = longer[places[max(0, first - REACH)].start() : start]
    return _SENTENCE_END.split(reach)[-1], longer[start:end]


def _negated(text: str, negations: AbstractSet[str]) -> int:
    return sum(word in negations for word in _WORD.findall(text))
