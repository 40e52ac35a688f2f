"""Of two who talk the one answers who did not speak last."""

from __future__ import annotations

from claims.extraction.talk import FARTHEST_TURN, Talk, Turn
from claims.extraction.types import Mention, MentionHit, MentionKind, Span


def turn(number: int, name: str) -> Turn:
    """Somebody's words in a paragraph."""
    mention = Mention(name, Span(number, number + len(name)), MentionKind.NAME)
    return Turn(number, MentionHit(mention, 0, 0), lambda: name)


def test_the_other_is_who_spoke_before_whoever_spoke_last() -> None:
    talk = Talk()
    talk.hear(turn(0, "Ann Hill"))
    found = talk.other(1, [turn(1, "Bob Pole")])
    assert found is not None
    assert found.mention.text == "Ann Hill"


def test_nobody_answers_who_is_alone_or_too_far() -> None:
    talk = Talk()
    talk.hear(turn(0, "Ann Hill"))
    assert talk.other(1, [turn(1, "Ann Hill")]) is None
    far = FARTHEST_TURN + 1
    assert talk.other(far, [turn(far, "Bob Pole")]) is None
