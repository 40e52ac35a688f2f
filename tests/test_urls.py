import pytest
from django.test import Client
from pytest_django.fixtures import Settings

HTML, PROBLEM = "text/html; charset=utf-8", "application/problem+json"


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "kind"), [("/nowhere/", HTML), ("/api/v1/nowhere/", PROBLEM)])
def test_what_is_not_there_is_told_to_people_and_programs_each_in_their_format(
    client: Client, path: str, kind: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, kind)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "kind"), [("/claims/", HTML), ("/api/v1/claims/", PROBLEM)])
def test_the_site_answers_to_its_own_name_only(
    client: Client, settings: Settings, path: str, kind: str
) -> None:
    settings.ALLOWED_HOSTS = ["record.example.org"]
    answer = client.get(path, headers={"host": "elsewhere.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, kind)
