"""What may be said of one person: a mayor may be a defendant, a prosecutor may not."""

from __future__ import annotations

import pytest

from claims.extraction.offices import is_called, may_be_both
from tests.extraction.readings import led


@pytest.mark.parametrize(
    ("described", "held", "expected"),
    [
        ("litigant", "mayor", True),
        ("litigant", "prosecutor", False),
        ("litigant", None, True),
        ("magistrate", "prosecutor", True),
        ("magistrate", "mayor", False),
        ("minister", "health minister", True),
        ("leader", "mayor", True),
        ("leader", "occupation", False),
        ("person", "coach", True),
        ("person", "mayor", False),
        ("mayor", "senator", False),
        ("native", "head", True),
        ("aged", "prime minister", True),
        ("partisan", "minister", True),
        ("partisan", "coach", False),
        ("former senator", "leader", False),
        ("mayor", "deputy mayor", False),
        ("deputy mayor", "mayor", False),
        ("deputy mayor", "deputy mayor", True),
        ("minister", "former minister", False),
        ("president", "vice president", False),
        ("leader", "vice president", False),
    ],
)
def test_one_person_may_be_called_both_or_not(described: str, held: str | None, expected: bool) -> None:
    assert may_be_both(described, held) is expected


def test_what_nobody_holds_nobody_leaves() -> None:
    text = "Der frühere Profi Dieter Kolb klagt. „Da sitzen nur Ahnungslose“, sagte der Ex-Nationalspieler."
    assert led(text, "de") == "Dieter Kolb"


@pytest.mark.parametrize(
    ("described", "held", "expected"),
    [
        ("minister", "health minister", True),
        ("deputy minister", "deputy health minister", True),
        ("minister", "deputy health minister", False),
        ("minister", "prime minister", False),
        ("former minister", "former prime minister", False),
        ("prime minister", "prime minister", True),
    ],
)
def test_who_holds_an_office_is_called_by_its_last_words(described: str, held: str, expected: bool) -> None:
    assert is_called(described, held) is expected
