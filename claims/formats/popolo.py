"""Speakers as Popolo persons and organisations, and the roles in which they spoke as memberships.

Dictionaries in, dictionaries out.
Source: the Popolo specification, www.popoloproject.com/specs; the container is EveryPolitician's.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
WIKIDATA = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True)
class Spoken:
    """How a speaker appears in a published statement."""

    speaker_id: str
    printed_name: str
    role: str


def container(speakers: Iterable[Document], spoken: Iterable[Spoken]) -> Document:
    """Public documents of speakers, and how they were named in public statements, each once.

    A membership has no dates: a statement shows that a role was held on its day, not since or until when.
    """
    names, roles = by_speaker(spoken)
    found: dict[str, list[Document]] = {"persons": [], "organizations": [], "memberships": []}
    for speaker in speakers:
        known = entity(speaker, names[speaker["id"]])
        if speaker["kind"] == "person":
            found["persons"].append(known)
            found["memberships"] += [
                {"person_id": speaker["id"], "role": role} for role in sorted(roles[speaker["id"]])
            ]
        else:
            found["organizations"].append({**known, **classification(speaker)})
    return found


def by_speaker(spoken: Iterable[Spoken]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Printed names and roles of each speaker, without the empty ones."""
    names: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[str]] = defaultdict(set)
    for found in spoken:
        names[found.speaker_id] |= {found.printed_name} - {""}
        roles[found.speaker_id] |= {found.role} - {""}
    return names, roles


def entity(speaker: Document, printed: set[str]) -> Document:
    """What persons and organisations have in common."""
    found: Document = {"id": speaker["id"], "name": speaker["name"]}
    if others := sorted(printed - {speaker["name"]}):
        found["other_names"] = [{"name": name, "note": "as printed"} for name in others]
    if known_as := speaker["wikidata_id"]:
        found["identifiers"] = [{"scheme": "wikidata", "identifier": known_as}]
        found["links"] = [{"url": f"{WIKIDATA}{known_as}", "note": "wikidata"}]
    return found


def classification(speaker: Document) -> Document:
    return {"classification": "party"} if speaker["kind"] == "party" else {}
