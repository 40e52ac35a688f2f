"""Plain text, from a file or pasted: the text as it is, and where its paragraphs are."""

import re

from claims.intake.types import Block

LONGEST_WRAPPED_LINE = 100

_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*[\r\n]")

Span = tuple[int, int]


def find_paragraphs(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text, without the white space around them, in order.

    Where the text has blank lines, they part the paragraphs, and short lines between two of them are
    one wrapped paragraph; long lines are each their own. Without blank lines, every line is one.
    """
    lines = [_trimmed(text, *match.span()) for match in _LINE.finditer(text)]
    if _BLANK_LINE.search(text.strip()):
        spans = [span for group in _between_blank_lines(text, lines) for span in _paragraphs_of(group)]
    else:
        spans = lines
    return tuple(Block("paragraph", start, end) for start, end in spans if start < end)


def _between_blank_lines(text: str, lines: list[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    last_end = 0
    for start, end in lines:
        if start == end:
            continue
        if not groups or _BLANK_LINE.search(text, last_end, start):
            groups.append([])
        groups[-1].append((start, end))
        last_end = end
    return groups


def _paragraphs_of(group: list[Span]) -> list[Span]:
    wrapped = all(end - start <= LONGEST_WRAPPED_LINE for start, end in group)
    return [(group[0][0], group[-1][1])] if wrapped else group


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    begin = start + len(line) - len(line.lstrip())
    return begin, begin + len(line.strip())
