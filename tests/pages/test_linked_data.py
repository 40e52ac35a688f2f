"""What crawlers read in our pages."""

import extruct
import pytest
from django.conf import settings
from django.test import Client

from claims.formats.claimreview import claim_review
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_crawler_reads_one_claimreview_from_a_claims_page(client: Client) -> None:
    words = '</script><b>"&amp; „Ș”'
    public = published_claim(statements=[StatementFactory.create(speaker__name=words, words=words)])
    page = client.get(f"/claims/{public.slug}/").content.decode()
    found = extruct.extract(page, base_url=public.document["url"], syntaxes=["json-ld", "microdata", "rdfa"])
    whole = claim_review(public.document, publisher=settings.SITE_NAME, site=settings.SITE_URL)
    assert found["json-ld"] == [whole]
    assert found["microdata"] == []
    assert whole["itemReviewed"]["author"]["name"] == words


@pytest.mark.parametrize("door", ["/", "/claims/", "retracted"])
def test_crawler_reads_no_claimreview_elsewhere(client: Client, door: str) -> None:
    published_claim()
    if door == "retracted":
        door = f"/claims/{retracted_claim().slug}/"
    page = client.get(door).content.decode()
    found = extruct.extract(page, base_url=f"{settings.SITE_URL}{door}", syntaxes=["json-ld"])
    assert [item for item in found["json-ld"] if item["@type"] == "ClaimReview"] == []
