import os
from pathlib import Path

import psycopg
import pytest

from tests.tracker.embedded.conftest import servers_of
from tracker.embedded import EmbeddedError, running


def test_the_number_of_a_dead_server_may_belong_to_a_stranger_now(var: Path) -> None:
    with running(var, valkey=False, fast=True):
        pass
    (var / "embedded/postgresql/postmaster.pid").write_text(f"{os.getpid()}\n{var}/embedded/postgresql\n")
    with running(var, valkey=False, fast=True):
        assert "postgresql" in servers_of(var)


def test_a_half_made_cluster_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "embedded/postgresql.new/base").mkdir(parents=True)
    with running(tmp_path, valkey=False, fast=True) as found, psycopg.connect(found.database_url) as database:
        assert database.execute("SELECT 1").fetchone() == (1,)


def test_letters_of_our_languages_have_case(var: Path) -> None:
    with running(var, valkey=False, fast=True) as found, psycopg.connect(found.database_url) as database:
        assert database.execute("SELECT lower('ȘȚĂÂÎËÇ'), upper('șțăâîëç')").fetchone() == (
            "șțăâîëç",
            "ȘȚĂÂÎËÇ",
        )


def test_the_owner_is_no_superuser_and_nothing_listens_on_the_network(var: Path) -> None:
    question = (
        "SELECT rolsuper, current_setting('listen_addresses') FROM pg_roles WHERE rolname = current_user"
    )
    with running(var, valkey=False, fast=True) as found, psycopg.connect(found.database_url) as database:
        assert database.execute(question).fetchone() == (False, "")


def test_data_of_another_major_version_gets_a_sentence(tmp_path: Path) -> None:
    with running(tmp_path, valkey=False, fast=True):
        pass
    (tmp_path / "embedded/postgresql/PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedError, match=r"did not start: .*incompatible"):
        running(tmp_path, valkey=False, fast=True).__enter__()
    assert servers_of(tmp_path) == {}
