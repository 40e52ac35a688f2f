import pytest
from django.test import Client
from pytest_django.fixtures import Settings


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/login/", "/admin/claims/claim/", "/admin/nowhere/"])
def test_desk_runs_scripts_of_its_own_files_alone(client: Client, address: str) -> None:
    policy = client.get(address)["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert "'unsafe-inline'" not in rules["script-src"]
    assert {name: rules[name] for name in ("default-src", "object-src", "frame-ancestors")} == {
        "default-src": "'self'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
    }
    assert (rules["base-uri"], rules["form-action"]) == ("'self'", "'self'")


def test_site_has_its_name_on_every_page(client: Client, settings: Settings, db: None) -> None:
    settings.SITE_NAME = "Fapte"
    assert "<title>Latest verdicts · Fapte</title>" in client.get("/").content.decode()
