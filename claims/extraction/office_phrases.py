"""The noun phrase of an office, word by word, up to the name of who holds it."""

from __future__ import annotations

from claims.extraction.capitals import Capitals
from claims.extraction.offices import PRIVATE
from claims.extraction.people import first_name

THINGS = ("organisation", "settlement")
BENT = ("oblique_ending", "accusative_ending", "subject_ending")  # of nouns that may be somebody
LONGEST_PHRASE = 9  # words behind an office, and between it and its verb


class OfficePhrases(Capitals):
    """The tokens of a passage, asked for who is named behind an office."""

    def _named_behind(self, first: int, last: int) -> int:
        """'tha shefi i zyrës në Kukës Arben Gashi': where a name ends an office's phrase; 0 if nowhere.

        Beside a verb of saying, where no other verb can stand before the name.
        """
        if self.pack.adjective_nouns or self.pack.capital_nouns:
            return 0
        apart = False  # behind a preposition, with which another clause's people may come: 'në varrimin e'
        for step in range(last + 1, min(last + LONGEST_PHRASE, len(self.tokens) - 1)):
            if self._begins_whole(step):
                ends = not self._governs(step - 1) and (self._is_thing(step - 1) or not apart)
                return step if ends and (self._is_behind_cue(first) or self._is_before_cue(step)) else 0
            if not self._goes_on(step):
                break
            low = self.lows[step]
            apart |= self.pack.has("preposition", low) and not self.pack.has("attribute_preposition", low)
        return 0

    def _is_thing(self, place: int) -> bool:
        """'në Kukës', 'nga fshati', 'në terren': a place, a body, a bare noun; no 'priftit', no 'kolegun'."""
        low = self.lows[place]
        if self.tokens[place].is_capital or any(self.pack.has(section, low) for section in THINGS):
            return True
        return not any(self.pack.ends_with(section, low) for section in BENT)

    def _governs(self, place: int) -> bool:
        """'ekipi i', 'me': what makes a name behind it somebody else's."""
        return self._is_small_word(self.lows[place]) or self.pack.has("head_preposition", self.lows[place])

    def _goes_on(self, place: int) -> bool:
        """A small word of one noun phrase, or a place's name behind a preposition; nobody's office."""
        token, low = self.tokens[place], self.lows[place]
        if token.is_capital:
            before = self.lows[place - 1]
            linked = self.pack.has("head_preposition", before) and self._ends_oblique(low)
            return linked or self.pack.has("preposition", before) or self.pack.has("settlement", before)
        breaks = low in self.pack.breaking_words and not self._ties_oblique(place)
        ends = breaks or self._is_cue(place)
        adjective = self._is_adjectival(place)  # 'grupit parlamentar'
        return token.is_word and not ends and (adjective or self.pack.office_at(self.lows, place) is None)

    def _ties_oblique(self, place: int) -> bool:
        """'sektorit të urbanistikës': between two owners a link that opens a clause elsewhere, 'të ketë'."""
        if place + 1 >= len(self.lows) or not self.pack.has("oblique_link", self.lows[place]):
            return False
        owners = self.lows[
            max(0, place - 2) : place
        ]  # of them the last may be an adjective, 'këshillit bashkiak'
        tied = any(map(self._ends_oblique, owners)) and self._ends_oblique(self.lows[place + 1])
        return tied and self.pack.office_at(self.lows, place - 1) is None  # 'thirri prokurorja të pandehurit'

    def _is_behind_cue(self, place: int) -> bool:
        """'tha', 'deklaroi dje për mediat': a verb of saying before it in the same clause."""
        for step in range(place - 1, max(-1, place - 1 - LONGEST_PHRASE), -1):
            if not self.tokens[step].is_word:
                break
            if self._is_cue(step):
                return True
        return False

    def _is_said_of_many(self, place: int) -> bool:
        """'thanë kryetari dhe ministri Arben Gashi': a verb of two or more right before an office."""
        plural = place > 0 and self.pack.ends_with("plural_cue_ending", self.lows[place - 1])
        return plural or (place > 1 and self.pack.has("plural_auxiliary", self.lows[place - 2]))

    def _is_before_cue(self, name: int) -> bool:
        """A verb of saying right behind the name, or behind an auxiliary: 'Ion Pop a spus'."""
        after = self._chain_end(name) + 1
        if after < len(self.lows) and self.pack.has("auxiliary", self.lows[after]):
            after += 1
        return self._is_cue(after)

    def _names_complement(self, place: int) -> bool:
        """'Directorul sucursalei Hidro Nord, Ion Pop': a thing's name, where a person's follows the comma.

        Or behind what a thing is called by, 'жительница дома на улице Чкалова'; not 'firmës Arben Gashi'.
        """
        behind = self._chain_end(place) + 2
        if self.pack.has("naming", self.lows[place - 1]) or self.pack.has("settlement", self.lows[place - 1]):
            whole = behind > place + 2 and first_name(self.lows[place], self.pack) is not None
            return not whole or self._bears_name(place - 1, behind - 2)
        if behind >= len(self.tokens) or self.tokens[behind - 1].text != ",":
            return False
        named = first_name(self.lows[behind], self.pack) and self.tokens[behind].is_capital
        return bool(named) and first_name(self.lows[place], self.pack) is None

    def _is_adjective_of_title(self, place: int) -> bool:
        """'consilierul local Ana Pop': a small word between an office and a known first name."""
        if place + 1 >= len(self.tokens) or not self.tokens[place].text.isalpha():
            return False
        if self._governs(place) or not self.tokens[place].text.islower():
            return False
        if self.pack.office_at(self.lows, place) is not None:
            return False  # 'i-a spus premierului deputatul Ion Pop'
        named = self._starts_name(place + 1) and first_name(self.lows[place + 1], self.pack) is not None
        return named and not self._is_cue(place) and not self.pack.adjective_nouns

    def _is_body(self, place: int) -> bool:
        """A hospital or a court; where a first name follows, only one that bears people's names."""
        if self._bears_name(place, self._chain_end(place)):
            return True
        named = first_name(self.lows[place + 1], self.pack) is not None
        return self.pack.has("organisation", self.lows[place]) and not named

    def _adjective(self, place: int, limit: int) -> int:
        """A small word between two complements.

        'probleme externe al Kremlinului', 'biroului prezidențial de la'.
        """
        token = self.tokens[place]
        if place >= limit or not token.text.islower() or not self._is_plain(place - 1):
            return 0
        if self._is_small_word(token.low) or self._is_cue(place):
            return 0
        link = self.lows[place + 1]
        linked = self.pack.has("head_preposition", link) and not self.pack.has("auxiliary", link)
        return int(linked or link == ",")

    def _numbered(self, place: int) -> int:
        """'directoarea Școlii nr. 4': the length of the words that say which of several; 0 without them."""
        if not self.pack.has("number_word", self.lows[place]):
            return 0
        figure = place + 1
        if figure < len(self.tokens) and self.tokens[figure].text == ".":
            figure += 1
        numbered = figure < len(self.tokens) and self.tokens[figure].text.isdecimal()
        return figure - place + 1 if numbered else 0

    def _organisation(self, place: int) -> int:
        """A party or an agency by its letters: 'liderul PNL', 'președintele ANAF'."""
        return int(not self.pack.adjective_nouns and self._is_acronym(place))

    def _is_day_s_namesake(self, place: int) -> bool:
        """'Mr Sunday Effiong', 'Mrs April Jones': a first name, where a title stands before it."""
        return self._is_calendar(place) and self._is_capital(place) and self._is_capital(place + 1)

    def _is_one_of_many(self, place: int, last: int) -> bool:
        """'Ann Pope, a Democrat, said': a single word behind an indefinite article is no name."""
        return place == last and place > 0 and self.pack.has("indefinite", self.lows[place - 1])

    def _headline_office_end(self, place: int, last: int) -> int:
        """'admits Rovers boss': an office without an article behind whose it is; 0 if there is none."""
        if last + 1 >= len(self.tokens) or place == 0:
            return 0
        role = self.pack.office_at(self.lows, last + 1)
        if role is None or not self._is_cue(place - 1):
            return 0
        end = last + role[0]
        return end if end + 1 == len(self.tokens) or not self.tokens[end + 1].is_word else 0

    def _is_told_them(self, office: int, place: int, last: int, role: str) -> bool:
        """'le-a spus regizoarea spectatorilor': whom a pronoun before the verb has named already."""
        low = self.lows[last]
        many = role in PRIVATE and self.pack.ends_with("listeners_ending", low)
        if place != last or office < 2 or not (many or self.pack.has("listener", low)):
            return False  # 'le-a spus liderul fermierilor' may be the farmers' leader
        return self._is_cue(office - 1) and self.pack.has("dative_clitic", self.lows[office - 2])
