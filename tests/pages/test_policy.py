import pytest
from django.test import Client
from pytest_django.fixtures import Settings


@pytest.mark.django_db
def test_desk_keeps_its_own_rules(client: Client) -> None:
    assert "Content-Security-Policy" not in client.get("/admin/login/")


def test_site_has_its_name_on_every_page(client: Client, settings: Settings, db: None) -> None:
    settings.SITE_NAME = "Fapte"
    assert "<title>Latest verdicts · Fapte</title>" in client.get("/").content.decode()
