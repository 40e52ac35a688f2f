from typing import Any

import pytest
from django.db import ProgrammingError
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.public import PublicView, validators
from claims.models import PublicClaim, Statement
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


class ShelfQuery(serializers.Serializer[Any]):
    shelf = serializers.IntegerField(required=False)


class Forgetful(PublicView):
    """A view whose author forgot what is public."""

    def get(self, _request: Request) -> HttpResponseBase:
        return Response(list(Statement.objects.values_list("words", flat=True)))


class Shelf(PublicView):
    query = ShelfQuery

    def get(self, _request: Request) -> HttpResponseBase:
        return Response({"read": self.parameters, "public": PublicClaim.objects.count()})


def ask(view: type[PublicView], address: str = "/", method: str = "get") -> Any:
    return view.as_view()(getattr(RequestFactory(), method)(address))


def test_forgotten_filter_leaks_nothing() -> None:
    StatementFactory.create()
    with pytest.raises(ProgrammingError, match="permission denied"):
        ask(Forgetful)


def test_view_gets_the_parameters_it_declares() -> None:
    published_claim()
    assert ask(Shelf, "/?shelf=7").data == {"read": {"shelf": 7}, "public": 1}


@pytest.mark.parametrize(
    ("query", "blamed"),
    [
        ("?shelf=x", "shelf"),
        ("?Shelf=7", "Shelf"),
        ("?shelf=1&shelf=1", "shelf"),
        ("?shelf[]=1", "shelf[]"),
        ("?=1", ""),
    ],
)
def test_any_other_parameter_is_refused(query: str, blamed: str) -> None:
    answer = ask(Shelf, f"/{query}")
    assert (answer.status_code, [error["parameter"] for error in answer.data["errors"]]) == (400, [blamed])


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_view_only_reads(method: str) -> None:
    assert ask(Shelf, method=method).status_code == 405


def test_head_is_a_get_without_its_body(client: Client) -> None:
    public = published_claim()
    get, head = (getattr(client, method)(f"/api/v1/claims/{public.pk}/") for method in ("get", "head"))
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", get["ETag"])


def test_validators_name_the_state_of_the_log() -> None:
    first, second = validators(1, A_MORNING), validators(2, A_MORNING)
    assert first["ETag"] != second["ETag"]
    assert first["Last-Modified"] == "Fri, 09 Jan 2026 06:00:00 GMT"
    assert "Last-Modified" not in validators(0, None)


def test_condition_that_fails_is_answered_as_such(client: Client) -> None:
    public = published_claim()
    answer = client.get(f"/api/v1/claims/{public.pk}/", headers={"if-match": '"another"'})
    assert answer.status_code == 412


def test_scripts_of_any_page_may_read(client: Client) -> None:
    for address in ("/api/v1/claims/", "/api/v1/claims/?x=1", "/api/nowhere/"):
        assert client.get(address)["Access-Control-Allow-Origin"] == "*"
    asked = client.options(
        "/api/v1/claims/", headers={"origin": "https://a.test", "access-control-request-method": "GET"}
    )
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")
    assert "Access-Control-Allow-Credentials" not in asked


def test_answers_may_be_kept_but_must_be_asked_about(client: Client) -> None:
    assert client.get("/api/v1/claims/")["Cache-Control"] == "public, no-cache"
