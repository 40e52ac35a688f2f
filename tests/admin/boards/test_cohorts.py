import datetime as dt

import pytest

from claims.admin.boards import cohorts
from claims.admin.boards.scope import Period, Scope
from claims.choices import CandidateState
from claims.models import User
from tests.admin.boards.following import ALL_TIME
from tests.admin.boards.proposals import decided, proposed, taken
from tests.factories.articles import A_MORNING, ArticleFactory, SourceFactory
from tests.factories.claims import StatementLinkFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db
THAT_DAY = Scope(Period(A_MORNING.date(), A_MORNING.date()))


def test_what_a_newer_reading_replaced_is_not_counted(ana: User) -> None:
    kept = proposed()
    decided(proposed(), ana, CandidateState.SUPERSEDED)
    proposed(at=A_MORNING + dt.timedelta(days=1))
    assert list(cohorts.candidates(THAT_DAY)) == [kept]
    assert cohorts.candidates(Scope()).count() == 2


def test_a_statement_merged_into_another_is_counted_there() -> None:
    kept = StatementFactory.create()
    StatementFactory.create(merged_into=kept)
    assert list(cohorts.statements(ALL_TIME)) == [kept]


def test_a_statement_is_of_every_outlet_that_printed_it_and_otherwise_of_none() -> None:
    outlet, other = SourceFactory.create_batch(2)
    printed, entered = StatementFactory.create_batch(2)
    for source in (outlet, other, None):
        OccurrenceFactory.create(statement=printed, article=ArticleFactory.create(source=source))
    assert list(cohorts.statements(Scope(source=str(other.pk)))) == [printed]
    assert list(cohorts.statements(Scope(source="none"))) == [entered]


def test_a_link_selects_and_only_a_confirmed_one_can_be_checked() -> None:
    proposal = StatementLinkFactory.create().statement
    StatementFactory.create()
    rows = cohorts.statements(ALL_TIME)
    assert list(cohorts.selected(rows)) == [proposal]
    assert list(cohorts.checked(rows)) == []


def test_an_utterance_has_what_an_editor_settled(ana: User) -> None:
    candidate = proposed()
    statement = taken(candidate, ana, speaker=StatementFactory.create().speaker)
    (line,) = cohorts.utterances(cohorts.candidates(ALL_TIME))
    assert (line["who"], line["not_before"]) == (statement.speaker_id, statement.said_not_before)
