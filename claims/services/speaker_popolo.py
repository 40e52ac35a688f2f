"""Popolo documents as lists of speakers: people, organisations, parties, and who held which post.

Source: www.popoloproject.com/specs. Popolo names no language of a post; ours are entered as English.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from claims.choices import SpeakerKind

PARTS = ("persons", "organizations", "memberships")
Facts = dict[str, Any]


def is_popolo(document: object) -> bool:
    return isinstance(document, Mapping) and any(part in document for part in PARTS)


def plain_objects(document: Mapping[str, Any]) -> list[Facts]:
    """The objects of a JSON list of speakers, as `speaker_lists` reads them."""
    organisations = {row.get("id"): row for row in _rows(document, "organizations")}
    held: dict[Any, list[Facts]] = defaultdict(list)
    for row in _memberships(document):
        held[row.get("person_id")].append(_role(row, organisations))
    everybody = [_organisation(row) for row in organisations.values()]
    return everybody + [_person(row, held[row.get("id")]) for row in _rows(document, "persons")]


def _rows(document: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    rows = document.get(part) or []
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _memberships(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from _rows(document, "memberships")
    for person in _rows(document, "persons"):
        yield from ({"person_id": person.get("id"), **row} for row in _rows(person, "memberships"))


def _organisation(row: Mapping[str, Any]) -> Facts:
    is_party = str(row.get("classification") or "").casefold() in ("party", "political party")
    kind = SpeakerKind.PARTY if is_party else SpeakerKind.ORGANISATION
    return {**_named(row), "kind": kind.value}


def _person(row: Mapping[str, Any], roles: list[Facts]) -> Facts:
    return {**_named(row), "kind": SpeakerKind.PERSON.value, "roles": roles}


def _named(row: Mapping[str, Any]) -> Facts:
    ids = {entry.get("scheme"): entry.get("identifier") for entry in _rows(row, "identifiers")}
    others = [entry.get("name") for entry in _rows(row, "other_names")]
    aliases = [name for name in others if name and name != row.get("name")]
    return {"name": row.get("name"), "wikidata": ids.get("wikidata"), "aliases": aliases}


def _role(row: Mapping[str, Any], organisations: Mapping[Any, Mapping[str, Any]]) -> Facts:
    organisation = organisations.get(row.get("organization_id"), {})
    return {
        "title": {"en": row.get("role") or row.get("label") or "member"},
        "organisation": organisation.get("name"),
        "since": row.get("start_date"),
        "until": row.get("end_date"),
    }
