import pytest
from django.test import Client
from rest_framework.exceptions import Throttled

from claims.api import problems
from claims.models import PublicClaim

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_api_only_reads(method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/claims/?x=1")
    assert (answer.status_code, answer["Content-Type"], answer["Allow"]) == (405, PROBLEM, "GET, HEAD")
    assert answer.json()["status"] == 405


@pytest.mark.parametrize(
    "address", ["/api/", "/api/v1/", "/api/v2/claims/", "/api/v1/claims/7/", "/api/v1/claims/%00/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_address_is_a_problem_too(address: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert (answer.status_code, answer["Content-Type"]) in {(404, PROBLEM), (403, "text/html")}
    assert answer.status_code == 404
    assert answer.json() == {
        "type": "http://localhost:8000/api/problems/#not-found",
        "title": "There is nothing here",
        "status": 404,
    }


def test_answer_in_another_format_is_refused(client: Client) -> None:
    answer = client.get("/api/v1/claims/", headers={"accept": "application/xml"})
    assert (answer.status_code, answer["Content-Type"]) == (406, PROBLEM)


def test_bug_is_a_problem_without_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(PublicClaim.objects, "all", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/claims/")
    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    assert "secret" not in answer.content.decode()


def test_too_many_requests_says_when_to_come_back() -> None:
    answer = problems.problem_response(Throttled(wait=17), {})
    assert answer is not None
    assert (answer.status_code, answer["Retry-After"], answer.content_type) == (429, "17", PROBLEM)
    assert answer.data["type"].endswith("#too-many-requests")


def test_every_kind_of_problem_is_described_where_its_type_points(client: Client) -> None:
    page = client.get("/api/problems/").content.decode()
    for kind in [*problems.KINDS.values(), problems.INVALID_PARAMETER]:
        assert f'id="{kind.key}"' in page


def test_problem_speaks_the_language_asked_for(client: Client) -> None:
    answer = client.get("/api/v1/claims/?x=1", headers={"accept-language": "ro"})
    assert answer["Content-Language"] == "ro"
    assert "Accept-Language" in answer["Vary"]
