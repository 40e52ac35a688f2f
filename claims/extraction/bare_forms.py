"""Offices in a form that no list has: 'handbalistă' beside the listed 'handbalista'."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.packs import Pack


def bare_office(words: Sequence[str], place: int, pack: Pack) -> tuple[int, str] | None:
    """The office at `place` by the form with an article, for 'fosta handbalistă': behind a word with one."""
    offices = (pack.roles.at((form,), 0) for form in pack.changed("bare_form", words[place]))
    return next((office for office in offices if office is not None), None)
