"""Entries that may be one speaker: who resembles whom, and what a merge would do. Nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from claims.matching.duplicates import Likeness, NameTable
from claims.models import (
    Candidate,
    PublicClaim,
    PublicStatement,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    Statement,
)

NAMED: tuple[Any, ...] = (Speaker, SpeakerAlias)
MOST_SHOWN = 50  # public claims that a preview names


@dataclass(frozen=True)
class Twin:
    """A speaker who may be the same, why, and under which name."""

    speaker: Speaker
    likeness: Likeness
    name: str


@dataclass(frozen=True)
class Preview:
    """What would go over from the duplicate, and what speaks against it."""

    statements: int
    candidates: int
    spellings: list[str]
    roles: list[SpeakerRole]
    posts: list[SpeakerRole]
    claims: list[PublicClaim]  # the newest of them
    claims_left: int  # and how many more
    conflicts: list[str]


def twins_of(speakers: Iterable[Speaker]) -> dict[int, list[Twin]]:
    """For each of the speakers those who may be the same: few queries, however many they are."""
    table = names_known()
    found = {speaker.pk: table.like(str(speaker.pk)) for speaker in speakers}
    others = Speaker.objects.in_bulk({int(one.key) for many in found.values() for one in many})
    return {
        pk: [Twin(others[int(one.key)], one.likeness, one.name) for one in many] for pk, many in found.items()
    }


def lookalikes() -> set[int]:
    """All speakers who may be the same as another."""
    return all_alike(last_traces())


@lru_cache(maxsize=1)
def all_alike(_traces: tuple[int | None, ...]) -> set[int]:
    table = names_known()
    return {int(key) for key in table.names if table.like(key)}


def names_known() -> NameTable:
    """All names of all speakers, read again only where one has changed."""
    return table_of(last_traces())


@lru_cache(maxsize=1)
def table_of(_traces: tuple[int | None, ...]) -> NameTable:
    return NameTable(_names())


def last_traces() -> tuple[int | None, ...]:
    """What changes with every name: each change of a speaker or a spelling leaves a trace."""
    traces: list[Any] = [model.pgh_event_models["insert"] for model in NAMED]
    return tuple(trace.objects.aggregate(last=Max("pgh_id"))["last"] for trace in traces)


def _names() -> Iterable[tuple[str, list[str]]]:
    names: dict[int, list[str]] = {
        pk: [name] for pk, name in Speaker.objects.current().order_by("pk").values_list("pk", "name")
    }
    spellings = SpeakerAlias.objects.filter(speaker__merged_into=None)
    for pk, name in spellings.order_by("pk").values_list("speaker_id", "name"):
        names.setdefault(pk, []).append(name)
    return [(str(pk), list(dict.fromkeys(known))) for pk, known in names.items()]


def preview_merge(duplicate: Speaker, kept: Speaker) -> Preview:
    """What `merge_speakers` would do with these two."""
    names = {kept.name, *kept.aliases.values_list("name", flat=True)}
    spellings = [duplicate.name, *duplicate.aliases.values_list("name", flat=True)]
    mentions = PublicStatement.objects.filter(
        Q(speaker_id=duplicate.public_id) | Q(party_id=duplicate.public_id)
    )
    claims = PublicClaim.objects.filter(pk__in=mentions.values("claim"))
    return Preview(
        statements=Statement.objects.filter(speaker=duplicate).count(),
        candidates=Candidate.objects.filter(speaker=duplicate).count(),
        spellings=[name for name in dict.fromkeys(spellings) if name not in names],
        roles=list(duplicate.roles.select_related("organisation")),
        posts=list(duplicate.posts.select_related("speaker")),
        claims=list(claims[:MOST_SHOWN]),
        claims_left=max(0, claims.count() - MOST_SHOWN),
        conflicts=conflicts_between(duplicate, kept),
    )


def conflicts_between(duplicate: Speaker, kept: Speaker) -> list[str]:
    """Sentences that say what speaks against these two being one."""
    found = []
    if duplicate.kind != kept.kind:
        kinds = {"one": duplicate.get_kind_display(), "other": kept.get_kind_display()}
        found.append(_("They are of two kinds: %(one)s and %(other)s.") % kinds)
    if _differ(duplicate.wikidata_id, kept.wikidata_id):
        ids = {"one": duplicate.wikidata_id, "other": kept.wikidata_id}
        found.append(_("They have two Wikidata ids: %(one)s and %(other)s.") % ids)
    if _differ(duplicate.country, kept.country):
        countries = {"one": duplicate.country, "other": kept.country}
        found.append(_("They are of two countries: %(one)s and %(other)s.") % countries)
    return found + _overlaps(duplicate, kept)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _overlaps(duplicate: Speaker, kept: Speaker) -> list[str]:
    """Two offices at one time: from then on neither is looked up for a statement of that time."""
    return [
        _("Two offices at one time: %(one)s (%(span)s) and %(other)s (%(other_span)s).")
        % {"one": one, "span": one.span, "other": other, "other_span": other.span}
        for one in duplicate.roles.all()
        for other in kept.roles.all()
        if one.overlaps(other) and one.facts() != other.facts()
    ]
