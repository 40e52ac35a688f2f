"""Browsers of the cast, logged in at the newsroom's door."""

from collections.abc import Callable

import pytest
from django.test import Client

from claims.models import User
from tests.factories.audit import member

Enter = Callable[[User], Client]


@pytest.fixture
def enter() -> Enter:
    """A client in which somebody is logged in."""

    def entered(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return entered


@pytest.fixture
def desk(ana: User, enter: Enter) -> Client:
    """Ana's browser; a file may give the desk to somebody else."""
    return enter(ana)


@pytest.fixture
def contributor(enter: Enter) -> Client:
    """Somebody who may add articles and statements, and decide nothing."""
    return enter(member("dorin", "contributor"))
