"""What an answer costs in queries: the same for five rows as for fifty, and one when nothing has changed."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.api.v1.answers import ListView
from tests.api.doors import Route, public_routes
from tests.factories.articles import A_MORNING
from tests.factories.claims import TopicFactory
from tests.factories.publications import corrected_claim, occurrence_in_article, published_claim
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(600)]
EXPANDED = {"claims": "scale,sources", "statements": "claims", "corrections": "claim"}


def api_routes() -> Iterator[Route]:
    return (route for route in public_routes() if route.name.startswith("api-") and route.view)


def lists() -> list[str]:
    """Every list, as it is and with all that can be expanded."""
    found = [route for route in api_routes() if issubclass(route.view, ListView)]
    plain = [f"/api/v1/{route.name.removeprefix('api-')}/?page_size=50" for route in found]
    return [*plain, *(f"/api/v1/{many}/?page_size=50&expand={what}" for many, what in EXPANDED.items())]


def publish(count: int, hour: int) -> None:
    """So many of everything that a list shows."""
    at = A_MORNING + dt.timedelta(hours=hour)
    for number in range(count):
        statement, topic = StatementFactory.create(), TopicFactory.create()
        occurrence_in_article(statement)
        made = corrected_claim if number % 2 else published_claim
        made(at, statements=[statement], topics=[topic])


def selects(client: Client, address: str, **headers: str) -> tuple[int, int]:
    """The status, and how many queries read a table."""
    with CaptureQueriesContext(connection) as captured:
        status = client.get(address, headers=headers).status_code
    return status, sum("FROM" in query["sql"] for query in captured)


def test_lists_cost_the_same_with_five_rows_and_with_fifty(client: Client) -> None:
    addresses = lists()
    assert len(addresses) == 8 + len(EXPANDED)
    publish(5, hour=0)
    few = {address: selects(client, address) for address in addresses}
    publish(20, hour=1)
    assert {address: selects(client, address) for address in addresses} == few
    assert max(count for _status, count in few.values()) <= 4


def test_answer_that_has_not_changed_costs_one_query(client: Client) -> None:
    publish(2, hour=0)
    addresses = lists()
    for address in addresses[:8]:
        first = client.get(address).json()["results"][0]
        if "publications" not in address:
            addresses.append(f"{address.partition('?')[0]}{first.get('id') or first['seq']}/")
    addresses += [f"{next(found for found in addresses if '/claims/0' in found)}claimreview/"]
    for address in addresses:
        etag = client.get(address)["ETag"]
        assert selects(client, address, **{"if-none-match": etag}) == (304, 1), address
