"""Fact-checks that others published."""

import factory
from factory.django import DjangoModelFactory

from claims.choices import ImportState
from claims.models import ExternalReview, ReviewImport
from claims.models.external_reviews import folded
from tests.factories.articles import A_MORNING


class ReviewImportFactory(DjangoModelFactory[ReviewImport]):
    class Meta:
        model = ReviewImport

    origin = "feed.json"
    state = ImportState.IMPORTED
    requested_at = A_MORNING


class ExternalReviewFactory(DjangoModelFactory[ExternalReview]):
    class Meta:
        model = ExternalReview

    fingerprint = factory.Sequence(lambda n: f"{n:064x}")
    url = factory.Sequence(lambda n: f"https://faptele.test/{n}")
    site = "faptele.test"
    publisher = "Faptele"
    claim_reviewed = "The bridge over the Dorna opens in May."
    rating_text = "Mostly false"
    folded = factory.LazyAttribute(lambda review: folded(review.claim_reviewed or ""))
    raw = {"@type": "ClaimReview"}
    found_in = factory.SubFactory(ReviewImportFactory)
    seen_at = A_MORNING
