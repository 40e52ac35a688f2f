"""Names that the press shortens: 'A.M.P.' in an interview, 'Dieter K.' before a court."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from claims.extraction.packs import Pack
from claims.extraction.people import first_name
from claims.extraction.word_classes import SUFFIXES

_PARTS = re.compile(r"[ -]")
_HIDDEN = re.compile(r" \w\.\Z")


def spelled_out(
    words: list[str], by_surname: Mapping[str, dict[str, str]], by_first: Mapping[str, set[str]], pack: Pack
) -> tuple[str, tuple[str, ...]]:
    """'M. Laçi', 'Van Dyck', or a longer name's first or last words: the whole name, where only one fits."""
    name, first = " ".join(words), words[0].casefold()
    found: set[str] = set()
    surname = by_surname.get(words[-1].casefold(), {}).values()
    if first.endswith(".") and len(first) == 2:
        found = {full for full in surname if full[0] == name[0] and full != name}
    elif first in pack.particles:
        found = {full for full in surname if full.casefold().endswith(f" {name.casefold()}")}
    elif first in by_first:
        found = {full for full in by_first[first] if full.startswith(f"{name} ")}
    if not found and first_name(first, pack) is None:  # 'Suu Kyi' of 'Aung San Suu Kyi'
        found = {full for full in surname if full.casefold().endswith(f" {name.casefold()}")}
    return (next(iter(found)), (f"initial: {name}",)) if len(found) == 1 else (name, ())


def surnames_of(words: Sequence[str], pack: Pack) -> list[str]:
    """By what a whole name's bearer is called: 'King' of 'Martin Luther King Jr', 'Assad' of 'al-Assad'."""
    last = len(words) - 1
    if last > 1 and words[last].rstrip(".").casefold() in SUFFIXES:
        last -= 1
    surname = words[last]
    article, _, rest = surname.partition("-")
    return [surname, rest] if rest and article in pack.particles else [surname]


def with_initials(people: Iterable[str], name: str) -> set[str]:
    """Those of the full names that have the initials which `name` prints."""
    letters = name.replace(".", "").replace(" ", "").casefold()
    return {full for full in people if "".join(part[0] for part in _PARTS.split(full)).casefold() == letters}


def with_hidden_surname(people: Iterable[Iterable[str]]) -> set[str]:
    """Those of whose surnames only the first letter is printed."""
    return {full for named in people for full in named if _HIDDEN.search(full)}
