"""Find who is mentioned: names, offices and pronouns, with what stands next to them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from claims.extraction.packs import Pack
from claims.extraction.people import first_name
from claims.extraction.text import Token
from claims.extraction.types import Mention, MentionHit, MentionKind, Span

LONGEST_ROLE = 9
FARTHEST_DETERMINER = 4
LONGEST_TITLE = 2  # capital nouns before a first name


class _Office(NamedTuple):
    """A role noun phrase: its tokens, the office, the country that it names."""

    first: int
    last: int
    role: str
    country: str | None
    of_office: bool = False  # 'the president's adviser': an office hangs on it


@dataclass(frozen=True, slots=True)
class SeenWords:
    """How the article writes its words away from a sentence's start: small, or with a capital."""

    small: AbstractSet[str] = frozenset()
    capital: AbstractSet[str] = frozenset()
    surnames: AbstractSet[str] = frozenset()  # words that end a run of capitalised words


_NOTHING_SEEN = SeenWords()


def find_mentions(tokens: Sequence[Token], pack: Pack, seen: SeenWords = _NOTHING_SEEN) -> list[MentionHit]:
    """All mentions of a passage in order, apart from each other."""
    return _Reader(tokens, pack, seen).read()


class _Reader:
    """Reads a passage from left to right; `place` is the next token."""

    def __init__(self, tokens: Sequence[Token], pack: Pack, seen: SeenWords) -> None:
        self.tokens, self.pack, self.seen = tokens, pack, seen
        self.lows = [token.low for token in tokens]
        self.hits: list[MentionHit] = []

    def read(self) -> list[MentionHit]:
        after = 0
        for place in self._somebody():
            if place >= after:
                after = self._step(place)
        return self.hits

    def _somebody(self) -> list[int]:
        """Where a mention may begin: most words are small and begin no name or office in any list."""
        listed, compounds = self.pack.mention_words, self.pack.compounds
        return [
            place
            for place, token in enumerate(self.tokens)
            if token.low in listed
            or token.text[0].isupper()
            or (compounds and token.text[0].isdecimal())  # 'die 74-Jährige'
        ]

    def _step(self, place: int) -> int:
        """Take what begins here and return the place after it."""
        named = self._skip_honorific(place)
        if place < named < len(self.tokens) and self._starts_name(named):
            return self._take_name(named, place)
        office = self._office(place)
        if office is not None:
            return self._take_office(office)
        if self._starts_name(place):
            return self._take_name(place, place)
        if self.pack.has("pronoun", self.lows[place]):
            self._add(MentionKind.PRONOUN, place, place, place)
        return place + 1

    def _take_office(self, office: _Office) -> int:
        following = self._skip_honorific(office.last + 1)
        if following < len(self.tokens) and (self._starts_name(following) or self._is_surname(following)):
            if not office.of_office:
                return self._take_name(following, office.first, office)
            if self.pack.names_decline:
                return self._take_name(
                    following, office.first
                )  # whose office it is, the cases do not tell here
            office = office._replace(last=self._chain_end(following))
        self._add_role(office)
        return office.last + 1

    def _take_name(self, place: int, first: int, office: _Office | None = None) -> int:
        """The name at `place`; its noun phrase began at `first`, with a title or an office."""
        last = self._chain_end(place)
        if last == place + 1 and self._is_owner(place):
            last = place
        if last - place >= 2 and self._is_acronym(place):
            place += 1  # 'deputatul PSD Marin Popa', 'GOP Sen. John Smith'
        if office is None:
            office = self._title_inside(place, last)
            place = office.last + 1 if office else place
        if not self._is_possessive(last):
            self._add(MentionKind.NAME, place, last, first, office)
        return last + 1

    def _is_surname(self, place: int) -> bool:
        """Where every noun has a capital: a bare one right after an office, 'Kanzler Merz'."""
        token = self.tokens[place]
        if not self.pack.capital_nouns or not token.is_word or not token.is_capital or self._is_cue(place):
            return False
        return not self._is_calendar(place) and not self._is_small_word(token.low)

    # Offices

    def _office(self, place: int) -> _Office | None:
        """The role noun phrase that begins here: [country] role [country | of …]."""
        start, country = place, None
        found = self.pack.countries.at(self.lows, place) if self.pack.adjective_nouns else None
        if found:
            place, country = place + found[0], found[1]
        role = self.pack.office_at(self.lows, place) if place < len(self.tokens) else None
        if role is None or self._is_possessive(place + role[0] - 1):
            return None
        last, tail_country = self._complement(place + role[0] - 1)
        of_office = any(self._is_office_of(step) for step in range(place + role[0], last + 1))
        return _Office(self._determiner_before(start), last, role[1], country or tail_country, of_office)

    def _is_office_of(self, place: int) -> bool:
        """Whether an office in an oblique case stands here: 'consilierul președintelui'."""
        found = self.pack.office_at(self.lows, place)
        return found is not None and self._ends_oblique(self.lows[place])

    def _complement(self, last: int) -> tuple[int, str | None]:
        """Walk over 'of Ukraine', 'ucrainean', 'de la Kiev', 'pentru probleme externe al Kremlinului'."""
        country: str | None = None
        limit = min(len(self.tokens) - 1, last + LONGEST_ROLE)
        while last < limit:
            step = self._country_step(last + 1)
            if step is not None:
                country, last = country or step[1], last + step[0]
                continue
            length = (
                self._linked(last + 1) or self._adjective(last + 1, limit) or self._organisation(last + 1)
            )
            if length == 0:
                break
            last += length
            country = country or self._country_at(last)
        return last, country

    def _country_step(self, place: int) -> tuple[int, str] | None:
        found = self.pack.countries.at(self.lows, place)
        return found if found and not self._is_possessive(place) else None

    def _country_at(self, place: int) -> str | None:
        found = self.pack.countries.ending_at(self.lows, place + 1)
        return found[1] if found else None

    def _linked(self, place: int) -> int:
        """How many tokens a linking word and what hangs on it take up; 0 if nothing hangs here."""
        if not self.pack.has("head_preposition", self.lows[place]):
            return self._genitive_name(place)
        end = place + 1
        while (
            end < len(self.tokens) and end - place < 3 and self.pack.has("head_preposition", self.lows[end])
        ):
            end += 1
        if end < len(self.tokens) and self.pack.has("article", self.lows[end]):
            end += 1
        if end >= len(self.tokens) or not self.tokens[end].is_word or self._breaks(end):
            return 0
        if self.pack.has("auxiliary", self.lows[place]) and not self.tokens[end].is_capital:
            return 0  # 'președintele a declarat' and 'președintele a două țări' begin alike
        country = self._country_step(end)
        if country is not None:
            return end + country[0] - place
        if self.tokens[end].is_capital:
            return self._chain_end(end) - place + 1
        return end - place + 1

    def _genitive_name(self, place: int) -> int:
        """A complement that its case alone ties on: 'ministrul Apărării', 'șeful biroului'."""
        token = self.tokens[place]
        if not token.is_word or not self._ends_oblique(token.low):
            return 0
        if self.pack.adjective_nouns:
            found = self.pack.office_at(self.lows, place)
            return found[0] if found else 0
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        named = token.is_capital and following is not None and following.is_capital and following.is_word
        if named and self._is_body(place):
            return self._chain_end(place) - place + 1  # 'Spitalului Județean Arad'
        return int(
            not named or self._chain_end(place) - place >= 2
        )  # 'Energiei Bogdan Ivan', but 'Andrei Ivan'

    def _is_body(self, place: int) -> bool:
        """A hospital or a court, unless a person's first name follows."""
        return self.pack.has("organisation", self.lows[place]) and (
            first_name(self.lows[place + 1], self.pack) is None
        )

    def _adjective(self, place: int, limit: int) -> int:
        """A small word between two complements.

        'probleme externe al Kremlinului', 'biroului prezidențial de la'.
        """
        token = self.tokens[place]
        if place >= limit or not token.text.islower() or not self.tokens[place - 1].text.islower():
            return 0
        if self._is_small_word(token.low) or self._is_cue(place):
            return 0
        following = self.tokens[place + 1]
        linked = self.pack.has("head_preposition", following.low) and not self.pack.has(
            "auxiliary", following.low
        )
        return int(linked or following.text == ",")

    def _organisation(self, place: int) -> int:
        """A party or an agency by its letters: 'liderul PNL', 'președintele ANAF'."""
        return int(not self.pack.adjective_nouns and self._is_acronym(place))

    def _is_cue(self, place: int) -> bool:
        return 0 <= place < len(self.lows) and self.pack.cues.at(self.lows, place) is not None

    def _ends_oblique(self, low: str) -> bool:
        return self.pack.ends_with("complement_ending", low)

    def _breaks(self, place: int) -> bool:
        return self.lows[place] in self.pack.breaking_words

    def _determiner_before(self, place: int) -> int:
        """Where the noun phrase of a role begins: at its determiner, if one stands near."""
        for step in range(place - 1, max(-1, place - 1 - FARTHEST_DETERMINER), -1):
            token = self.tokens[step]
            if self.pack.has("determiner", token.low):
                keeps = self.pack.adjective_nouns or self.pack.has("indefinite", token.low)
                return step if keeps else place
            if not token.is_word or self._breaks(step) or self.pack.has("preposition", token.low):
                break
            if self._is_cue(step) or (self.pack.capital_nouns and token.is_capital):
                break  # 'nach einem Rücktritt antwortete Minister Pop': another noun's determiner
        return place

    # Names

    def _starts_name(self, place: int) -> bool:
        token = self.tokens[place]
        if not token.is_word or not token.is_capital or self._is_calendar(place):
            return False
        if token.low in self.pack.function_words or self._is_small_word(token.low):
            return False
        if self.pack.capital_nouns and (not self._is_proper(place) or self._is_counted(place)):
            return False
        return not (self._opens_sentence(place) and self._looks_ordinary(place))

    def _is_proper(self, place: int) -> bool:
        """Where every noun has a capital: a run of capitals, a known name, a bare word beside a verb."""
        after = place + 1
        if after < len(self.tokens) and self.tokens[after].is_word and self.tokens[after].is_capital:
            return not self._is_calendar(after)
        known = (self.pack.countries.at(self.lows, place), self.pack.outlets.at(self.lows, place))
        if self.lows[place] in self.seen.surnames or any(known):
            return True
        bare = place == 0 or not self.tokens[place - 1].is_word or self._is_cue(place - 1)
        return bare and (self._is_cue(place - 1) or self._is_cue(after))

    def _is_counted(self, place: int) -> bool:
        return place > 0 and self.tokens[place - 1].text[0].isdecimal()

    def _is_small_word(self, low: str) -> bool:
        return low in self.pack.small_words

    def _is_calendar(self, place: int) -> bool:
        low = self.lows[place]
        return low in self.pack.dates.weekdays or low in self.pack.dates.months

    def _opens_sentence(self, place: int) -> bool:
        return place == 0 or self.tokens[place - 1].text in ".!?…:" or self.tokens[place - 1].is_quote

    def _looks_ordinary(self, place: int) -> bool:
        """A sentence's first word is a name if the article, the pack or a verb after it says so."""
        low = self.lows[place]
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if following is None or self._next_in_chain(place + 1) is not None:
            return False
        if low in self.seen.small:
            return True
        if low in self.seen.capital or self.pack.countries.at(self.lows, place) or self._is_possessive(place):
            return False
        verb = self._is_cue(place + 1) or self.pack.has("auxiliary", following.low)
        return not (verb or following.text in ",(:")

    def _chain_end(self, place: int) -> int:
        """The last token of the run of capitalised words that begins here."""
        last = place
        while last + 1 < len(self.tokens) and not self._is_possessive(last):
            following = self._next_in_chain(last + 1)
            if following is None:
                break
            last = following
        return last

    def _next_in_chain(self, place: int) -> int | None:
        token = self.tokens[place]
        if token.is_word and token.is_capital and not self._is_calendar(place):
            return place
        initial = token.text == "." and len(self.tokens[place - 1].text) == 1
        particle = token.low in self.pack.particles and not self.pack.has("article", token.low)
        if particle and self.pack.capital_nouns:
            particle = (
                first_name(self.lows[place - 1], self.pack) is not None
            )  # not 'Angaben von Minister Pop'
        if not (initial or self.pack.has("particle", token.low) or particle):
            return None
        after = place + 1
        while after < len(self.tokens) and self.lows[after] in self.pack.particles and after - place < 3:
            after += 1
        capital = after < len(self.tokens) and self.tokens[after].is_word and self.tokens[after].is_capital
        return after if capital else None

    def _skip_honorific(self, place: int) -> int:
        while place < len(self.tokens):
            found = self.pack.honorifics.at(self.lows, place)
            if found is None:
                break
            place += found[0]
            if place < len(self.tokens) and self.tokens[place].text == ".":
                place += 1
        return place

    def _title_inside(self, place: int, last: int) -> _Office | None:
        """'European Commission President Ursula von der Leyen': all up to the office is title."""
        for step in range(last - 1, place, -1):
            role = self.pack.office_at(self.lows, step)
            if role is not None and step + role[0] <= last and self._starts_name(step + role[0]):
                return _Office(place, step + role[0] - 1, role[1], self._country_at(step - 1))
        return self._title_before_first_name(place, last)

    def _title_before_first_name(self, place: int, last: int) -> _Office | None:
        """'Regizoarea Ilinca Pop', 'Eberts Nachfolgerin Petra Schulz': before a first name stands a title."""
        low = self.lows[place]
        if self.pack.has("organisation", low) or self.pack.has("naming", low) or self._is_acronym(place):
            return None
        most = LONGEST_TITLE if self.pack.capital_nouns else 1
        for name in range(place + 1, min(place + most + 1, last)):
            if low not in self.pack.first_names and self.lows[name] in self.pack.first_names:
                role = self.pack.office_at(self.lows, name - 1)
                return _Office(place, name - 1, role[1] if role else "", None)
        return None

    def _is_owner(self, place: int) -> bool:
        """'Lahns Fazit', where every noun has a capital: a surname that the article knows, with its s."""
        low, known = self.lows[place], self.seen.surnames
        owner = self.pack.capital_nouns and low not in known and low.endswith("s") and low[:-1] in known
        return owner and self.lows[place + 1] not in known

    def _is_acronym(self, place: int) -> bool:
        text = self.tokens[place].text if place < len(self.tokens) else ""
        return text.isupper() and 2 <= len(text) <= 5 and text.isalpha()

    def _is_possessive(self, place: int) -> bool:
        low = self.lows[place]
        return len(low) > 2 and low.endswith(("'s", "’s"))

    # Output

    def _add_role(self, office: _Office) -> None:
        text, span = self._words(office.first, office.last)
        mention = Mention(
            text, span, MentionKind.ROLE, role=office.role, role_text=text, country=office.country
        )
        self.hits.append(MentionHit(mention, office.first, office.last))

    def _add(
        self, kind: MentionKind, start: int, last: int, first: int, office: _Office | None = None
    ) -> None:
        text, span = self._words(start, last)
        if office is not None:
            role_text = self._words(office.first, office.last)[0]
            role = office.role or None
            mention = Mention(text, span, kind, role=role, role_text=role_text, country=office.country)
        else:
            country = self._country_at(last) if kind is MentionKind.NAME else None
            mention = Mention(text, span, kind, country=country)
        self.hits.append(MentionHit(mention, first, last))

    def _words(self, first: int, last: int) -> tuple[str, Span]:
        span = Span(self.tokens[first].start, self.tokens[last].end)
        text = self.tokens[first].text
        if first == last:
            return text, span
        for before, token in zip(self.tokens[first:last], self.tokens[first + 1 : last + 1], strict=False):
            text += " " * (token.start > before.end) + token.text
        return text, span
