"""Addresses of the desk, and what is pushed there."""

from typing import Any

from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.desk import change_url


def list_url(model: type[Model]) -> str:
    return reverse(f"admin:claims_{model._meta.model_name}_changelist")


def push(client: Client, subject: Model, verb: str, *, row: Model | None = None, **values: Any) -> Any:
    """Push a door of the subject's page, as its form does; `version` may be an old one."""
    prefix = f"{verb}-{row.pk}" if row else verb
    values.setdefault("version", getattr(subject, "version", ""))
    typed = {f"{prefix}-{name}": value for name, value in values.items()}
    return client.post(change_url(subject), {"verb": verb, "row": row.pk if row else "", **typed})


def enter_through(client: Client, model: type[Model], verb: str, **values: Any) -> Any:
    """Push a door of the page that makes a new row."""
    typed = {f"{verb}-{name}": value for name, value in values.items()}
    return client.post(reverse(f"admin:claims_{model._meta.model_name}_add"), {"verb": verb, **typed})


def questions(client: Client, url: str) -> int:
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
