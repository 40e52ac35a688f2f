"""How long rows stayed in each state: from the traces that the database's triggers leave.

A stay begins with the trace that brings the state and ends with the next that changes it; a row may stay in
one state more than once.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import RawSQL
from django.utils.timezone import get_current_timezone_name

from claims.admin.boards.questions import Question
from claims.admin.boards.scope import Period

CANDIDATES, REVISIONS = "claims_candidateevent", "claims_reviewrevisionevent"
# What moved in the period, with all its traces: a stay that ended in it may have begun long before.
STAYS = """
lately AS (
    SELECT DISTINCT pgh_obj_id FROM {table}
    WHERE pgh_created_at >= %s AND pgh_created_at < %s AND pgh_label <> 'insert'
),
seen AS (
    SELECT pgh_obj_id AS id, pgh_id, pgh_created_at AS at, pgh_context_id AS context,
           CASE WHEN pgh_label = 'delete' THEN '' ELSE state END AS state,
           lag(state) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) AS former
    FROM {table} JOIN lately USING (pgh_obj_id)
),
turned AS (
    SELECT id, state, at AS entered,
           lead(at) OVER later AS ended, lead(context) OVER later AS context
    FROM seen WHERE former IS DISTINCT FROM state
    WINDOW later AS (PARTITION BY id ORDER BY pgh_id)
),
stay AS (
    SELECT turned.id, turned.state, turned.entered, turned.ended
    FROM turned {by_whom}
    WHERE ended >= %s AND ended < %s AND turned.state = ANY(%s)
)"""
BY_WHOM = "JOIN pghistory_context who ON who.id = turned.context AND who.metadata ->> 'user' = %s"
# What has columns of its own for both ends.
COLUMNS = """
stay AS (
    SELECT {named.row} AS id, '' AS state, {named.entered} AS entered, {named.ended} AS ended
    FROM {named.table} WHERE {named.ended} >= %s AND {named.ended} < %s {by_whom}
)"""
SPANS = """
WITH {} SELECT state, date_trunc('week', ended AT TIME ZONE %s)::date AS week, count(DISTINCT id),
       percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY extract(epoch FROM ended - entered))
FROM stay GROUP BY GROUPING SETS ((state, week), (state))"""

IDS = "WITH {} SELECT id FROM stay"


@dataclass(frozen=True)
class Span:
    """How many rows left a state, and the seconds that half and nine tenths of the stays lasted at most."""

    count: int
    median: float
    most: float


Spans = dict[tuple[str, Any], Span]  # by state and the Monday of the week; None is the whole period


def of_history(table: str, states: list[str], period: Period, who: int | None) -> Question:
    """The stays that ended in the period, all or those that one person's act ended."""
    sql = STAYS.format(table=table, by_whom=BY_WHOM if who else "")
    by_whom = (str(who),) if who else ()
    return Question(sql, (*period.bounds, *by_whom, *period.bounds, states))


@dataclass(frozen=True)
class Columns:
    """A table whose columns say when its rows began and ended to wait, of which row, and through whom."""

    table: str
    row: str
    entered: str
    ended: str
    person: str


def of_columns(named: Columns, period: Period, who: int | None) -> Question:
    """The same, where no history is needed."""
    by_whom = f"AND {named.person} = %s" if who else ""
    return Question(COLUMNS.format(named=named, by_whom=by_whom), (*period.bounds, *((who,) if who else ())))


def spans(question: Question) -> Spans:
    lines = question.then(SPANS, get_current_timezone_name()).lines()
    return {(state, week): Span(count, *pair) for state, week, count, pair in lines}


def ids(question: Question) -> RawSQL:
    """The rows whose stays ended."""
    return question.then(IDS).ids()


def may_see(user: Any, person: int) -> bool:
    """Whether this user may see what one person's acts moved on: their own, or as an administrator."""
    return bool(user.pk == person or user.has_perm("claims.change_user"))
