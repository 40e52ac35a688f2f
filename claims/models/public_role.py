"""How public doors read: in a read-only transaction, as a role that sees only the public tables."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction


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


def restrictions() -> list[str]:
    read_only = ["SET TRANSACTION READ ONLY", "SET LOCAL enable_seqscan = off"]
    if not settings.PUBLIC_DATABASE_ROLE:
        return read_only
    return [*read_only, f"SET LOCAL ROLE {connection.ops.quote_name(settings.PUBLIC_DATABASE_ROLE)}"]
