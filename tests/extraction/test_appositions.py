"""A name beside an office holds it, if a comma and another mark say so, and not if it is a relation's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.extraction.appositions import holder_and_office
from tests.extraction.readings import read


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Pope, the mayor, left.", "en", ["Ann Pope"]),
        ("The mayor, Ann Pope, left.", "en", ["Ann Pope"]),
        ("Ann Pope, the mayor of Hull left.", "en", []),
        ("I-a spus primarului, Ion Pop, adevărul.", "ro", ["Ion Pop"]),
        ("Soția primarului, Ana Pop, a plecat.", "ro", ["Ana Pop"]),  # who is his wife, and no mayor
        ("A ars casa primarului, Ana Pop, aseară.", "ro", []),
        ("Bashkëshortja e të pandehurit, Elda Ndini, iku.", "sq", []),
    ],
)
def test_who_holds_the_office_that_stands_beside_the_name(
    text: str, language: str, expected: list[str]
) -> None:
    (passage,) = read(text, language)
    found = [holder_and_office(passage, *pair) for pair in pairwise(passage.mentions)]
    assert [one[0].mention.text for one in found if one] == expected
