"""What an article tells of its people where it names them: 'Ann Pope, who taught here' is 'the teacher'.

A description that nobody near fits is of the only one of whom it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from claims.extraction.descriptions import AGE_FIGURES, STEM, age_of, noun_of
from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_boundary, is_governed
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import gender_of, is_thing
from claims.extraction.trades import (
    APART_ONLY,
    are_apart,
    does,
    is_alike,
    kinds_of_words,
    sides_of,
    trades_of,
    without_front,
)
from claims.extraction.types import NAME, ROLE, Mention, MentionHit
from claims.extraction.unread import Unread
from claims.extraction.word_classes import OWN_ENDINGS

LONGEST_APPOSITION = 10  # tokens
LONGEST_DEED = 9  # words behind a name: its verb and what it is done to
NEAR = 3  # words before a name, among which that of a party may stand
LEAD = 2  # paragraphs in which somebody may come in without a name who is called by it in the next
LONGEST_PLACE = 4  # tokens from a preposition to the comma behind a place
LONGEST_AGE = 4  # words: 'de 34 de ani'
TEENS, YOUNG, PENSION = 19, 35, 60  # the last ages of the young and the first of the old
AGE_WORDS = 2  # behind the comma: 'Ana Pop, de 34 de ani'
MOST_TOLD = 1_000  # more is no article


class Told(NamedTuple):
    """Somebody as printed, the nouns said of her there, all words beside the name, and what she does."""

    hit: MentionHit
    nouns: frozenset[str]
    words: frozenset[str]
    trades: frozenset[str]
    passages: tuple[Passage, ...]
    age: str | None = None  # in figures
    was: bool = False  # the text says 'was', of a time gone by, or that she left
    comes_in: bool = False  # the nouns are those of somebody who came in without a name
    is_human: bool = False  # an age, or a 'who' behind the name

    def around(self) -> Iterator[str]:
        """The words of the paragraph, and of the one before."""
        return (low for passage in self.passages for low in passage.lows)


class ToldOf:
    """All of an article. Feed it every passage, then ask: it is read when a description asks."""

    def __init__(self) -> None:
        self._rows: list[Told] = []
        self._unread = Unread()
        self._newcomer: MentionHit | None = None  # of the paragraph before, if that is among the first
        self._before: Passage | None = None
        self._number = 0

    def learn(self, passage: Passage) -> None:
        """Take in one passage."""
        if len(self._rows) < MOST_TOLD:
            self._unread.add(passage, self._read)

    def _read(self, passage: Passage) -> None:
        around = (passage,) if self._before is None else (self._before, passage)
        rows = [_told(passage, hit, around) for hit in passage.mentions if _is_somebody(passage, hit)]
        came, pack = self._newcomer, passage.pack
        if came is not None and rows and _may_be_newcomer(rows[0].hit, came, pack):
            rows[0] = _with_newcomer(rows[0], came, pack)
        self._rows += rows
        self._newcomer = _newcomer(passage) if self._number < LEAD and not rows else None
        self._number += 1
        self._before = passage

    def before(self, place: int) -> Iterator[Told]:
        """Whoever is named before a character, with what is told of them there."""
        self._unread.read(self._read)
        return (row for row in self._rows if row.hit.mention.span.start < place)


def _is_somebody(passage: Passage, hit: MentionHit) -> bool:
    """Whether a mention is a whole name, and may be somebody's."""
    return " " in hit.mention.text and hit.mention.kind is NAME and not is_thing(hit.mention, passage.pack)


def _newcomer(passage: Passage) -> MentionHit | None:
    """'A teacher from Hull has won a prize.': the only one of whom the paragraph tells, without a name."""
    offices = [hit for hit in passage.mentions if hit.mention.kind is ROLE]
    if len(offices) != 1 or passage.has("several", offices[0].first):
        return None
    return offices[0]


def _may_be_newcomer(hit: MentionHit, newcomer: MentionHit, pack: Pack) -> bool:
    """Whether the name that opens the next paragraph may be hers: no body's, and no man's."""
    if hit.first > 0 or any(word.isupper() for word in hit.mention.text.split(" ")):
        return False
    mine, theirs = gender_of(newcomer.mention, pack), gender_of(hit.mention, pack)
    return not (mine and theirs and mine != theirs)


def _with_newcomer(row: Told, newcomer: MentionHit, pack: Pack) -> Told:
    words = newcomer.mention.text.casefold().split(" ")
    nouns = frozenset(_heads(words, pack))
    return row._replace(
        nouns=row.nouns | nouns,
        words=row.words | frozenset(words),
        trades=row.trades | trades_of(nouns, pack),
        comes_in=True,
    )


def _told(passage: Passage, hit: MentionHit, around: tuple[Passage, ...]) -> Told:
    office = (hit.mention.role_text or "").casefold().split()
    behind = _behind(passage, hit)
    ahead = _ahead(passage, hit)
    stated, was = _stated(passage, hit)
    age = _age_of(passage, hit)
    nouns = [noun for words in (office, behind, ahead, stated) for noun in _heads(words, passage.pack)]
    near = passage.lows[max(passage.sentence_of(hit.first)[0], hit.first - NEAR) : hit.last]
    after = _deed(passage, hit, behind)
    verbs = [*office, ".", *behind, ".", *after, ".", *(near if is_governed(passage, hit) else ())]
    done = does(verbs, passage.pack)
    return Told(
        hit,
        frozenset(nouns),
        frozenset((*office, *behind, *ahead, *stated, *near, *(after if done else ()))),
        trades_of(nouns, passage.pack) | done | _trades_of_age(age),
        around,
        age,
        was or any(passage.pack.phrase("leaving", after, place) for place in range(len(after))),
        is_human=_has_age(passage, hit) or bool(behind and passage.pack.has("human_relative", behind[0])),
    )


def _trades_of_age(age: str | None) -> frozenset[str]:
    """'the teenager' of 17, 'tânăra' of 29, 'the pensioner' of 71."""
    years = -1 if age is None else int(age)
    called = {"teenager": 0 < years <= TEENS, "young": 0 < years <= YOUNG, "pensioner": years >= PENSION}
    return frozenset(trade for trade, fits in called.items() if fits)


def _stated(passage: Passage, hit: MentionHit) -> tuple[Sequence[str], bool]:
    """What the sentence says that somebody is: 'Ann Pope is a nurse', and whether she was it."""
    table, place = passage.pack.grammar.get("being"), hit.last + 1
    found = table.at(passage.lows, place) if table is not None and place < len(passage.lows) else None
    words = _until_mark(passage, place + found[0]) if found is not None else ()
    if found is None or any(passage.pack.has("negation", word) for word in words):
        return (), False
    return words, found[1] == "was"


def _age_of(passage: Passage, hit: MentionHit) -> str | None:
    """'Ann Pope, 34,', 'Ana Pop, de 34 de ani,', '34-year-old Ann Pope'."""
    mark, *behind = [*passage.lows[hit.last + 1 : hit.last + 2 + AGE_WORDS], ""]
    ahead = passage.lows[max(0, hit.first - 1) : hit.last]
    told = (*(behind if mark in {",", "("} else ()), *ahead)
    return age_of(" ".join(told)) or _age_among(_behind(passage, hit), passage.pack)


def _has_age(passage: Passage, hit: MentionHit) -> bool:
    """'Ann Pope, 34,', 'Ana Pop, de 34 de ani,'; not 'SCM Lugoj, 27-26'."""
    comma = hit.last + 1
    behind = [*passage.lows[comma : comma + LONGEST_AGE + 2], "", ""]
    if behind[0] not in {",", "("}:
        return False
    start = 1 + passage.has("preposition", comma + 1)
    figures = behind[start]
    aged = any(passage.pack.has("age", low) for low in behind[start + 1 :])
    return figures.isdecimal() and len(figures) == AGE_FIGURES and (aged or behind[start + 1] in {",", ")"})


def _age_among(words: Sequence[str], pack: Pack) -> str | None:
    """'un profesor de 45 de ani'; neither 'with 30 years in the job' nor 'profesoară de 25 de ani'."""
    if not words or not pack.has("indefinite", words[0]):
        return None
    for place in range(1, len(words)):
        since = pack.has("preposition", words[place - 1]) and not pack.has("age", words[place - 1])
        if not since and any(pack.has("age", word) for word in words[place + 1 : place + 1 + AGE_WORDS]):
            age = age_of(words[place])
            if age is not None:
                return age
    return None


def _behind(passage: Passage, hit: MentionHit) -> Sequence[str]:
    """The words of the apposition or the relative clause behind a name: 'Ann Pope, 34, a clerk,'."""
    comma = _past_place(passage, hit.last + 1)
    if comma < len(passage.tokens) and passage.tokens[comma].text == "(":
        return _until_mark(passage, comma + 1)
    if comma >= len(passage.tokens) or passage.tokens[comma].text != ",":
        return ()
    found = () if passage.has("auxiliary", comma + 1) else _until_mark(passage, comma + 1)
    if found and _is_age(found, passage.pack):
        second = comma + 1 + len(found)
        more = second < len(passage.tokens) and passage.tokens[second].text == ","
        found = _until_mark(passage, second + 1) if more else ()
    return found


def _past_place(passage: Passage, place: int) -> int:
    """Behind 'from Hull', where a comma follows: 'Ann Pope from Hull, a clerk,'."""
    if not passage.has("preposition", place):
        return place
    near = range(place + 1, min(len(passage.tokens), place + LONGEST_PLACE))
    comma = next((step for step in near if passage.tokens[step].text == ","), place)
    return comma if all(passage.tokens[step].is_capital for step in range(place + 1, comma)) else place


def _is_age(words: Sequence[str], pack: Pack) -> bool:
    """'34', 'de 34 de ani'; not 'who taught here for years'."""
    if words[0][0].isdecimal():
        return True
    figures = any(word[0].isdecimal() for word in words)
    return len(words) <= LONGEST_AGE and figures and pack.has("age", words[-1])


def _deed(passage: Passage, hit: MentionHit, behind: Sequence[str]) -> Sequence[str]:
    """The words behind a name, or behind the commas of its apposition: 'Ann Pope, 34, drives a bus'."""
    start = hit.last + 1
    if behind and start < len(passage.tokens) and passage.tokens[start].text == ",":
        start += len(behind) + 2
    return _until_mark(passage, start)[:LONGEST_DEED]


def _until_mark(passage: Passage, place: int) -> Sequence[str]:
    end = place
    while end < min(len(passage.tokens), place + LONGEST_APPOSITION) and passage.tokens[end].is_word:
        end += 1
    return passage.lows[place:end]


def _ahead(passage: Passage, hit: MentionHit) -> Sequence[str]:
    """The words before the comma of a name: 'One mother, Ann Pope, waited', 'the head, Ann Pope'.

    An office, or words with nothing but a mark, a conjunction or the beginning of the sentence before them.
    """
    comma = hit.first - 1
    if comma < 1 or passage.tokens[comma].text != ",":
        return ()
    first, end = passage.sentence_of(hit.first)
    offices = (one for one in passage.mentions_in(first, comma) if one.mention.kind is ROLE)
    office = next((one for one in offices if name_after(passage, one, end) is hit), None)
    if office is not None:
        return passage.lows[office.first : comma]
    start = comma
    while start > first and passage.tokens[start - 1].is_word and not is_boundary(passage, start - 1):
        start -= 1
    opens = start == first or passage.has("conjunction", start - 1) or passage.tokens[start - 1].text == ","
    return passage.lows[start:comma] if opens and not passage.has("preposition", start) else ()


def _heads(words: Sequence[str], pack: Pack) -> Iterator[str]:
    """The words up to what hangs on them: 'a retired nurse' of 'a retired nurse from Hull'."""
    hung = next((place for place, word in enumerate(words) if pack.has("preposition", word)), len(words))
    own = [place for place in range(hung) if words[place].endswith(OWN_ENDINGS)]
    hanging = False
    for place, word in enumerate(words[own[-1] + 1 :] if own else words):  # "the mayor's wife"
        if pack.has("relative", word):
            return
        if pack.has("joining", word):
            hanging = False  # 'a clerk from Hull and mother of two'
            continue
        hangs = pack.has("preposition", word) or pack.has("head_preposition", word)
        oblique = place and pack.ends_with("oblique_ending", word) and not pack.adjective_nouns
        hanging = hanging or hangs or bool(oblique)
        if not (hanging or pack.has("determiner", word)):
            yield word


# Asked


def whom(passage: Passage, office: MentionHit, told: ToldOf) -> Iterator[Told]:
    """Where somebody is named of whom the article tells what a description says."""
    wanted = _wanted(passage, office)
    return (row for row in told.before(office.mention.span.start) if wanted(row))


def _wanted(passage: Passage, office: MentionHit) -> Callable[[Told], bool]:
    pack, text = passage.pack, office.mention.text
    noun = without_front(noun_of(text, pack), pack)
    lows = [without_front(word, pack) for word in text.casefold().split(" ")]
    age = age_of(text)
    if age is not None:
        return lambda row: row.age == age
    sides = sides_of(lows, pack)
    if sides and sides_of((noun,), pack):
        return lambda row: bool(sides & sides_of(row.words, pack))
    every = trades_of((noun,), pack)
    trades = every - APART_ONLY
    of = _complement(lows, noun, pack)
    return lambda row: (
        (
            (bool(trades) and trades <= row.trades and not are_apart(every, row.trades))
            or any(is_alike(noun, word) for word in row.nouns)
        )
        and all(_is_of(row, word, pack) for word in of)
        and (not sides or bool(sides & sides_of(row.words, pack)))
    )


def is_narrowed(office: Mention, pack: Pack) -> bool:
    """Whether a description says more than a noun: 'the Labour politician', 'șeful companiei'."""
    lows = office.text.casefold().split(" ")
    return bool(sides_of(lows, pack) or _complement(lows, noun_of(office.text, pack), pack))


def is_of_it(row: Told, office: Mention, pack: Pack) -> bool:
    """Whether the words around a name tell of all of which somebody is said to be something."""
    of = _complement(office.text.casefold().split(" "), noun_of(office.text, pack), pack)
    return all(_is_of(row, word, pack) or any(is_alike(word, low) for low in row.around()) for word in of)


def _complement(lows: Sequence[str], noun: str, pack: Pack) -> list[str]:
    """Of what somebody is said to be: 'companiei' of 'șeful companiei', 'drama' of 'the drama teacher'."""
    place = lows.index(noun) if noun in lows else -1
    front = lows[: max(place, 0)] if pack.adjective_nouns else []
    kinds = [word for word in front if not (pack.has("determiner", word) or pack.has("epithet", word))]
    behind = [word for word in lows[place + 1 :] if len(word) >= STEM and not pack.has("epithet", word)]
    parts = noun.split("-")[:-1] if pack.compounds else []  # 'der Stadtwerke-Chef'
    return [*parts, *kinds, *behind]


def _is_of(row: Told, word: str, pack: Pack) -> bool:
    """Whether somebody is of a thing: it is said of her, or her text tells of a body of that kind."""
    if any(is_alike(word, said) for said in row.words):
        return True
    if trades_of((word,), pack) & trades_of(row.words, pack):
        return True
    kinds = kinds_of_words((word,), pack)
    return bool(kinds & (kinds_of_words(row.words, pack) or kinds_of_words(row.around(), pack)))
