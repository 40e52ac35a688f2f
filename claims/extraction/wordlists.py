"""Word lists as linguists write them: sections in brackets, one entry a line, `#` for comments.

An entry is `head = form form …` or a bare form; an underscore inside a form stands for a space, so that a
form of several words stays one word on the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from claims.extraction.text import tokenise
from claims.extraction.types import Span

V = TypeVar("V")
MOST_ANSWERS = 20_000  # words whose answers are kept
LONGEST_KEPT = 60  # letters: what is longer is no word, and many would fill the memory


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a word list: where it stands, its head word and its forms in lower case."""

    section: str
    head: str
    forms: tuple[str, ...]


class BadWordList(ValueError):
    """A line that is not an entry; the message names file and line."""


def read_entries(path: Path) -> list[Entry]:
    """All entries of a word list; a missing file is an empty list.

    :raises BadWordList: if a line has a head and no forms
    """
    if not path.is_file():
        return []
    return list(_parse(path, path.read_text(encoding="utf-8").splitlines()))


def _parse(path: Path, lines: Iterable[str]) -> Iterator[Entry]:
    section = ""
    for number, raw in enumerate(lines, start=1):
        line = raw.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif line:
            yield _entry(section, line, f"{path.parent.name}/{path.name}:{number}")


def _entry(section: str, line: str, place: str) -> Entry:
    head, equals, rest = line.partition("=")
    forms = tuple(form.replace("_", " ") for form in (rest if equals else head).split())
    if not forms or not head.strip():
        raise BadWordList(f"{place}: an entry needs a head and at least one form")
    return Entry(section, head.strip().replace("_", " ") if equals else forms[0].lstrip("+~^"), forms)


class PhraseTable(Generic[V]):
    """Phrases of one or more lower-case words, found at a place in a list of words; the longest wins."""

    def __init__(self, phrases: Iterable[tuple[str, V]] = ()) -> None:
        self._alone: dict[str, tuple[int, V]] = {}
        # By the first word and the second: 'the' begins many phrases, and hardly ever one of them.
        self._longer: dict[str, dict[str, tuple[tuple[tuple[str, ...], tuple[int, V]], ...]]] = {}
        self._listed: set[tuple[str, ...]] = set()
        self._first_words: set[str] = set()
        self._last_words: set[str] = set()
        for phrase, value in phrases:
            self.add(phrase, value)

    def add(self, phrase: str, value: V) -> None:
        """Put a phrase in; of two equal phrases the first stays."""
        words = _words(phrase)
        if words in self._listed:
            return
        self._listed.add(words)
        self._first_words.add(words[0])
        self._last_words.add(words[-1])
        if len(words) == 1:
            self._alone[words[0]] = (1, value)
            return
        seconds = self._longer.setdefault(words[0], {})
        rows = (*seconds.get(words[1], ()), (words, (len(words), value)))
        # Tuples of plain values, which the garbage collector leaves alone.
        seconds[words[1]] = tuple(sorted(rows, key=lambda row: -len(row[0])))

    def at(self, words: Sequence[str], place: int) -> tuple[int, V] | None:
        """The number of words and the value of the longest phrase that starts at `place`."""
        word = words[place]
        if word not in self._first_words:
            return None  # as most words are in no list
        longer = self._longer.get(word)
        if longer is not None and place + 1 < len(words) and words[place + 1] in longer:
            for phrase, found in longer[words[place + 1]]:
                if tuple(words[place : place + found[0]]) == phrase:
                    return found
        return self._alone.get(word)

    def first_words(self) -> Set[str]:
        """The words with which phrases begin."""
        return self._first_words

    def ending_at(self, words: Sequence[str], end: int) -> tuple[int, V] | None:
        """The number of words and the value of the longest phrase that ends just before `end`."""
        if end < 1 or words[end - 1] not in self._last_words:
            return None
        for start in range(max(0, end - 5), end):
            found = self.at(words, start)
            if found and start + found[0] == end:
                return found
        return None

    def __len__(self) -> int:
        return len(self._listed)

    def __contains__(self, phrase: str) -> bool:
        first = phrase.split(" ", maxsplit=1)[0].casefold()
        return first in self._first_words and _words(phrase) in self._listed


class Answers(dict[str, V]):
    """What holds of each word, found out once: words come again and again, so the answer is kept."""

    def __init__(self, find: Callable[[str], V]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> V:
        found = self._find(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_ANSWERS:
                self.clear()
            self[word] = found
        return found


def _words(phrase: str) -> tuple[str, ...]:
    """A phrase cut into words just as the text is."""
    return tuple(token.low for token in tokenise(phrase, Span(0, len(phrase))))
