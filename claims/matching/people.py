"""The known speakers, blocked so that a mention is held against few of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.matching.fold import fold_name, is_cyrillic, sound_of, spellings
from claims.matching.inflection import is_womans_genitive, last_word_fits, one_case_fits
from claims.matching.types import KnownRole, KnownSpeaker

BLOCK, SHORT_BLOCK = 3, 2  # letters that inflection leaves alone, in names of up to three letters too
# Given names that are surnames too: 'Dumitru Mihai' need not be Mihai Dumitru.
GIVEN = frozenset(
    {
        *(
            "ion",
            "mihai",
            "dumitru",
            "petru",
            "pavel",
            "toma",
            "marin",
            "stan",
            "radu",
            "vasile",
            "gheorghe",
            "luca",
        ),
        *(
            "george",
            "nicolae",
            "constantin",
            "ili",
            "ilie",
            "oprea",
            "florea",
            "matei",
            "simion",
            "stefan",
            "tudor",
        ),
        *(
            "anton",
            "david",
            "filip",
            "grigore",
            "iacob",
            "lazar",
            "marcu",
            "martin",
            "moise",
            "sandu",
            "sava",
            "vlad",
        ),
        *(
            "serban",
            "tanase",
            "traian",
            "victor",
            "voicu",
            "dan",
            "ali",
            "hasan",
            "osman",
            "ahmet",
            "mehmet",
            "agim",
        ),
        *(
            "giergi",
            "giergj",
            "gjergj",
            "leka",
            "marku",
            "pal",
            "zef",
            "kola",
            "ismail",
            "hisen",
            "ibrahim",
            "iusuf",
        ),
    }
)
_LUI = re.compile(r"\A\s*lui\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of a person: its folded words, how they sound, and the parts of a double surname."""

    speaker: KnownSpeaker
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    parts: frozenset[str]


class SpeakerIndex:
    """Known speakers, blocked by folded name, sound, surname and printed office. Build once, ask often."""

    def __init__(self, speakers: Iterable[KnownSpeaker]) -> None:
        self.by_name: dict[str, list[KnownSpeaker]] = defaultdict(list)
        self.by_sound: dict[str, list[KnownSpeaker]] = defaultdict(list)
        self.by_block: dict[str, list[KnownName]] = defaultdict(list)
        self.by_form: dict[str, list[tuple[KnownSpeaker, KnownRole]]] = defaultdict(list)
        self.by_office: dict[tuple[str, str], list[tuple[KnownSpeaker, KnownRole]]] = defaultdict(list)
        self.given: set[str] = set(GIVEN)
        for speaker in speakers:
            self._add(speaker)

    def _add(self, speaker: KnownSpeaker) -> None:
        for folded in {folded for name in speaker.names for folded in spellings(name)}:
            self.by_name[folded].append(speaker)
        if speaker.kind == "person":
            for name in speaker.names:
                self._add_person(speaker, name)
        for role in speaker.roles:
            self._add_role(speaker, role)

    def _add_person(self, speaker: KnownSpeaker, name: str) -> None:
        words, sounds = _words(fold_name(name)), _words(sound_of(name))
        self.by_sound[" ".join(sounds)].append(speaker)
        parts = {fold_name(part) for part in name.split()[-1:] for part in part.split("-")} | {words[-1]}
        known = KnownName(speaker, words, sounds, frozenset(parts))
        for block in {_block(part) for part in (*parts, sounds[-1])}:
            self.by_block[block].append(known)
        if len(words) > 1:
            self.given.add(words[0])

    def _near(self, name: str) -> Iterator[KnownName]:
        """Names whose surname, or a part of it, begins as this name's last word does, in letters or sound."""
        lasts = (_words(fold_name(name))[-1], _words(sound_of(name))[-1])
        blocks = {last[:size] for last in lasts for size in (BLOCK, SHORT_BLOCK)}
        near = (known for block in sorted(blocks) for known in self.by_block.get(block, ()))
        return iter({id(known): known for known in near}.values())

    def _add_role(self, speaker: KnownSpeaker, role: KnownRole) -> None:
        for folded in {fold_name(form) for forms in role.printed_forms.values() for form in forms}:
            self.by_form[folded].append((speaker, role))
        if role.country and role.title:
            self.by_office[bare_title(role.title), role.country].append((speaker, role))

    def exactly(self, name: str) -> list[KnownSpeaker]:
        """Speakers with this name in any script, case and spelling; one word is never enough for a person."""
        found = (speaker for folded in spellings(name) for speaker in self.by_name.get(folded, ()))
        single = " " not in fold_name(name)
        return [speaker for speaker in found if not (single and speaker.kind == "person")]

    def by_ear(self, name: str) -> list[KnownSpeaker]:
        """People whose full name sounds like this: Makron for Macron."""
        return list(self.by_sound.get(sound_of(name), ())) if " " in fold_name(name) else []

    def reordered(self, name: str) -> list[KnownSpeaker]:
        """People named surname first: 'POPESCU Ion', 'Popescu, Ion', 'Popescu Ion'."""
        turned = _turned(name, self.given)
        return (self.exactly(turned) or self.by_ear(turned)) if turned else []

    def inflected(self, name: str, base_forms: Sequence[str]) -> list[KnownSpeaker]:
        """Speakers whose full name stands here in some case; `base_forms` are the language's own guesses."""
        bare = _LUI.sub("", name)
        if bare != name and (found := self.exactly(bare)):
            return found
        bases = [one for base in base_forms for one in self.exactly(base)]
        things = [speaker for speaker in bases if speaker.kind != "person"]
        return things or list(self._people_inflected(bare, {fold_name(base) for base in base_forms}))

    def _people_inflected(self, shown: str, bases: set[str]) -> Iterator[KnownSpeaker]:
        words, sounds = _words(fold_name(shown)), _words(sound_of(shown))
        for known in self._near(shown) if len(words) > 1 else ():
            if len(known.words) != len(words):
                continue
            if _is_form_of(shown, words, known.words, bases) or _is_form_of(
                shown, sounds, known.sounds, set()
            ):
                yield known.speaker

    def surnamed(self, name: str, base_forms: Sequence[str]) -> list[KnownName]:
        """People with this surname, as printed or in some case."""
        last = _words(fold_name(name))[-1]
        bases = {fold_name(base).split(" ")[-1] for base in base_forms}
        slavic = is_cyrillic(name)
        return [
            known
            for known in self._near(name)
            if last_word_fits(last, known.words[-1])
            or known.words[-1] in bases
            or (slavic and one_case_fits([last], known.words[-1:]))
        ]

    def akin(self, name: str) -> list[KnownName]:
        """People one part of whose double surname this is, or whose surname sounds the same."""
        last, sound = _words(fold_name(name))[-1], _words(sound_of(name))[-1]
        slavic = is_cyrillic(name)
        return [
            known
            for known in self._near(name)
            if last in known.parts
            or last_word_fits(sound, known.sounds[-1])
            or (slavic and last == known.words[-1] + "a")
        ]


def bare_title(title: str) -> str:
    """'President of Ukraine', 'the president', 'former president' as one key: who left it is asked apart."""
    return fold_name(title).removeprefix("the ").removeprefix("former ").split(" of ")[0]


def _block(word: str) -> str:
    return word[:BLOCK] if len(word) > BLOCK else word[:SHORT_BLOCK]


def _words(folded: str) -> tuple[str, ...]:
    return tuple(folded.split(" "))


def _is_form_of(shown: str, words: Sequence[str], known: Sequence[str], bases: set[str]) -> bool:
    """Whether a printed full name is the known one in some case. The first name decides who is meant."""
    if list(words[:-1]) == list(known[:-1]):
        return last_word_fits(words[-1], known[-1]) or " ".join(known) in bases
    if is_cyrillic(shown):
        return one_case_fits(words, known)
    return _one_genitive(shown, words, known)


def _one_genitive(shown: str, words: Sequence[str], known: Sequence[str]) -> bool:
    """A woman's given names in the genitive, one or all of them, before an unchanged surname."""
    printed = shown.replace("-", " ").split()
    if len(printed) != len(words) or words[-1] != known[-1]:
        return False
    return all(
        mine == own or is_womans_genitive(mine, as_printed, own)
        for mine, as_printed, own in zip(words, printed, known, strict=True)
    )


def _turned(name: str, given: set[str]) -> str | None:
    """Given name first, where the name surely stands the other way round."""
    before, comma, after = name.partition(",")
    if comma:
        return f"{after} {before}"
    words = name.split()
    shouted = [word.isupper() and len(word) > 1 for word in words]
    if shouted and shouted[0] and not all(shouted):
        head = shouted.index(False)
        return " ".join([*words[head:], *words[:head]])
    if len(words) == 2 and fold_name(words[0]) not in given:
        return f"{words[1]} {words[0]}"
    return None
