from pathlib import Path

import pytest

from tracker import env


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("THING", "THING_FILE", "DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)


def test_a_missing_variable_is_named() -> None:
    with pytest.raises(env.ConfigurationError, match="THING is not set"):
        env.text("THING")


def test_an_empty_variable_is_missing_where_nothing_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THING", "")
    with pytest.raises(env.ConfigurationError, match="THING is not set"):
        env.text("THING")
    assert env.text("THING", "default") == ""


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("from the file\n")
    monkeypatch.setenv("THING", "from the environment")
    monkeypatch.setenv("THING_FILE", str(tmp_path / "secret"))
    assert env.secret("THING") == "from the file"


def test_a_secret_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THING_FILE", str(tmp_path / "absent"))
    with pytest.raises(env.ConfigurationError, match="THING_FILE cannot be read"):
        env.secret("THING")


@pytest.mark.parametrize(
    ("value", "meant"), [("true", True), (" YES ", True), ("1", True), ("off", False), ("", False)]
)
def test_a_flag_is_read_in_several_spellings(
    monkeypatch: pytest.MonkeyPatch, value: str, meant: bool
) -> None:
    monkeypatch.setenv("THING", value)
    assert env.flag("THING", default=not meant) is meant


@pytest.mark.parametrize("default", [True, False])
def test_an_unset_flag_is_its_default(default: bool) -> None:
    assert env.flag("THING", default=default) is default


def test_a_flag_is_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THING", "maybe")
    with pytest.raises(env.ConfigurationError, match="THING must be true or false"):
        env.flag("THING", default=True)


@pytest.mark.parametrize("value", ["", "-1", "1.5", "ten", "4"])
def test_a_number_is_whole_and_not_too_small(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("THING", value)
    with pytest.raises(env.ConfigurationError, match="THING must be a whole number of at least 5"):
        env.number("THING", 10, least=5)


def test_a_number_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.number("THING", 10) == 10
    monkeypatch.setenv("THING", "7")
    assert env.number("THING", 10) == 7


def test_lists_are_separated_by_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.words("THING") == []
    monkeypatch.setenv("THING", "one, two three,,")
    assert env.words("THING") == ["one", "two", "three"]


def test_the_environment_is_one_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.environment() == "test"
    monkeypatch.setenv("ENVIRONMENT", "staging")
    with pytest.raises(
        env.ConfigurationError, match="ENVIRONMENT must be one of development, test, production"
    ):
        env.environment()


@pytest.mark.parametrize(
    ("environment", "database", "redis", "embedded"),
    [
        ("development", "", "", True),
        ("development", "postgresql://x/x", "", True),
        ("development", "postgresql://x/x", "redis://x/0", False),
        ("production", "", "", False),
    ],
)
def test_embedded_servers_stand_in_for_what_is_not_set(
    monkeypatch: pytest.MonkeyPatch, environment: str, database: str, redis: str, embedded: bool
) -> None:
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("REDIS_URL", redis)
    assert env.uses_embedded_servers() is embedded


def test_a_database_url_is_taken_apart() -> None:
    found = env.database("THING", "postgresql://na%40me:p%3Aw@host.example:5433/records?sslmode=require")
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "records",
        "USER": "na@me",
        "PASSWORD": "p:w",
        "HOST": "host.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_database_url_may_name_a_socket_folder() -> None:
    found = env.database("THING", "postgresql://on_record@:5432/on_record?host=%2Ftmp%2Fa+b")
    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/tmp/a b", "5432", {})  # noqa: S108


def test_another_database_is_refused() -> None:
    with pytest.raises(env.ConfigurationError, match="THING must begin with postgresql://, not 'mysql'"):
        env.database("THING", "mysql://host/name")


@pytest.mark.parametrize(
    ("url", "celery"),
    [
        ("redis://host:6379/1", "redis://host:6379/1"),
        ("unix:///run/v.sock?db=2", "redis+socket:///run/v.sock?virtual_host=2"),
        ("unix:///run/v.sock", "redis+socket:///run/v.sock?virtual_host=0"),
    ],
)
def test_celery_spells_sockets_its_own_way(url: str, celery: str) -> None:
    assert env.broker_url(url) == celery
