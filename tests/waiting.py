"""Transactions that wait for each other's locks, looked at from outside."""

import time

from django.db import connection

LONGEST = 30.0  # seconds


def until_waiting(number: int) -> None:
    """Return once so many transactions wait for a lock that somebody holds."""
    deadline = time.monotonic() + LONGEST
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= number:
                return
            time.sleep(0.02)
    raise AssertionError(f"fewer than {number} transactions wait")
