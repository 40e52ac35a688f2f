"""Known speakers from the project's speaker file: a JSON list of entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claims.matching.types import KnownRole, KnownSpeaker


def read_speakers(path: Path) -> list[KnownSpeaker]:
    """The speakers of a file.

    :raises ValueError: if the file is not JSON or an entry lacks its name
    """
    return known_speakers(json.loads(path.read_text(encoding="utf-8")))


def known_speakers(entries: Iterable[Mapping[str, Any]]) -> list[KnownSpeaker]:
    """Entries `{"name", "kind", "aliases", "country", "roles"}` as known speakers; the name is the key.

    :raises ValueError: if an entry lacks its name
    """
    return [_speaker(number, entry) for number, entry in enumerate(entries, start=1)]


def _speaker(number: int, entry: Mapping[str, Any]) -> KnownSpeaker:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"entry {number}: name: missing")
    return KnownSpeaker(
        key=name,
        names=(name, *entry.get("aliases", ())),
        kind=entry.get("kind", "person"),
        country=entry.get("country"),
        roles=tuple(_role(role) for role in entry.get("roles", ())),
    )


def _role(role: Mapping[str, Any]) -> KnownRole:
    return KnownRole(
        title=role["title"].get("en", ""),
        country=role.get("country"),
        organisation=role.get("organisation"),
        since=role.get("since"),
        until=role.get("until"),
        printed_forms={code: tuple(forms) for code, forms in role.get("printed_forms", {}).items()},
    )
