"""Resolve a mention to a known speaker: block by folded name or office, judge by rule, never guess.

A full name or an office links. A bare surname links only where the article itself gives the full name or the
role. Anything less only suggests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.matching.fold import fold_name
from claims.matching.people import KnownName, SpeakerIndex, bare_title
from claims.matching.types import KnownRole, KnownSpeaker, MentionQuery, Resolution, Rule, Suggestion

__all__ = ["SpeakerIndex", "held_on", "resolve"]

SUGGESTION_SCORES = {Rule.SURNAME: 0.5, Rule.SIMILAR: 0.3}
MAX_SUGGESTIONS = 3
# Words beside an office that say that it is over, or not begun.
FORMER = frozenset(
    fold_name(word)
    for word in (
        *(
            "former",
            "ex",
            "late",
            "fost",
            "fosta",
            "fostul",
            "fostului",
            "fostei",
            "foștii",
            "ish",
            "ehemalige",
        ),
        *("ehemaliger", "ehemaligen", "бывший", "бывшая", "бывшего", "бывшему", "екс", "экс"),
        *("колишній", "колишня", "колишнього", "колишньому", "колишньої"),
    )
)
NOT_YET = frozenset(
    fold_name(word)
    for word in (
        *(
            "elect",
            "candidate",
            "nominee",
            "designate",
            "hopeful",
            "acting",
            "interim",
            "deputy",
            "vice",
            "shadow",
        ),
        *("ales", "aleasă", "alesul", "desemnat", "desemnată", "candidat", "candidatul", "candidata"),
        *(
            "interimar",
            "interimară",
            "adjunct",
            "zgjedhur",
            "kandidat",
            "kandidati",
            "kandidatja",
            "zëvendës",
        ),
        *("кандидат", "кандидатка", "обраний", "обрана", "избранный", "избранная", "designierte", "gewählte"),
    )
)


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
    yield from ((Rule.FULL_NAME, found) for found in _as_printed(query.printed, index))
    yield Rule.FULL_NAME_INFLECTED, index.inflected(query.printed, query.base_forms)
    if query.full_name:
        yield from ((Rule.ARTICLE_FULL_NAME, found) for found in _as_printed(query.full_name, index))
        yield Rule.ARTICLE_FULL_NAME, index.inflected(query.full_name, ())
    surnamed = index.surnamed(query.full_name or query.printed, query.base_forms)
    if surnamed:
        yield Rule.SURNAME_WITH_ROLE, [k.speaker for k in surnamed if _holds_office(k.speaker, query, on)]
        return  # a name is printed: an office must not lend it to somebody else
    if _says(query, FORMER | NOT_YET):
        return  # who left the office, or has not come to it, is somebody else
    yield Rule.OFFICE_PRINTED, _in_office(_by_form(query, index), on)
    if query.role and query.country and not query.full_name:
        held = index.by_office.get((bare_title(query.role), query.country), [])
        yield Rule.OFFICE_HELD, _in_office(held, on)


def _as_printed(name: str, index: SpeakerIndex) -> Iterator[list[KnownSpeaker]]:
    """Who has the name as it stands, by ear, or surname first."""
    yield index.exactly(name)
    yield index.by_ear(name)
    yield index.reordered(name)


def _by_form(query: MentionQuery, index: SpeakerIndex) -> list[tuple[KnownSpeaker, KnownRole]]:
    return index.by_form.get(fold_name(query.role_text or query.printed), [])


def _says(query: MentionQuery, words: frozenset[str]) -> bool:
    """Whether one of the words stands in the office, printed or in English, or in the mention that is it."""
    shown = f"{query.role or ''} {query.role_text or ''} {'' if query.full_name else query.printed}"
    return not words.isdisjoint(fold_name(shown).split(" "))


def _holds_office(speaker: KnownSpeaker, query: MentionQuery, on: str | None) -> bool:
    """Whether the article gives an office that this speaker held on the date, or had left by then."""
    words = fold_name(query.full_name or query.printed).split(" ")
    if len(words) > 1 and not _first_name_fits(words, speaker):
        return False
    if _says(query, NOT_YET):
        return False
    fits = left_by if _says(query, FORMER) else held_on
    return any(_fits_role(role, query) and fits(role, on) for role in speaker.roles)


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


def left_by(role: KnownRole, on: str | None) -> bool:
    """Whether the office was surely over on `on`; with no date, whether it ever ended."""
    if role.until is None:
        return False
    return on is None or role.until <= on


def _suggest(query: MentionQuery, index: SpeakerIndex, without: str | None = None) -> tuple[Suggestion, ...]:
    """Speakers that share a surname or an office whatever the date, for an editor to choose from."""
    name = query.full_name or query.printed
    same: list[KnownName] = index.surnamed(name, query.base_forms)
    near = [(Rule.SURNAME, known.speaker) for known in same]
    near += [(Rule.SIMILAR, known.speaker) for known in index.akin(name)]
    near += [(Rule.SIMILAR, speaker) for speaker, _ in _by_form(query, index)]
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
