"""Whether two mentions are of the same speaker."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.extraction.aliases import Directory
from claims.extraction.types import Mention, MentionKind

_DOUBLED = re.compile(r"(.)\1")


def identity(mention: Mention | None, directory: Directory) -> str | None:
    """What tells whether two quotes have the same speaker: a surname, of namesakes the whole name.

    A pronoun that stands for nobody tells nothing, nor does the bare surname of two people.
    """
    if mention is None or (mention.kind is MentionKind.PRONOUN and mention.full_name is None):
        return None
    surname = mention.called.split(" ")[-1]
    if directory.has_namesakes(surname):
        return mention.full_name
    return _spelt_alike(surname)


@lru_cache(maxsize=4096)
def _spelt_alike(surname: str) -> str:
    """Without what spellings of a name differ in."""
    return _DOUBLED.sub(r"\1", surname.casefold().replace("y", "i"))


def is_accused_named(who: str, directory: Directory) -> bool:
    """Whether the article tells that somebody, by what tells speakers apart, is charged with something."""
    accused = (name.split(" ")[-1] for name in directory.accused.names())
    return any(_spelt_alike(surname) == who for surname in accused)
