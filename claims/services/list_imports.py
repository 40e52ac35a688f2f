"""Lists of statements or claims, looked at before they are loaded: what each row would do."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import User
from claims.services.audit import Refused, acting, require
from claims.services.list_files import Line, ListColumn, Text, read_list, to_json
from claims.services.publications import take

CREATED, UNCHANGED, REFUSED = "created", "unchanged", "refused"
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


@dataclass(frozen=True)
class Plan:
    """What loading a list would do now."""

    rows: Sequence[PlannedRow]
    digest: str

    def count(self, outcome: str) -> int:
        return sum(row.outcome == outcome for row in self.rows)


def plan_list(*, kind: ListKind, lines: Sequence[Line], actor: User, at: dt.datetime) -> Plan:
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
) -> Plan:
    """Load what the editor saw in the plan with this digest: the good rows, without the refused ones.

    `name` is the file's, which the history gives as the reason; `tells` says whether subscribers hear of it.

    :raises Refused: when the list or what is known changed since: then nothing is loaded
    :raises Forbidden: without the permission
    """
    require(actor, kind.permission)
    with acting(actor=actor, action=f"import_{kind.name}", reason=name):
        take(IMPORT_LOCK)
        plan, loader = _load(kind, lines, actor, at)
        if plan.digest != digest:
            raise Refused(_("The list would do something else by now: look at it again."))
        if tells:
            loader.tell()
    return plan


def _load(kind: ListKind, lines: Sequence[Line], actor: User, at: dt.datetime) -> tuple[Plan, Loader]:
    loader = kind.loader(lines, actor, at)
    rows = [_planned(kind, loader, line) for line in lines]
    facts = json.dumps([kind.name, to_json(lines), [asdict(row) for row in rows]], ensure_ascii=False)
    return Plan(rows, hashlib.sha256(facts.encode()).hexdigest()), loader


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
