"""Who is who inside one article.

Full names for surnames, persons for offices, base forms for case endings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice, pairwise

from claims.extraction.accused import Accused, is_accused
from claims.extraction.appositions import holder_and_office
from claims.extraction.belongings import served_by
from claims.extraction.bodies import Bodies
from claims.extraction.descriptions import (
    AGED,
    heads_alone,
    is_bare,
    is_indefinite,
    is_known_by,
    is_said_of,
    is_same_office,
    noun_of,
    said_of_anyone,
)
from claims.extraction.headed_bodies import headed_body
from claims.extraction.initials import spelled_out, surnames_of, with_hidden_surname, with_initials
from claims.extraction.joined import with_shared_surname
from claims.extraction.noun_phrases import is_governed
from claims.extraction.offices import ANYBODY, BY_NOUN, is_called, leading_roles, may_be_both, may_lead
from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.people import (
    FEMININE,
    MASCULINE,
    NEUTER,
    by_full_name,
    gender_by_office,
    gender_of,
    is_called_so,
    is_kin_of,
    is_person,
    is_thing,
)
from claims.extraction.stems import base_forms, ends_in_owner, nominative, owner_in_nominative, stems
from claims.extraction.strangers import Strangers
from claims.extraction.titles import Titles
from claims.extraction.told_of import ToldOf
from claims.extraction.types import NAME, PRONOUN, ROLE, Mention, MentionHit

STEM = 5
FEWEST_WORDS_OF_FULL_NAME = 2
MOST_NAMESAKES = 8  # more of one surname than that are read no further
MOST_NAMES = 20_000  # full names that are kept; more is no article
_key = str.casefold


class Directory:
    """What an article says about its people. Feed it every passage, then ask."""

    def __init__(self) -> None:
        self._by_surname: dict[str, dict[str, str]] = defaultdict(dict)
        self._first_at: dict[str, int] = {}  # where an article gives a full name for the first time
        self._by_office: dict[tuple[str, str | None], dict[str, str]] = defaultdict(dict)
        self._role_of: dict[str, Mention] = {}
        self.titles = Titles()
        self._by_first: dict[str, set[str]] = defaultdict(set)
        self.bodies, self.strangers, self.accused, self.told = Bodies(), Strangers(), Accused(), ToldOf()
        self._learnt: set[tuple[str, str]] = set()  # full names, each with the language of its endings
        self._first_names: set[str] = set()  # first words of persons' names
        self._printed: dict[str, str] = {}  # names that were printed in a case, as they are called
        self._bare: set[str] = set()  # names of one word
        # Answers that hold until more is learnt: rules ask for one person again and again.
        self._resolved: dict[tuple[Mention, str], Mention] = {}
        self._fits: dict[tuple[str | None, Mention, str], float] = {}

    def learn(self, passage: Passage) -> None:
        """Take in the mentions of one passage."""
        self._resolved.clear()
        self._fits.clear()
        hits, pack = passage.mentions, passage.pack
        for reader in (self.strangers, self.accused, self.told):
            reader.learn(passage)
        self.bodies.learn_letters(passage)
        self.bodies.learn_shown(passage)
        for hit in hits:
            if hit.mention.kind is NAME:
                self._learn_name(self._in_nominative(passage, hit), pack)
                self.titles.learn(passage, hit)
            elif (superior := served_by(passage, hit)) is not None:
                self._learn_name(superior, pack)
            elif (body := headed_body(passage, hit)) is not None:
                self.bodies.learn(body.mention.text.split(" "), body.mention.text, pack)
        for before, after in pairwise(hits):
            shared = with_shared_surname(passage, before, after)
            if shared is not None:
                self._learn_name(shared, pack)
            if ROLE in (before.mention.kind, after.mention.kind):
                self._learn_apposition(passage, before, after)

    def _learn_name(self, mention: Mention, pack: Pack) -> None:
        learnt = (mention.text, pack.code)
        if " " in mention.text and learnt not in self._learnt and len(self._learnt) < MOST_NAMES:
            self._learnt.add(learnt)
            self._learn_full_name(mention, pack)
        elif len(self._bare) < MOST_NAMES:
            self._bare.add(mention.text)
        if mention.role:
            self._learn_office(mention.text, mention, pack)

    def _in_nominative(self, passage: Passage, hit: MentionHit) -> Mention:
        """A name as it is called, which 'according to' may print in a case of its own."""
        mention, pack = hit.mention, passage.pack
        name = owner_in_nominative(mention.text, pack)
        if name == mention.text or is_thing(mention, pack) or not is_governed(passage, hit):
            return mention
        self._printed[mention.text] = name
        return mention._replace(text=name)

    def _learn_full_name(self, mention: Mention, pack: Pack) -> None:
        name, key, words = mention.text, _key(mention.text), mention.text.split(" ")
        self._first_at.setdefault(key, mention.span.start)
        self._by_first[_key(words[0])].add(name)
        self.bodies.learn(words, name, pack)
        if is_person(mention, pack):
            self._first_names.add(_key(words[0]))
        for surname in () if ends_in_owner(words, pack) else surnames_of(words, pack):
            for form in (surname, *stems(surname, pack)):
                self._by_surname[_key(form)].setdefault(key, name)

    def _learn_office(self, name: str, office: Mention, pack: Pack) -> None:
        if office.role and name.casefold() not in pack.outlets:
            self._by_office[office.role, office.country].setdefault(_key(name), name)
            self._role_of.setdefault(_key(name), office)

    def _learn_apposition(self, passage: Passage, before: MentionHit, after: MentionHit) -> None:
        found = holder_and_office(passage, before, after)
        if found is not None and not is_thing(found[0].mention._replace(country=None), passage.pack):
            name, office = found
            self._learn_office(name.mention.text, office.mention, passage.pack)

    def has_namesakes(self, surname: str) -> bool:
        """Whether the article has two people of this surname; 'Ana' and 'Anei' may be one."""
        people = islice(self._by_surname.get(surname.casefold(), {}).values(), MOST_NAMESAKES)
        return len({full[0] for full in people}) > 1

    def may_be(self, pronoun: Mention, mention: Mention, pack: Pack) -> float:
        """How well a pronoun fits a mention: 0 for not at all, 1 for certain."""
        asked = (gender_of(pronoun, pack), mention, pack.code)
        fit = self._fits.get(asked)
        if fit is None:
            fit = self._fits[asked] = self._fit(asked[0], mention, pack)
        return fit

    def _fit(self, wanted: str | None, mention: Mention, pack: Pack) -> float:
        known = self._resolve_name(mention, pack) if mention.kind is NAME else mention
        if wanted is None or wanted == NEUTER:
            return 0.0 if wanted and is_person(known, pack) else 0.5
        if self._is_thing(known, pack) or is_kin_of(known, wanted, pack):
            return 0.0
        gender = self._gender(known, pack)
        if gender is not None:
            return 1.0 if gender == wanted else 0.5 * (gender_by_office(known, pack) == wanted)
        if is_person(known, pack):
            return 0.9
        return 0.6 if " " in (known.full_name or "") or self.has_namesakes(known.text) else 0.4

    def _is_thing(self, mention: Mention, pack: Pack) -> bool:
        return is_thing(mention, pack) or (
            mention.full_name not in {None, mention.text} and is_thing(by_full_name(mention), pack)
        )

    def _gender(self, mention: Mention, pack: Pack) -> str | None:
        for name in (mention.full_name, mention.text):
            told = self.titles.gender(name) if name else None
            if told is not None:
                return told
        by_words = gender_of(by_full_name(mention), pack)
        return by_words if by_words in (FEMININE, MASCULINE) else None

    def resolve(self, mention: Mention, pack: Pack, antecedent: Mention | None = None) -> Mention:
        """The mention with its base forms and with what the article says about who it is."""
        if mention.kind is PRONOUN:
            return self._resolve_pronoun(mention, pack, antecedent)
        if mention.kind is ROLE:
            return self._resolve_role(mention, pack, antecedent)
        if antecedent is not None:
            return self._nearby(mention, pack, antecedent)
        if mention.kind is NAME:
            return self._resolve_name(mention, pack)
        return self._resolve_noun(mention, pack)

    def _resolve_noun(self, mention: Mention, pack: Pack) -> Mention:
        full = self.bodies.meant(mention, pack)
        return mention._replace(full_name=full, path=(f"body: {full}",)) if full else mention

    def _resolve_pronoun(self, mention: Mention, pack: Pack, antecedent: Mention | None) -> Mention:
        if antecedent is None:
            return mention
        known = self.resolve(antecedent, pack)
        return mention._replace(
            full_name=known.full_name or (known.text if known.kind is NAME else None),
            base_forms=known.base_forms,
            role=known.role,
            role_text=known.role_text,
            country=known.country,
            path=(f"pronoun: {antecedent.text}", *known.path),
        )

    def _resolve_name(self, mention: Mention, pack: Pack) -> Mention:
        asked = (mention, pack.code)
        known = self._resolved.get(asked)
        if known is None:
            known = self._resolved[asked] = self._named(mention, pack)
        return known

    def _named(self, mention: Mention, pack: Pack) -> Mention:
        bases = base_forms(mention.text, pack)
        full, path = self._full_name(mention, bases, pack)
        full = nominative(full, self._bare, pack) if full else None
        office = mention if mention.role else self._role_of.get(_key(full or mention.text))
        if office is not None and office is not mention:
            path = (*path, f"office: {office.role_text}")
        held = (office.role, office.role_text, office.country) if office else (None, None, mention.country)
        return Mention(mention.text, mention.span, mention.kind, bases, full, *held, path)

    def _full_name(
        self, mention: Mention, bases: Iterable[str], pack: Pack
    ) -> tuple[str | None, tuple[str, ...]]:
        name = self._printed.get(mention.text, mention.text)
        words = name.split(" ")
        if len(words) >= FEWEST_WORDS_OF_FULL_NAME:
            body = self.bodies.spelled_out(words, pack)
            if body:
                return body, (f"body: {body}",)
            return spelled_out(words, self._by_surname, self._by_first, pack)
        if len(name.rstrip(".")) == 1:
            return self._by_initial(mention)
        if "." in name:
            return self._by_letters(name)
        forms = (_key(form) for form in (name, *bases))
        found = next((self._by_surname[form] for form in forms if form in self._by_surname), None)
        if found:
            full = self._of_this_surname(mention, self.titles.fitting(mention, found, pack))
            return full, (f"surname: {full}",) if full else ()
        body = self.bodies.of_one_word(name, bases, pack)
        return (body, (f"body: {body}",)) if body else self._by_first_name(mention, pack)

    def _of_this_surname(self, mention: Mention, people: dict[str, str]) -> str | None:
        """The only one; or, where a namesake comes later, the only one whom readers have met so far."""
        titled = [full for full in people.values() if self._has_title(full, mention)]
        if len(titled) == 1 or not people:
            return titled[0] if titled else None
        first, *namesakes = islice(people, 2)
        came = (self._first_at[first] < mention.span.start < self._first_at[other] for other in namesakes)
        return people[first] if all(came) else None

    def _has_title(self, full: str, mention: Mention) -> bool:
        """'director Hill', of two Hills of whom one is the director."""
        held = self._role_of.get(_key(full))
        if mention.role is None or held is None:
            return False
        noun = _key(mention.role_text or "").split(" ")[0]
        return any(word.startswith(noun[:STEM]) for word in _key(held.role_text or "").split(" "))

    def _by_first_name(self, mention: Mention, pack: Pack) -> tuple[str | None, tuple[str, ...]]:
        """'Lexi', 'Artani' of one Lexi or Artan; 'Corvane' where the article has one Corvane Digital."""
        forms = [_key(form) for form in (mention.text, *base_forms(mention.text, pack))]
        first = next((form for form in forms if form in self._by_first), forms[0])
        full = next(iter(self._by_first.get(first, ())), None)
        if full is None or len(self._by_first[first]) > 1:
            return None, ()
        if first in self._first_names:
            return full, (f"first name: {full}",)
        bare = pack.capital_nouns or mention.country is not None or pack.has("organisation", first)
        return (None, ()) if bare or first != forms[0] else (full, (f"first word: {full}",))

    def _by_initial(self, mention: Mention) -> tuple[str | None, tuple[str, ...]]:
        """'K.' after 'Dieter K.'."""
        people = self._by_surname.get(f"{_key(mention.text[0])}.", {})
        full = self._of_this_surname(mention, people) if people else None
        return full, (f"initial: {full}",) if full else ()

    def _by_letters(self, name: str) -> tuple[str | None, tuple[str, ...]]:
        """'A.M.P.' in an interview: who has these initials."""
        people = {full for named in self._by_surname.values() for full in named.values()}
        found = with_initials(people, name)
        return (next(iter(found)), (f"initials: {name}",)) if len(found) == 1 else (None, ())

    def _resolve_role(self, mention: Mention, pack: Pack, antecedent: Mention | None) -> Mention:
        if is_indefinite(mention, pack):
            return mention
        found = self._holders(mention, pack)
        if not found and antecedent is None and gender_of(mention, pack) == MASCULINE:
            found = self._holders(mention, pack, generic=True)
        found = (len(found) > 1 and self._met(found, mention)) or found
        found = found or self._accused(mention, pack)
        if len(found) == 1 and not (antecedent and self._comes_later(next(iter(found)), mention)):
            name = next(iter(found))
            return mention._replace(full_name=name, path=(f"office: {name}",))
        if antecedent is None:
            return mention
        known = self.resolve(antecedent, pack)
        if found and known.called not in found and mention.role not in ANYBODY:
            return mention
        return self._nearby(mention, pack, antecedent)

    def _accused(self, mention: Mention, pack: Pack) -> set[str]:
        """'der Angeklagte' of the only 'Dieter K.', whose surname the press hides, or of the only accused."""
        if not is_accused(mention, pack):
            return set()
        hidden = with_hidden_surname(named.values() for named in self._by_surname.values())
        found = self._people(mention, hidden or self.accused.names(), pack, generic=False)
        return found if len(found) == 1 else set()

    def _met(self, names: set[str], mention: Mention) -> set[str]:
        """Of several the holders of this very office whom readers have met so far."""
        met = {name for name in names if self._first_at.get(_key(name), 0) < mention.span.start}
        held = (self._role_of.get(_key(name)) for name in met)
        return met if all(office and office.role == mention.role for office in held) else set()

    def _comes_later(self, name: str, mention: Mention) -> bool:
        """Whether a head that many share is that of somebody whom readers have not met yet."""
        return mention.role in BY_NOUN and self._first_at.get(_key(name), 0) > mention.span.start

    def _nearby(self, mention: Mention, pack: Pack, antecedent: Mention) -> Mention:
        """A description with the name of the person nearby for whom it stands."""
        known = self.resolve(antecedent, pack)
        path = (f"nearby: {antecedent.text}", *known.path)
        return mention._replace(kind=ROLE, full_name=known.called, path=path)  # 'the Norwegian' is no name

    def may_be_holder(self, mention: Mention, other: Mention, pack: Pack, *, generic: bool = False) -> bool:
        """Whether a bare office or 'the witness' may stand for somebody named nearby.

        `generic`: as a man's noun that is said of women too, 'medicul' of Ana Pop.
        """
        if other.kind is not NAME or mention.role is None:
            return False
        known = self._resolve_name(other, pack)
        nobody = is_indefinite(mention, pack) or self._is_thing(known, pack)
        if nobody or not is_called_so(other, known, pack):
            return False
        noun, theirs = noun_of(mention.text, pack), self._gender(known, pack)
        mine = None if generic and pack.has("generic", noun) else gender_of(mention, pack)
        if (mine and theirs and mine != theirs) or not is_said_of(mention.text, known.role_text or "", pack):
            return False
        return may_be_both(AGED if said_of_anyone(mention, pack) else mention.role, known.role)

    def may_be_one(self, mention: Mention, office: Mention, pack: Pack) -> bool:
        """Whether two descriptions may be of one person."""
        mine, theirs = gender_of(mention, pack), gender_of(office, pack)
        if mention.role is None or (mine and theirs and mine != theirs):
            return False
        return may_be_both(mention.role, office.role)

    def _holders(self, mention: Mention, pack: Pack, *, generic: bool = False) -> set[str]:
        """Who the article says holds the office; without a country only the bare or the very same words.

        `generic`: a masculine noun may stand for a woman too, 'primarul' for Ana Pop.
        """
        if mention.role is None:
            return set()
        if mention.country is not None:
            found = self._by_office.get((mention.role, mention.country), {}) or self._leaders(mention)
            return self._people(mention, found.values(), pack, generic=generic)
        noun = noun_of(mention.text, pack) if is_bare(mention.text, pack) else None
        return self._people(
            mention,
            (
                name
                for (role, country), people in self._by_office.items()
                for key, name in people.items()
                if (called := is_called(mention.role, role) or is_known_by(mention, self._role_of[key]))
                or may_lead(mention.role, role)
                if (called or country or heads_alone(self._role_of[key].role_text or "", pack))
                if is_same_office(mention, self._role_of[key].role_text or "", noun)
            ),
            pack,
            generic=generic,
        )

    def _people(self, mention: Mention, names: Iterable[str], pack: Pack, *, generic: bool) -> set[str]:
        """The names as far as the article knows them: a surname and its full name are one person."""
        named = [mention._replace(text=name) for name in names]
        known = (self._full_name(one, base_forms(one.text, pack), pack)[0] or one.text for one in named)
        called = {nominative(name, self._bare, pack) for name in known}
        full = {name for name in called if not any(other.endswith(f" {name}") for other in called)}
        wanted = None if generic else gender_of(mention, pack)
        genders = {name: self._gender(Mention(name, mention.span, NAME), pack) for name in full}
        return {name for name in full if not wanted or genders[name] in {None, wanted}}

    def _leaders(self, mention: Mention) -> dict[str, str]:
        """'The leader' of a country is who heads its state or government, and the other way round."""
        roles = leading_roles(mention.role) if mention.country is not None else ()
        return {
            key: name
            for role in roles
            for key, name in self._by_office.get((role, mention.country), {}).items()
        }
