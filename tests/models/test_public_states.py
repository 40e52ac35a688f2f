from uuid import UUID

import pytest

from claims.models import PublicScale, PublicSource
from claims.models.public_role import first_row
from claims.models.public_states import state_of_claim, state_of_log, written
from tests.factories.articles import A_MORNING
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_state_of_a_claim_is_its_own_last_event() -> None:
    public = published_claim()
    published_claim()
    assert first_row(*state_of_claim(public.pk)) == (public.seq, A_MORNING)


def test_what_does_not_stand_has_no_state() -> None:
    assert first_row(*state_of_claim(retracted_claim().pk)) is None
    assert first_row(*state_of_claim(UUID(int=0))) is None


def test_log_has_the_state_of_its_last_event() -> None:
    assert first_row(*state_of_log()) is None
    published_claim()
    last = published_claim()
    assert first_row(*state_of_log()) == (last.seq, A_MORNING)


def test_what_stands_beside_is_named_by_when_it_was_last_written() -> None:
    statement = StatementFactory.create()
    occurrence_in_article(statement)
    public = published_claim(statements=[statement])
    models = [PublicScale, PublicSource]
    expected = (
        public.seq,
        A_MORNING,
        PublicScale.objects.get().updated_at,
        PublicSource.objects.get().updated_at,
    )
    assert first_row(*state_of_claim(public.pk, models)) == expected
    assert first_row(*state_of_log(models)) == expected
    rows = type(public).objects.values_list("seq", "updated_at", *written(models))
    assert rows.get() == expected
