"""Typed readers of environment variables: they fail at start and name the variable."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENTS = ("development", "test", "production")
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class ConfigurationError(Exception):
    """An environment variable is missing or cannot be read."""


def text(name: str, default: str | None = None) -> str:
    """The variable's value; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None or (value == "" and default is None):
        raise ConfigurationError(f"{name} is not set. docs/configuration.md says what it is for.")
    return value


def secret(name: str, default: str | None = None) -> str:
    """The value of NAME, or the content of the file that NAME_FILE points to (Docker secrets)."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text("utf-8").strip()
        except OSError as problem:
            raise ConfigurationError(f"{name}_FILE cannot be read: {problem}.") from problem
    return text(name, default)


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, str(default)).strip().lower()
    if value not in TRUE | FALSE:
        raise ConfigurationError(f"{name} must be true or false, not {value!r}.")
    return value in TRUE


def number(name: str, default: int, *, least: int = 0) -> int:
    value = os.environ.get(name, str(default))
    if not value.strip().isdecimal() or int(value) < least:
        raise ConfigurationError(f"{name} must be a whole number of at least {least}, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list of words, separated by commas or spaces."""
    return os.environ.get(name, default).replace(",", " ").split()


def choice(name: str, default: str, options: tuple[str, ...]) -> str:
    value = os.environ.get(name, default)
    if value not in options:
        raise ConfigurationError(f"{name} must be one of {', '.join(options)}, not {value!r}.")
    return value


def environment() -> str:
    return choice("ENVIRONMENT", "development", ENVIRONMENTS)


def var_folder() -> Path:
    """Where the embedded servers and the demo keep their data."""
    return Path(text("ON_RECORD_VAR", str(BASE_DIR / "var"))).resolve()


def uses_embedded_servers() -> bool:
    given = [secret(name, "") for name in ("DATABASE_URL", "REDIS_URL")]
    return environment() != "production" and not all(given)


def database(name: str, url: str) -> dict[str, object]:
    """Django's settings for a URL such as postgresql://user:password@host:5432/name?host=/socket/folder."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ConfigurationError(f"{name} must begin with postgresql://, not {parts.scheme!r}.")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


def broker_url(url: str) -> str:
    """Celery's spelling of a Redis URL: a unix socket is redis+socket:// with virtual_host."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    number = dict(parse_qsl(parts.query)).get("db", "0")
    return f"redis+socket://{parts.path}?virtual_host={number}"
