"""Addresses of the desk, and what is pushed there."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.desk import admin_url, change_url


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


def upload(client: Client, model: type[Model], content: bytes, name: str = "list.csv") -> Any:
    """What would be loaded from a file."""
    return client.post(admin_url(model, "import"), {"file": SimpleUploadedFile(name, content)})


def seen(page: Any, **more: str) -> dict[str, str]:
    """What the form below a list that was looked at sends; a browser ends lines in two characters."""
    values = page.context["seen"].initial
    return {name: re.sub(r"\r?\n", "\r\n", str(value)) for name, value in values.items()} | more


def questions(client: Client, url: str) -> int:
    """How many queries a page asks."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
