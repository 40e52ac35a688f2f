"""Permanent addresses: made once from the words, readable in any script, never changed or used again."""

from anyascii import anyascii
from django.db import connection, models
from django.utils.text import slugify

LONGEST = 120
_ROOM_FOR_NUMBER = 8


def free_slug(model: type[models.Model], words: str) -> str:
    """A slug that no row of the model has; ask inside the transaction that stores it.

    Two transactions that want one slug wait for each other, so that neither fails.
    """
    stem = (
        slugify(anyascii(words))[: LONGEST - _ROOM_FOR_NUMBER].strip("-") or model._meta.model_name or "row"
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"slug {model._meta.label} {stem}"])
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{stem}-{number}") not in taken)
