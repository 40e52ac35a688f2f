"""The cast: ana writes, besa approves and publishes, carol is outside the newsroom's groups."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from claims.models import User, VerdictScale
from tests.factories.audit import member

# Later migrations that give the groups more.
GRANTS = (
    "0006_desk_groups",
    "0008_webhook_groups",
    "0011_merges_and_traces_of_users",
    "0015_sign_ins",
    "0014_bulk_acts",
)


@pytest.fixture
def now() -> dt.datetime:
    """A Friday morning; services are told the time, so tests choose it."""
    return dt.datetime(2026, 1, 9, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def ana(db: None) -> User:
    return member("ana", "editor")


@pytest.fixture
def besa(db: None) -> User:
    return member("besa", "publisher")


@pytest.fixture
def carol(db: None) -> User:
    return member("carol")


@pytest.fixture
def migrated_rows(transactional_db: None) -> None:
    """Groups and scales as the migrations made them: the test before may have emptied every table."""
    if not Group.objects.exists():
        make_groups()
    if not VerdictScale.objects.exists():
        import_module("claims.migrations.0004_verdict_scales").create_scales(apps, None)


def make_groups() -> None:
    """The five groups, with all that the migrations let them do."""
    editor = SimpleNamespace(connection=connection)
    import_module("claims.migrations.0003_groups").create_groups(apps, editor)
    for name in GRANTS:
        import_module(f"claims.migrations.{name}").grant(apps, editor)
