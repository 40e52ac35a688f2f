"""Names without their case endings, as the packs list them."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.packs import Pack

SHORTEST_STEM = 3


def base_forms(name: str, pack: Pack) -> tuple[str, ...]:
    """The name without the case ending of its last word (or of its first), likeliest first."""
    words = name.split(" ")
    forms = [" ".join([*words[:-1], stem]) for stem in stems(words[-1], pack)]
    if len(words) > 1:
        forms += [" ".join([stem, *words[1:]]) for stem in stems(words[0], pack)]
        forms += [
            " ".join([a, *words[1:-1], b]) for a in stems(words[0], pack) for b in stems(words[-1], pack)
        ]
    return tuple(dict.fromkeys(forms))[:8]


def stems(word: str, pack: Pack) -> Iterator[str]:
    """A word without each case ending that it may have, the longest first."""
    low = word.casefold()
    if not low.endswith(pack.any_ending):
        return
    for ending, new in pack.endings:
        if low.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            yield word[: len(word) - len(ending)] + new
