"""Popolo documents as lists of speakers: people, organisations, parties, and who held which post.

Source: www.popoloproject.com/specs. Popolo names no language of a post; ours are entered as English.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from claims.choices import SpeakerKind

PARTS = ("persons", "organizations", "memberships")
Facts = dict[str, Any]


def is_popolo(document: object) -> bool:
    return isinstance(document, Mapping) and any(part in document for part in PARTS)


def plain_objects(document: Mapping[str, Any]) -> list[Facts]:
    """The objects of a JSON list of speakers, as `speaker_lists` reads them.

    Who has no id is nobody's `person_id`, and holds only the posts that stand within the entry.
    """
    rows = _rows(document, "organizations")
    organisations = {key: row for row in rows if (key := _key(row, "id"))}
    held: dict[str, list[Facts]] = defaultdict(list)
    for row in _rows(document, "memberships"):
        held[_key(row, "person_id")].append(_role(row, organisations))
    held[""] = []
    return [_organisation(row) for row in rows] + [
        _person(
            row, held[_key(row, "id")] + [_role(post, organisations) for post in _rows(row, "memberships")]
        )
        for row in _rows(document, "persons")
    ]


def _key(row: Mapping[str, Any], name: str) -> str:
    """What another row calls this one by; nothing where that is no plain id."""
    key = row.get(name)
    return str(key) if isinstance(key, str | int) else ""


def _rows(document: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    rows = document.get(part) or []
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _organisation(row: Mapping[str, Any]) -> Facts:
    is_party = str(row.get("classification") or "").casefold() in ("party", "political party")
    kind = SpeakerKind.PARTY if is_party else SpeakerKind.ORGANISATION
    return {**_named(row), "kind": kind.value}


def _person(row: Mapping[str, Any], roles: list[Facts]) -> Facts:
    return {**_named(row), "kind": SpeakerKind.PERSON.value, "roles": roles}


def _named(row: Mapping[str, Any]) -> Facts:
    ids = {_key(entry, "scheme"): entry.get("identifier") for entry in _rows(row, "identifiers")}
    others = [entry.get("name") for entry in _rows(row, "other_names")]
    aliases = [name for name in others if name and name != row.get("name")]
    return {"name": row.get("name"), "wikidata": ids.get("wikidata"), "aliases": aliases}


def _role(row: Mapping[str, Any], organisations: Mapping[str, Mapping[str, Any]]) -> Facts:
    organisation = organisations.get(_key(row, "organization_id"), {})
    return {
        "title": {"en": row.get("role") or row.get("label") or "member"},
        "organisation": organisation.get("name"),
        "since": row.get("start_date"),
        "until": row.get("end_date"),
    }
