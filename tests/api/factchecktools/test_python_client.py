"""The official Python client, which knows nothing of us, reads our verdicts."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from pytest_django.live_server_helper import LiveServer

from tests.api.factchecktools import discovery
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def service(live_server: LiveServer, settings: Any) -> Iterator[Any]:
    settings.SITE_URL = live_server.url
    options = {"api_endpoint": live_server.url}
    with build("factchecktools", "v1alpha1", developerKey="K", client_options=options) as client:
        yield client


def published(count: int) -> list[str]:
    """Addresses of new claims, the newest first."""
    claims = [published_claim(A_MORNING + dt.timedelta(minutes=number)) for number in range(count)]
    return [claim.document["url"] for claim in reversed(claims)]


def test_search_is_followed_to_its_last_page(service: Any) -> None:
    addresses, found = published(5), []
    request = service.claims().search(query='"bridge over the Dorna" & 90%', languageCode="en-GB", pageSize=2)
    assert request.execute() == {}
    request = service.claims().search(query="bridge", languageCode="en-GB", pageSize=2)
    while request is not None:
        answer = request.execute()
        discovery.check(answer, "FactCheckedClaimSearchResponse")
        found += [claim["claimReview"][0]["url"] for claim in answer["claims"]]
        request = service.claims().search_next(request, answer)
    assert found == addresses


def test_pages_are_listed_and_got(service: Any) -> None:
    addresses, found = published(3), []
    request = service.pages().list(organization="localhost", pageSize=2)
    while request is not None:
        answer = request.execute()
        discovery.check(answer, "ListClaimReviewMarkupPagesResponse")
        found += answer["claimReviewMarkupPages"]
        request = service.pages().list_next(request, answer)
    assert [page["pageUrl"] for page in found] == addresses
    for page in found:
        assert service.pages().get(name=page["name"]).execute() == page
        assert service.pages().list(url=page["pageUrl"]).execute() == {"claimReviewMarkupPages": [page]}


def test_errors_reach_the_caller_in_words(service: Any) -> None:
    calls = {
        400: service.claims().search(query="a", pageToken="made-up"),
        403: service.pages().create(body={"pageUrl": "https://facts.test/"}),
        404: service.pages().get(name="pages/none"),
        501: service.claims().imageSearch(imageUri="https://outlet.test/a.jpg"),
    }
    for status, call in calls.items():
        with pytest.raises(HttpError) as refused:
            call.execute()
        assert refused.value.status_code == status
        assert refused.value.reason.endswith(".")
