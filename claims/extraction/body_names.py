"""What goes on inside the name of a body: 'the Department of Health', 'Harlow & Tate', 'Tarvis–Podgrup'."""

from __future__ import annotations

from claims.extraction.people import first_name
from claims.extraction.printed_words import PrintedWords
from claims.extraction.word_classes import CAPITAL, INSIDE, PARTICLE

GOING_ON = CAPITAL | INSIDE | PARTICLE
PARTNER = "&"
DASH = "–"


class BodyNames(PrintedWords):
    """The tokens of a passage, asked for what ties the words of bodies' names together."""

    def _joins_names(self, place: int) -> bool:
        """'Harlow & Tate', 'Tarvis–Podgrup' without spaces: one name."""
        after = place + 1
        if after >= len(self.tokens) or not self.classes[after] & CAPITAL:
            return False
        mark = self.tokens[place]
        if mark.text == PARTNER:
            return True
        tight = self.tokens[place - 1].end == mark.start and mark.end == self.tokens[after].start
        return mark.text == DASH and tight

    def _link_of_body(self, place: int) -> int:
        """'the Department of Health', 'Ministerul Muncii și Solidarității': the words of a link; 0 for none.

        One name, and no person's.
        """
        members = self._link_to_members(place)
        if members:
            return members
        link = self.pack.phrase("name_link", self.lows, place)
        case = 0 if link else self.pack.phrase("case_link", self.lows, place)
        after = place + (link or case)
        if after == place or after >= len(self.tokens) or first_name(self.lows[after], self.pack):
            return 0
        low = self.lows[after]
        if case and (not self.pack.ends_with("complement_ending", low) or self.pack.has("organisation", low)):
            return 0
        told = self.pack.outlets.at(self.lows, after) is not None
        runs = self._runs_from_body(place, printed_small=bool(case))
        return after - place if runs and not told else 0

    def _link_to_members(self, place: int) -> int:
        """'Verband der Imker': the article behind what is named after its members."""
        named = place > 0 and self.pack.ends_with("members_ending", self.lows[place - 1])
        return self.pack.phrase("members_link", self.lows, place) if named else 0

    def _opens_body(self, place: int) -> bool:
        """'das Landesamt für Umwelt', where every noun has a capital: one that a link makes a name."""
        after = place + 1
        length = self._link_of_body(after) if after < len(self.tokens) and self.pack.capital_nouns else 0
        behind = after + length
        return length > 0 and behind < len(self.tokens) and self.tokens[behind].is_capital

    def _is_trade_of_body(self, place: int) -> bool:
        """'Autozulieferer Hensolt', 'Drugmaker Ostara': what a body does, before its name."""
        low = self.lows[place]
        sections = ("company_trade_ending", "company_kind_ending")
        return self.pack.has("company_trade", low) or any(self.pack.ends_with(end, low) for end in sections)

    def _runs_from_body(self, place: int, *, printed_small: bool = False) -> bool:
        """Whether the capital words before a token begin with what the body is; in English they end so.

        Not with letters behind a name: 'Hidro SRL din Cluj' is from there. `printed_small`: also behind a
        small word for what it is, 'ministerul Muncii și Solidarității'.
        """
        before = place - 1
        if self._is_legal_form(before):
            return False
        if self.pack.capital_nouns:
            return self.tokens[before].is_capital and self.pack.ends_with("linked_ending", self.lows[before])
        while not self.pack.adjective_nouns and before > 0 and self.classes[before] & (CAPITAL | PARTICLE):
            if self.tokens[before].is_capital and self.pack.has("organisation", self.lows[before]):
                return True
            before -= 1
        found = self.pack.has("organisation", self.lows[before])
        return found and (printed_small or self.tokens[before].is_capital)

    def _is_legal_form(self, place: int) -> bool:
        behind_name = place > 0 and self.tokens[place - 1].is_capital
        return behind_name and self.tokens[place].text.isupper() and len(self.tokens[place].text) > 1

    def _joins_fields(self, place: int) -> int:
        """'the Ministry of Trade and Industry', 'for Environment, Food and Rural Affairs': a further field.

        How many tokens lead to it; 0 where another name may begin.
        """
        after = place + 1
        comma = self.tokens[place].text == ","
        if not (comma or self.pack.has("field_link", self.lows[place])) or after >= len(self.tokens):
            return 0
        field = self.pack.has("field", self.lows[after]) and self.classes[after] & CAPITAL
        if not field or not self._is_of_field(place - 1):
            return 0
        return 1 if not comma or self._goes_on_with_field(after + 1) else 0

    def _joins_twins(self, place: int) -> bool:
        """'Avon and Somerset Police': one body of two places; 'Anna and Norfolk Police' are two."""
        first, after = place - 1, place + 1
        if not self.pack.has("field_link", self.lows[place]) or not self._is_place(first):
            return False
        if (
            first > 0
            and self.classes[first - 1] & CAPITAL
            and not self.pack.has("definite", self.lows[first - 1])
        ):
            return False
        last = after
        while last < len(self.tokens) and self.classes[last] & CAPITAL:
            last += 1
        return last - after > 1 and self.pack.has("twin_body", self.lows[last - 1])

    def _is_place(self, place: int) -> bool:
        """Whether a word may be a county's name: nobody's first name, no country, no body."""
        low = self.lows[place]
        if not self.classes[place] & CAPITAL or first_name(low, self.pack) is not None:
            return False
        return self.pack.countries.at(self.lows, place) is None and not self.pack.has("organisation", low)

    def _goes_on_with_field(self, place: int) -> bool:
        """Whether behind a field another one follows, which an 'and' leads to."""
        while place + 1 < len(self.tokens) and self.classes[place] & CAPITAL:
            place += 1
        if place + 1 >= len(self.tokens) or not self.pack.has("field", self.lows[place + 1]):
            return False
        link = self.pack.has("field_link", self.lows[place])
        return link or (self.tokens[place].text == "," and self._goes_on_with_field(place + 1))

    def _is_of_field(self, place: int) -> bool:
        """Whether a field behind a body's link ends here, 'Department for Food'."""
        while place > 1 and self.classes[place] & CAPITAL:
            place -= 1
            if self.lows[place] in self.pack.particles or self.pack.has("name_link", self.lows[place]):
                return self._runs_from_body(place)
        joins = self.tokens[place].text == "," or self.pack.has("field_link", self.lows[place])
        return joins and place > 1 and self._is_of_field(place - 1)

    def _begins_whole(self, place: int) -> bool:
        """A first name that the pack knows, with a capital word behind it."""
        after = place + 1
        if after >= len(self.tokens) or not self.tokens[after].is_capital:
            return False
        return self.tokens[place].is_capital and first_name(self.lows[place], self.pack) is not None

    def _is_mood(self, place: int) -> bool:
        """'Nemulțumit, Pop a plecat': a participle that opens a sentence, before who it is said of."""
        low, after = self.lows[place], place + 2
        if self.pack.adjective_nouns or low in self.pack.first_names or low in self.seen.surnames:
            return False
        named = after < len(self.tokens) and self.tokens[after].is_capital
        return named and self.pack.ends_with("participle_ending", low)
