"""The figures that a text states, by value: '3,5 mld', '3.5 miliarde' and '3 500 000 000' are one figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.matching.fold import unmarked

_TOKEN = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,])|\d+(?:[.,]\d+)*|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:([., \u00a0\u202f])\d{3})(?:\1\d{3})*\Z")
# Words for numbers, folded; one is left out, because most languages say it for 'a' too.
_WORDS = {
    2: "two doi doua dy два две дві zwei",
    3: "three trei tre tri три drei",
    4: "four patru kater четыре чотири vier",
    5: "five cinci pese пять п’ять funf",
    6: "six sase gjashte шесть шість sechs",
    7: "seven sapte shtate семь сім sieben",
    8: "eight opt tete восемь вісім acht",
    9: "nine nente девять дев’ять neun",
    10: "ten zece dhjete десять zehn",
    11: "eleven unsprezece njembedhjete одиннадцать одинадцять elf",
    12: "twelve doisprezece douasprezece dymbedhjete двенадцать дванадцять zwolf",
    15: "fifteen cincisprezece pesembedhjete пятнадцать п’ятнадцять funfzehn",
    20: "twenty douazeci njezet двадцать двадцять zwanzig",
    30: "thirty treizeci tridhjete тридцать тридцять dreissig",
    40: "forty patruzeci dyzet сорок vierzig",
    50: "fifty cincizeci pesedhjete пятьдесят п’ятдесят funfzig",
    60: "sixty saizeci gjashtedhjete шестьдесят шістдесят sechzig",
    70: "seventy saptezeci shtatedhjete семьдесят сімдесят siebzig",
    80: "eighty optzeci tetedhjete восемьдесят вісімдесят achtzig",
    90: "ninety nouazeci nentedhjete девяносто neunzig",
}
_SCALES = {
    1_000: "thousand mie mii mije mijera tausend тисяча тисячі тисяч тысяча тысячи тысяч",
    1_000_000: "million millions mln milion milioane milione millionen мільйон мільйони мільйонів "
    "миллион миллиона миллионов",
    1_000_000_000: "billion billions bn mld miliard miliarde milliarde milliarden мільярд мільярди мільярдів "
    "миллиард миллиарда миллиардов",
}
_BETWEEN = frozenset({"de"})  # '20 de milioane'


def _fold(word: str) -> str:
    return unmarked(word.casefold().replace("’", "").replace("ß", "ss"))


NUMBERS = {_fold(word): Decimal(value) for value, words in _WORDS.items() for word in words.split()}
SCALES = {_fold(word): Decimal(value) for value, words in _SCALES.items() for word in words.split()}


def figures(text: str) -> frozenset[Decimal]:
    """The values of all figures in a text, whether in digits or in words."""
    return frozenset(_values([match[0] for match in _TOKEN.finditer(text.replace("’", ""))]))


def _values(tokens: list[str]) -> Iterator[Decimal]:
    for place, token in enumerate(tokens):
        value = _value(token)
        if value is not None:
            yield value * _scale(tokens[place + 1 : place + 3])


def _value(token: str) -> Decimal | None:
    if token[0].isdecimal():
        return _digits(token)
    return NUMBERS.get(_fold(token))


def _digits(shown: str) -> Decimal:
    """A mark before three digits groups thousands; before any other number of digits it is the decimal's."""
    if _GROUPED.match(shown):
        return Decimal(re.sub(r"\D", "", shown))
    whole, _, rest = shown.replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '') or '0'}.{rest}" if whole else rest).normalize()


def _scale(after: list[str]) -> Decimal:
    folded = [_fold(word) for word in after]
    if folded and folded[0] in _BETWEEN:
        folded = folded[1:]
    return SCALES.get(folded[0], Decimal(1)) if folded else Decimal(1)
