"""Which known speakers may be one: a name in another spelling or order, or one that is another's alias.

To be suggested to a person, never to be merged by a machine: two people may bear one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.matching.fold import fold_name


class Likeness(StrEnum):
    """Why two may be one, strongest first."""

    NAME = "name"
    SPELLING = "spelling"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Another speaker by key, and the name that both bear, as the other one's entry writes it."""

    key: str
    likeness: Likeness
    name: str


class NameTable:
    """All names of all speakers, folded once: ask it for each speaker of a page."""

    def __init__(self, speakers: Iterable[tuple[str, Sequence[str]]]) -> None:
        """`speakers` are pairs of a key and the names, the canonical one first."""
        self.names = {key: tuple(names) for key, names in speakers}
        self._whole: dict[str, dict[str, str]] = defaultdict(dict)
        self._sorted: dict[str, dict[str, str]] = defaultdict(dict)
        for key, names in self.names.items():
            for name in names:
                folded = fold_name(name)
                self._whole[folded].setdefault(key, name)
                self._sorted[in_any_order(folded)].setdefault(key, name)

    def like(self, key: str) -> list[Lookalike]:
        """Who may be the same as this speaker, the likeliest first; each once, by the strongest reason."""
        found: dict[str, Lookalike] = {}
        for name in self.names.get(key, ()):
            folded = fold_name(name)
            for other, theirs in self._whole[folded].items() if folded else ():
                self._note(found, key, other, self._whole_likeness(key, other, folded), theirs)
            for other, theirs in self._sorted[in_any_order(folded)].items() if " " in folded else ():
                self._note(found, key, other, Likeness.ORDER, theirs)
        order = list(Likeness)
        return sorted(found.values(), key=lambda one: (order.index(one.likeness), one.name, one.key))

    def _whole_likeness(self, key: str, other: str, folded: str) -> Likeness:
        same = fold_name(self.names[key][0]) == folded == fold_name(self.names[other][0])
        return Likeness.NAME if same else Likeness.SPELLING

    @staticmethod
    def _note(found: dict[str, Lookalike], key: str, other: str, likeness: Likeness, name: str) -> None:
        known = found.get(other)
        order = list(Likeness)
        if other != key and (known is None or order.index(likeness) < order.index(known.likeness)):
            found[other] = Lookalike(other, likeness, name)


def in_any_order(folded: str) -> str:
    """A key that "Lupu Mara" and "Mara Lupu" share."""
    return " ".join(sorted(folded.split(" ")))
