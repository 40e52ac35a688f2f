"""Find who is mentioned: names, offices and pronouns, with what stands next to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from claims.extraction.bare_forms import bare_office
from claims.extraction.office_phrases import OfficePhrases
from claims.extraction.offices import NO_OFFICE
from claims.extraction.packs import Pack
from claims.extraction.people import is_declined_first_name
from claims.extraction.printed_words import NOTHING_SEEN, SeenWords
from claims.extraction.sections import OTHERS_OFFICE
from claims.extraction.text import Token, lower_case
from claims.extraction.types import NAME, PRONOUN, ROLE, Mention, MentionHit, MentionKind, Span
from claims.extraction.word_classes import (
    BEGINS,
    CAPITAL,
    HE_OR_SHE,
    HONORIFIC,
    LEADING,
    OFFICE,
    OWNER,
    PARTICLE,
    STANDING,
    of_tokens,
)

LONGEST_ROLE = 9
FARTHEST_DETERMINER = 4
OWN_LETTERS = 2  # letters of 's
LONGEST_TITLE = 2  # capital nouns before a first name


class _Office(NamedTuple):
    """A role noun phrase: its tokens, the office, the country that it names."""

    first: int
    last: int
    role: str
    country: str | None
    of_office: bool = False  # 'the president's adviser': an office hangs on it


def find_mentions(
    tokens: Sequence[Token],
    pack: Pack,
    seen: SeenWords = NOTHING_SEEN,
    lows: Sequence[str] | None = None,
    classes: Sequence[int] | None = None,
) -> list[MentionHit]:
    """All mentions of a passage in order, apart from each other.

    `lows`, `classes`: the words in lower case and what they may be, if at hand.
    """
    lows, classes = lows or lower_case(tokens), classes or of_tokens(pack.classes, tokens)
    return _Reader(tokens, pack, seen, lows, classes).read()


class _Reader(OfficePhrases):
    """Reads a passage from left to right; `place` is the next token."""

    def read(self) -> list[MentionHit]:
        self.hits: list[MentionHit] = []
        after, classes = 0, self.classes
        begins = BEGINS | PARTICLE if self.seen.nobles else BEGINS
        for place in compress(range(len(classes)), classes):
            if place >= after and classes[place] & begins:
                after = self._step(place)
        return self.hits

    def _step(self, place: int) -> int:
        """Take what begins here and return the place after it."""
        its_class = self.classes[place]
        if its_class & HE_OR_SHE and not its_class & (CAPITAL | OFFICE | HONORIFIC):
            return self._take_pronoun(place)
        named = self._skip_honorific(place) if its_class & HONORIFIC else place
        if place < named < len(self.tokens) and (self._starts_name(named) or self._is_day_s_namesake(named)):
            return self._take_name(named, place, self._titled(place))
        office = self._office(place) if its_class & OFFICE or self.pack.compounds else None
        if office is not None:
            return self._take_office(office)
        if self._starts_name(place):
            return self._take_letters(place) or self._take_name(place, place)
        return self._take_pronoun(place) if its_class & HE_OR_SHE else place + 1

    def _take_pronoun(self, place: int) -> int:
        if self._stands_alone(place):
            first = place - self.pack.has("linked_pronoun", self.lows[place])
            self._add(PRONOUN, first, place, first)
        return place + 1

    def _take_letters(self, place: int) -> int:
        last = self._chain_end(place)
        role = self._office_letters(place, last)
        if role is not None:
            self._add_role(_Office(place - 1, last, role, None))
        return 0 if role is None else last + 1

    def _titled(self, place: int) -> _Office | None:
        """'Gov. Hank Dell', 'Rep. Ann Pope': a short title that is an office too."""
        found = self.pack.roles.at(self.lows, place)
        return _Office(place, place, found[1], None) if found is not None else None

    def _take_office(self, office: _Office) -> int:
        following = self._skip_honorific(self._behind_stop(office.last))
        if self._is_name_behind(following, office.first):
            if self._names_complement(following):
                return self._take_complement(office, following)
            if self._names_owner(office, following):
                office = office._replace(last=self._chain_end(following))
            elif not office.of_office:
                return self._take_name(following, office.first, office)
            elif self.pack.names_decline:  # whose office it is, the cases do not tell here
                return self._take_name(following, office.first)
            else:
                office = office._replace(last=self._chain_end(following))
        elif named := self._named_further_on(office, following):
            return self._take_name(named, office.first, office)
        self._add_role(office)
        return office.last + 1

    def _named_further_on(self, office: _Office, following: int) -> int:
        """Where the holder's name begins that does not stand right behind an office; 0 if nowhere."""
        if self._is_adjective_of_title(following):
            return following + 1
        return self._named_behind_both(office) or self._named_behind(office.first, office.last)

    def _named_behind_both(self, office: _Office) -> int:
        """'founder and chief executive Ann Pope': where the name of who holds both begins; 0 if nowhere.

        'the president and the mayor Ann Pope' are two, and so are those of whom a verb says that they are.
        """
        place = office.last + 2
        if place >= len(self.tokens) or not self.pack.has("joining", self.lows[place - 1]):
            return 0
        other = self._office(place)
        if other is None or other.of_office or other.first < place or self._is_said_of_many(office.first):
            return 0
        name = self._skip_honorific(other.last + 1)
        name += self._is_adjective_of_title(name)
        return name if self._begins_whole(name) else 0

    def _take_complement(self, office: _Office, place: int) -> int:
        """'președintele Federației Române de Fotbal Ion Pop': behind the body may stand who heads it."""
        whole = self._chain_end(place)
        office = office._replace(last=self._complement_end(place))
        if office.last < whole:
            return self._take_name(office.last + 1, office.first, office)
        self._add_role(office)
        return office.last + 1

    def _names_owner(self, office: _Office, place: int) -> bool:
        """'soțul Anei Pop': whose husband he is, and not his name."""
        own = self._ends_oblique(self.lows[office.last])  # 'primăriței Anei Pop': she is
        return not own and is_declined_first_name(self.lows[place], self.pack)

    def _take_name(self, place: int, first: int, office: _Office | None = None) -> int:
        """The name at `place`; its noun phrase began at `first`, with a title or an office."""
        last = self._chain_end(place)
        titled = self._skip_honorific(last) if last > place else last
        if last < titled < len(self.tokens) and self._starts_name(titled):
            return self._take_name(titled, first, office or self._office_ending(place, last))
        if last == place + 1 and self._is_owner(place):
            last = place
        if last > place and (self.pack.capital_nouns or self._opens_sentence(place)):
            place += self._is_trade_of_body(place)
        if last > place or self.lows[place] in self.seen.surnames:
            last += self._is_initial(last)
        if last - place >= 2 and self._is_acronym(place) and (office or self._is_first_name(place + 1)):
            place += 1  # 'deputatul PSD Marin Popa', not 'CS Metalul Ion Roată'
        elif office is not None and last - place >= 2:
            of_body = office.last > office.first and self.tokens[office.last].is_capital
            place = self._behind_branch(place, last, of_body=of_body)
        if office is None and last > place and not self._holds_owner(place, last):
            place, first, office = self._behind_title(place, last, first)
        doubtful = self.pack.adjective_nouns and office is None and self.classes[place - 1] & LEADING
        no_name = self._no_name_end(place, last) if doubtful and place else 0
        if self.classes[last] & OWNER and not no_name:
            self._add_owner(place, last, first)
        elif not no_name:
            self._add(NAME, place, last, first, office)
        return (no_name or last) + 1

    def _no_name_end(self, place: int, last: int) -> int:
        """The end of what only looks like a name: 'a Democrat', 'Rovers boss'; 0 of a name."""
        end = self._headline_office_end(place, last)
        if end:
            self._add_role(self._office(last + 1) or _Office(last + 1, end, "", None))
            self.hits[-1] = self.hits[-1]._replace(first=place)
        return end or (last if self._is_one_of_many(place, last) else 0)

    # Offices

    def _office(self, place: int) -> _Office | None:
        """The role noun phrase that begins here: [country] role [country | of …]."""
        start, country = place, None
        found = self.pack.countries.at(self.lows, place) if self.pack.adjective_nouns else None
        if found:
            place, country = place + found[0], found[1]
        role = self._role(place) if place < len(self.tokens) else None
        if role is None or (start == place and self._is_known_surname(place)):
            return None  # 'Brückmann' is no man
        if role[0] == 1 and self._is_adjectival(place):
            return None
        if self._is_possessive(place + role[0] - 1) or self._describes_office(place, role[0]):
            return None
        last, tail_country = self._complement(place + role[0] - 1)
        behind = place + role[0]
        if self._is_told(behind, last, role[1]) or self._is_told_them(start, behind, last, role[1]):
            last, tail_country = behind - 1, None
        of_office = any(self._is_office_of(step) for step in range(place + role[0], last + 1))
        return _Office(self._determiner_before(start), last, role[1], country or tail_country, of_office)

    def _others_role(self, place: int) -> tuple[int, str] | None:
        """'former minister', 'zëvendës ministri'; not 'a fost ministrul'."""
        standing = next((name for name in OTHERS_OFFICE if self.pack.has(name, self.lows[place])), None)
        after, pack = place + 1, self.pack
        listed = after < len(self.tokens)
        role = (pack.office_at(self.lows, after) or bare_office(self.lows, after, pack)) if listed else None
        if role is None or (place and self.pack.has("auxiliary", self.lows[place - 1])):
            return None
        return role[0] + 1, role[1] if role[1] in NO_OFFICE else f"{standing} {role[1]}"

    def _role(self, place: int) -> tuple[int, str] | None:
        """The length and English name of the office here, with the words that make it another's."""
        role = self._others_role(place) if self.classes[place] & STANDING else None
        role = role or self.pack.office_at(self.lows, place)
        return role if role is None or self.pack.adjective_nouns else self._with_deputy(place, role)

    def _with_deputy(self, place: int, role: tuple[int, str]) -> tuple[int, str]:
        """'primarul adjunct'."""
        after = place + role[0]
        if after >= len(self.tokens) or not self.pack.has("deputy", self.lows[after]):
            return role
        return role[0] + 1, f"deputy {role[1]}"

    def _complement(self, last: int) -> tuple[int, str | None]:
        """Walk over 'of Ukraine', 'ucrainean', 'de la Kiev', 'pentru probleme externe al Kremlinului'."""
        country: str | None = None
        limit = min(len(self.tokens) - 1, last + LONGEST_ROLE)
        while last < limit:
            after = last + 1
            step = self._country_step(after)
            if step is not None:
                country, last = country or step[1], last + step[0]
                continue
            length = self._linked(after) or self._adjective(after, limit) or self._organisation(after)
            length = length or self._numbered(after)
            if length == 0:
                break
            last += length
            country = country or self._country_at(last)
        return last, country

    def _country_step(self, place: int) -> tuple[int, str] | None:
        found = self.pack.countries.at(self.lows, place)
        other = found is None or self._is_possessive(place) or self._begins_person(place)
        return None if other else found

    def _begins_person(self, place: int) -> bool:
        """'70-vjeçarja Athina Gjoka': a capital's name that is a woman's; 'profesorul Rus' of Tudor Rus."""
        after = place + 1
        if self._is_known_surname(place):
            return True
        named = after < len(self.tokens) and self.tokens[place].is_capital and self.tokens[after].is_capital
        return named and self.lows[place] in self.pack.first_names

    def _country_at(self, place: int) -> str | None:
        found = self.pack.countries.ending_at(self.lows, place + 1)
        return found[1] if found else None

    def _linked(self, place: int) -> int:
        """How many tokens a linking word and what hangs on it take up; 0 if nothing hangs here."""
        if not self.pack.has("head_preposition", self.lows[place]):
            aged = self.pack.phrase("age_link", self.lows, place)  # 'bărbatul în vârstă de 57 de ani'
            return aged or self._genitive_name(place) or self._within(place)
        end = place + 1
        while (
            end < len(self.tokens) and end - place < 3 and self.pack.has("head_preposition", self.lows[end])
        ):
            end += 1
        if end < len(self.tokens) and self.pack.has("article", self.lows[end]):
            end += 1
        if end >= len(self.tokens) or not self.tokens[end].is_word or self._breaks(end):
            return 0
        owned = self._ties_oblique(place) and end == place + 1  # 'të urbanistikës', and no 'të ketë'
        verb = self._is_cue(end) or (self.pack.has("auxiliary", self.lows[place]) and not owned)
        verb = verb or self.pack.has("agent", self.lows[place])  # 'thirri deputeti nga foltorja'
        verb = verb or self._is_clitic_verb(place, end)
        if verb and not self.tokens[end].is_capital:
            return 0  # 'președintele a declarat' and 'președintele a două țări' begin alike
        country = self._country_step(end)
        if country is not None:
            return end + country[0] - place
        if self.tokens[end].is_capital:
            return self._complement_end(end) - place + 1
        return end - place + 1

    def _genitive_name(self, place: int) -> int:
        """A complement that its case alone ties on: 'ministrul Apărării', 'șeful biroului'."""
        token = self.tokens[place]
        if not token.is_word or not self._ends_oblique(token.low) or self._lacks_link(place):
            return 0
        if self.pack.adjective_nouns:
            found = self.pack.office_at(self.lows, place)
            return found[0] if found else 0
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        named = token.is_capital and following is not None and following.is_capital and following.is_word
        if named and self._is_body(place):
            return self._complement_end(place) - place + 1  # 'Spitalului Județean Arad'
        # 'Energiei Bogdan Ivan', 'Poliției Rutiere Ion Pop', but 'Andrei Ivan'
        return self._before_person(place) if named else 1

    def _breaks(self, place: int) -> bool:
        low, before = self.lows[place], self.lows[place - 1]  # 'a spus primarul pentru ziarul nostru'
        for_medium = self.pack.has("medium", low) and self.pack.has("for_medium", before)
        medium = self.pack.has("press", low) or self.pack.outlets.at(self.lows, place) is not None
        for_medium = for_medium or (self.pack.capital_nouns and medium)  # 'sagte der Minister der Zeitung'
        return for_medium or low in self.pack.breaking_words or self._is_scene(place)

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

    def _behind_title(self, place: int, last: int, first: int) -> tuple[int, int, _Office | None]:
        """Where a name and its noun phrase begin, behind where something was said or a title."""
        if first == place:
            place = first = self._behind_place(place, last)
        office = self._title_inside(place, last)
        return self._skip_honorific(office.last + 1) if office else place, first, office

    def _title_inside(self, place: int, last: int) -> _Office | None:
        """'European Commission President Ursula von der Leyen': all up to the office is title."""
        for step in range(last - 1, place, -1):
            role = self.pack.office_at(self.lows, step)
            if role is not None and step + role[0] <= last and self._starts_name(step + role[0]):
                return _Office(place, step + role[0] - 1, role[1], self._country_at(step - 1))
        return self._title_before_first_name(place, last)

    def _office_ending(self, place: int, end: int) -> _Office | None:
        """'den Bielefelder Rechtsanwalt Dr. Uwe Ott': what stands before another title."""
        role = self.pack.office_at(self.lows, end - 1)
        return _Office(place, end - 1, role[1], None) if role is not None and role[0] == 1 else None

    def _title_before_first_name(self, place: int, last: int) -> _Office | None:
        """'Regizoarea Ilinca Pop', 'Eberts Nachfolgerin Petra Schulz': before a first name stands a title."""
        low, known = self.lows[place], self.pack.first_names
        most = LONGEST_TITLE if self.pack.capital_nouns else 1
        names = [step for step in range(place + 1, min(place + most + 1, last)) if self.lows[step] in known]
        if not names and last == place + 2 and self.pack.ends_with("person_ending", low):
            names = [place + 1]  # 'Die Bergführerin Ladina Caviezel', of a first name in no list
        body = self.pack.has("organisation", low) and not self.pack.has("seat", low)
        thing = body or self.pack.has("naming", low)
        if thing or not names or low in known or self._is_acronym(place):
            return None
        role = self.pack.office_at(self.lows, names[0] - 1)
        return _Office(place, names[0] - 1, role[1] if role else "", None)

    # Output

    def _add_role(self, office: _Office) -> None:
        text, span = self._words(office.first, office.last)
        mention = Mention(text, span, ROLE, role=office.role, role_text=text, country=office.country)
        self.hits.append(MentionHit(mention, office.first, office.last))

    def _add(
        self, kind: MentionKind, start: int, last: int, first: int, office: _Office | None = None
    ) -> None:
        text, span = self._words(start, last - self._is_postnominal(start, last))
        if office is not None:
            words, role = self._words(office.first, office.last)[0], office.role or None
            mention = Mention(text, span, kind, role=role, role_text=words, country=office.country)
        else:
            country = self._country_at(last) if kind is NAME else None
            mention = Mention(text, span, kind, (), None, None, None, country)
        self.hits.append(MentionHit(mention, first, last))

    def _add_owner(self, place: int, last: int, first: int) -> None:
        """'Ann Pope's castle': no subject, but the article has given her name."""
        if last == place:
            return
        text, span = self._words(place, last)
        mention = Mention(text[:-OWN_LETTERS], Span(span.start, span.end - OWN_LETTERS), NAME)
        self.hits.append(MentionHit(mention, first, last))
