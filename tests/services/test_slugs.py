"""Slugs: readable in any script, free, and as long as the column."""

import pytest
from django.db import transaction

from claims.models import Claim, Speaker
from claims.services.slugs import LONGEST, free_slug
from tests.factories.claims import ClaimFactory
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Țările și „mările”", "tarile-si-marile"),
        ("Shtëpia e Bardhë", "shtepia-e-bardhe"),
        ("Россия", "rossiya"),
        ("«…»", "claim"),
        ("a" * 300, "a" * (LONGEST - 8)),
    ],
)
def test_a_slug_is_ascii_and_fits(words: str, slug: str) -> None:
    assert free_slug(Claim, words) == slug


def test_a_taken_slug_gets_a_number() -> None:
    ClaimFactory.create(slug="taxes-fell")
    ClaimFactory.create(slug="taxes-fell-2")
    ClaimFactory.create(slug="taxes-fell-again")
    assert free_slug(Claim, "Taxes fell") == "taxes-fell-3"


def test_each_kind_of_thing_has_slugs_of_its_own() -> None:
    SpeakerFactory.create(slug="dorna")
    assert free_slug(Claim, "Dorna") == "dorna"
    with transaction.atomic():
        assert free_slug(Speaker, "Dorna") == "dorna-2"
