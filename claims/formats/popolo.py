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
    """How a speaker appears in a published statement; the party of that day, empty unless certain."""

    speaker_id: str
    printed_name: str
    role: str
    party_id: str = ""
    party_name: str = ""


def container(speakers: Iterable[Document], spoken: Iterable[Spoken]) -> Document:
    """Public documents of speakers, and how they were named in public statements, each once.

    A membership has no dates: a statement shows that a role was held on its day, not since or until when.
    A party is among the organisations, also if it said nothing itself.
    """
    spoken = list(spoken)
    names, roles = by_speaker(spoken)
    parties = {found.party_id: party(found) for found in spoken if found.party_id}
    found: dict[str, list[Document]] = {"persons": [], "organizations": [], "memberships": []}
    for speaker in speakers:
        known = entity(speaker, names[speaker["id"]])
        if speaker["kind"] == "person":
            found["persons"].append(known)
            found["memberships"] += [
                membership(speaker["id"], *held) for held in sorted(roles[speaker["id"]])
            ]
        else:
            parties.pop(speaker["id"], None)
            found["organizations"].append({**known, **classification(speaker)})
    found["organizations"] += [parties[identity] for identity in sorted(parties)]
    return found


def by_speaker(spoken: Iterable[Spoken]) -> tuple[dict[str, set[str]], dict[str, set[tuple[str, str]]]]:
    """Of each speaker the printed names, and each role with the party; without the empty ones."""
    names: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for found in spoken:
        names[found.speaker_id] |= {found.printed_name} - {""}
        roles[found.speaker_id] |= {(found.role, found.party_id)} - {("", "")}
    return names, roles


def membership(person: str, role: str, party_id: str) -> Document:
    """A role, for a party where one is known; a party alone is what the person is a member of."""
    if not role:
        return {"person_id": person, "organization_id": party_id}
    return {"person_id": person, "role": role, **({"on_behalf_of_id": party_id} if party_id else {})}


def party(spoken: Spoken) -> Document:
    return {"id": spoken.party_id, "name": spoken.party_name, "classification": "party"}


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
