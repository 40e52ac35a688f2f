"""The bench tells apart where an article prints the day of a quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.extraction_tools.goldens import Golden
from benchmarks.extraction_tools.stated import Place, by_place

BY_PLACE = {
    Place.SENTENCE: "The bridge is shut.\n\n“It is unsafe,” Ann Pope said on Monday.",
    Place.PARAGRAPH: "The bridge was shut on Monday. “Odd.” So it was. “It is unsafe,” Ann Pope said.",
    Place.ELSEWHERE: "The bridge was shut on Monday.\n\nMany wondered.\n\n“It is unsafe,” Ann Pope said.",
    Place.NOWHERE: "The bridge is shut.\n\n“It is unsafe,” Ann Pope said.",
}


@pytest.mark.parametrize("place", Place)
def test_a_day_stands_where_its_nearest_mention_is_printed(place: Place) -> None:
    text = BY_PLACE[place]
    start = text.index("It is")
    quote = {"text": "It is unsafe,", "start": start, "end": start + 13}
    wanted = {"quotes": [quote], "said_on": "2026-03-02", "speaker": None}
    answer = {"language": "en", "published": "2026-03-04", "candidates": [wanted], "rejected": []}
    found = by_place([Golden(Path("en/0001.txt"), text, answer)])
    assert {one: wanted for one, (_, wanted) in found.items()} == {one: int(one is place) for one in Place}
    assert found[Place.SENTENCE][0] == int(place is Place.SENTENCE)
