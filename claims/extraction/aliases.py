"""Who is who inside one article.

Full names for surnames, persons for offices, base forms for case endings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from claims.extraction.packs import Pack
from claims.extraction.passage import Passage
from claims.extraction.types import Mention, MentionHit, MentionKind

LEADER, LEADING_ROLES = "leader", ("president", "prime minister", "chancellor")
SHORTEST_STEM = 3
FEWEST_WORDS_OF_FULL_NAME = 2


def base_forms(name: str, pack: Pack) -> tuple[str, ...]:
    """The name without the case ending of its last word (or of its first), likeliest first."""
    words = name.split(" ")
    forms = [" ".join([*words[:-1], stem]) for stem in _stems(words[-1], pack)]
    if len(words) > 1:
        forms += [" ".join([stem, *words[1:]]) for stem in _stems(words[0], pack)]
        forms += [
            " ".join([a, *words[1:-1], b]) for a in _stems(words[0], pack) for b in _stems(words[-1], pack)
        ]
    return tuple(dict.fromkeys(forms))[:8]


def _stems(word: str, pack: Pack) -> Iterator[str]:
    bare = word
    for old, new in sorted(pack.endings, key=lambda ending: -len(ending[0])):
        for hyphen in ("-", ""):
            ending = hyphen + old
            if bare.casefold().endswith(ending) and len(bare) - len(ending) >= SHORTEST_STEM:
                yield bare[: len(bare) - len(ending)] + new


class Directory:
    """What an article says about its people. Feed it every passage, then ask."""

    def __init__(self) -> None:
        self._by_surname: dict[str, dict[str, str]] = defaultdict(dict)
        self._by_office: dict[tuple[str, str | None], dict[str, str]] = defaultdict(dict)
        self._role_of: dict[str, Mention] = {}

    def learn(self, passage: Passage) -> None:
        """Take in the mentions of one passage."""
        hits, pack = passage.mentions, passage.pack
        for hit in hits:
            if hit.mention.kind is MentionKind.NAME:
                self._learn_name(hit.mention, pack)
        for before, after in pairwise(hits):
            self._learn_apposition(passage, before, after)

    def _learn_name(self, mention: Mention, pack: Pack) -> None:
        words = mention.text.split(" ")
        if len(words) >= FEWEST_WORDS_OF_FULL_NAME:
            self._by_surname[words[-1].casefold()].setdefault(_key(mention.text), mention.text)
            for stem in _stems(words[-1], pack):
                self._by_surname[stem.casefold()].setdefault(_key(mention.text), mention.text)
        if mention.role:
            self._learn_office(mention.text, mention)

    def _learn_office(self, name: str, office: Mention) -> None:
        if office.role:
            self._by_office[office.role, office.country].setdefault(_key(name), name)
            self._role_of.setdefault(_key(name), office)

    def _learn_apposition(self, passage: Passage, before: MentionHit, after: MentionHit) -> None:
        """'the mayor, John Smith,' and 'John Smith, the mayor,': a comma between, and another mark behind."""
        tokens = passage.tokens
        closed = after.last + 1 >= len(tokens) or not tokens[after.last + 1].is_word
        if after.mention.kind is MentionKind.NAME:
            closed = closed or passage.has("auxiliary", after.last + 1) or _is_verb(passage, after.last + 1)
        if after.first - before.last != 2 or tokens[before.last + 1].text != "," or not closed:
            return
        kinds = (before.mention.kind, after.mention.kind)
        if kinds == (MentionKind.NAME, MentionKind.ROLE):
            self._learn_office(before.mention.text, after.mention)
        elif kinds == (MentionKind.ROLE, MentionKind.NAME):
            self._learn_office(after.mention.text, before.mention)

    def resolve(self, mention: Mention, pack: Pack, antecedent: Mention | None = None) -> Mention:
        """The mention with its base forms and with what the article says about who it is."""
        if mention.kind is MentionKind.PRONOUN:
            return self._resolve_pronoun(mention, pack, antecedent)
        if mention.kind is MentionKind.NAME:
            return self._resolve_name(mention, pack)
        if mention.kind is MentionKind.ROLE:
            return self._resolve_role(mention, pack)
        return mention

    def _resolve_pronoun(self, mention: Mention, pack: Pack, antecedent: Mention | None) -> Mention:
        if antecedent is None:
            return mention
        known = self.resolve(antecedent, pack)
        return replace(
            mention,
            full_name=known.full_name or (known.text if known.kind is MentionKind.NAME else None),
            base_forms=known.base_forms,
            role=known.role,
            role_text=known.role_text,
            country=known.country,
            path=(f"pronoun: {antecedent.text}", *known.path),
        )

    def _resolve_name(self, mention: Mention, pack: Pack) -> Mention:
        bases = base_forms(mention.text, pack)
        full, path = self._full_name(mention.text, bases)
        office = mention if mention.role else self._role_of.get(_key(full or mention.text))
        if office is not None and office is not mention:
            path = (*path, f"office: {office.role_text}")
        return replace(
            mention,
            base_forms=bases,
            full_name=full,
            role=office.role if office else None,
            role_text=office.role_text if office else None,
            country=office.country if office else mention.country,
            path=path,
        )

    def _full_name(self, name: str, bases: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
        words = name.split(" ")
        if len(words) >= FEWEST_WORDS_OF_FULL_NAME:
            return name, ()
        for form in (name, *bases):
            found = self._by_surname.get(form.casefold(), {})
            if len(found) == 1:
                full = next(iter(found.values()))
                return full, (f"surname: {full}",)
            if found:
                return None, ()
        return None, ()

    def _resolve_role(self, mention: Mention, pack: Pack) -> Mention:
        found = self._holders(mention, pack)
        if len(found) != 1:
            return mention
        name = next(iter(found.values()))
        return replace(mention, full_name=name, path=(f"office: {name}",))

    def _holders(self, mention: Mention, pack: Pack) -> dict[str, str]:
        """Who the article says holds the office; without a country only the bare or the very same words."""
        if mention.role is None:
            return {}
        if mention.country is not None:
            return self._by_office.get((mention.role, mention.country), {}) or self._leaders(mention)
        bare = _is_bare(mention.text, pack)
        return {
            key: name
            for (role, _), people in self._by_office.items()
            if role == mention.role or role.endswith(f" {mention.role}")
            for key, name in people.items()
            if bare or _key(mention.text) == _key(self._role_of[key].role_text or "")
        }

    def _leaders(self, mention: Mention) -> dict[str, str]:
        """'The leader' of a country is whoever the article says heads its state or government."""
        if mention.role != LEADER or mention.country is None:
            return {}
        return {
            key: name
            for role in LEADING_ROLES
            for key, name in self._by_office.get((role, mention.country), {}).items()
        }


def _is_bare(text: str, pack: Pack) -> bool:
    """An office and nothing that hangs on it: 'the minister', 'ministra'."""
    words = text.casefold().split(" ")
    if len(words) > 1 and pack.has("determiner", words[0]):
        words = words[1:]
    return " ".join(words) in pack.roles


def _is_verb(passage: Passage, place: int) -> bool:
    return passage.pack.cues.at(passage.lows, place) is not None


def _key(name: str) -> str:
    return name.casefold()
