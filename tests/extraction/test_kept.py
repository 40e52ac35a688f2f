"""An answer that is found out once for each object."""

from __future__ import annotations

from claims.extraction.kept import kept


class _Asked:
    def __init__(self, number: int) -> None:
        self.number, self.times = number, 0

    @kept
    def doubled(self) -> int:
        """Twice the number."""
        self.times += 1
        return 2 * self.number


def test_an_answer_is_found_once_for_each_object() -> None:
    one, other = _Asked(1), _Asked(2)
    assert [one.doubled, one.doubled, other.doubled] == [2, 2, 4]
    assert (one.times, other.times) == (1, 1)


def test_an_answer_put_there_by_hand_is_the_answer() -> None:
    one = _Asked(1)
    vars(one)["doubled"] = 5
    assert one.doubled == 5
    assert one.times == 0


def test_the_class_still_tells_what_is_asked() -> None:
    assert _Asked.doubled.__doc__ == "Twice the number."
