"""Statements: what the database asks of them, and which still stand."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from claims.choices import StatementKind, StatementState
from claims.models import Statement
from tests.factories.claims import StatementLinkFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("columns", [{"words": ""}, {"primary_source": "located", "original_url": ""}])
def test_the_database_refuses_a_statement_with_a_gap(columns: dict[str, Any]) -> None:
    StatementFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.update(**columns)


def test_the_withdrawn_and_the_merged_do_not_stand() -> None:
    standing = StatementFactory.create()
    StatementFactory.create(state=StatementState.WITHDRAWN)
    StatementFactory.create(merged_into=standing)
    assert list(Statement.objects.standing()) == [standing]


def test_facts_and_promises_without_a_claim_are_waiting_for_one() -> None:
    fact, promise = StatementFactory.create(), StatementFactory.create(kind=StatementKind.PROMISE)
    StatementFactory.create(kind=StatementKind.OPINION)
    StatementLinkFactory.create()
    assert set(Statement.objects.without_claim()) == {fact, promise}
