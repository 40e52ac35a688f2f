"""No Docker engine is needed to see that the compose file and the image's recipe are sound."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from benchmarks.measure import ROOT
from tests.compose import FILE, MissingVariable, Service, services, variables
from tracker.celery import app

GIVEN = {
    "SECRET_KEY": "s",
    "SITE_URL": "https://record.example.org",
    "POSTGRES_PASSWORD": "p",
    "MAIL_URL": "smtp://mail.example.org",
    "MAIL_FROM": "digest@example.org",
}
OURS = {name: service for name, service in services(GIVEN).items() if service.raw["image"] == "on-record"}


def test_the_file_follows_the_schema() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(FILE)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", GIVEN)
def test_what_has_no_default_must_be_given(name: str) -> None:
    with pytest.raises(MissingVariable, match=f"{name}: .+"):
        services({**GIVEN, name: ""})


def test_no_secret_has_a_default() -> None:
    secret = {name for name in variables() if re.search("SECRET|PASSWORD|KEY|TOKEN|MAIL_URL", name)}
    assert {name for name in secret if variables()[name] is not None} == set()


def test_the_example_lists_every_variable_and_no_secret() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert example == {name: default or "" for name, default in variables().items()}


def test_every_queue_has_a_worker() -> None:
    from_workers = {
        queue
        for service in OURS.values()
        if "-Q" in service.command
        for queue in service.command[service.command.index("-Q") + 1].split(",")
    }
    routed = {getattr(task, "queue", None) for name, task in app.tasks.items() if name.startswith("claims.")}
    assert from_workers >= (routed - {None}) | {settings.CELERY_TASK_DEFAULT_QUEUE}


def test_there_is_one_beat_and_it_is_not_in_a_worker() -> None:
    beats = [name for name, service in OURS.items() if {"beat", "-B", "--beat"} & set(service.command)]
    assert beats == ["beat"]


@pytest.mark.parametrize("service", services(GIVEN).values(), ids=lambda service: service.name)
def test_every_service_has_limits_and_a_root_it_cannot_write(service: Service) -> None:
    assert set(service.raw["deploy"]["resources"]["limits"]) == {"cpus", "memory"}
    assert service.raw["read_only"] is True
    assert "no-new-privileges:true" in service.raw["security_opt"]


@pytest.mark.parametrize("service", OURS.values(), ids=lambda service: service.name)
def test_ours_wait_for_the_migrations(service: Service) -> None:
    expected = {"database": "service_healthy"}
    if service.name != "migrate":
        expected |= {"migrate": "service_completed_successfully", "broker": "service_healthy"}
    assert {name: c["condition"] for name, c in service.raw["depends_on"].items()} == expected


def test_data_is_on_named_volumes() -> None:
    mounts = {name: s.raw["volumes"] for name, s in services(GIVEN).items()}
    assert mounts["database"] == ["database:/var/lib/postgresql"]
    assert mounts["broker"] == ["broker:/data"]
    assert mounts["web"] == ["files:/var/lib/on-record"]


def test_the_image_runs_as_an_ordinary_user_and_checks_hashes() -> None:
    recipe = (ROOT / "Dockerfile").read_text()
    assert re.findall(r"^USER (.+)$", recipe, re.MULTILINE) == ["on-record"]
    assert "--require-hashes" in recipe
    assert not re.search(r"^(ENV|ARG).*(SECRET|PASSWORD)", recipe, re.MULTILINE)


def test_the_image_has_only_what_it_needs() -> None:
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    copied = re.findall(r"^COPY (?!--from)(\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert sorted(allowed) == sorted(copied)
    assert all((ROOT / Path(name)).exists() for name in copied)
