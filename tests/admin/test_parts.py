import pytest

from claims.admin.parts import PART, part_of
from claims.models import Article


@pytest.mark.parametrize(
    ("length", "at", "bounds"),
    [
        (500, "", (0, 500)),
        (500, "400", (0, 500)),
        (PART + 5, str(PART + 2), (PART, PART + 5)),
        (PART + 5, "999999999", (PART, PART + 5)),
        (PART + 5, "-1", (0, PART)),
        (0, "7", (0, 0)),
    ],
)
def test_a_place_lies_in_one_part_and_nonsense_in_the_first(
    length: int, at: str, bounds: tuple[int, int]
) -> None:
    part = part_of(Article(text="x" * length), at)
    assert (part.start, part.end) == bounds
