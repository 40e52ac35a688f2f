import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from claims.models import PublicClaim, User


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nothing", "/claims/no-such-claim/", "/claims/7/8/"])
def test_page_that_is_not_there(address: str, client: Client) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "There is nothing here" in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_bug_is_told_without_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(PublicClaim.objects, "standing", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()
    assert "secret" not in answer.content.decode()


@pytest.mark.django_db
def test_request_that_cannot_be_read(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["facts.test"]
    answer = Client().get("/", headers={"host": "evil.test"})
    assert answer.status_code == 400
    assert "The request cannot be read" in answer.content.decode()


@pytest.mark.django_db
def test_form_without_its_mark_is_answered_in_our_style_and_language() -> None:
    answer = Client(enforce_csrf_checks=True).post("/subscribe/?hl=en", {"email": "eva@on-record.test"})
    assert answer.status_code == 403
    assert "The form could not be taken" in answer.content.decode()
    assert "CSRF" not in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_person_without_a_permission_is_told_so_in_our_style(client: Client, ana: User) -> None:
    client.force_login(ana)
    answer = client.get("/admin/claims/apikey/", headers={"accept-language": "en"})
    assert answer.status_code == 403
    assert "This is not open to you" in answer.content.decode()
