import pytest
from django.test import Client

from claims.models import Verdict, VerdictScale
from tests.factories.publications import published_claim
from tests.factories.reviews import verdict
from tests.pages.reading import page, queries

pytestmark = pytest.mark.django_db


def test_scale_of_a_public_claim_is_explained_step_by_step(client: Client) -> None:
    meaning = {"en": "The contrary is proven.", "ro": "Contrariul e dovedit."}
    Verdict.objects.filter(pk=verdict("false").pk).update(definitions=meaning)
    VerdictScale.objects.filter(slug="dorna-scale").update(methodology="We look at the **register**.")
    slug = published_claim().slug
    text = page(client, "/methodology/")
    for words in (
        "Dorna scale",
        "The contrary is proven.",
        "<strong>register</strong>",
        "1 on a scale from 1 to 5",
    ):
        assert words in text, words
    assert text.count("on a scale from") == 2, "unverifiable is no point of the scale"
    assert "Contrariul e dovedit." in page(client, "/methodology/?hl=ro")
    assert 'href="/methodology/#dorna-scale"' in page(client, f"/claims/{slug}/")


def test_scale_that_no_public_claim_uses_is_not_shown(client: Client) -> None:
    verdict("false")
    text = page(client, "/methodology/")
    assert "Dorna scale" not in text
    assert "Nothing has been published yet." in text


def test_page_takes_one_look_at_the_scales(client: Client) -> None:
    published_claim()
    assert queries(lambda: page(client, "/methodology/")) == 5
