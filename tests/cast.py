"""The cast: ana writes, besa approves and publishes, carol is outside the newsroom's groups."""

import datetime as dt

import pytest

from claims.models import User
from tests.factories.audit import member


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
