"""Offices in a form that no list has: 'handbalistă' beside the listed 'handbalista'."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.packs import Pack


def bare_office(words: Sequence[str], place: int, pack: Pack) -> tuple[int, str] | None:
    """The office at `place` by the form with an article, for 'fosta handbalistă': behind a word with one."""
    low = words[place]
    for old, new in (change.split(">") for change in pack.words["bare_form"]):
        if not low.endswith(old):
            continue
        found = pack.roles.at((low[: len(low) - len(old)] + new,), 0)
        if found is not None:
            return found
    return None
