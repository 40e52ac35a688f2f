"""The bench counts as its scorer says, and its floors are read as they stand."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.extraction_tools.goldens import as_document, read_goldens
from benchmarks.extraction_tools.growth import TEXTS, Reading, worst_ratio
from benchmarks.extraction_tools.report import above, below, floors, slowest_by_median
from benchmarks.extraction_tools.scores import MEASURES, Counts, add, count, draws, interval
from benchmarks.extraction_tools.systems import Run, settled

TEXT = 'Ann Pope said "the road is closed" near the "Old Mill" while Bo Lee said "we will open it" today.'


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


DOCUMENT: dict[str, Any] = {
    "text": TEXT,
    "quotes": [
        {
            "type": "direct",
            "quote_span": [span(words)],
            "quoted_segments": [span(words)],
            "speaker_span": [span(speaker)],
        }
        for words, speaker in (("the road is closed", "Ann Pope"), ("we will open it", "Bo Lee"))
    ],
    "unattributed_quoted_segments": [span("Old Mill")],
}


def answer(words: str, speaker: str | None) -> dict[str, Any]:
    return {"spans": [span(words)], "speaker_span": [span(speaker)] if speaker else None}


def measured(*answers: dict[str, Any]) -> dict[str, float]:
    counts = count(DOCUMENT, answers)
    return {name: round(measure(counts), 3) for name, measure in MEASURES.items()}


def test_a_perfect_answer_scores_one() -> None:
    perfect = measured(answer("the road is closed", "Ann Pope"), answer("we will open it", "Bo Lee"))
    assert set(perfect.values()) == {1.0}


def test_a_wrong_speaker_costs_end_to_end_but_not_the_segment() -> None:
    scores = measured(answer("the road is closed", "Ann Pope"), answer("we will open it", "Ann Pope"))
    assert scores["segment F1"] == 1
    assert scores["attribution"] == scores["end to end F1"] == 0.5


def test_a_taken_trap_costs_the_segment() -> None:
    scores = measured(
        answer("the road is closed", "Ann Pope"),
        answer("we will open it", "Bo Lee"),
        answer("Old Mill", None),
    )
    assert scores["traps rejected"] == 0
    assert scores["segment F1"] == scores["direct exact F1"] == 0.8


def test_a_span_that_is_nearly_right_is_near_and_not_exact() -> None:
    scores = measured(answer("the road is close", "Ann Pope"), answer("we will open it", "Bo Lee"))
    assert scores["direct exact F1"] == 0.5
    assert scores["direct near F1"] == 1


def test_one_prediction_matches_one_annotation() -> None:
    twice = [answer("the road is closed", "Ann Pope")] * 2
    assert count(DOCUMENT, twice).exact == 1


def test_draws_are_the_same_for_every_system() -> None:
    mine = [Counts(found=place, missed=9 - place) for place in range(10)]
    theirs = [Counts(found=place + 1, missed=8 - place) for place in range(10)]
    gaps = {b.found - a.found for a, b in zip(draws(mine), draws(theirs), strict=True)}
    assert gaps == {10}


def test_counts_add_up() -> None:
    assert add([Counts(found=1, right=1), Counts(found=2)]) == Counts(found=3, right=1)


def test_the_interval_holds_the_middle() -> None:
    assert interval(map(float, range(1000))) == (25.0, 975.0)


def test_the_ratio_is_per_doubling_and_only_where_time_is_worth_one() -> None:
    assert worst_ratio([Reading(1, 1.0, 1), Reading(2, 2.2, 1), Reading(8, 8.8, 1)]) == pytest.approx(2.2)
    assert worst_ratio([Reading(1, 0.01, 1), Reading(2, 0.1, 1)]) == 0


@pytest.mark.parametrize("kind", TEXTS)
def test_a_growing_text_is_as_long_as_asked(kind: str) -> None:
    assert len(TEXTS[kind](5000)) >= 5000


def test_the_slowest_is_measured_by_the_median() -> None:
    assert slowest_by_median([1.0] * 99 + [10.0]) == pytest.approx(1.09)


def test_a_missed_floor_and_a_broken_ceiling_are_told() -> None:
    name, floor = next(iter(floors("polnear_dev").items()))
    assert below("polnear_dev", {name: floor}) == []
    assert below("polnear_dev", {name: floor - 0.1}) == [f"polnear_dev: {name} {floor - 0.1:.3f} < {floor}"]
    assert above({"doubled": 2.0}) == []
    assert above({"doubled": 9.0}) == ["doubled 9.00 > 2.5"]


def test_goldens_fit_the_scorer() -> None:
    golden = next(one for one in read_goldens() if one.answer["candidates"])
    document = as_document(golden)
    assert count(document, []).missed == sum(len(c["quotes"]) for c in golden.answer["candidates"])


def test_a_slow_turn_does_not_count_against_a_system() -> None:
    turns = [Run({"a": []}, seconds, 30) for seconds in ((1.0, 2.0), (9.0, 2.2), (1.2, 1.8))]
    assert settled(turns).seconds == [1.2, 2.0]
