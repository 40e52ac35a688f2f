"""The words of a passage one by one: what stands at a place, as far as its nearest neighbours tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from claims.extraction.packs import Pack
from claims.extraction.people import first_name
from claims.extraction.text import Token
from claims.extraction.types import Span, new_span
from claims.extraction.word_classes import CALENDAR, HONORIFIC, OWNER, SUFFIXES

SHORTEST_VERB = 4  # letters: 'ktheu'; 'i ri' is an adjective


@dataclass(frozen=True, slots=True)
class SeenWords:
    """How the article writes its words away from a sentence's start: small, or with a capital."""

    small: AbstractSet[str] = frozenset()
    capital: AbstractSet[str] = frozenset()
    surnames: AbstractSet[str] = frozenset()  # words that end a run of capitalised words
    people: AbstractSet[str] = frozenset()  # words right behind a known first name
    nobles: AbstractSet[str] = frozenset()  # surnames with small words behind one: 'von der heydt'
    sample: str = ""

    def is_called(self, surname: str) -> bool:
        """Whether somebody is called so alone, as no school or theatre is: 'tha Gashi'."""
        alone = re.compile(rf"(?:(\w)\w*,? |[\n.!?] ?){re.escape(surname)}\b(?: (\w))?")
        found = (hit.groups(default="") for hit in alone.finditer(self.sample))
        return any(not (before.isupper() or after.isupper()) for before, after in found)


NOTHING_SEEN = SeenWords()


class PrintedWords:
    """The tokens of a passage, asked for what each is."""

    def __init__(
        self,
        tokens: Sequence[Token],
        pack: Pack,
        seen: SeenWords,
        lows: Sequence[str],
        classes: Sequence[int],
    ) -> None:
        self.tokens, self.pack, self.seen, self.lows, self.classes = tokens, pack, seen, lows, classes

    def _is_counted(self, place: int) -> bool:
        return place > 0 and self.tokens[place - 1].text[0].isdecimal()

    def _opens_sentence(self, place: int) -> bool:
        return place == 0 or self.tokens[place - 1].text in ".!?…:" or self.tokens[place - 1].is_quote

    def _bears_name(self, place: int, last: int) -> bool:
        """'shkolla Naim Frashëri': a body that bears the person's name that ends at `last`.

        Not 'drejtori i spitalit Arben Gashi' where 'Gashi' stands alone elsewhere.
        """
        return self.pack.has("namesake", self.lows[place]) and not self.seen.is_called(self.tokens[last].text)

    def _is_surname_elsewhere(self, low: str) -> bool:
        """'Azemi e ndërpreu' of Valmira Azemi whom the article has only in a case, as 'Valmira Azemit'."""
        changes = self.pack.words["surname_case"]
        return bool(changes) and any(
            low.endswith(new) and low.removesuffix(new) + old in self.seen.surnames
            for old, new in (change.split(">") for change in changes)
        )

    def _stands_alone(self, place: int) -> bool:
        """A pronoun does; 'die' only before a verb, 'dieser' beside one: 'Die winkt ab', 'sagte dieser'."""
        if self.pack.has("linked_pronoun", self.lows[place]):
            return self._is_linked(place) and not self._leads_on(place + 1)
        if not self.pack.has("demonstrative", self.lows[place]):
            return True
        opens = self._opens_sentence(place)
        if self.pack.has("article", self.lows[place]):
            leads = opens and self._is_finite(place + 1)
            return leads and not self._is_capital(place + 2)  # 'Die erklärte Gegnerin'
        leads = opens and self._is_one_act(place + 1)
        behind_verb = place > 0 and self.pack.cues.at(self.lows, place - 1) is not None
        return leads or (behind_verb and not self._leads_to_noun(place + 1))

    def _is_linked(self, place: int) -> bool:
        """'i njëjti': a pronoun of which the link is a part."""
        return place > 0 and any(
            self.pack.has(f"{gender}_link", self.lows[place - 1]) and self.pack.has(gender, self.lows[place])
            for gender in ("feminine", "masculine")
        )

    def _leads_on(self, place: int) -> bool:
        """'e njëjta gjë', 'i njëjti ministër': a noun behind, no small word and no verb of saying."""
        if place >= len(self.tokens) or not self.tokens[place].is_word:
            return False
        return not (self._is_small_word(self.lows[place]) or self._is_finite(place))

    def _is_office_of(self, place: int) -> bool:
        """Whether an office in an oblique case stands here: 'consilierul președintelui'."""
        low = self.lows[place]
        if not self._ends_oblique(low) or self.pack.has("organisation", low):
            return False  # 'kreu i gjykatës', which is a judge in another case
        aged = "-" in low and self.pack.office_at((low.rpartition("-")[2],), 0)  # 'e 22-vjeçares'
        return bool(aged) or self.pack.office_at(self.lows, place) is not None

    def _ends_oblique(self, low: str) -> bool:
        return self.pack.ends_with("complement_ending", low)

    def _is_clitic_verb(self, link: int, place: int) -> bool:
        """'Kryetari i ktheu përgjigje': a verb behind what may be a link, by its end or as that disagrees."""
        low = self.lows[place]
        if link + 1 != place or not self.pack.endings_of["clitic_verb_ending"] or link == 0:
            return False
        if not self.pack.has("clitic", self.lows[link]):
            return False
        ends = len(low) >= SHORTEST_VERB and self.pack.ends_with("clitic_verb_ending", low)
        return ends or self._disagrees(link)

    def _disagrees(self, link: int) -> bool:
        """'Kryetari e pret', 'ministrja i bën': a noun of one gender, a link of the other."""
        genders = ("feminine", "masculine")
        return any(
            self.pack.ends_with(f"{mine}_subject_ending", self.lows[link - 1])
            and self.pack.has(f"{theirs}_link", self.lows[link])
            for mine, theirs in (genders, genders[::-1])
        )

    def _is_finite(self, place: int) -> bool:
        """A reporting word or an auxiliary, of which no more than one is the subject."""
        if place >= len(self.lows) or self.pack.ends_with("plural_verb_ending", self.lows[place]):
            return False
        low = self.lows[place]
        auxiliary = self.pack.has("auxiliary", low) or self.pack.has("hearsay_auxiliary", low)
        return auxiliary or self.pack.cues.at(self.lows, place) is not None

    def _is_one_act(self, place: int) -> bool:
        """Any verb that one does: 'Dieser versuchte'; not 'Dieser heute', 'Diese versuchten'."""
        if place >= len(self.lows) or not self.tokens[place].text.islower() or self._leads_to_noun(place):
            return False
        low = self.lows[place]
        return not (self.pack.is_adverb(low) or self.pack.ends_with("plural_verb_ending", low))

    def _leads_to_noun(self, place: int) -> bool:
        """'dieser Plan', 'dieser neue Plan'; not 'dieser am Montag'."""
        plain = place < len(self.lows) and not self._is_small_word(self.lows[place])
        return self._is_capital(place) or (plain and self._is_capital(place + 1))

    def _is_capital(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].is_word and self.tokens[place].is_capital

    def _is_surname(self, place: int) -> bool:
        """Where every noun has a capital: a bare one right after an office, 'Kanzler Merz'."""
        token = self.tokens[place]
        if not self.pack.capital_nouns or not token.is_word or not token.is_capital or self._is_cue(place):
            return False
        return not self._is_calendar(place) and not self._is_small_word(token.low)

    def _is_addressed(self, first: int, noun: int) -> bool:
        """'dem Minister', 'der Ministerin': an article that no subject has, or not one of a woman."""
        article = self.lows[first]
        if self.pack.has("oblique_article", article) or self.pack.has("object_article", article):
            return True
        woman = self.pack.ends_with("feminine_office_ending", self.lows[noun])
        return woman and self.pack.has("masculine_article", article)

    def _noble_end(self, place: int) -> int:
        """The last word of a surname that begins small, 'meint von der Heydt'; `place` where none does."""
        after = place
        while after + 1 < len(self.lows) and self.lows[after] in self.pack.particles:
            after += 1
        return after if " ".join(self.lows[place : after + 1]) in self.seen.nobles else place

    def _is_noble(self, place: int) -> bool:
        """Whether a surname of the article that begins small stands here: 'Ute von der Heydt'."""
        return bool(self.seen.nobles) and place < len(self.lows) and self._noble_end(place) > place

    def _is_small_word(self, low: str) -> bool:
        return low in self.pack.small_words

    def _is_title(self, place: int) -> bool:
        """'Dr.' in 'shkroi në Facebook Dr. Arben Gashi': it begins another name, behind where it was said."""
        if not self.classes[place] & HONORIFIC or self.lows[place] in SUFFIXES:
            return False  # 'Martin Luther King Jr.'
        scene = place > 1 and self.pack.has("preposition", self.lows[place - 2])
        return scene and self.lows[place + 1 : place + 2] == ["."]

    def _is_scene_before_name(self, place: int) -> bool:
        """'unter Tränen Ute Ott', 'im Deutschlandfunk Ute Ott': a noun of a preposition's, and somebody."""
        after = place + 1
        if not (place and self.pack.has("preposition", self.lows[place - 1]) and self._is_capital(after + 1)):
            return False
        return first_name(self.lows[after], self.pack) is not None and not first_name(
            self.lows[place], self.pack
        )

    def _is_calendar(self, place: int) -> bool:
        return bool(self.classes[place] & CALENDAR)

    def _is_verb(self, place: int) -> bool:
        """A reporting word by itself; 'nach Angaben' is one with its noun."""
        found = self.pack.cues.at(self.lows, place) if place >= 0 else None
        return found is not None and found[0] == 1 and self._is_cue(place)

    def _is_cue(self, place: int) -> bool:
        """A reporting word; a verb that a particle makes one is mostly another."""
        found = self.pack.cues.at(self.lows, place) if 0 <= place < len(self.lows) else None
        return found is not None and not found[1].particles

    def _is_acronym(self, place: int) -> bool:
        text = self.tokens[place].text if place < len(self.tokens) else ""
        return text.isupper() and 2 <= len(text) <= 5 and text.isalpha()

    def _is_possessive(self, place: int) -> bool:
        return bool(self.classes[place] & OWNER)

    def _words(self, first: int, last: int) -> tuple[str, Span]:
        text, _, start, end = self.tokens[first]
        for word, _, at, after in self.tokens[first + 1 : last + 1] if last > first else ():
            text, end = text + (f" {word}" if at > end else word), after
        return text, new_span((start, end))

    def _skip_honorific(self, place: int) -> int:
        """The place behind the short titles that begin at one: 'Dr.', 'z.'."""
        while place < len(self.tokens):
            found = self.pack.honorifics.at(self.lows, place)
            if found is None:
                break
            place += found[0]
            if place < len(self.tokens) and self.tokens[place].text == ".":
                place += 1
        return place

    def _is_adjectival(self, place: int) -> bool:
        """'faqen zyrtare', 'un document oficial': behind a plain noun a word for its kind."""
        if not place or not self.pack.has("adjectival", self.lows[place]):
            return False
        low = self.lows[place - 1]
        small = self._is_small_word(low) or self.pack.has("determiner", low) or self._is_cue(place - 1)
        return self.tokens[place - 1].text.islower() and not small

    def _is_trade(self, place: int) -> bool:
        """An office with nothing of a name behind it; 'Karl Otto Bauer' may be one, 'Landwirtin' is not."""
        found = self.pack.office_at(self.lows, place)
        return found is not None and found[0] == 1 and not self._is_capital(place + 1)
