"""Words that move check-worthiness, by section: whole words, phrases, beginnings and endings.

An entry of `lexicon.txt` may hold one `*` a word: `budget*` is every word with that beginning, `*ed` every
word with that ending, `ge*t` both; `a_*at` is a phrase whose second word has that ending.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple

from claims.extraction.wordlists import Answers, Entry

LEAST_REST = 2  # letters that a `*` stands for in an ending, so that 'ed' in 'red' is none
SHORTEST_START, LONGEST_ENDING = 2, 5


@dataclass(frozen=True, slots=True)
class Shape:
    """What one word must look like: a beginning and an ending, or the word itself."""

    start: str
    end: str | None = None

    def fits(self, word: str) -> bool:
        """Whether a lower-case word looks like that."""
        if self.end is None:
            return word == self.start
        rest = len(word) - len(self.start) - len(self.end)
        least = LEAST_REST if self.end else 0
        return rest >= least and word.startswith(self.start) and word.endswith(self.end)


Row = tuple[str, tuple[Shape, ...]]  # a section and the shapes of a phrase, or of its rest
Rows = tuple[Row, ...]


class Found(NamedTuple):
    """The first words of a section in a text: from which word, and how many."""

    place: int
    length: int


class Lexicon:
    """The sections of one language's list. Build once, ask often."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        # By the first word itself, by its beginning, or by its ending where it has no beginning.
        self._words: dict[str, list[Row]] = defaultdict(list)
        self._starts: dict[str, list[Row]] = defaultdict(list)
        self._ends: dict[str, list[Row]] = defaultdict(list)
        self._seen = Answers(self._after)
        for entry in entries:
            for form in entry.forms:
                self._add(entry.section, form)
        # How long the beginnings are that open with the same letters, shortest first.
        self._cuts = {
            opening: sorted({len(start) for start in self._starts if start.startswith(opening)})
            for opening in {start[:SHORTEST_START] for start in self._starts}
        }
        self._endings = tuple(self._ends)
        self._ending_cuts = sorted({len(ending) for ending in self._ends if len(ending) <= LONGEST_ENDING})

    @property
    def sections(self) -> set[str]:
        """The names of all sections."""
        tables = (self._words, self._starts, self._ends)
        return {section for table in tables for rows in table.values() for section, _ in rows}

    def _add(self, section: str, form: str) -> None:
        shapes = tuple(_shape(word) for word in form.casefold().split(" "))
        first = shapes[0]
        if first.end is None:
            self._words[first.start].append((section, shapes))
        elif first.start:
            self._starts[first.start].append((section, shapes))
        else:
            self._ends[first.end].append((section, shapes))

    def find(self, lows: Sequence[str]) -> dict[str, Found]:
        """The first hit of every section in a list of lower-case words."""
        hits: dict[str, Found] = {}
        begun = list(map(self._seen.__getitem__, lows))
        for place in compress(range(len(lows)), begun):  # most words begin nothing
            for section, rest in begun[place]:
                if section not in hits and (not rest or _fit(rest, lows, place + 1)):
                    hits[section] = Found(place, 1 + len(rest))
        return hits

    def _after(self, word: str) -> Rows:
        """What may follow a word, by section."""
        found = [row for row in self._looked_up(word) if row[1][0].fits(word)]
        return tuple([(section, shapes[1:]) for section, shapes in found])

    def _looked_up(self, word: str) -> list[Row]:
        """The rows that may fit; most words have no beginning and no ending in the list."""
        rows = [*self._words.get(word, ())]
        for cut in self._cuts.get(word[:SHORTEST_START], ()):
            rows += self._starts.get(word[:cut], ())
        if word.endswith(self._endings):
            for cut in self._ending_cuts:
                rows += self._ends.get(word[-cut:], ())
        return rows


def _shape(form: str) -> Shape:
    start, star, end = form.partition("*")
    return Shape(start, end) if star else Shape(start)


def _fit(shapes: Sequence[Shape], words: Sequence[str], place: int) -> bool:
    """Whether the words from a place on look like that."""
    if place + len(shapes) > len(words) or not shapes[0].fits(words[place]):
        return False
    return all(map(Shape.fits, shapes[1:], words[place + 1 : place + len(shapes)]))
