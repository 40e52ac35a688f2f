"""Language packs: a pack is a folder of words.

Discovered, checked and loaded here; no language is named in code.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.extraction import word_classes
from claims.extraction.date_words import DATE_LISTS, DATE_TABLES, DateWords, build_date_words
from claims.extraction.lexicon import Lexicon
from claims.extraction.plain import bared, marked_letters, without_marks
from claims.extraction.sections import (
    OTHERS_OFFICE,
    first_words,
    phrase_tables,
    phrases,
    sections_by_word,
    single_words,
    union,
    with_fronts,
)
from claims.extraction.types import CueKind
from claims.extraction.wordlists import Answers, BadWordList, Entry, PhraseTable, read_entries

FOLDER = Path(__file__).parent / "languages"
BASE = "_base"
WORD_FILES = (
    "cues",
    "honorifics",
    "abbreviations",
    "function_words",
    "roles",
    "countries",
    "outlets",
    "lexicon",
    "first_names",
)
GRAMMAR_FILES = ("grammar", "occasions", "bodies")

# Every key that a pack.toml may hold, with the type of its value; {table: {key: type}}.
SCHEMA: dict[str, dict[str, type]] = {
    "": {"name": str, "version": str, "extends": str},
    "marks": {"pairs": list, "apostrophe_words": list},
    "letters": {"fold": dict},
    "names": {"particles": list, "endings": list},
    "dates": {
        **dict.fromkeys(DATE_TABLES, dict),
        **dict.fromkeys(DATE_LISTS, list),
    },
    "grammar": {
        "subject_follows_verb": bool,
        "adjective_nouns": bool,
        "capital_nouns": bool,
        "names_decline": bool,
        "compounds": bool,
        "participle_last": bool,
    },
}
SHORTEST_COMPOUND, SHORTEST_PART = 7, 3
CUE_SECTIONS = tuple(kind.value for kind in CueKind)


class BadPack(ValueError):
    """A pack that does not fit the schema; the message names file and key."""


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a reporting word.

    `needs_auxiliary` forms count only after an auxiliary verb, `after_clause` forms only after a quote or a
    comma, a form with `particles` only where one of them closes its clause: 'stellte Ott gestern klar'.
    """

    kind: CueKind
    lemma: str
    needs_auxiliary: bool = False
    is_gerund: bool = False
    after_clause: bool = False
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that the stages know about one language. `version` is the pack's own number and a hash."""

    code: str
    name: str
    version: str
    pairs: tuple[tuple[str, str], ...]
    folds: Mapping[str, str]
    apostrophe_words: frozenset[str]
    particles: frozenset[str]
    endings: tuple[tuple[str, str], ...]
    any_ending: tuple[str, ...]
    subject_follows_verb: bool
    adjective_nouns: bool
    capital_nouns: bool
    names_decline: bool
    compounds: bool
    participle_last: bool
    cues: PhraseTable[CueForm]
    grammar: Mapping[str, PhraseTable[str]]
    words: Mapping[str, frozenset[str]]  # none for a section that it leaves out
    sections: Mapping[str, frozenset[str]]
    small_words: frozenset[str]
    breaking_words: frozenset[str]
    linking_words: frozenset[str]
    moving_words: frozenset[str]
    other_words: frozenset[str]
    endings_of: Mapping[str, tuple[str, ...]]
    honorifics: PhraseTable[str]
    abbreviations: frozenset[str]
    function_words: frozenset[str]
    marked_letters: str
    roles: PhraseTable[str]
    countries: PhraseTable[str]
    classes: Answers[int]
    outlets: PhraseTable[str]
    lexicon: Lexicon
    first_names: Mapping[str, str]
    dates: DateWords

    def has(self, section: str, word: str) -> bool:
        """Whether a single lower-case word stands in a section of the pack's grammar."""
        return word in self.words[section]

    def sections_of(self, word: str) -> frozenset[str]:
        """The sections of the pack's grammar in which a single lower-case word stands."""
        return self.sections.get(word, _NO_WORDS)

    def is_adverb(self, low: str) -> bool:
        """Whether a word may stand between a subject and its verb."""
        if self.has("adverb", low):
            return True
        endings = self.endings_of["adverb_ending"] if low not in self.first_names else ()  # 'Kelly'
        return low.endswith(endings) and any(low.endswith(end) and len(low) > len(end) + 2 for end in endings)

    def ends_with(self, section: str, word: str) -> bool:
        """Whether a word ends in one of the endings of a section of the pack's grammar."""
        return word.endswith(self.endings_of[section])

    def changed(self, section: str, word: str) -> Iterator[str]:
        """A word with each ending that a section's `old>new` changes."""
        for change in self.words[section]:
            old, _, new = change.partition(">")
            if word.endswith(old):
                yield word.removesuffix(old) + new

    def office_at(self, words: Sequence[str], place: int) -> tuple[int, str] | None:
        """The length and English name of the office that starts at `place`, or that a compound ends in."""
        found, low = self.roles.at(words, place), words[place]
        compound = self.compounds or low[0].isdecimal()  # 'the 52-year-old' in any language
        if found is not None or not compound or len(low) < SHORTEST_COMPOUND:
            return found
        for start in range(SHORTEST_PART, len(low) - SHORTEST_PART):
            found = self.roles.at((low[start:],), 0)
            if found is not None:
                return found
        return None

    def phrase(self, section: str, words: Sequence[str], place: int) -> int:
        """The length of the longest phrase of a grammar section that starts at `place`; 0 for none."""
        table = self.grammar.get(section)
        found = table.at(words, place) if table is not None and place < len(words) else None
        return found[0] if found else 0


_NO_WORDS: frozenset[str] = frozenset()
_SMALL = ("pronoun", "conjunction", "preposition", "adverb", "that", "determiner", "auxiliary")
_LINKING = ("conjunction", "that", "relative")  # between two noun phrases
_MOVING = ("outside", "elsewhere", "sitting", "sitting_verb", "decides", "exchange", "at", "floor", "party")
_OTHER = ("elsewhere", "elsewhen", "statement_noun", "for_medium")  # with outlets: what may be another
_BREAKING = ("pronoun", "that", "conjunction", "auxiliary")  # where a noun phrase has ended


def available(folder: Path = FOLDER) -> list[str]:
    """The codes of all packs, in order: every folder with a pack.toml that is not a base."""
    return list(_codes(folder))


@lru_cache(maxsize=64)
def _codes(folder: Path) -> tuple[str, ...]:
    """What a folder holds, looked through once: every article asks."""
    found = (path.parent.name for path in folder.glob("*/pack.toml"))
    return tuple(sorted(code for code in found if not code.startswith("_")))


def load_base(folder: Path = FOLDER) -> Pack:
    """The pack for an unknown language: marks and layout, no words."""
    return load_pack(BASE, folder)


@lru_cache(maxsize=64)
def load_pack(code: str, folder: Path = FOLDER, *, plain: bool = False) -> Pack:
    """Read, check and build one pack; `plain`: with its words as they are typed without diacritics.

    :raises BadPack: if a file does not fit; the message names file and key
    :raises KeyError: if there is no such pack
    """
    if not (folder / code / "pack.toml").is_file():
        raise KeyError(code)
    chain = _chain(code, folder)
    settings = [_read_settings(path) for path in chain]
    try:
        entries = {
            name: [e for path in chain for e in read_entries(path / f"{name}.txt")] for name in WORD_FILES
        }
        entries["grammar"] = [
            e for path in chain for file in GRAMMAR_FILES for e in read_entries(path / f"{file}.txt")
        ]
    except BadWordList as error:
        raise BadPack(str(error)) from error
    merged = _merge(settings)
    if plain:
        merged = merged | {"dates": bared(merged["dates"]), "names": bared(merged["names"])}
        entries = {
            name: [
                replace(e, head=without_marks(e.head), forms=tuple(map(without_marks, e.forms))) for e in rows
            ]
            for name, rows in entries.items()
        }
    return _build(code, merged, entries, _content_hash(chain))


def _chain(code: str, folder: Path) -> list[Path]:
    """The pack's folders, base first."""
    own = folder / code
    parent = _read_settings(own).get("", {}).get("extends")
    if parent is None:
        return [own]
    if not (folder / parent / "pack.toml").is_file():
        raise BadPack(f"{code}/pack.toml: extends: there is no pack '{parent}'")
    return [*_chain(parent, folder), own]


def _read_settings(path: Path) -> dict[str, dict[str, Any]]:
    place = f"{path.name}/pack.toml"
    try:
        raw = tomllib.loads((path / "pack.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadPack(f"{place}: {error}") from error
    tables: dict[str, dict[str, Any]] = {"": {k: v for k, v in raw.items() if not isinstance(v, dict)}}
    tables |= {k: v for k, v in raw.items() if isinstance(v, dict)}
    for table, values in tables.items():
        _check(place, table, values)
    return tables


def _check(place: str, table: str, values: Mapping[str, Any]) -> None:
    if table not in SCHEMA:
        raise BadPack(f"{place}: {table}: no such table")
    for key, value in values.items():
        dotted = f"{table}.{key}".lstrip(".")
        wanted = SCHEMA[table].get(key)
        if wanted is None:
            raise BadPack(f"{place}: {dotted}: no such key")
        if not isinstance(value, wanted):
            raise BadPack(f"{place}: {dotted}: {wanted.__name__} expected, not {type(value).__name__}")


def _merge(settings: Iterable[dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {table: {} for table in SCHEMA}
    for tables in settings:
        for table, values in tables.items():
            merged[table] |= values
    return merged


def _content_hash(chain: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in chain:
        for file in sorted(path.iterdir()):
            if file.suffix in {".toml", ".txt"}:
                digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _build(
    code: str, settings: dict[str, dict[str, Any]], entries: dict[str, list[Entry]], digest: str
) -> Pack:
    names, marks, dates = settings["names"], settings["marks"], _dates(code, settings["dates"])
    return Pack(
        code=code,
        name=settings[""].get("name", code),
        version=f"{settings[''].get('version', '0')}+{digest}",
        pairs=tuple(_pair(code, pair) for pair in marks.get("pairs", ())),
        folds=settings["letters"].get("fold", {}),
        apostrophe_words=frozenset(marks.get("apostrophe_words", ())),
        particles=(particles := frozenset(names.get("particles", ()))),
        endings=(endings := _endings(code, names.get("endings", ()))),
        any_ending=tuple(ending for ending, _ in endings),
        subject_follows_verb=settings["grammar"].get("subject_follows_verb", False),
        adjective_nouns=settings["grammar"].get("adjective_nouns", False),
        capital_nouns=settings["grammar"].get("capital_nouns", False),
        names_decline=settings["grammar"].get("names_decline", False),
        compounds=settings["grammar"].get("compounds", False),
        participle_last=settings["grammar"].get("participle_last", False),
        cues=(cues := _cues(code, entries["cues"])),
        grammar=phrase_tables(entries["grammar"]),
        words=(words := single_words(entries["grammar"])),
        sections=sections_by_word(words),
        small_words=(small_words := union(words, _SMALL)),
        breaking_words=union(words, _BREAKING),
        linking_words=union(words, _LINKING),
        moving_words=first_words(words, _MOVING),
        outlets=(outlets := phrases(entries["outlets"])),
        other_words=first_words(words, _OTHER) | outlets.first_words(),
        endings_of=defaultdict(
            tuple, {section: tuple(sorted(forms)) for section, forms in words.items() if "ending" in section}
        ),
        honorifics=(honorifics := phrases(entries["honorifics"])),
        abbreviations=_forms(entries["abbreviations"]),
        function_words=(function_words := _forms(entries["function_words"])),
        marked_letters=marked_letters(form for e in entries["cues"] for form in e.forms),
        roles=(roles := phrases(with_fronts(entries["roles"], words))),
        countries=(countries := phrases(entries["countries"])),
        classes=word_classes.classes_of(
            (
                (word_classes.CALENDAR, (*dates.weekdays, *dates.months)),
                (word_classes.DATE, dates.first_words),
                (word_classes.SMALL, function_words | small_words),
                (word_classes.UTTERANCE, union(words, ("utterance", "account"))),
                (word_classes.OFFICE, roles.first_words() | countries.first_words()),
                (word_classes.OFFICE | word_classes.STANDING, union(words, OTHERS_OFFICE)),
                (word_classes.HONORIFIC, honorifics.first_words()),
                (word_classes.HE_OR_SHE, union(words, ("pronoun", "demonstrative"))),
                (word_classes.LEADING, words["indefinite"] | cues.first_words()),
                (word_classes.PARTICLE, particles | union(words, word_classes.LINKS)),
            )
        ),
        lexicon=Lexicon(entries["lexicon"]),
        first_names={form.casefold(): e.section for e in entries["first_names"] for form in e.forms},
        dates=dates,
    )


def _forms(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(form.casefold() for entry in entries for form in entry.forms)


def _pair(code: str, pair: str) -> tuple[str, str]:
    if len(pair) != 2:
        raise BadPack(f"{code}/pack.toml: marks.pairs: '{pair}' is not an opening and a closing mark")
    return pair[0], pair[1]


def _endings(code: str, listed: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The case endings of names, longest first; each also behind a hyphen."""
    longest_first = sorted((_ending(code, ending) for ending in listed), key=lambda pair: -len(pair[0]))
    return tuple((hyphen + old, new) for old, new in longest_first for hyphen in ("-", ""))


def _ending(code: str, ending: str) -> tuple[str, str]:
    """'ului>' takes an ending off; 'ei>a' puts another in its place."""
    old, arrow, new = ending.partition(">")
    if not arrow or not old:
        raise BadPack(f"{code}/pack.toml: names.endings: '{ending}' is not 'old>new'")
    return old, new


def _cues(code: str, entries: Iterable[Entry]) -> PhraseTable[CueForm]:
    table: PhraseTable[CueForm] = PhraseTable()
    for entry in entries:
        if entry.section not in CUE_SECTIONS:
            raise BadPack(f"{code}/cues.txt: [{entry.section}]: no such kind of cue")
        for written in entry.forms:
            form, _, particles = written.partition("…")
            cue = CueForm(
                CueKind(entry.section),
                entry.head,
                needs_auxiliary=form.startswith("+"),
                is_gerund=form.startswith("~"),
                after_clause=form.startswith("^"),
                particles=tuple(particles.split("/")) if particles else (),
            )
            table.add(form.lstrip("+~^"), cue)
    return table


def _dates(code: str, settings: Mapping[str, Any]) -> DateWords:
    for key, top in (("months", 12), ("weekdays", 7)):
        for word, number in settings.get(key, {}).items():
            if not isinstance(number, int) or not 1 <= number <= top:
                raise BadPack(f"{code}/pack.toml: dates.{key}.{word}: a number from 1 to {top} expected")
    return build_date_words(settings)
