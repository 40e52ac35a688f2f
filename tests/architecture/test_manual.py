"""The editors' manual says what the desk does: its keys, its states, its reasons."""

import re
from collections.abc import Iterable

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

MANUAL = (ROOT / "docs/editors.md").read_text("utf-8")
PAGES = ROOT / "claims/templates/claims/admin"
ROW = re.compile(r"<div><dt>(.*?)</dt><dd>", re.DOTALL)
KBD = re.compile(r"<kbd>(.*?)</kbd>")


def keys_of_page(name: str) -> list[list[str]]:
    """The lines of a page's list of keys."""
    return [KBD.findall(head) for head in ROW.findall((PAGES / name).read_text("utf-8"))]


def keys_of_manual() -> list[list[str]]:
    table = MANUAL.partition("<!-- keys -->")[2].partition("<!-- /keys -->")[0]
    heads = [line.split("|")[1] for line in table.strip().splitlines()[2:]]
    return [re.findall(r"`(.*?)`", head) for head in heads]


def test_the_manual_and_the_page_list_the_same_keys() -> None:
    assert keys_of_manual() == keys_of_page("keys.html")
    of_articles = {row[0] for row in keys_of_page("article_keys.html")[:5]}
    assert of_articles == {"t", "n", "x", "d", "u"}
    assert [key for key in sorted(of_articles) if f"`{key}`" not in MANUAL] == []


def doors() -> Iterable[type[Door]]:
    for room in admin.site._registry.values():
        if isinstance(room, DeskAdmin):
            yield from (*room.doors, *room.entrances)


def test_every_key_of_a_door_is_in_the_manual() -> None:
    keys = {door.key for door in doors() if door.key} | {other[0] for door in doors() for other in door.also}
    assert len(keys) > 8
    assert [key for key in sorted(keys) if f"`{key}`" not in MANUAL] == []


@pytest.mark.parametrize(
    "choices", [RevisionState, RejectReason, CorrectionKind, ComplaintOutcome, PrimarySource]
)
def test_every_word_of_a_closed_list_is_explained(choices: type[RevisionState]) -> None:
    with translation.override("en"):
        missing = [str(choice.label) for choice in choices if str(choice.label) not in MANUAL]
    assert missing == []
