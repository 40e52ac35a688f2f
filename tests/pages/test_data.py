import re

import pytest
from django.test import Client

from tests.factories.publications import published_claim
from tests.pages.reading import page

pytestmark = pytest.mark.django_db


def test_every_file_and_feed_that_is_named_is_there(client: Client) -> None:
    published_claim()
    named = re.findall(r'href="(/(?:data|feeds)/[^"]+)"', page(client, "/data/"))
    assert len(named) == 8
    assert {client.get(address).status_code for address in named} == {200}


def test_clients_of_google_are_told_our_address(client: Client) -> None:
    assert "<code>http://localhost:8000</code>" in page(client, "/data/")
