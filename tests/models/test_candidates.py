"""What the database asks of a decision, and which candidates wait."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from claims.models import Candidate, User
from tests.factories.articles import A_MORNING, ArticleFactory
from tests.factories.candidates import WORDS, a_candidate, candidate_in
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "rejected", "reject_reason": "vague"},
        {"state": "rejected", "decided_at": A_MORNING, "by": True},
        {"state": "accepted", "decided_at": A_MORNING, "by": True},
        {"state": "merged", "decided_at": A_MORNING, "by": True},
        {"state": "record", "decided_at": A_MORNING, "by": True},
        {"state": "parked"},
        {"mention_start": 5, "mention_end": 5},
    ],
)
def test_a_decision_without_its_facts_is_refused(ana: User, columns: dict[str, Any]) -> None:
    a_candidate()
    named = {"decided_by": ana} if columns.pop("by", False) else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.update(**columns, **named)


def test_a_whole_decision_is_stored(ana: User) -> None:
    a_candidate()
    statement = StatementFactory.create()
    Candidate.objects.update(state="accepted", decided_at=A_MORNING, decided_by=ana, statement=statement)
    assert Candidate.objects.decided().count() == 1


def test_one_extractor_proposes_one_place_once() -> None:
    article = ArticleFactory.create()
    candidate_in(article, WORDS)
    with pytest.raises(IntegrityError), transaction.atomic():
        candidate_in(article, WORDS, sighted=False)


def test_the_most_checkable_wait_first() -> None:
    low, high = a_candidate(check_worthiness=0.2), a_candidate(check_worthiness=0.9)
    a_candidate(state="superseded", check_worthiness=1.0)
    sure = a_candidate(check_worthiness=0.2, score=0.5)
    assert list(Candidate.objects.waiting().ranked()) == [high, sure, low]


def test_the_parked_are_undecided_and_wake_on_their_day() -> None:
    day = dt.date(2026, 2, 1)
    parked = a_candidate(state="parked", parked_until=day)
    assert list(Candidate.objects.undecided()) == [parked]
    assert not Candidate.objects.due_to_wake(day - dt.timedelta(days=1)).exists()
    assert list(Candidate.objects.due_to_wake(day)) == [parked]
