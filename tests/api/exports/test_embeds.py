from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim, retracted_claim

pytestmark = pytest.mark.django_db


def ask(client: Client, **parameters: Any) -> Any:
    return client.get("/oembed", parameters)


def test_card_of_a_claim_is_answered_for_its_address(client: Client) -> None:
    public = published_claim()
    answer = ask(client, url=public.document["url"], format="json", maxwidth=300, dnt="true")
    assert answer.status_code == 200
    assert (answer.json()["width"], answer.json()["title"]) == (300, public.document["claim"])
    assert f"{settings.SITE_URL}/embed/{public.slug}/" in answer.json()["html"]


@pytest.mark.parametrize(
    "address", ["https://elsewhere.test/claims/a/", "http://localhost:8000/claims/secret/"]
)
def test_any_other_address_has_no_card(client: Client, address: str) -> None:
    ClaimFactory.create(slug="secret")
    assert ask(client, url=address).status_code == 404


def test_retracted_claim_is_gone(client: Client) -> None:
    retracted = retracted_claim()
    answer = ask(client, url=retracted.document["url"])
    assert (answer.status_code, answer.json()["claim"]["id"]) == (410, str(retracted.pk))


def test_xml_is_not_implemented(client: Client) -> None:
    assert ask(client, url=published_claim().document["url"], format="xml").status_code == 501


@pytest.mark.parametrize("parameters", [{}, {"url": "x", "maxwidth": 0}, {"url": "x", "colour": "red"}])
def test_parameter_that_cannot_be_used_is_refused(client: Client, parameters: dict[str, Any]) -> None:
    assert ask(client, **parameters).status_code == 400


def test_card_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    url = published_claim().document["url"]
    tag = ask(client, url=url)["ETag"]
    assert client.get("/oembed", {"url": url}, headers={"if-none-match": tag}).status_code == 304
