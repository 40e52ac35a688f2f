from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.exceptions import Throttled

from claims.api import problems
from claims.api.factchecktools.frame import GoogleView
from claims.models import PublicClaim
from tests.api.doors import PAGE_PARAMETERS, REQUIRED, Route, public_routes

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


IDENTITY = UUID(int=1)
ARGUMENTS = {"public_id": IDENTITY, "page_id": IDENTITY, "slug": "x", "seq": 1, "token": "no-token"}
UNFIT = {"nul": "a\x00b", "long": "ă" * 10_000}


def address(route: Route) -> str:
    return reverse(route.name, kwargs={name: ARGUMENTS[name] for name in route.arguments})


def blamed(view: Any, body: dict[str, Any]) -> list[str]:
    """The parameters that an answer names."""
    if not issubclass(view, GoogleView):
        return [error["parameter"] for error in body["errors"]]
    [details] = body["error"]["details"]
    return [violation["field"] for violation in details["fieldViolations"]]


@pytest.mark.parametrize("text", UNFIT.values(), ids=UNFIT.keys())
@pytest.mark.parametrize("route", [route for route in public_routes() if route.view], ids=lambda r: r.name)
def test_text_that_no_parameter_can_hold_is_refused_by_name(route: Route, text: str, client: Client) -> None:
    needed = {REQUIRED[route.name]: "x"} if route.name in REQUIRED else {}
    for name in route.parameters():
        answer = client.get(address(route), {**needed, name: text})
        assert (answer.status_code, blamed(route.view, answer.json())) == (400, [name]), name


@pytest.mark.parametrize("text", UNFIT.values(), ids=UNFIT.keys())
@pytest.mark.parametrize("name", PAGE_PARAMETERS)
def test_no_such_text_breaks_a_page(name: str, text: str, client: Client) -> None:
    [route] = [route for route in public_routes() if route.name == name]
    place = address(route)
    for parameter in (*PAGE_PARAMETERS[name], "hl", "colour"):
        assert client.get(place, {parameter: text}).status_code in {200, 302, 400, 404}, parameter
