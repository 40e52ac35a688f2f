"""How often every page of the desk asks PostgreSQL is golden, and the same for many rows as for a few."""

import datetime as dt
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import reset_queries
from django.test import Client

from benchmarks.api_tools import wording
from benchmarks.desk_tools.inside import asked_by, entered
from benchmarks.desk_tools.newsroom import fill
from benchmarks.desk_tools.pages import addresses
from benchmarks.desk_tools.people import READER, Newsroom
from claims.models import Speaker, User

GOLDEN = Path(__file__).with_name("desk_queries.json")
ROWS, MANY = 20, 100  # of each kind; with fewer there is not a review in each state
NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)  # no day ends while "today" is counted
# A list in one order or another, behind one choice of a filter or another, asks the same.
ALIKE = (": by ", ", some", ", few", ", none", ", short", ": page ", " 2", " 3")
# Twins in the list's first lines: with a look-alike in it, the list asks who that is.
TWINS = {49: "Aa Ab", 50: "Ab Aa"}
Counts = dict[str, int]


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Some pages refuse everybody: that is no news."""
    caplog.set_level(logging.ERROR, "django.request")


@pytest.fixture
def small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few thousand invented words will do, and are made in no time."""
    monkeypatch.setattr(wording, "VOCABULARY", 5_000)
    monkeypatch.setattr(wording, "DRAWN", 20_000)


def reader_of(rows: int) -> User:
    """Whoever may open everything in a newsroom with so many rows of each kind."""
    fill(Newsroom(2 * rows, rows, rows, least=rows))
    for key, name in TWINS.items():
        Speaker.objects.filter(pk=key).update(name=name)
    return User.objects.get(username=READER)


def pages_of(reader: User) -> dict[str, str]:
    """Each address once, by the first of its names: behind the choice "all", a list is the list."""
    found = {url.removesuffix("?"): name for name, url in reversed(addresses(reader).items())}
    return {name: url for url, name in found.items()}


def asked(client: Client, pages: dict[str, str]) -> Iterator[tuple[str, int]]:
    ContentType.objects.get_for_models(*apps.get_models())  # read once a process
    for name, address in pages.items():
        reset_queries()  # only so many are kept
        status, statements = asked_by(client, address)
        if status == 200:
            yield name, len(statements)


def is_alike(name: str) -> bool:
    return any(kind in name for kind in ALIKE)


@pytest.mark.timeout(300)
@pytest.mark.django_db
@pytest.mark.usefixtures("small_world")
def test_how_often_each_page_asks_is_golden(regold: bool) -> None:
    """A difference is a decision: find the query, and run make regold if it has to be."""
    with time_machine.travel(NOON):
        reader = reader_of(ROWS)
        pages = {name: url for name, url in pages_of(reader).items() if not is_alike(name)}
        counts = dict(asked(entered(reader), pages))
    if regold:
        GOLDEN.write_text(json.dumps(counts, indent=0, sort_keys=True) + "\n", "utf-8")
    assert counts == json.loads(GOLDEN.read_text("utf-8"))


def most(name: str, golden: Counts) -> int:
    """What a page may ask: as often as among few rows, or as its kin where that had none to show it."""
    return max(count for other, count in golden.items() if other == name or other.startswith(kin(name)))


def kin(name: str) -> str:
    """How the names of pages begin that show the same of other rows."""
    room, _, page = name.partition(": ")
    if page.startswith("offered"):
        return f"{room}: offered"
    if page not in ("", "an object", "its history"):
        return f"admin:claims_{room}_changelist"
    return f"{name.partition('=')[0].rpartition(' ')[0]} " if "=" in name else name


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.django_db
@pytest.mark.usefixtures("small_world")
def test_pages_ask_no_more_of_a_hundred_rows() -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    with time_machine.travel(NOON):
        reader = reader_of(MANY)
        counts = dict(asked(entered(reader), pages_of(reader)))
    assert counts.keys() >= golden.keys()
    more = {name: (most(name, golden), count) for name, count in counts.items() if count > most(name, golden)}
    assert more == {}
