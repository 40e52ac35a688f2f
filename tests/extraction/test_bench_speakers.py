"""A wrong speaker is somebody else: the right person without a full name is a class of its own."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.extraction_tools.speakers import Verdict, is_form_of, verdict
from claims.extraction.types import Mention, MentionKind, Span

TEXT = "Mayor Ann Pope met Bo Lee. Pope said no. The mayor left. An aide, asked by Lee, said yes."


def words(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"text": text, "start": start, "end": start + len(text)}


def wanted(speaker: str | None, full_name: str | None = None) -> dict[str, Any]:
    return {"speaker": words(speaker) if speaker else None, "full_name": full_name}


def mention(text: str, kind: MentionKind = MentionKind.NAME, full_name: str | None = None) -> Mention:
    place = words(text)
    return Mention(text, Span(place["start"], place["end"]), kind, full_name=full_name)


POPE = wanted("Pope", "Ann Pope")
OTHERS = [POPE, wanted("The mayor", "Ann Pope"), wanted("Bo Lee", "Bo Lee")]


@pytest.mark.parametrize(
    ("given", "asked", "expected"),
    [
        (mention("Pope", full_name="Ann Pope"), POPE, Verdict.RIGHT),
        (mention("Mayor Ann Pope", full_name="Ann Pope"), POPE, Verdict.RIGHT),
        (mention("The mayor", MentionKind.ROLE, "Ann Pope"), POPE, Verdict.RIGHT),
        (mention("Pope"), POPE, Verdict.UNLED),
        (mention("Mayor Ann Pope", full_name="Mayor Ann Pope"), POPE, Verdict.UNLED),
        (mention("The mayor", MentionKind.ROLE), POPE, Verdict.UNLED),
        (mention("Lee")._replace(base_forms=("Le",)), wanted("Lee", "Le"), Verdict.RIGHT),
        (mention("An aide", MentionKind.ROLE), POPE, Verdict.WRONG),
        (mention("The mayor", MentionKind.NOUN), wanted("The mayor", "mayor"), Verdict.RIGHT),
        (mention("The mayor", MentionKind.ROLE, "Bo Lee"), POPE, Verdict.WRONG),
        (mention("Pope", full_name="Tom Pope"), POPE, Verdict.WRONG),
        (mention("Lee", full_name="Bo Lee"), POPE, Verdict.WRONG),
        (None, POPE, Verdict.MISSING),
        (None, wanted(None), Verdict.NOBODY),
        (mention("Pope"), wanted(None), Verdict.WRONG),
        (mention("An aide", MentionKind.ROLE), wanted("An aide"), Verdict.RIGHT),
        (mention("aide", MentionKind.NOUN), wanted("An aide"), Verdict.RIGHT),
        (mention("An aide", MentionKind.ROLE, "Bo Lee"), wanted("An aide"), Verdict.WRONG),
        (mention("The mayor", MentionKind.ROLE), wanted("An aide"), Verdict.WRONG),
    ],
)
def test_a_speaker_is_judged_by_who_that_is(
    given: Mention | None, asked: dict[str, Any], expected: Verdict
) -> None:
    assert verdict(given, asked, OTHERS) is expected


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Pope", "Ann Pope", True),
        ("Mariei Pop", "Maria Pop", True),
        ("Ramës", "Edi Rama", True),
        ("Tom Pope", "Ann Pope", False),
        ("Ann Pope", "Ann Popescu", False),
        ("Ion", "Ionescu", False),
    ],
)
def test_a_case_ending_makes_no_other_name_of_a_name(name: str, other: str, *, same: bool) -> None:
    assert is_form_of(name, other) is same
