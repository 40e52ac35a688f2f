"""docker-compose.yml as the tests read it: each service's very command and environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[1] / "docker-compose.yml"
# ${NAME}, ${NAME:-default}, ${NAME:?what to say}; $$ is a dollar sign.
VARIABLE = re.compile(r"\$\$|\$\{(?P<name>\w+)(?::(?P<kind>[-?])(?P<rest>[^}]*))?\}")


class MissingVariable(Exception):
    """A variable that has no default was not given."""


@dataclass(frozen=True)
class Service:
    """What one container runs, with all variables filled in."""

    name: str
    command: list[str]
    environment: dict[str, str]
    raw: dict[str, Any]


def variables() -> dict[str, str | None]:
    """Every variable of the file with its default; None where it must be given."""
    found = [match for match in VARIABLE.finditer(FILE.read_text("utf-8")) if match["name"]]
    return {m["name"]: m["rest"] if m["kind"] == "-" else None for m in found}


def services(given: Mapping[str, str]) -> dict[str, Service]:
    """The services by name.

    :raises MissingVariable: as Compose would refuse, with what the file says about it
    """
    content: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))["services"]
    return {name: _service(name, raw, given) for name, raw in content.items()}


def _service(name: str, raw: dict[str, Any], given: Mapping[str, str]) -> Service:
    command = [_filled(word, given) for word in raw.get("command", [])]
    environment = {key: _filled(str(value), given) for key, value in raw.get("environment", {}).items()}
    return Service(name, command, environment, raw)


def _filled(text: str, given: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        if not match["name"]:
            return "$"
        if given.get(match["name"]):
            return given[match["name"]]
        if match["kind"] != "-":
            raise MissingVariable(f"{match['name']}: {match['rest']}")
        return match["rest"]

    return VARIABLE.sub(value, text)
