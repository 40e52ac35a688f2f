"""Names by their capitals: which capitalised word begins a name, and how far the name runs."""

from __future__ import annotations

from claims.extraction.body_names import GOING_ON, BodyNames
from claims.extraction.people import first_name, is_declined_first_name
from claims.extraction.stems import stems
from claims.extraction.text import Token
from claims.extraction.word_classes import CALENDAR, CAPITAL, INSIDE, OWNER, PARTICLE, SMALL, UTTERANCE

_NAMING = CAPITAL | CALENDAR | SMALL | UTTERANCE
FOR_SOMETHING = ("minister", "secretary", "commissioner", "adviser", "ambassador", "head", "candidate")
LEAST_BEHIND = 2  # words of a name behind what its bearer heads
FEWEST_OWNERS = 2  # words of a name up to 's, where it goes on behind it
SCENE = ("sitting", "elsewhere", "edge", "spot")  # nouns of what somebody attends, of its start and end


class Capitals(BodyNames):
    """The tokens of a passage, asked for names."""

    def _starts_name(self, place: int) -> bool:
        its_class = self.classes[place] & _NAMING
        if self.classes[place] & PARTICLE and self._noble_end(place) > place:
            return True
        if its_class & CAPITAL and self._opens_surname(place):
            return True
        if its_class != CAPITAL and not (its_class == CAPITAL | SMALL and self._is_first_name(place)):
            return False
        if self.pack.capital_nouns and (not self._is_proper(place) or self._is_counted(place)):
            return False
        if self.pack.endings_of["place_adjective_ending"] and self._is_of_place(place):
            return False
        return not (self._opens_sentence(place) and self._looks_ordinary(place))

    def _is_of_place(self, place: int) -> bool:
        """'Солянской станции': an adjective of a place's name, before its noun; no surname of the article."""
        if not self.pack.ends_with("place_adjective_ending", self.lows[place]):
            return False
        after = place + 1
        if after >= len(self.tokens) or self.lows[place] in self.seen.surnames:
            return False
        plain = self.tokens[after].text.islower() and not self._is_small_word(self.lows[after])
        return plain and not self._is_cue(after)

    def _opens_surname(self, place: int) -> bool:
        """'Von Rautenfeld warnte': a particle that opens its sentence, before a surname of the article."""
        low = self.lows[place]
        if (
            low not in self.pack.particles
            or self.pack.has("determiner", low)
            or not self._opens_sentence(place)
        ):
            return False
        while place + 1 < len(self.lows) and self.lows[place] in self.pack.particles:
            place += 1
        return self.lows[place] in self.seen.surnames

    def _is_first_name(self, place: int) -> bool:
        """'Sergeant Will Booth': a small word's letters, a known first name with a capital word behind it."""
        after = place + 1
        if after >= len(self.tokens) or not self.tokens[after].is_capital or self._opens_sentence(place):
            return False
        return first_name(self.lows[place], self.pack) is not None

    def _is_proper(self, place: int) -> bool:
        """Where every noun has a capital: a run of capitals, a known name, a bare word beside a verb."""
        after = place + 1
        if self._is_capital(after):
            account = self.classes[after] & UTTERANCE and not self.lows[place].endswith("s")
            account = account or self._is_scene_before_name(place)
            return not (self._is_calendar(after) or account)  # 'Eigenen Angaben', but 'Otts Angaben'
        lists = any(table.at(self.lows, place) for table in (self.pack.countries, self.pack.outlets))
        named = self._is_noble(after) or self._opens_body(place)
        if named or lists or self.lows[place] in self.seen.surnames:
            return True
        behind_verb = self._is_verb(place - 1)
        bare = place == 0 or not self.tokens[place - 1].is_word or behind_verb
        return bare and (behind_verb or self._is_cue(after))

    def _looks_ordinary(self, place: int) -> bool:
        """A sentence's first word is a name if the article, the pack or a verb after it says so."""
        low = self.lows[place]
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if low not in self.seen.capital and self._only_opens(low):
            return True
        if following is None or self._next_in_chain(place + 1) is not None:
            return False
        if self._is_acronym(place) and not following.text.isupper():
            return False
        if low in self.seen.small or (following.text == "," and self._is_mood(place)):
            return True
        if low in self.seen.capital or self.pack.countries.at(self.lows, place) or self._is_possessive(place):
            return False
        verb = self._is_cue(place + 1) or self.pack.has("auxiliary", following.low)
        return not (verb or following.text in ",(:" or self._is_surname_elsewhere(low))

    def _only_opens(self, low: str) -> bool:
        """'Nevertheless', and 'Documentul', whose ending no person has: nothing that its capital names."""
        if self.pack.has("opener", low):
            return True
        if self.pack.has("organisation", low) or first_name(low, self.pack) is not None:
            return False
        return self.pack.ends_with("opener_ending", low)

    def _chain_end(self, place: int) -> int:
        """The last token of the run of capitalised words that begins here."""
        last, classes = self._noble_end(place) if self.seen.nobles else place, self.classes
        most, declines = len(classes) - 1, self.pack.words["surname_case"]
        runs = place < most and classes[place + 1] & CAPITAL
        outlet = self.pack.outlets.at(self.lows, place) if runs else None
        if outlet is not None and self._begins_whole(place + outlet[0]):
            return place + outlet[0] - 1  # 'tregoi për Report TV Agim Dedja'
        while last < most and classes[last + 1] & GOING_ON:
            if classes[last] & OWNER and not self._is_of_owner(place, last + 1):
                break
            following = self._next_in_chain(last + 1)
            complete = self.pack.capital_nouns and following is not None
            if following is None or (complete and self._is_complete(place, last, following)):
                break  # 'redet Ines Koch Klartext'
            if self._is_whole(place, last) and self._begins_another(place, last, following):
                break
            if declines and (self._begins_listener(last, following) or self._is_listener(last, following)):
                break
            last = following
        return last

    def _begins_listener(self, last: int, following: int) -> bool:
        """'i shkroi Nura Lushtakut', 'i tha Rama Sali Berishës': a dative behind a surname of the article."""
        surnames, low = self.seen.surnames, self.lows[last]
        if low not in surnames or first_name(low, self.pack):
            return False
        whole = self._begins_whole(following)
        dative = self.lows[following + whole]
        if not self.pack.ends_with("complement_ending", dative):
            return False
        return whole or not surnames.isdisjoint(stems(dative, self.pack))

    def _is_listener(self, last: int, following: int) -> bool:
        """'ia ktheu Gjokës Hysa': a surname in the dative before one of the article."""
        surnames, low = self.seen.surnames, self.lows[last]
        known = self.lows[following] in surnames and low not in surnames
        bare = self.pack.changed("surname_case", low)
        return known and any(form in surnames or self._is_surname_elsewhere(form) for form in bare)

    def _is_of_owner(self, first: int, place: int) -> bool:
        """'Salt County Sheriff's Office', 'St Ann's Credit Union': one name; 'Ann Pope's Party' is not."""
        body = self.pack.has("organisation", self.lows[place]) or (
            self._is_capital(place + 1) and self.pack.has("organisation", self.lows[place + 1])
        )
        if not body or place - first < FEWEST_OWNERS:
            return False
        return self.tokens[place].is_capital and first_name(self.lows[first], self.pack) is None

    def _office_letters(self, place: int, last: int) -> str | None:
        """'the Labour MP', 'the Leeds Central MP': the office of whoever is called so, and nobody's name."""
        if place in {0, last} or not (self.pack.adjective_nouns and self._is_acronym(last)):
            return None
        found = self.pack.roles.at(self.lows, last)
        return found[1] if found and self.pack.has("determiner", self.lows[place - 1]) else None

    def _holds_owner(self, first: int, last: int) -> bool:
        """'the Attorney General's Office': a body, and no attorney called General."""
        return any(self.classes[place] & OWNER for place in range(first, last))

    def _is_complete(self, place: int, last: int, following: int) -> bool:
        """Where every noun has a capital: a first name and a surname, and no name that the article knows.

        An office behind two words is none of a name, 'Seit 1990 ist Uta Ott Hausärztin'.
        """
        if last == place or following != last + 1 or first_name(self.lows[last], self.pack) is not None:
            return False
        if self._is_trade(following) and not self.lows[last].endswith("-"):
            return True
        known = first_name(self.lows[place], self.pack) is not None
        return known and self.lows[following] not in self.seen.surnames

    def _is_whole(self, place: int, last: int) -> bool:
        """Where a subject may follow its verb: a first name and a surname that is none."""
        if self.pack.names_decline or self.pack.adjective_nouns:
            return self.pack.names_decline
        named = last == place + 1 and first_name(self.lows[place], self.pack) is not None
        return named and first_name(self.lows[last], self.pack) is None

    def _begins_another(self, place: int, last: int, following: int) -> bool:
        """A first name behind a whole name: 'lui Ion Pop Ana Rusu', 'пообещал Олег Савин Марии Громовой'."""
        after = following + 1
        if last == place or after >= len(self.tokens) or not self.tokens[after].is_capital:
            return False
        low = self.lows[following]
        return low in self.pack.first_names or is_declined_first_name(low, self.pack)

    def _complement_end(self, place: int) -> int:
        """'ministrja e Turizmit Ana Pop': what an office is of ends where a person's name begins.

        Not that of a school or a theatre, which bear people's names.
        """
        last = self._chain_end(place)
        if any(self._bears_name(step, last) for step in range(place, last)):
            return last
        return self._person_in(place, last) - 1

    def _person_in(self, place: int, last: int) -> int:
        """Where behind the first word of a run of capitals a person's name begins; its end if nowhere."""
        known = self.pack.first_names
        return next((step for step in range(place + 1, last) if self.lows[step] in known), last + 1)

    def _behind_place(self, place: int, last: int) -> int:
        """'a spus la Brad Ana Pop', 'tha në Radio Kodra Drita Hoxha': who said it, behind where."""
        if self.pack.adjective_nouns or self.pack.capital_nouns or not place:
            return place
        person = self._person_in(place, last)
        if person > last or first_name(self.lows[place], self.pack):
            return place
        bearer = any(self._bears_name(step, last) for step in range(place, person))
        return person if self.pack.has("preposition", self.lows[place - 1]) and not bearer else place

    def _before_person(self, place: int) -> int:
        """How many words in an oblique case stand before a name of three words or more; 0 for none."""
        last = self._chain_end(place)
        if last - place < LEAST_BEHIND:
            return 0
        person = self._person_in(place, last)
        return person - place if person < last and self.lows[place] not in self.pack.first_names else 1

    def _behind_branch(self, place: int, last: int, *, of_body: bool) -> int:
        """'liderul PSD Brașov Ana Pop', 'șeful Poliției Rutiere Ion Pop', 'адвокат Савина Юрий Шевцов'.

        The name begins behind whose he is.
        """
        if self._is_owned_by(place):
            return place + 1
        person = self._person_in(place, last)
        named = self.lows[place] in self.pack.first_names or not of_body
        return place if named or person > last else person

    def _behind_stop(self, last: int) -> int:
        """The place behind a title, its full stop and what it is in: 'U.S. Rep. Ann Pope'.

        'gjenerali në pension Ylli Gjoka'.
        """
        after = last + 1
        after += self.pack.phrase("office_tail", self.lows, after)
        stop = after + 1 < len(self.tokens) and self.tokens[after].text == "."
        return after + (stop and self.lows[last] in self.pack.abbreviations)

    def _is_plain(self, place: int) -> bool:
        """Whether a word is written small, but for the capital of a sentence's first."""
        return self.tokens[place].text.islower() or self._opens_sentence(place)

    def _is_known_surname(self, place: int) -> bool:
        """A word that the article has after a first name; of an office's letters where it stands bare.

        'Prifti' of Denada Prifti, who is no priest; 'Mjekut' of Kol Mjeku.
        """
        low, surnames = self.lows[place], self.seen.surnames
        if not (self.pack.compounds or self.tokens[place].is_capital):
            return False
        known = low in surnames or not surnames.isdisjoint(stems(low, self.pack))
        if not known or self.pack.roles.at(self.lows, place) is None:
            return known
        after = place + 1
        alone = after == len(self.tokens) or not self.tokens[after].is_capital
        return alone and not (place and self.pack.has("determiner", self.lows[place - 1]))

    def _lacks_link(self, place: int) -> bool:
        """'iu përgjigj i pandehuri gjyqtares': where a link ties all owners on, who hears it is none."""
        return bool(self.pack.words["oblique_link"]) and self.tokens[place].text.islower()

    def _within(self, place: int) -> int:
        """'secretarul de stat în Ministerul Agriculturii Ana Pop': a body, and the name behind it."""
        body = place + 1
        if body >= len(self.tokens) or not self.tokens[body].is_capital:
            return 0
        if not self.pack.has("organisation", self.lows[body]) or self.pack.has("namesake", self.lows[body]):
            return 0
        last = self._chain_end(body)
        person = self._person_in(body, last)
        return person - place if self.pack.has("preposition", self.lows[place]) and person < last else 0

    def _next_in_chain(self, place: int) -> int | None:
        its_class = self.classes[place]
        if not its_class & GOING_ON:
            return None
        token = self.tokens[place]
        if not its_class & CALENDAR and (its_class & CAPITAL or self._has_particle(token)):
            return None if self._is_title(place) else place
        if not its_class & PARTICLE:
            return self._behind_mark(place) if its_class & INSIDE else None
        if self._joins_fields(place) or self._joins_twins(place):
            return place + 1
        particle = token.low in self.pack.particles and not self.pack.has("article", token.low)
        if particle and self.pack.capital_nouns:
            particle = first_name(self.lows[place - 1], self.pack) is not None or self._opens_surname(
                place - 1
            )  # not 'Angaben von Minister Pop'
        link = self._link_of_body(place)
        if not (particle or link or self.pack.has("particle", token.low)):
            return None
        return self._behind_particles(place + (link or 1), place)

    def _behind_mark(self, place: int) -> int | None:
        """Where a name goes on behind a mark: 'John F. Hill', 'the Farmers' Alliance', 'Harlow & Tate'."""
        mark = self.tokens[place].text
        if mark == ".":
            initial = len(self.tokens[place - 1].text) == 1 and not self._is_platform(place - 1)
            return self._behind_particles(place + 1, place) if initial else None
        if mark in {"'", "’"}:
            joins = self.pack.adjective_nouns and self._owns_next(place)
        else:
            joins = self._joins_fields(place) > 0 if mark == "," else self._joins_names(place)
        return place + 1 if joins else None

    def _behind_particles(self, after: int, place: int) -> int | None:
        """The capital word at a place or behind its particles, near what ties it on: 'Jan H. van Dijk'."""
        while after < len(self.tokens) and self.lows[after] in self.pack.particles and after - place < 3:
            after += 1
        return after if self._is_capital(after) else None

    def _owns_next(self, apostrophe: int) -> bool:
        """'the Farmers' Alliance': one name, unless a person's begins behind the apostrophe."""
        before, after = self.tokens[apostrophe - 1], apostrophe + 1
        if (
            after >= len(self.tokens)
            or not before.low.endswith("s")
            or before.end != self.tokens[apostrophe].start
        ):
            return False
        named = self.tokens[after].is_word and self.tokens[after].is_capital
        return named and first_name(self.lows[after], self.pack) is None

    def _has_particle(self, token: Token) -> bool:
        """'al-Dabbari': a particle that a hyphen ties to the name."""
        if "-" not in token.text:
            return False
        particle, _, name = token.text.partition("-")
        return particle in self.pack.particles and name[:1].isupper()

    def _is_initial(self, last: int) -> bool:
        """'der Schlosser Dieter K., der …': the press hides surnames, and the stop is the name's."""
        letter, after = self.tokens[last].text, last + 1
        if len(letter) > 1 or not letter.isupper():
            return False
        return after < len(self.tokens) and self.tokens[after].text == "." and not self._is_platform(last)

    def _is_platform(self, letter: int) -> bool:
        """'wrote on X. Asked about it': no initial."""
        return letter > 0 and self.pack.phrase("platform", self.lows, letter - 1) == 2

    def _is_owner(self, place: int) -> bool:
        """'Lahns Fazit', where every noun has a capital: a surname that the article knows, with its s."""
        low, known = self.lows[place], self.seen.surnames
        owner = self.pack.capital_nouns and low not in known and low.endswith("s") and low[:-1] in known
        return owner and self.lows[place + 1] not in known

    def _is_owned_by(self, place: int) -> bool:
        """Where names decline: what an office is of, 'адвокат Савина Юрий Шевцов'."""
        known = self.pack.first_names
        return self.pack.names_decline and self.lows[place] not in known and self.lows[place + 1] in known

    def _is_name_behind(self, place: int, first: int) -> bool:
        """A name behind an office whose noun phrase begins at `first`.

        Where every noun has a capital none of one word behind a case that no subject has: 'warf der
        Ministerin Wortbruch vor'.
        """
        if place >= len(self.tokens) or not (self._starts_name(place) or self._is_surname(place)):
            return False
        lone = self.pack.capital_nouns and not self._is_capital(place + 1)
        if lone and self.pack.has("indefinite", self.lows[place - 1]):
            return False  # 'die Mutter von drei Buben'
        return not (lone and self._is_addressed(first, place - 1)) or self.lows[place] in self.seen.people

    def _is_postnominal(self, start: int, last: int) -> bool:
        """'Ann Pope KC', 'John Smith MP': letters behind a name that are none of it."""
        return last - start > 1 and self._is_acronym(last) and self.pack.has("postnominal", self.lows[last])

    def _is_told(self, place: int, last: int, role: str) -> bool:
        """'a spus oficialul pentru Radio Nord': to which medium, and no part of the office."""
        if place >= last or not self.pack.has("for_medium", self.lows[place]):
            return False
        if self.pack.has("medium", self.lows[place + 1]):
            return True
        body = self.pack.has("organisation", self.lows[place + 1])
        return self.tokens[place + 1].is_capital and not (body or role.endswith(FOR_SOMETHING))

    def _is_scene(self, place: int) -> bool:
        """'a spus edilul la începutul ședinței', 'la aceeași gală', 'la Orange Sport': where it was said."""
        link, low = self.lows[place - 1], self.lows[place]
        if not self.pack.has("preposition", link) or self.pack.has("attribute_preposition", link):
            return False
        if self.pack.has("determiner", low) and not self.pack.has("indefinite", low):
            return True
        named = self.tokens[place].is_capital and self.pack.outlets.at(self.lows, place) is not None
        return named or any(self.pack.has(section, low) for section in SCENE)

    def _describes_office(self, place: int, length: int) -> bool:
        """'der 47-jährige Landwirt', where every noun has a capital: the noun behind is who he is."""
        if not self.pack.capital_nouns or length > 1 or not self.tokens[place].text.islower():
            return False
        return place + 1 < len(self.lows) and self.pack.office_at(self.lows, place + 1) is not None
