"""A subject that its sentence keeps for the end is the one whom the next pronoun means."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers

BEFORE = "Councillor Priya Nandra spoke first. “Nobody was asked,” she said.\n\nCampaigners stood outside. "
AFTER = "\n\n“We swim every day,” she said on her way out."


@pytest.mark.parametrize(
    ("inverted", "expected"),
    [
        ("Among them was Jean Whitlock, 73, who runs a club.", "Jean Whitlock"),
        ("In the end, she was tired.", "Priya Nandra"),
    ],
)
def test_among_them_was_somebody(inverted: str, expected: str) -> None:
    assert speakers(BEFORE + inverted + AFTER, "en")[-1] == expected
