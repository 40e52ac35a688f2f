"""The editors' manual says in each language what the desk does: its keys, its states, its reasons."""

import re
from collections.abc import Iterable
from itertools import groupby

import pytest
from django.contrib import admin
from django.utils import translation

from benchmarks.measure import ROOT
from claims.admin.desk import DeskAdmin, Door
from claims.choices import (
    ComplaintOutcome,
    CorrectionKind,
    PrimarySource,
    RejectReason,
    RevisionState,
)

MANUALS = {"en": "editors.md", "ro": "editors.ro.md", "sq": "editors.sq.md"}
PAGES = ROOT / "claims/templates/claims/admin"
ROW = re.compile(r"<div><dt>(.*?)</dt><dd>", re.DOTALL)
KBD = re.compile(r"<kbd>(.*?)</kbd>")
MARK = re.compile(r"#+ |$|<!--.*?-->|[-*] |\d+\. ")


def keys_of_page(name: str) -> list[list[str]]:
    """The lines of a page's list of keys."""
    return [KBD.findall(head) for head in ROW.findall((PAGES / name).read_text("utf-8"))]


def manual(language: str = "en") -> str:
    return (ROOT / "docs" / MANUALS[language]).read_text("utf-8")


def keys_of_manual(language: str = "en") -> list[list[str]]:
    table = manual(language).partition("<!-- keys -->")[2].partition("<!-- /keys -->")[0]
    heads = [line.split("|")[1] for line in table.strip().splitlines()[2:]]
    return [re.findall(r"`(.*?)`", head) for head in heads]


def test_the_manual_and_the_page_list_the_same_keys() -> None:
    assert keys_of_manual() == keys_of_page("keys.html")
    assert keys_of_manual("ro") == keys_of_manual("sq") == keys_of_manual()
    of_articles = {row[0] for row in keys_of_page("article_keys.html")[:5]}
    assert of_articles == {"t", "n", "x", "d", "u"}
    assert [key for key in sorted(of_articles) if f"`{key}`" not in manual()] == []


def doors() -> Iterable[type[Door]]:
    for room in admin.site._registry.values():
        if isinstance(room, DeskAdmin):
            yield from (*room.doors, *room.entrances)


def test_every_key_of_a_door_is_in_the_manual() -> None:
    keys = {door.key for door in doors() if door.key} | {other[0] for door in doors() for other in door.also}
    assert len(keys) > 8
    assert [key for key in sorted(keys) if f"`{key}`" not in manual()] == []


@pytest.mark.parametrize("language", MANUALS)
@pytest.mark.parametrize(
    "choices", [RevisionState, RejectReason, CorrectionKind, ComplaintOutcome, PrimarySource]
)
def test_every_word_of_a_closed_list_is_explained(choices: type[RevisionState], language: str) -> None:
    with translation.override(language):
        missing = [str(choice.label) for choice in choices if str(choice.label) not in manual(language)]
    assert missing == []


def shape(text: str) -> list[str]:
    """What each line is: a heading of its level, a row with its cells, a note; runs of text are one."""
    lines = [MARK.match(line) for line in text.splitlines()]
    found = ["text" if mark is None else mark[0] for mark in lines]
    rows = [f"{len(line.split('|'))} cells" if line.startswith("|") else "" for line in text.splitlines()]
    kinds = [row or kind for row, kind in zip(rows, found, strict=True)]
    return [kind for kind, _run in groupby(kinds)]


@pytest.mark.parametrize("language", ["ro", "sq"])
def test_translations_have_the_chapters_tables_and_paragraphs_of_the_english_manual(language: str) -> None:
    assert shape(manual(language)) == shape(manual())
