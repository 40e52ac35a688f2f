"""A link is confirmed by another person, or the database refuses it."""

import pytest
from django.db import IntegrityError, transaction

from claims.models import Claim, StatementLink, User
from claims.models.claims import label_in
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, StatementLinkFactory

pytestmark = pytest.mark.django_db


def test_nobody_confirms_an_own_link(ana: User) -> None:
    StatementLinkFactory.create(proposed_by=ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        StatementLink.objects.update(confirmed_by=ana, confirmed_at=A_MORNING)


def test_a_confirmation_has_a_person_and_a_time(besa: User) -> None:
    StatementLinkFactory.create()
    for columns in ({"confirmed_by": besa}, {"confirmed_at": A_MORNING}):
        with pytest.raises(IntegrityError), transaction.atomic():
            StatementLink.objects.update(**columns)


def test_a_link_is_proposed_until_it_is_confirmed() -> None:
    proposed, confirmed = StatementLinkFactory.create(), StatementLinkFactory.create(confirmed=True)
    assert list(StatementLink.objects.to_confirm()) == [proposed]
    assert list(StatementLink.objects.confirmed()) == [confirmed]


def test_a_claim_has_words_and_an_address_of_its_own() -> None:
    claim = ClaimFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.update(text="")
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimFactory.create(slug=claim.slug)


@pytest.mark.parametrize(
    ("language", "label"), [("ro", "Transporturi"), ("sq", "Transport"), ("en", "Transport")]
)
def test_a_label_falls_back_to_english(language: str, label: str) -> None:
    assert label_in({"en": "Transport", "ro": "Transporturi"}, language) == label


def test_any_label_is_better_than_none() -> None:
    assert label_in({"sq": "Transporti"}, "ro") == "Transporti"
    assert label_in({}, "ro") == ""
