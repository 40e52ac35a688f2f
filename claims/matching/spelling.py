"""Which known word a mistyped one may stand for."""

from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST = 4  # letters: any two shorter words are alike
LONG = 7  # letters: from here on two slips are forgiven


@dataclass(frozen=True)
class KnownWord:
    """A word as it is written, the same in small letters without marks, and in how many texts it stands."""

    word: str
    folded: str
    texts: int


def slips_forgiven(word: str) -> int:
    """How many slips of the finger a word of this length may hold: 0, 1 or 2."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def slips_between(one: str, other: str) -> int:
    """Letters missed, added, replaced or swapped with their neighbour, between two folded words.

    The optimal string alignment distance, as in Boytsov, "Indexing methods for approximate dictionary
    searching" (2011).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        before, last, row = row, before, [i + 1]
        for j, wanted in enumerate(other):
            cost = min(before[j] + (letter != wanted), before[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and one[i - 1] == wanted:
                cost = min(cost, last[j - 1] + 1)
            row.append(cost)
    return row[-1]


def closest_word(folded: str, known: Iterable[KnownWord]) -> str | None:
    """The word that takes the fewest slips to become what was typed, of equals the commonest.

    None where none is near enough.
    """
    most = slips_forgiven(folded)
    near = (
        (slips, found.folded[:1] != folded[:1], -found.texts, found.word)
        for found in known
        if (slips := slips_between(folded, found.folded)) <= most
    )
    return min(near, default=(0, False, 0, None))[3]
