"""Resolve a mention to a known speaker: block by folded name or office, judge by rule, never guess.

A full name or an office links. A bare surname links only where the article itself gives the full name or the
role. Anything less only suggests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claims.matching.fold import fold_name, inflection_bases
from claims.matching.types import KnownRole, KnownSpeaker, MentionQuery, Resolution, Rule, Suggestion

type_of_index = dict[str, list[KnownSpeaker]]
SUGGESTION_SCORES = {Rule.SURNAME: 0.5, Rule.SIMILAR: 0.3}
MAX_SUGGESTIONS = 3


class SpeakerIndex:
    """Known speakers, blocked by folded full name, surname and printed office. Build once, ask often."""

    def __init__(self, speakers: Iterable[KnownSpeaker]) -> None:
        self.by_name: type_of_index = defaultdict(list)
        self.by_surname: type_of_index = defaultdict(list)
        self.by_form: dict[str, list[tuple[KnownSpeaker, KnownRole]]] = defaultdict(list)
        self.by_office: dict[tuple[str, str], list[tuple[KnownSpeaker, KnownRole]]] = defaultdict(list)
        for speaker in speakers:
            self._add(speaker)

    def _add(self, speaker: KnownSpeaker) -> None:
        for folded in {fold_name(name) for name in speaker.names}:
            self.by_name[folded].append(speaker)
            self.by_surname[folded.split(" ")[-1]].append(speaker)
        for role in speaker.roles:
            self._add_role(speaker, role)

    def _add_role(self, speaker: KnownSpeaker, role: KnownRole) -> None:
        for folded in {fold_name(form) for forms in role.printed_forms.values() for form in forms}:
            self.by_form[folded].append((speaker, role))
        if role.country and role.title:
            self.by_office[bare_title(role.title), role.country].append((speaker, role))


def resolve(query: MentionQuery, *, on: str | None, index: SpeakerIndex) -> Resolution:
    """Who is meant by `query` in an article of the date `on` ('YYYY[-MM[-DD]]' or None)?

    Offices count only where the date shows who held them: an unknown date links an office only if a single
    known speaker ever held it. Two speakers that fit equally well give no link, only suggestions.
    """
    for rule, found in _ranked(query, on, index):
        unique = {speaker.key: speaker for speaker in found}
        if len(unique) == 1:
            key = next(iter(unique))
            return Resolution(key, rule, _evidence(query, rule, on), _suggest(query, index, without=key))
        if unique:
            break
    return Resolution(suggestions=_suggest(query, index))


def _ranked(
    query: MentionQuery, on: str | None, index: SpeakerIndex
) -> Iterator[tuple[Rule, list[KnownSpeaker]]]:
    """The linking rules in order of strength, each with the speakers that it finds."""
    printed = fold_name(query.printed)
    yield Rule.FULL_NAME, _full(index, [printed])
    yield (
        Rule.FULL_NAME_INFLECTED,
        _full(index, [*map(fold_name, query.base_forms), *inflection_bases(printed)]),
    )
    if query.full_name:
        full = fold_name(query.full_name)
        yield Rule.ARTICLE_FULL_NAME, _full(index, [full, *inflection_bases(full)])
    surnamed = _by_surname(query, index)
    if surnamed:
        yield Rule.SURNAME_WITH_ROLE, [s for s in surnamed if _holds_office(s, query, on)]
        return  # a name is printed: an office must not lend it to somebody else
    yield (
        Rule.OFFICE_PRINTED,
        _in_office(index.by_form.get(fold_name(query.role_text or query.printed), []), on),
    )
    if query.role and query.country and not _names_a_person(query):
        held = index.by_office.get((bare_title(query.role), query.country), [])
        yield Rule.OFFICE_HELD, _in_office(held, on)


def _full(index: SpeakerIndex, forms: Iterable[str]) -> list[KnownSpeaker]:
    """Speakers with one of these names. One word is enough only for an organisation, never for a person."""
    found = (speaker for form in forms for speaker in index.by_name.get(form, ()) if _is_full(form, speaker))
    return list(found)


def _is_full(form: str, speaker: KnownSpeaker) -> bool:
    return " " in form or speaker.kind != "person"


def _names_a_person(query: MentionQuery) -> bool:
    return bool(query.full_name)


def _by_surname(query: MentionQuery, index: SpeakerIndex) -> list[KnownSpeaker]:
    printed = fold_name(query.full_name or query.printed).split(" ")[-1]
    forms = [printed, *inflection_bases(printed)]
    forms += [fold_name(base).split(" ")[-1] for base in query.base_forms]
    return [s for form in dict.fromkeys(forms) for s in index.by_surname.get(form, ()) if s.kind == "person"]


def _holds_office(speaker: KnownSpeaker, query: MentionQuery, on: str | None) -> bool:
    """Whether the article gives an office that this speaker held on the date."""
    words = fold_name(query.full_name or query.printed).split(" ")
    if len(words) > 1 and not _first_name_fits(words, speaker):
        return False
    return any(_fits_role(role, query) and held_on(role, on) for role in speaker.roles)


def _first_name_fits(words: list[str], speaker: KnownSpeaker) -> bool:
    return any(words[0] == fold_name(name).split(" ")[0] for name in speaker.names)


def _fits_role(role: KnownRole, query: MentionQuery) -> bool:
    printed = {fold_name(form) for forms in role.printed_forms.values() for form in forms}
    if query.role_text and fold_name(query.role_text) in printed:
        return True
    if not query.role or bare_title(query.role) != bare_title(role.title):
        return False
    return query.country is None or query.country == role.country


def _in_office(pairs: Iterable[tuple[KnownSpeaker, KnownRole]], on: str | None) -> list[KnownSpeaker]:
    """Those who held the office on the date; without a date only an office that one person ever held."""
    listed = list(pairs)
    if on is None:
        return [speaker for speaker, _ in listed]
    return [speaker for speaker, role in listed if held_on(role, on)]


def held_on(role: KnownRole, on: str | None) -> bool:
    """Whether the office was surely held on `on`, a day, month or year; with no date nothing contradicts it.

    Part dates must fit as a whole: a month in which the office changed hands proves nothing.
    """
    if on is None:
        return True
    first, last = on + "-01-01"[len(on) - 4 :], on + "-12-31"[len(on) - 4 :]
    return (role.since is not None and role.since <= first) and (role.until is None or role.until >= last)


def bare_title(title: str) -> str:
    """'President of Ukraine' and 'the president' as one key."""
    return fold_name(title).removeprefix("the ").split(" of ")[0]


def _suggest(query: MentionQuery, index: SpeakerIndex, without: str | None = None) -> tuple[Suggestion, ...]:
    """Speakers that share a surname or an office whatever the date, for an editor to choose from."""
    near = [(Rule.SURNAME, speaker) for speaker in _by_surname(query, index)]
    near += [(Rule.SIMILAR, s) for s, _ in index.by_form.get(fold_name(query.role_text or query.printed), ())]
    seen: dict[str, Suggestion] = {}
    for rule, speaker in near:
        if speaker.key != without:
            seen.setdefault(
                speaker.key, Suggestion(speaker.key, rule, SUGGESTION_SCORES[rule], (query.printed,))
            )
    return tuple(seen.values())[:MAX_SUGGESTIONS]


def _evidence(query: MentionQuery, rule: Rule, on: str | None) -> tuple[str, ...]:
    parts = [query.printed]
    if rule is Rule.ARTICLE_FULL_NAME and query.full_name:
        parts.append(query.full_name)
    if rule in {Rule.OFFICE_HELD, Rule.OFFICE_PRINTED, Rule.SURNAME_WITH_ROLE}:
        parts += [query.role_text or query.role or "", on or "no date"]
    return tuple(part for part in parts if part)
