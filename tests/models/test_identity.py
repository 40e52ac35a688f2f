"""Work is claimed by one worker, counted before it starts, and found again."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from claims.models import Article, FetchRequest
from claims.models.identity import new_public_id
from tests.factories.articles import A_MORNING, ArticleFactory, FetchRequestFactory

LEASE = dt.timedelta(minutes=2)


def test_public_ids_are_opaque_and_in_order_of_time() -> None:
    ids = [new_public_id() for _ in range(100)]
    assert ids == sorted(ids) and len(set(ids)) == 100
    assert {made.version for made in ids} == {7}


@pytest.mark.django_db
def test_a_claimed_row_is_in_its_workers_hands_until_the_lease_ends() -> None:
    row = ArticleFactory.create()
    assert Article.claim(row.pk, at=A_MORNING, lease=LEASE)
    assert not Article.claim(row.pk, at=A_MORNING + LEASE / 2, lease=LEASE)
    assert Article.claim(row.pk, at=A_MORNING + LEASE, lease=LEASE)
    row.refresh_from_db()
    assert row.attempts == 2


@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_one_gets_the_row() -> None:
    row = ArticleFactory.create()

    def attempt(_: int) -> bool:
        try:
            return Article.claim(row.pk, at=A_MORNING, lease=LEASE)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1


@pytest.mark.django_db
def test_what_never_came_back_is_set_aside_after_three_tries() -> None:
    row, at = FetchRequestFactory.create(), A_MORNING
    for _ in range(3):
        assert FetchRequest.claim(row.pk, at=at, lease=LEASE)
        at += LEASE
    assert not FetchRequest.claim(row.pk, at=at, lease=LEASE)
    row.refresh_from_db()
    assert row.set_aside_at == at and row.last_error
    assert list(FetchRequest.objects.set_aside()) == [row]


@pytest.mark.django_db
def test_only_what_is_due_undone_and_not_set_aside_is_due() -> None:
    due = ArticleFactory.create()
    ArticleFactory.create(extracted_at=A_MORNING)
    ArticleFactory.create(set_aside_at=A_MORNING)
    ArticleFactory.create(due_at=A_MORNING + LEASE)
    assert list(Article.objects.due(A_MORNING)) == [due]
    assert Article.objects.undone().count() == 3


@pytest.mark.django_db
def test_postponed_work_waits_with_its_error() -> None:
    row = FetchRequestFactory.create()
    FetchRequest.postpone(row.pk, error="busy", until=A_MORNING + LEASE)
    assert not FetchRequest.objects.due(A_MORNING).exists()
    assert FetchRequest.objects.due(A_MORNING + LEASE).get().last_error == "busy"


@pytest.mark.django_db
def test_given_up_work_is_never_due() -> None:
    row = FetchRequestFactory.create()
    FetchRequest.give_up(row.pk, error="no such page", at=A_MORNING)
    assert not FetchRequest.objects.due(A_MORNING + 100 * LEASE).exists()
