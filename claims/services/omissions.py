"""What an editor leaves out of a quote is shown as […]: a silent cut may turn the sense round."""

OMISSION = "[…]"
TYPED = "[...]"  # as most keyboards have it


def with_signs(words: str) -> str:
    """The words with the sign of omission where somebody typed three full stops in brackets."""
    return words.replace(TYPED, OMISSION)


def pieces(words: str) -> list[str]:
    """The stretches that were printed as they stand, in order."""
    return [piece for part in words.split(OMISSION) if (piece := part.strip())]


def shortens(words: str, printed: str) -> bool:
    """Whether the words are the printed ones, letter by letter, but for what […] stands for.

    Without a […] at its beginning or end, a quote begins or ends where the printed words do. Nothing is cut
    within a word.
    """
    parts = [part.strip() for part in words.split(OMISSION)]
    if len(parts) == 1 or not any(parts):
        return words == printed
    at = 0
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        found = _next(part, printed, at, first=place == 0, last=last) if part else at
        if found is None:
            return False
        at = found
    return True


def _next(part: str, printed: str, at: int, *, first: bool, last: bool) -> int | None:
    """Where the part ends in the printed words, from `at` on; None where it does not stand."""
    if first:
        start = len(printed) - len(printed.lstrip())
        return start + len(part) if _stands(part, printed, start) else None
    if last:
        start = len(printed.rstrip()) - len(part)
        return len(printed) if start >= at and _stands(part, printed, start) else None
    start = printed.find(part, at)
    while start >= 0 and not _stands(part, printed, start):
        start = printed.find(part, start + 1)
    return start + len(part) if start >= 0 else None


def _stands(part: str, printed: str, start: int) -> bool:
    end = start + len(part)
    before, after = printed[max(start - 1, 0) : start], printed[end : end + 1]
    torn = (before.isalnum() and part[0].isalnum()) or (after.isalnum() and part[-1].isalnum())
    return printed.startswith(part, start) and not torn
