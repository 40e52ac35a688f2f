from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import ExternalReview, external_reviews
from claims.models.external_reviews import BY_INDEX, folded, most_similar
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


MANY = """
    INSERT INTO claims_externalreview
        (public_id, fingerprint, url, site, claim_reviewed, folded, raw, found_in_id, created_at, seen_at)
    SELECT gen_random_uuid(), md5(n::text), 'https://checks.test/', '', words, words, '{}', %s, now(), now()
    FROM (
        SELECT n, concat_ws(' ', 'opens', md5(n::text), 'in', md5((n + 1)::text)) AS words
        FROM generate_series(1, 5000) AS n
    ) AS made
"""


def plan_of_comparing(text: str) -> dict[str, Any]:
    """How PostgreSQL went about it, and what it looked at on the way."""
    with CaptureQueriesContext(connection) as captured:
        most_similar(text, besides=[])
    [asked] = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        cursor.execute(BY_INDEX)
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {asked}")
        plan: dict[str, Any] = cursor.fetchone()[0][0]["Plan"]
    return plan


def parts_of(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from parts_of(part)


def test_claim_is_compared_with_few_of_many_by_the_index() -> None:
    exact = ExternalReviewFactory.create(claim_reviewed="The bridge over the Dorna opens in May 2026.")
    with connection.cursor() as cursor:
        cursor.execute(MANY, [exact.found_in_id])
        cursor.execute("ANALYZE claims_externalreview")
    assert most_similar("The bridge over the Dorna opens in May", besides=[]) == [exact]
    parts = list(parts_of(plan_of_comparing("The bridge over the Dorna opens in May")))
    assert "external_review_folded" in {part.get("Index Name") for part in parts}
    assert "Seq Scan" not in {part["Node Type"] for part in parts}
    compared = [part["Actual Rows"] for part in parts if part["Node Type"] == "Bitmap Index Scan"]
    assert max(compared) < 500, "the index lets through too many"
