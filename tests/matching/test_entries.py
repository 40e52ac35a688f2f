"""The starter list reads, and every fact in it has the right shape."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claims.matching.entries import known_speakers, read_speakers
from claims.matching.names import SpeakerIndex, resolve
from claims.matching.types import MentionQuery

STARTER = Path(__file__).parents[2] / "claims" / "fixtures" / "starter_speakers.json"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def test_the_starter_list_reads() -> None:
    speakers = read_speakers(STARTER)
    assert len(speakers) >= 30
    assert len({speaker.key for speaker in speakers}) == len(speakers)


def test_every_date_in_the_starter_list_is_a_date_in_order() -> None:
    for speaker in read_speakers(STARTER):
        for role in speaker.roles:
            assert role.since is None or DATE.match(role.since), (speaker.key, role.since)
            assert role.until is None or (DATE.match(role.until) and (role.since or "") < role.until), (
                speaker.key
            )


@pytest.mark.parametrize("speaker", read_speakers(STARTER), ids=lambda speaker: str(speaker.key))
def test_every_spelling_in_the_starter_list_leads_to_its_speaker(speaker: object) -> None:
    known = read_speakers(STARTER)
    index = SpeakerIndex(known)
    me = next(one for one in known if one == speaker)
    for name in me.names:
        if " " in name or me.kind != "person":
            assert resolve(MentionQuery(name), on=None, index=index).key == me.key, name


def test_no_spelling_in_the_starter_list_is_listed_twice() -> None:
    for entry in json.loads(STARTER.read_text(encoding="utf-8")):
        names = [entry["name"], *entry["aliases"]]
        assert len(names) == len(set(names)), entry["name"]


def test_an_entry_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="entry 2: name: missing"):
        known_speakers([{"name": "Ana"}, {"kind": "person"}])
