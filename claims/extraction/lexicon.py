"""Words that move check-worthiness, by section: whole words, phrases, beginnings and endings.

An entry of `lexicon.txt` may hold one `*` a word: `budget*` is every word with that beginning, `*ed` every
word with that ending, `ge*t` both; `a_*at` is a phrase whose second word has that ending.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.wordlists import Entry

LEAST_REST = 2  # letters that a `*` stands for in an ending, so that 'ed' in 'red' is none
LONGEST_ENDING = 5
MOST_SEEN = 20_000  # words whose rows are kept


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


Row = tuple[str, tuple[Shape, ...]]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The first words of a section in a text: from which word, and how many."""

    place: int
    length: int


class Lexicon:
    """The sections of one language's list. Build once, ask often."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._seen: dict[str, Rows] = {}
        for entry in entries:
            for form in entry.forms:
                self._add(entry.section, form)

    @property
    def sections(self) -> set[str]:
        """The names of all sections."""
        return {section for rows in self._rows.values() for section, _ in rows}

    def _add(self, section: str, form: str) -> None:
        shapes = tuple(_shape(word) for word in form.casefold().split(" "))
        first = shapes[0]
        key = first.start if first.end is None else f"{first.start}*" if first.start else f"*{first.end}"
        self._rows[key].append((section, shapes))

    def find(self, lows: Sequence[str]) -> dict[str, Found]:
        """The first hit of every section in a list of lower-case words."""
        hits: dict[str, Found] = {}
        seen = self._seen
        for place, word in enumerate(lows):
            rows = seen.get(word)  # known words, most of which begin nothing
            for section, shapes in self._at(word) if rows is None else rows:
                if section not in hits and (
                    len(shapes) == 1 or _fit(shapes[1:], lows[place + 1 : place + len(shapes)])
                ):
                    hits[section] = Found(place, len(shapes))
        return hits

    def _at(self, word: str) -> Rows:
        """The rows whose first word fits; words come again and again, so the answer is kept."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            found = self._seen[word] = tuple(row for row in self._looked_up(word) if row[1][0].fits(word))
        return found

    def _looked_up(self, word: str) -> Iterator[Row]:
        keys = [
            word,
            *(f"{word[:cut]}*" for cut in range(2, len(word) + 1)),
            *(f"*{word[-cut:]}" for cut in range(1, min(LONGEST_ENDING, len(word)) + 1)),
        ]
        for key in keys:
            yield from self._rows.get(key, ())


def _shape(form: str) -> Shape:
    start, star, end = form.partition("*")
    return Shape(start, end) if star else Shape(start)


def _fit(shapes: Sequence[Shape], words: Sequence[str]) -> bool:
    return len(words) == len(shapes) and all(map(Shape.fits, shapes, words))
