import pytest

from claims.pages.shown import tone


@pytest.mark.parametrize(
    ("value", "best", "third"),
    [
        (1, 5, "low"),
        (2, 5, "low"),
        (3, 5, "middle"),
        (4, 5, "high"),
        (5, 5, "high"),
        (2, 3, "middle"),
        (None, 5, "none"),
        (1, 1, "none"),
        (None, None, "none"),
    ],
)
def test_tone_is_the_third_of_the_scale(value: int | None, best: int | None, third: str) -> None:
    worst = 1 if best else None
    assert tone({"rating_value": value, "worst_rating": worst, "best_rating": best}) == third
