"""How much of a long letter is shown: mail readers cut at about 100 kB, so we choose where it ends."""

from dataclasses import fields, is_dataclass, replace
from html import escape

from claims.rendering.letters import DigestLetter, Line, Outlet, Said

MOST_LINES = 60
MOST_BYTES = 88_000
FRAME = 4_500  # what a letter without lines weighs
MARKUP = {Outlet: 300, Said: 30}  # tags and inlined styles
MARKUP_OF_A_LINE = 900


def fitted(letter: DigestLetter) -> tuple[DigestLetter, int]:
    """The letter with as many lines as fit, in its order, and the number of those left out.

    The first line is always shown, whatever it weighs.
    """
    room, shown = MOST_BYTES - FRAME, 0
    lines: tuple[Line, ...] = (*letter.corrections, *letter.verdicts, *letter.statements)
    for line in lines[:MOST_LINES]:
        room -= weight(line)
        if room < 0 and shown:
            break
        shown += 1
    return cut(letter, shown), len(lines) - shown


def cut(letter: DigestLetter, shown: int) -> DigestLetter:
    corrections = letter.corrections[:shown]
    verdicts = letter.verdicts[: shown - len(corrections)]
    statements = letter.statements[: shown - len(corrections) - len(verdicts)]
    return replace(letter, corrections=corrections, verdicts=verdicts, statements=statements)


def weight(value: object) -> int:
    """About how many bytes of HTML a line becomes."""
    if isinstance(value, str):
        return len(escape(value).encode())
    if isinstance(value, tuple):
        return sum(weight(part) for part in value)
    if is_dataclass(value):
        return MARKUP.get(type(value), MARKUP_OF_A_LINE) + sum(
            weight(getattr(value, field.name)) for field in fields(value)
        )
    return 0
