import pytest

from claims.models import ExternalReview, external_reviews
from claims.models.external_reviews import folded, most_similar
from tests.factories.external_reviews import ExternalReviewFactory

pytestmark = pytest.mark.django_db


def similar(text: str) -> list[str]:
    return [review.claim_reviewed or "" for review in ExternalReview.objects.similar_to(text)]


def test_spellings_with_and_without_diacritics_are_one() -> None:
    assert folded(" Școala  ŞI   Țara\nnoastră ") == "scoala si tara noastra"
    assert len(folded("ș" * 5_000)) <= 1_000


def test_the_most_similar_comes_first_and_the_unlike_not_at_all() -> None:
    exact = "Podul peste Dorna se deschide în mai 2026."
    turned = "În mai 2026 se va deschide podul peste râul Dorna"
    bare = "podul peste dorna se deschide in mai"
    for text in ("Pensiile cresc cu zece la sută de la anul.", turned, bare, exact):
        ExternalReviewFactory.create(claim_reviewed=text)
    assert similar(exact) == [exact, bare, turned]


def test_a_short_claim_is_found_in_a_long_one() -> None:
    long = (
        "In a long speech about roads the mayor said that the bridge over the Dorna opens in May, and more."
    )
    ExternalReviewFactory.create(claim_reviewed=long)
    assert similar("The bridge over the Dorna opens in May") == [long]


def test_when_there_is_no_time_to_compare_none_is_shown_and_work_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = ExternalReviewFactory.create()
    claim = str(found.claim_reviewed)
    assert most_similar(claim, besides=[]) == [found]
    assert most_similar(claim, besides=[found.pk]) == []
    monkeypatch.setattr(
        external_reviews, "BY_INDEX", "SET LOCAL statement_timeout = '50ms'; SELECT pg_sleep(1)"
    )
    assert most_similar(claim, besides=[]) == []
    assert ExternalReview.objects.count() == 1


def test_one_without_a_claim_is_like_none() -> None:
    ExternalReviewFactory.create(claim_reviewed=None, title="The bridge over the Dorna opens in May")
    assert similar("The bridge over the Dorna opens in May") == []
