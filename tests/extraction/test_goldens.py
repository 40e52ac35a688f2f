"""The golden articles are sound, and the engine answers them as well as the floors demand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.extraction_tools.goldens import Golden, Tally, read_goldens, tally
from claims.extraction.packs import available

GOLDENS = read_goldens()
FLOORS = tomllib.loads((Path(__file__).parents[2] / "benchmarks" / "floors.toml").read_text("utf-8"))
LANGUAGES = sorted({golden.path.parent.name for golden in GOLDENS})
CONSTRUCTIONS = [golden for golden in GOLDENS if golden.size == "constructions"]
WHOLE = [golden for golden in GOLDENS if golden.is_article]


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: str(golden.name))
def test_every_offset_of_a_golden_points_at_its_words(golden: Golden) -> None:
    for piece in _pieces(golden.answer):
        assert golden.text[piece["start"] : piece["end"]] == piece["text"]


def _pieces(answer: dict[str, Any]) -> list[dict[str, Any]]:
    quotes = [quote for candidate in answer["candidates"] for quote in candidate["quotes"]]
    speakers = [candidate["speaker"] for candidate in answer["candidates"] if candidate["speaker"]]
    return [*quotes, *speakers, *answer["rejected"]]


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: str(golden.name))
def test_a_golden_says_of_every_candidate_whether_it_is_worth_a_check(golden: Golden) -> None:
    assert all(isinstance(candidate.get("worth"), bool) for candidate in golden.answer["candidates"])


def test_every_pack_has_goldens() -> None:
    assert set(available()) <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_goldens_stay_above_their_floors(language: str) -> None:
    total = tally(golden for golden in CONSTRUCTIONS if golden.path.parent.name == language)
    floor = FLOORS["goldens"][language]
    assert total.f1 >= floor["candidate_f1"], total.misses
    assert total.speaker_right >= floor["speaker_right"], total.misses
    assert total.speaker_wrong <= floor["speaker_wrong"], total.misses
    assert total.date_right >= floor["date_right"], total.misses


def test_no_golden_that_was_tuned_on_gets_an_invented_date() -> None:
    assert tally(golden for golden in GOLDENS if not golden.held_out).invented == 0


def test_the_held_out_third_stays_above_its_floors() -> None:
    total = tally(golden for golden in CONSTRUCTIONS if golden.held_out)
    floor = FLOORS["goldens"]["held_out"]
    assert total.grade_right >= floor["grade_right"]
    assert total.invented == 0
    assert total.f1 >= floor["candidate_f1"]
    assert total.speaker_right >= floor["speaker_right"]
    assert total.speaker_wrong <= floor["speaker_wrong"]


def hold(total: Tally, floor: dict[str, float], part: str) -> None:
    """Hold news articles to their floors; what is missed of the held-out ones is not shown."""
    misses = total.misses if part == "tuned_on" else "held out: not to be looked at"
    assert total.f1 >= floor["candidate_f1"], misses
    assert total.speaker_right >= floor["speaker_right"], misses
    assert total.speaker_wrong <= floor["speaker_wrong"], misses
    assert total.date_right >= floor["date_right"], misses
    assert total.invented <= floor.get("invented", 0), misses
    assert (total.traps - total.traps_taken) / total.traps >= floor["traps_rejected"], misses


@pytest.mark.parametrize("newest", [False, True], ids=["older", "newest"])
@pytest.mark.parametrize("part", ["tuned_on", "held_out"])
def test_whole_articles_stay_above_their_floors(part: str, newest: bool) -> None:
    chosen = [golden for golden in WHOLE if golden.is_newest is newest]
    total = tally(golden for golden in chosen if golden.held_out == (part == "held_out"))
    floor = FLOORS["articles"][f"newest_{part}" if newest else part]
    hold(total, floor, part)


@pytest.mark.parametrize("part", ["tuned_on", "held_out"])
def test_short_articles_stay_above_their_floors(part: str) -> None:
    chosen = [golden for golden in GOLDENS if golden.is_short and golden.held_out == (part == "held_out")]
    total, floor = tally(chosen), FLOORS["short"][part]
    hold(total, floor, part)
