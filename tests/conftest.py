"""What every test may ask for; rooms add their own in their folders."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection
from django.test import override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests import migrated
from tracker import env
from tracker.embedded import Addresses, addresses, running
from tracker.embedded.places import place_of

pytest_plugins = ["tests.cast", "tests.newsstand", "tests.receiver", "tests.smtp"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="rewrite golden files instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("numprocesses", None):
        # Several workers inherit this process's surroundings: with the name of the settings in them,
        # pytest-django would read the settings before a worker has a folder of its own.
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    # A runner that gives up sends SIGTERM: leave through the finalizers, which stop the servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # The hasher of production with fewer rounds: half a second for each password is for guessers.
    PBKDF2PasswordHasher.iterations = 1_000
    # A static file is found when it is asked for, as under DEBUG: not all of them for each client of a test.
    override_settings(WHITENOISE_AUTOREFRESH=True).enable()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A page that a test asks for in Romanian leaves Romanian behind: the next test begins in English."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def servers() -> Iterator[Addresses]:
    """PostgreSQL and Valkey for the whole session, started when a test first needs one of them."""
    postgres, valkey = (not os.environ.get(name) for name in ("DATABASE_URL", "REDIS_URL"))
    if not postgres and not valkey:
        yield addresses(env.var_folder())
        return
    if postgres and migrated.take(place_of(env.var_folder())):
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated.TEMPLATE
    with running(env.var_folder(), postgres=postgres, valkey=valkey, fast=True) as found:
        yield found


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers: Addresses) -> None:
    """Before pytest-django makes the test database, its server runs."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """What our own server has migrated is kept for the next session."""
    is_ours = not os.environ.get("DATABASE_URL")
    if is_ours and not connection.settings_dict["TEST"].get("TEMPLATE"):
        with django_db_blocker.unblock():
            migrated.keep(place_of(env.var_folder()))


@pytest.fixture(scope="session")
def regold(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten: then a test writes what it got, and the diff is read."""
    return bool(request.config.getoption("--regold"))
