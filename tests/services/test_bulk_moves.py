"""What each bulk act does to a row, what it leaves alone, and what takes it back."""

import datetime as dt
from typing import Any

import pytest
from pghistory.models import Events

from claims.choices import BulkVerb, CandidateState, RejectReason
from claims.models import Article, BulkAct, Candidate, Claim, Publication, StatementLink, User
from claims.services.bulk_acts import run_bulk_act, undo_bulk_act
from claims.services.bulk_moves import MOVES
from claims.services.claims import confirm_link
from tests.factories.articles import ArticleFactory
from tests.factories.bulk_acts import begun
from tests.factories.candidates import a_candidate, candidate_in
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.publications import published_claim
from tests.factories.reviews import draft
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def run(act: BulkAct, at: dt.datetime) -> dict[str, int]:
    """Work through the act; how many rows ended how, without those of which there are none."""
    assert not run_bulk_act(act_id=act.pk, at=at)
    return {outcome: count for outcome, count in act.counts().items() if count}


def undo(act: BulkAct, actor: User, at: dt.datetime) -> dict[str, int]:
    return run(undo_bulk_act(act_id=act.pk, actor=actor, at=at), at)


def why(act: BulkAct) -> str:
    reasons: set[str] = set(act.rows.filter(outcome="refused").values_list("reason", flat=True))
    (only,) = reasons
    return only


def test_every_act_has_its_move_and_each_undoing_is_of_the_same_table() -> None:
    assert MOVES.keys() == set(BulkVerb)
    undone = [(move, MOVES[move.undone_by]) for move in MOVES.values() if move.undone_by]
    assert len(undone) > 6
    assert all(move.model is back.model for move, back in undone)


def test_candidates_are_rejected_for_a_reason_and_wait_again(ana: User, now: dt.datetime) -> None:
    rows = [a_candidate(), a_candidate()]
    act = begun(BulkVerb.REJECT, ana, *rows, reason=RejectReason.VAGUE)
    assert run(act, now) == {"done": 2}
    decided = set(Candidate.objects.values_list("state", "reject_reason", "decided_by"))
    assert decided == {("rejected", "vague", ana.pk)}
    assert undo(act, ana, now) == {"done": 2}
    assert Candidate.objects.waiting().count() == 2


def test_a_candidate_decided_in_the_meantime_is_refused_with_who_did_it(
    ana: User, besa: User, now: dt.datetime
) -> None:
    row = a_candidate()
    act = begun(BulkVerb.REJECT, ana, row, reason=RejectReason.VAGUE)
    run(begun(BulkVerb.REJECT, besa, row, reason=RejectReason.OPINION), now)
    assert run(act, now) == {"refused": 1}
    assert why(act).startswith("besa decided this already")


def test_a_proposal_that_changed_since_it_was_chosen_is_refused(ana: User, now: dt.datetime) -> None:
    row = a_candidate()
    act = begun(BulkVerb.REJECT, ana, row, reason=RejectReason.VAGUE)
    Candidate.objects.update(version=2)
    assert run(act, now) == {"refused": 1}
    assert Candidate.objects.waiting().exists()


def test_candidates_are_parked_until_a_day_and_those_that_are_stay_as_they_were(
    ana: User, now: dt.datetime
) -> None:
    day = now.date() + dt.timedelta(days=3)
    parked = a_candidate(state=CandidateState.PARKED, parked_until=day)
    act = begun(BulkVerb.PARK, ana, a_candidate(), parked, until=day.isoformat())
    assert run(act, now) == {"done": 1, "unchanged": 1}
    assert set(Candidate.objects.values_list("state", "parked_until")) == {("parked", day)}
    assert undo(act, ana, now) == {"done": 1}
    parked.refresh_from_db()
    assert parked.state == CandidateState.PARKED


def test_statements_are_linked_and_only_links_nobody_confirmed_are_taken_back(
    ana: User, besa: User, now: dt.datetime
) -> None:
    claim, opinion = ClaimFactory.create(), StatementFactory.create(kind="opinion")
    linked, first, second = StatementFactory.create_batch(3)
    StatementLinkFactory.create(claim=claim, statement=linked)
    act = begun(BulkVerb.LINK, ana, opinion, linked, first, second, claim=claim.pk)
    assert run(act, now) == {"done": 2, "unchanged": 1, "refused": 1}
    assert why(act) == "Opinions and predictions are kept as record and make no claim."
    confirm_link(link_id=StatementLink.objects.get(statement=first).pk, actor=besa, at=now)
    assert undo(act, ana, now) == {"done": 1, "refused": 1}
    assert set(claim.links.values_list("statement", flat=True)) == {linked.pk, first.pk}


def test_a_topic_is_added_to_claims_and_taken_from_those_alone_that_got_it(
    ana: User, now: dt.datetime
) -> None:
    topic, other = TopicFactory.create_batch(2)
    had, gets = ClaimFactory.create_batch(2)
    had.topics.add(topic)
    gets.topics.add(other)
    act = begun(BulkVerb.ADD_TOPIC, ana, had, gets, topic=topic.pk)
    Claim.objects.update(version=5)  # a field is set, whatever else has changed
    assert run(act, now) == {"done": 1, "unchanged": 1}
    assert set(gets.topics.all()) == {topic, other}
    assert undo(act, ana, now) == {"done": 1}
    assert [set(claim.topics.all()) for claim in (had, gets)] == [{topic}, {other}]


def test_a_topic_on_a_published_claim_is_amended_in_public(ana: User, now: dt.datetime) -> None:
    published_claim(now)
    claim, topic = Claim.objects.get(), TopicFactory.create()
    run(begun(BulkVerb.ADD_TOPIC, ana, claim, topic=topic.pk), now)
    run(begun(BulkVerb.REMOVE_TOPIC, ana, claim, topic=topic.pk), now)
    assert list(Publication.objects.order_by("seq").values_list("kind", flat=True)[1:]) == ["amended"] * 2


def test_claims_are_given_to_a_colleague_and_a_day(ana: User, besa: User, now: dt.datetime) -> None:
    hers, theirs = ClaimFactory.create(assigned_to=besa), ClaimFactory.create()
    assert run(begun(BulkVerb.ASSIGN, ana, hers, theirs, assigned_to=besa.pk), now) == {
        "done": 1,
        "unchanged": 1,
    }
    assert run(begun(BulkVerb.SET_DUE, ana, hers, theirs, due_on="2026-02-01"), now) == {"done": 2}
    found = set(Claim.objects.values_list("assigned_to", "due_on"))
    assert found == {(besa.pk, dt.date(2026, 2, 1))}
    assert run(begun(BulkVerb.ASSIGN, ana, hers, assigned_to=None), now) == {"done": 1}
    hers.refresh_from_db()
    assert hers.assigned_to is None


def test_only_claims_with_a_review_are_checked_again(ana: User, now: dt.datetime) -> None:
    review, without = draft().review, ClaimFactory.create()
    act = begun(BulkVerb.SET_RECHECK, ana, review.claim, without, recheck_on="2026-02-01")
    assert run(act, now) == {"done": 1, "refused": 1}
    assert why(act) == "This claim has no review yet."
    review.refresh_from_db()
    assert review.recheck_on == dt.date(2026, 2, 1)
    again = begun(BulkVerb.SET_RECHECK, ana, review.claim, recheck_on="2026-02-01")
    assert run(again, now) == {"unchanged": 1}


def test_articles_are_marked_as_done_unless_something_waits_in_them(ana: User, now: dt.datetime) -> None:
    empty, marked, full = (ArticleFactory.create(reviewed_at=at) for at in (None, now, None))
    candidate_in(full, "bridge will open")
    act = begun(BulkVerb.FINISH, ana, empty, marked, full)
    assert run(act, now) == {"done": 1, "unchanged": 1, "refused": 1}
    assert set(Article.objects.exclude(reviewed_at=None)) == {empty, marked}
    assert undo(act, ana, now) == {"done": 1}
    assert set(Article.objects.exclude(reviewed_at=None)) == {marked}


def test_the_history_of_a_row_names_person_act_reason_and_bulk_act(ana: User, now: dt.datetime) -> None:
    row = a_candidate()
    act = begun(BulkVerb.REJECT, ana, row, a_candidate(), reason=RejectReason.VAGUE)
    run(act, now)
    events: Any = Events.objects
    context = events.tracks(row).order_by("pgh_id").last().pgh_context
    assert context == {"user": ana.pk, "action": "reject_candidate", "reason": "vague", "bulk_act": act.pk}
    contexts = set(events.filter(pgh_label="update").values_list("pgh_context_id", flat=True))
    assert len(contexts) == 2  # each row is an act of its own
