"""What every method does with Google's parameters."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from claims.api.factchecktools import frame
from tests.api.factchecktools.discovery import DOCUMENT
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db
SEARCH = "/v1alpha1/claims:search"
METHODS = {**DOCUMENT["resources"]["claims"]["methods"], **DOCUMENT["resources"]["pages"]["methods"]}
# What we cannot send: other formats than JSON, and scripts.
REFUSED = {"callback"}


def ask(client: Client, **parameters: Any) -> Any:
    return client.get(SEARCH, {"query": "bridge", **parameters})


def violations(answer: Any) -> list[str]:
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["status"]) == (400, 400, "INVALID_ARGUMENT")
    return [found["field"] for found in error["details"][0]["fieldViolations"]]


@pytest.mark.parametrize("name", sorted(DOCUMENT["parameters"].keys() - REFUSED))
def test_global_parameter_is_taken(client: Client, name: str) -> None:
    described = DOCUMENT["parameters"][name]
    value = described.get("default") or described.get("enum", ["text"])[0]
    assert ask(client, **{name: value}).status_code == 200


@pytest.mark.parametrize(
    ("parameters", "blamed"),
    [
        ({"colour": "red"}, "colour"),
        ({"callback": "steal"}, "callback"),
        ({"alt": "proto"}, "alt"),
        ({"$.xgafv": "3"}, "$.xgafv"),
        ({"quotaUser": "x" * 41}, "quotaUser"),
        ({"prettyPrint": "perhaps"}, "prettyPrint"),
        ({"pageSize": "ten"}, "pageSize"),
        ({"pageSize": -1}, "pageSize"),
        ({"pageSize": 2**31}, "pageSize"),
        ({"offset": -1}, "offset"),
        ({"pageToken": "made-up"}, "pageToken"),
        ({"query": ["a", "b"]}, "query"),
        ({"query": "a\x00b"}, "query"),
    ],
)
def test_parameter_that_cannot_be_used_is_named(
    client: Client, parameters: dict[str, Any], blamed: str
) -> None:
    assert violations(ask(client, **parameters)) == [blamed]


def test_errors_are_english_for_everybody(client: Client) -> None:
    answers = [client.get(SEARCH, headers={"accept-language": code}) for code in ("ro", "sq", "en")]
    assert len({answer.content for answer in answers}) == 1


def test_answer_is_indented_unless_it_shall_not_be(client: Client) -> None:
    published_claim()
    pretty, plain = (ask(client, prettyPrint=wish).content for wish in ("true", "false"))
    assert pretty.startswith(b'{\n  "claims": [\n')
    assert plain.startswith(b'{"claims":[{"text":')


def test_client_that_accepts_only_pages_gets_json(client: Client) -> None:
    answer = client.get(SEARCH, {"query": "x"}, headers={"accept": "text/html"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_page_size_is_ten_unless_told_and_never_above_a_hundred(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert frame.LARGEST_PAGE == 100
    monkeypatch.setattr(frame, "LARGEST_PAGE", 12)
    for number in range(14):
        published_claim(A_MORNING + dt.timedelta(minutes=number))
    sizes = [len(ask(client, **wish).json()["claims"]) for wish in ({}, {"pageSize": 0}, {"pageSize": 1000})]
    assert sizes == [10, 10, 12]


def test_offset_begins_further_down_and_a_token_outweighs_it(client: Client) -> None:
    for number in range(5):
        published_claim(A_MORNING + dt.timedelta(minutes=number))
    whole = [found["claimReview"][0]["url"] for found in ask(client).json()["claims"]]
    page = ask(client, offset=1, pageSize=2).json()
    rest = ask(client, offset=1, pageSize=2, pageToken=page["nextPageToken"]).json()
    assert [found["claimReview"][0]["url"] for found in page["claims"] + rest["claims"]] == whole[1:]
    assert "nextPageToken" not in rest


@pytest.mark.parametrize(
    "changed", [{"query": "dorna"}, {"pageSize": 2}, {"languageCode": "en"}, {"offset": 1}]
)
def test_token_is_good_for_its_own_request_only(client: Client, changed: dict[str, Any]) -> None:
    for number in range(3):
        published_claim(A_MORNING + dt.timedelta(minutes=number))
    token = ask(client, pageSize=1).json()["nextPageToken"]
    assert ask(client, pageSize=1, key="another", pageToken=token).status_code == 200
    assert violations(ask(client, **{"pageSize": 1, **changed, "pageToken": token})) == ["pageToken"]


@pytest.mark.parametrize(
    "address", ["/v1alpha1/", "/v1alpha1/claims", "/v1alpha1/claims:search/", "/v1alpha1/pages/x"]
)
def test_address_without_a_method_is_not_found_in_the_apis_format(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()["error"]["status"]) == (404, "NOT_FOUND")


def test_every_method_of_the_discovery_document_is_answered(client: Client) -> None:
    for method in METHODS.values():
        path = method["flatPath"].replace("{pagesId}", "01a20089-90c5-7978-8d67-5f26cf3a1947")
        answer = client.generic(method["httpMethod"], f"/{path}")
        assert answer["Content-Type"] == "application/json"
        assert answer.json()["error"]["code"] == answer.status_code
