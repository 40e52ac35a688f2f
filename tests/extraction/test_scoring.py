"""Names, labels and words at arm's length are refused with a reason."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from claims.extraction.scoring import is_stage_direction


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Filmul „Ultima vamă” are premiera în mai.", "ro"),
        ("Deputata a calificat drept „rușinoasă” decizia.", "ro"),
        ("Așa-zisul „expert” a plecat.", "ro"),
        ("Cuvântul „weekend” a intrat în limbă.", "ro"),
        ("Ion „Nelu” Ciocan a fost arestat.", "ro"),
        ("Reprezentanții companiei „EcoVerde” spun că totul e în regulă.", "ro"),
        ("I ashtuquajturi “ekspert” iku.", "sq"),
        ("Deputetja e quajti “të turpshëm” vendimin.", "sq"),
        ("Pence said on CNN's “State of the Union” that he agreed.", "en"),
        ("Sanders told MSNBC's “Morning Joe” that he agreed.", "en"),
        ("He got a “sex tape” in the mail.", "en"),
        ('<tweet id="783499116076687360">', "en"),
        ("He scored “13” last night, she said.", "en"),
        ("The council calls its new timetable the “Clockwork Plan”, and the buses follow it from May.", "en"),
        ("The harbour board calls its winter schedule the “Quiet Water Plan”.", "en"),
    ],
)
def test_names_labels_and_words_are_no_statements(text: str, language: str) -> None:
    assert extract_quotes(text, language=language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Primarul a răspuns: „Nu”.", "ro"),
        ("Ana Pop a spus că discuțiile au ajuns la un „nou prag”.", "ro"),
        ("Ann Pope called him a “racist, a liar and a con man.”", "en"),
        ("The opposition calls the winter schedule the “end of cheap ferries”.", "en"),
        ("The harbour board called its schedule “a quiet water plan”.", "en"),
    ],
)
def test_short_words_with_a_cue_are_statements(text: str, language: str) -> None:
    assert len(extract_quotes(text, language=language)) == 1


def test_stage_directions_are_told_from_speech() -> None:
    assert is_stage_direction("(CROSSTALK.)")
    assert not is_stage_direction("(He laughs) No.")
