"""How public doors read: in a read-only transaction, as a role that sees only the public tables."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction

Row = tuple[Any, ...]
First = Callable[[str, Sequence[Any]], Row | None]


@contextmanager
def public_read() -> Iterator[None]:
    """A forgotten filter can then leak nothing: PostgreSQL refuses every other table, and every write.

    No table is read from end to end where an index leads: PostgreSQL takes words for evenly spread, and would
    look through a million claims for twenty with a word of last year's.

    Where the server allows no extra role (NO_PUBLIC_DATABASE_ROLE), only the writes are refused.
    It ends by rolling back, since nothing was written; inside another transaction that gives the role back.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("; ".join(restrictions()))
        yield
        transaction.set_rollback(True)


def first_row(sql: str, parameters: Sequence[Any] = ()) -> Row | None:
    """The first row of a query, for those who read as the public does already."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: Row | None = cursor.fetchone()
    return found


def first_public_row(sql: str, parameters: Sequence[Any] = ()) -> Row | None:
    """The first row of a query, read as the public does, but in a single round trip.

    Statements that are sent as one are a transaction of their own: with it the restrictions end. Inside
    another transaction they would outlast it.
    """
    if connection.in_atomic_block:
        with public_read():
            return first_row(sql, parameters)
    # Whether the connection still stands is not asked first: the query will tell.
    connection.health_check_done = True  # type: ignore[attr-defined]
    restricted = "; ".join([*restrictions(), sql])
    try:
        return last_row(restricted, parameters)
    except OperationalError:
        connection.close()
        return last_row(restricted, parameters)


def last_row(statements: str, parameters: Sequence[Any]) -> Row | None:
    """The first row of the last statement; what those before it answer is of no interest."""
    with connection.cursor() as cursor:
        cursor.execute(statements, parameters)
        while cursor.nextset():
            pass
        found: Row | None = cursor.fetchone()
    return found


def restrictions() -> list[str]:
    read_only = ["SET TRANSACTION READ ONLY", "SET LOCAL enable_seqscan = off"]
    if not settings.PUBLIC_DATABASE_ROLE:
        return read_only
    return [*read_only, f"SET LOCAL ROLE {connection.ops.quote_name(settings.PUBLIC_DATABASE_ROLE)}"]
