"""What settings refuse, in a process of their own: they are read once."""

import subprocess
import sys

import pytest

from benchmarks.measure import ROOT

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "not-a-secret-in-a-test",
    "SITE_URL": "https://record.example.org",
    "DATABASE_URL": "postgresql://host/name",
    "REDIS_URL": "redis://host/0",
    "MAIL_URL": "smtp+tls://user:word@mail.example.org",
    "MAIL_FROM": "digest@example.org",
}


def read(environment: dict[str, str], expression: str = "''") -> subprocess.CompletedProcess[str]:
    program = f"from tracker import settings; print({expression})"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", sorted(PRODUCTION.keys() - {"ENVIRONMENT"}))
def test_production_does_not_start_without(name: str) -> None:
    done = read({**PRODUCTION, name: ""})
    assert done.returncode == 1
    assert f"ConfigurationError: {name} is not set" in done.stderr


def test_production_does_not_start_with_private_addresses_open() -> None:
    done = read({**PRODUCTION, "FETCH_ALLOW": "127.0.0.1:8000"})
    assert "production refuses to start with it" in done.stderr


def test_production_shows_no_errors_and_guards_its_cookies() -> None:
    names = (
        "DEBUG",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "ALLOWED_HOSTS",
        "EMAIL_USE_TLS",
        "EMAIL_PORT",
    )
    expression = ", ".join(f"settings.{name}" for name in names)
    done = read({**PRODUCTION, "DEBUG": "true"}, expression)
    assert done.stdout.strip() == "False True True ['record.example.org'] True 587"


def test_development_needs_no_variable_at_all() -> None:
    done = read({}, "settings.DATABASES['default']['NAME'], settings.SITE_URL, settings.ALLOWED_HOSTS")
    assert done.stdout.strip() == "on_record http://localhost:8000 ['*']", done.stderr
