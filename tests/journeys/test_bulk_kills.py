"""Killed in the middle of many rows, a worker loses none of them and does none twice."""

from typing import Any

import pytest
from pghistory.models import Events

from claims.choices import BulkVerb
from claims.models import BulkAct, Candidate, User
from claims.services.bulk_acts import undo_bulk_act
from tests.factories.articles import A_MORNING, ArticleFactory
from tests.factories.audit import member
from tests.factories.bulk_acts import begun
from tests.factories.candidates import WORDS, candidate_in
from tests.journeys.stack import Stack
from tracker.failpoints import KILLED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.django_db(transaction=True),
]
ROWS = 5


@pytest.fixture
def ana(stack: Stack) -> User:
    """After the stack, which sees to the groups."""
    return member("ana", "editor")


def rejecting(actor: User) -> BulkAct:
    articles = ArticleFactory.create_batch(ROWS, extracted_at=A_MORNING)
    rows = [candidate_in(article, WORDS) for article in articles]
    return begun(BulkVerb.REJECT, actor, *rows, reason="vague")


def finished(act: BulkAct) -> bool:
    return BulkAct.objects.exclude(finished_at=None).filter(pk=act.pk).exists()


def acts_on_candidates() -> list[str]:
    """What the history of each candidate tells, besides that it was found."""
    events: Any = Events.objects.filter(pgh_obj_model="claims.Candidate", pgh_label="update")
    return sorted(event.pgh_context["action"] for event in events)


@pytest.mark.parametrize(
    ("failpoint", "broker_forgets"),
    [
        ("run_bulk_act.before_commit:3", True),
        ("run_bulk_act.settled:3", False),
        ("run_bulk_act.worked", True),
    ],
)
def test_a_worker_killed_among_many_rows_settles_each_once(
    failpoint: str, broker_forgets: bool, stack: Stack, ana: User
) -> None:
    act = rejecting(ana)
    killed = stack.start_worker(failpoint)
    assert stack.wait_until_killed(killed) == KILLED
    settled = {"before_commit": 2, "settled": 3, "worked": ROWS}
    name = failpoint.partition(".")[2].partition(":")[0]
    assert act.rows.done().count() == settled[name]
    if broker_forgets:
        stack.lose_the_broker()
    stack.start_worker()
    stack.until(lambda: finished(act), "rejecting five candidates")
    assert act.counts() == {"waiting": 0, "done": ROWS, "unchanged": 0, "refused": 0}
    assert acts_on_candidates() == ["reject_candidate"] * ROWS
    assert set(Candidate.objects.values_list("state", "version")) == {("rejected", 2)}


def test_an_act_is_done_and_undone_by_a_worker_that_nobody_rang_for(stack: Stack, ana: User) -> None:
    act = rejecting(ana)
    stack.start_worker()
    stack.until(lambda: finished(act), "rejecting five candidates")
    undo = undo_bulk_act(act_id=act.pk, actor=ana, at=A_MORNING)
    stack.until(lambda: finished(undo), "letting five candidates wait again")
    assert Candidate.objects.waiting().count() == ROWS
    assert acts_on_candidates() == sorted(["reject_candidate", "undo_decision"] * ROWS)
