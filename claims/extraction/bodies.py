"""Bodies of one article by their short forms: 'the bank', 'Odës', 'the sheriff's office', 'DNA'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from claims.extraction.body_cases import in_nominative, noun_forms
from claims.extraction.body_kinds import is_common
from claims.extraction.known_bodies import KnownBodies
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import FEMININE, MASCULINE, first_name
from claims.extraction.types import NAME, Mention

STEM = 5
FEWEST_LETTERS, MOST_LETTERS = 2, 8  # of an acronym in brackets
FEWEST_INITIALS = 3  # of one that the article does not explain
LONGEST_NAME = 9  # words before the bracket
LONGEST_APPOSITION = 4  # words
DEFINITE = ("feminine_subject_ending", "masculine_subject_ending")  # 'Oda', and not 'Odë', of 'Odës'
MOST_BODIES = 8  # more of one noun than that are read no further


class Bodies:
    """What an article says about its ministries, clubs and banks."""

    def __init__(self) -> None:
        self._by_noun: dict[str, dict[str, str]] = defaultdict(dict)  # by the word that says what they are
        self._by_letters: dict[str, set[str]] = defaultdict(set)  # as brackets explain them
        self._by_initials: dict[str, set[str]] = defaultdict(set)
        self._by_branch: dict[tuple[str, str], set[str]] = defaultdict(set)  # by them and the last word
        self._shown: set[str] = set()  # names with an apposition that is a body's
        self.known = KnownBodies()

    def learn_shown(self, passage: Passage) -> None:
        """'Pell Capital, which owns a tenth', 'Medilab, a company in Ely': what only a body is called."""
        self.known.learn(passage)
        if passage.words["thing_relative"] or passage.words["indefinite"]:
            self._shown.update(
                hit.mention.text
                for hit in passage.mentions
                if hit.mention.kind is NAME and _is_shown(passage, hit.last)
            )

    def is_shown(self, name: str) -> bool:
        """Whether the words behind a name say that it is a body's."""
        return name in self._shown

    def learn(self, words: Sequence[str], name: str, pack: Pack) -> None:
        """A ministry or a bank, once for all its case forms."""
        called = _nominative(words, pack)
        if called is None:
            return  # 'Deutschen Hafenverband' is not how it is called
        if called[0] != words[0]:
            words, name = called, " ".join(called)
        lows = [word.casefold() for word in words]
        nouns = pack.words["organisation"].intersection(lows) | _ends_of_compounds(lows, pack)
        starts = " ".join(low[: STEM - 1] for low in lows)
        for noun in nouns:
            if starts not in self._by_noun[noun[:STEM]]:
                self._by_noun[noun[:STEM]][starts] = name
        if nouns:
            self._by_initials[_initials(words)].add(name)
            self._by_branch[_initials(words[:-1]), lows[-1]].add(name)

    def learn_letters(self, passage: Passage) -> None:
        """'Institute for Harbour Studies (IHS)': letters that brackets give to the words before them."""
        if "(" not in passage.lows:
            return
        tokens, closing = passage.tokens, len(passage.tokens) - 2
        for opening in [place for place, low in enumerate(passage.lows) if low == "(" and place < closing]:
            letters = tokens[opening + 1].text
            if tokens[opening + 2].text == ")" and _is_acronym(letters):
                name = _explained(passage, opening, letters)
                if name is not None:
                    self._by_letters[letters.casefold()].add(name)

    def by_letters(self, name: str) -> str | None:
        """'IHS', 'ZRRE-së': the only body of these letters, as brackets tell or by its initials."""
        letters = name.split("-", 1)[0]
        if not _is_acronym(letters):
            return None
        found = self._by_letters.get(letters.casefold(), set())
        if not found and len(letters) >= FEWEST_INITIALS:
            found = self._by_initials.get(letters.casefold(), set())
        return _only(found)

    def of_branch(self, words: Sequence[str]) -> str | None:
        """'ISU Cluj' of 'Inspectoratul pentru Situații de Urgență Cluj': the only one of its letters."""
        letters, *place = words
        if len(place) != 1 or not _is_acronym(letters) or len(letters) < FEWEST_INITIALS:
            return None
        return _only(self._by_branch.get((letters.casefold(), place[0].casefold()), set()))

    def called(self, forms: Iterable[str], pack: Pack) -> str | None:
        """'Odës', 'Federation': the only body that the article calls by this noun; no 'Churchill'."""
        found = {
            full
            for form in forms
            for low in noun_forms(form.casefold(), pack)
            for full in islice(self._by_noun.get(low[:STEM], {}).values(), MOST_BODIES)
            if low in full.casefold().split(" ")
        }
        return _only(found)

    def spelled_out(self, words: Sequence[str], pack: Pack) -> str | None:
        """'Ministrisë së Ambientit': how a body is called that is printed in a case of its own."""
        branch = self.of_branch(words)
        if branch is not None:
            return branch
        called = in_nominative(words, pack)
        if called is None and pack.has("organisation", words[0].casefold()) and pack.words["oblique_link"]:
            called = _nominative(words, pack)
        return " ".join(called) if called is not None and called[0] != words[0] else None

    def of_one_word(self, name: str, bases: Iterable[str], pack: Pack) -> str | None:
        """Which body is called by a single word: letters, a noun of its name, a case of its own."""
        found = self.by_letters(name) or self.called((name, *bases), pack)
        if found or is_common(name, pack):
            return found
        called = in_nominative((name,), pack)  # 'Минздраве'
        return " ".join(called) if called is not None else None

    def meant(self, mention: Mention, pack: Pack) -> str | None:
        """'the bank' after 'Harbour Bank', 'the sheriff's office': if only one has these words."""
        words = mention.text.casefold().split(" ")
        definite = words
        while len(definite) > 1 and pack.has("determiner", definite[0]):
            if pack.has("possessive", definite[0]) or pack.has("indefinite", definite[0]):
                return None
            definite = definite[1:]
        if len(words) - len(definite) > 1:
            return None
        if len(definite) == 1:
            return self.by_letters(mention.text.split(" ")[-1]) or self._of_noun(definite[0], pack)
        return self._of_words(definite, pack)

    def _of_noun(self, noun: str, pack: Pack) -> str | None:
        found: set[str] = set()
        for form in noun_forms(noun, pack):
            found.update(islice(self._by_noun.get(form[:STEM], {}).values(), MOST_BODIES))
        return _only(found) if pack.has("organisation", noun) else None

    def _of_words(self, words: list[str], pack: Pack) -> str | None:
        """The first or the last words of only one body's name."""
        ends = (words[0], words[-1])
        noun = next((word for word in ends if pack.has("organisation", word)), None)
        if noun is None:
            return None
        named = islice(self._by_noun.get(noun[:STEM], {}).values(), MOST_BODIES)
        found = [full for full in named if _has_words(full.casefold().split(" "), words)]
        return _only(found)


def _is_shown(passage: Passage, last: int) -> bool:
    comma, after = last + 1, last + 2
    if after >= len(passage.tokens) or passage.tokens[comma].text != ",":
        return False
    if passage.has("thing_relative", after):
        return True
    if not passage.has("indefinite", after):
        return False
    end = after + 1
    while end - after <= LONGEST_APPOSITION and end < len(passage.tokens) and passage.tokens[end].is_word:
        if passage.has("organisation", end):
            return True
        if passage.has("preposition", end) or end in passage.mention_from:
            return False  # 'Ann Pope, a director of the company'
        end += 1
    return False


def _only(found: Collection[str]) -> str | None:
    """The one that was found; of several, none."""
    return next(iter(found)) if len(found) == 1 else None


def _has_words(name: list[str], words: list[str]) -> bool:
    return words in (name[: len(words)], name[-len(words) :])


def _ends_of_compounds(lows: Iterable[str], pack: Pack) -> set[str]:
    """'landgericht' as 'gericht', where nouns are made of nouns."""
    endings = pack.endings_of["body_ending"]
    return {end for low in lows if low.endswith(endings) for end in endings if low.endswith(end)}


def _nominative(words: Sequence[str], pack: Pack) -> list[str] | None:
    """'Companiei Hidro' as 'Compania Hidro'; None where what is behind may change too."""
    called = in_nominative(words, pack)
    if called is not None:
        return called
    low = words[0].casefold()
    if pack.ends_with("bent_ending", low) and not pack.ends_with("body_ending", low):
        return None  # 'vom Deutschen Hafenverband'
    oblique = pack.ends_with("oblique_ending", low)
    object_form = pack.ends_with("accusative_ending", low)
    if not (oblique or object_form) and (pack.names_decline or not pack.ends_with("complement_ending", low)):
        return list(words)
    _, *forms = noun_forms(low, pack)
    endings = ("complement_ending", "accusative_ending")
    forms = [form for form in forms if not any(pack.ends_with(ending, form) for ending in endings)]
    if not forms:
        return list(words) if object_form else None
    definite = (form for form in forms if any(pack.ends_with(one, form) for one in DEFINITE))
    return _linked(next(definite, forms[0]), words, pack)


def _linked(noun: str, words: Sequence[str], pack: Pack) -> list[str] | None:
    """'Ministria e Ambientit' of 'Ministrisë së Ambientit', 'Komisioni i Lartë' of 'Komisionit të Lartë'.

    A link has the gender and case of the noun, as long as nothing stands between that is owned itself.
    """
    gender = FEMININE if pack.ends_with("feminine_name_ending", noun) else MASCULINE
    link = next(iter(pack.words[f"{gender}_link"]), None)
    named = [noun.capitalize(), *words[1:]]
    for place, word in enumerate(words[1:-1], start=1):
        low = word.casefold()
        if pack.ends_with("oblique_ending", low) and not pack.has("oblique_link", low):
            break
        if pack.has("oblique_link", low) or pack.has("feminine_link", low):
            if link is None:
                return None
            named[place] = link
        elif pack.has("preposition", low):
            break
    return named


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper()).casefold()


def _is_acronym(letters: str) -> bool:
    if not (FEWEST_LETTERS <= len(letters) <= MOST_LETTERS and letters.isalpha()):
        return False
    return 2 * sum(map(str.isupper, letters)) > len(letters)


def _explained(passage: Passage, opening: int, letters: str) -> str | None:
    """The nearest words before a bracket of which its letters are made; 'Ana Pop (PSD)' is no party."""
    for first in range(opening - 1, max(-1, opening - 1 - LONGEST_NAME), -1):
        token = passage.tokens[first]
        if not token.is_word:
            return None
        begins = token.is_capital and token.low[0] == letters[0].casefold() and first < opening - 1
        words = [word.text for word in passage.tokens[first:opening]]
        if begins and _makes(words, letters.casefold()):
            named = first_name(token.low, passage.pack) is not None
            oblique = passage.pack.ends_with("oblique_ending", token.low)
            return None if named or oblique else " ".join(words)
    return None


def _makes(words: list[str], letters: str) -> bool:
    """Whether letters are those of the words in order, two of them at least initials."""
    starts = iter([part[0].casefold() for word in words for part in word.split("-") if part])
    rest = iter(" ".join(words).casefold())
    initials = sum(letter in starts for letter in letters)
    return initials >= FEWEST_LETTERS and all(letter in rest for letter in letters)
