from typing import Any

import pytest
from django.test import Client

from claims.models import PublicClaim
from tests.api.factchecktools import discovery
from tests.factories.publications import published_claim, retracted_claim

pytestmark = pytest.mark.django_db
PAGES = "/v1alpha1/pages"


@pytest.fixture(autouse=True)
def _here(settings: Any) -> None:
    settings.SITE_URL = "https://www.facts.test"


def listed(client: Client, **parameters: Any) -> dict[str, Any]:
    answer = client.get(PAGES, parameters)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    discovery.check(found, "ListClaimReviewMarkupPagesResponse")
    return found


def name(public: PublicClaim) -> str:
    return f"pages/{public.pk}"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facts.test/claims/{slug}/",
        "http://facts.test/claims/{slug}",
        "facts.test/claims/{slug}/?utm_source=x#verdict",
    ],
)
def test_page_is_found_by_any_spelling_of_its_address(client: Client, address: str) -> None:
    public = published_claim()
    (page,) = listed(client, url=address.format(slug=public.slug))["claimReviewMarkupPages"]
    assert (page["name"], page["pageUrl"]) == (name(public), f"https://www.facts.test/claims/{public.slug}/")


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.test/claims/{slug}/",
        "https://www.facts.test/claims/no-such-claim/",
        "https://www.facts.test/claims/",
        "https://www.facts.test/{slug}/",
        "http://[::1",
    ],
)
def test_other_addresses_have_no_markup(client: Client, address: str) -> None:
    public = published_claim()
    assert listed(client, url=address.format(slug=public.slug)) == {}


def test_organization_lists_its_pages_one_by_one(client: Client) -> None:
    names = {name(published_claim()) for _ in range(2)}
    retracted_claim()
    first = listed(client, organization="facts.test", pageSize=1)
    token = first["nextPageToken"]
    second = listed(client, organization="facts.test", pageSize=1, pageToken=token)
    pages = first["claimReviewMarkupPages"] + second["claimReviewMarkupPages"]
    assert {page["name"] for page in pages} == names
    assert "nextPageToken" not in second
    assert listed(client, organization="nytimes.com") == {}


@pytest.mark.parametrize(
    "parameters", [{}, {"url": ""}, {"url": "facts.test/claims/a", "organization": "facts.test"}]
)
def test_either_url_or_organization_is_required(client: Client, parameters: dict[str, str]) -> None:
    answer = client.get(PAGES, parameters)
    assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_page_is_got_by_its_name(client: Client) -> None:
    public = published_claim()
    page = client.get(f"/v1alpha1/{name(public)}").json()
    discovery.check(page, "ClaimReviewMarkupPage")
    assert (page["name"], page["versionId"]) == (name(public), str(public.seq))


def test_retracted_and_absent_pages_are_not_found(client: Client) -> None:
    retracted = retracted_claim()
    for address in (name(retracted), "pages/01a20089-90c5-7978-8d67-5f26cf3a1947"):
        answer = client.get(f"/v1alpha1/{address}")
        assert (answer.status_code, answer.json()["error"]["status"]) == (404, "NOT_FOUND")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_writing_is_refused_for_good(client: Client, method: str) -> None:
    public = published_claim()
    for address in (PAGES, f"/v1alpha1/{name(public)}"):
        answer = client.generic(method.upper(), address, "{}", content_type="application/json")
        assert (answer.status_code, answer.json()["error"]["status"]) == (403, "PERMISSION_DENIED")
