"""Transactions that wait for each other's locks: brought about, and looked at from outside."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connection, transaction
from django.db.models import Model

from claims.services.audit import Refused
from claims.workflow import TransitionRefused

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


Act = Callable[[], object]
Told = type[Exception] | None  # the refusal that somebody read, or none


def behind(first: Act, *acts: Act) -> list[Told]:
    """Let `first` be done and not yet committed, each act come as far as it lets them, then all go on.

    One behind the other, so that each run is the same; what each of the acts was told.
    """
    with ThreadPoolExecutor(len(acts)) as pool:
        with transaction.atomic():
            first()
            running = []
            for act in acts:
                running.append(pool.submit(_told, act))
                until_waiting(len(running))
        return [act.result() for act in running]


def while_held(row: Model, *acts: Act) -> list[Told]:
    """Let each act come as far as the row, then all go on; what each of them was told."""
    return behind(partial(type(row)._default_manager.select_for_update().get, pk=row.pk), *acts)


def _told(act: Act) -> Told:
    try:
        act()
    except (Refused, TransitionRefused) as refusal:
        return type(refusal)
    finally:
        connection.close()
    return None
