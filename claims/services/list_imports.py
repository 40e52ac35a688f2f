"""Lists of statements or claims, looked at before they are loaded: what each row would do."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import transaction

from claims.models import User
from claims.services.audit import Refused, acting, require
from claims.services.list_files import Line, ListColumn, Text, read_list, to_json
from claims.services.plans import REFUSED, Plan
from claims.services.publications import take

# Two people with one list: the second sees what the first loaded. Any number will do.
IMPORT_LOCK = 7_301_003


@dataclass(frozen=True)
class Loaded:
    """What became of a row that was not refused, and what to know about it."""

    outcome: str
    news: tuple[str, ...] = ()


class RowRefused(Refused):
    """Everything that is wrong with a row, a sentence each."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = tuple(sentences)


class Loader(Protocol):
    """What loads the rows of one list; it has looked up at once what all of them need."""

    def load(self, cells: Mapping[str, str]) -> Loaded:
        """All of the row, or nothing.

        :raises Refused: with the columns that are to blame
        """

    def tell(self) -> None:
        """Tell those who wish to hear of what was loaded."""


@dataclass(frozen=True)
class ListKind:
    """A kind of list: who may bring it and what it says. Of each group in `needs`, one column must be there.

    `title` names the column that stands for a row in the preview; `unread` are columns of our own exports
    that say what we know already.
    """

    name: str
    permission: str
    columns: Sequence[ListColumn]
    needs: Sequence[Sequence[str]]
    unread: frozenset[str]
    title: str
    loader: Callable[[Sequence[Line], User, dt.datetime], Loader]
    tells: Text = ""  # what `tell` offers, where there is anything to tell

    def read(self, *, body: bytes, suffix: str) -> list[Line]:
        """:raises Refused: for a file that cannot be read as such a list, naming the line or the column"""
        return read_list(body=body, suffix=suffix, columns=self.columns, needs=self.needs, unread=self.unread)


@dataclass(frozen=True)
class PlannedRow:
    """A row: created, unchanged or refused, and what is new or wrong."""

    number: int
    title: str
    outcome: str
    news: tuple[str, ...] = ()


def plan_list(*, kind: ListKind, lines: Sequence[Line], actor: User, at: dt.datetime) -> Plan[PlannedRow]:
    """What `import_list` would do with these lines; nothing is written.

    :raises Forbidden: without the permission
    """
    require(actor, kind.permission)
    with acting(actor=actor, action="plan_import"):
        plan, _loader = _load(kind, lines, actor, at)
        transaction.set_rollback(True)
    return plan


def import_list(
    *,
    kind: ListKind,
    lines: Sequence[Line],
    digest: str,
    name: str,
    tells: bool,
    actor: User,
    at: dt.datetime,
) -> Plan[PlannedRow]:
    """Load what the editor saw in the plan with this digest: the good rows, without the refused ones.

    `name` is the file's, which the history gives as the reason; `tells` says whether subscribers hear of it.

    :raises Refused: when the list or what is known changed since: then nothing is loaded
    :raises Forbidden: without the permission
    """
    require(actor, kind.permission)
    with acting(actor=actor, action=f"import_{kind.name}", reason=name):
        take(IMPORT_LOCK)
        plan, loader = _load(kind, lines, actor, at)
        plan.require(digest)
        if tells:
            loader.tell()
    return plan


def _load(
    kind: ListKind, lines: Sequence[Line], actor: User, at: dt.datetime
) -> tuple[Plan[PlannedRow], Loader]:
    loader = kind.loader(lines, actor, at)
    rows = [_planned(kind, loader, line) for line in lines]
    return Plan.of([kind.name, to_json(lines)], rows), loader


def _planned(kind: ListKind, loader: Loader, line: Line) -> PlannedRow:
    title = line.cells.get(kind.title, "")
    if line.problems:
        return PlannedRow(line.number, title, REFUSED, line.problems)
    try:
        loaded = loader.load(line.cells)
    except RowRefused as refusal:
        return PlannedRow(line.number, title, REFUSED, refusal.sentences)
    except Refused as refusal:
        sentence = f"{refusal.field}: {refusal}" if refusal.field else str(refusal)
        return PlannedRow(line.number, title, REFUSED, (sentence,))
    return PlannedRow(line.number, title, loaded.outcome, loaded.news)
