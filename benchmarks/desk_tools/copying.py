"""Rows of models into PostgreSQL by COPY, and the traces that they would have left."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from psycopg import sql
from psycopg.types.json import Jsonb

# As the triggers of pghistory write them; each act has a context of its own.
ACTS = """
    CREATE TEMPORARY TABLE acts AS
    SELECT id AS row_id, gen_random_uuid() AS context,
        jsonb_build_object(
            'user', 1 + id % {people}, 'action', ({actions}::text[])[1 + id % {kinds}]
        ) AS metadata
    FROM {table}
"""
CONTEXTS = """
    INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
    SELECT context, metadata, now(), now() FROM acts
"""
EVENTS = """
    INSERT INTO {events} (pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id, {columns})
    SELECT now() - {age}::interval, {label}, acts.row_id, acts.context, {values}
    FROM {table} AS rows JOIN acts ON acts.row_id = rows.id
"""
PART = 5_000
AGES = {"insert": "30 days", "update": "3 days"}


@contextmanager
def without_triggers(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Neither guards nor traces: both would look at each row by itself."""
    for table in tables:
        write("ALTER TABLE {table} DISABLE TRIGGER USER", table=table_of(table))
    with transaction.atomic():
        write("SET CONSTRAINTS ALL DEFERRED")
        yield
        write("SET CONSTRAINTS ALL IMMEDIATE")
    for table in tables:
        write("ALTER TABLE {table} ENABLE TRIGGER USER", table=table_of(table))


def copy(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write rows of a model, with the keys that they carry.

    In parts: while one is written, the connection can read nothing that the next is made from.
    """
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    names = [sql.Identifier(str(field.column)) for field in fields]
    head = sql.SQL("COPY {} ({}) FROM STDIN").format(table_of(model), sql.SQL(", ").join(names))
    given = iter(rows)
    while part := [[value_of(field, row) for field in fields] for row in islice(given, PART)]:
        with connection.cursor() as cursor, cursor.copy(head) as target:
            for values in part:
                target.write_row(values)


def value_of(field: Any, row: models.Model) -> Any:
    value = field.pre_save(row, True)
    return Jsonb(value) if isinstance(field, models.JSONField) else field.get_db_prep_save(value, connection)


def leave_traces(model: type[models.Model], people: int, *actions: str) -> None:
    """That each row was added, and since then changed by a person."""
    history: Any = model.pgh_event_models["insert"]  # type: ignore[attr-defined]
    columns = [str(f.column) for f in history._meta.concrete_fields if not f.column.startswith("pgh_")]
    parts = {
        "table": table_of(model),
        "events": table_of(history),
        "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
        "people": sql.Literal(people),
        "actions": sql.Literal(list(actions)),
        "kinds": sql.Literal(len(actions)),
    }
    for label, age in AGES.items():
        write(ACTS, **parts)
        write(CONTEXTS)
        values = sql.SQL(", ").join(kept(column, label) for column in columns)
        write(EVENTS, values=values, label=sql.Literal(label), age=sql.Literal(age), **parts)
        write("DROP TABLE acts")


def kept(column: str, label: str) -> sql.Composable:
    """What an event holds of a column: the first one an earlier version."""
    first = column == "version" and label == "insert"
    return sql.SQL("0") if first else sql.Identifier("rows", column)


def set_sequences(found: Iterable[type[models.Model]]) -> None:
    for statement in connection.ops.sequence_reset_sql(no_style(), list(found)):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def table_of(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


def write(text: str, **parts: sql.Composable) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(text).format(**parts))
