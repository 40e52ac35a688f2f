"""A slip of the finger can be taken back; what others built on cannot."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from claims.choices import CandidateState, NoticeKind, StatementState
from claims.models import Candidate, Claim, PartialDate, Statement, StatementLink, User
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.candidates import accept_and_claim, merge_candidate, park_candidate
from claims.services.passages import accept_words, split_candidate
from claims.services.statements import correct_statement
from claims.services.undoing import undo_decision, undo_missed
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import WORDS, a_candidate, sighting_in
from tests.factories.claims import StatementLinkFactory
from tests.factories.reviews import ReviewRevisionFactory
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory
from tests.services.test_candidates import DAY, accept, reject

pytestmark = pytest.mark.django_db


def undo(candidate: Candidate, actor: User, at: dt.datetime) -> Candidate:
    candidate.refresh_from_db()
    return undo_decision(candidate_id=candidate.pk, version=candidate.version, actor=actor, at=at)


def test_an_undone_acceptance_waits_again_and_its_statement_is_withdrawn(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    statement = accept(candidate, ana, now)
    undo(candidate, ana, now)
    candidate.refresh_from_db()
    statement.refresh_from_db()
    assert (candidate.state, candidate.statement, candidate.decided_by) == (
        CandidateState.WAITING,
        None,
        None,
    )
    assert statement.state == StatementState.WITHDRAWN
    kinds = list(statement.notices.order_by("seq").values_list("kind", flat=True))
    assert kinds == [NoticeKind.RECORDED, NoticeKind.WITHDRAWN]


def test_what_was_undone_can_be_decided_anew(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    accept(candidate, ana, now)
    undo(candidate, ana, now)
    candidate.refresh_from_db()
    again = accept(candidate, ana, now)
    assert list(Statement.objects.standing()) == [again]


def test_rejecting_and_parking_are_undone(ana: User, now: dt.datetime) -> None:
    rejected, parked = a_candidate(), a_candidate()
    reject(rejected, ana, now)
    park_candidate(
        candidate_id=parked.pk, version=parked.version, until=dt.date(2026, 2, 1), actor=ana, at=now
    )
    for candidate in (rejected, parked):
        undo(candidate, ana, now)
        candidate.refresh_from_db()
        assert (candidate.state, candidate.reject_reason) == (CandidateState.WAITING, "")
        assert candidate.parked_until is None


def test_an_undone_merge_gives_its_places_back_and_leaves_the_statement(ana: User, now: dt.datetime) -> None:
    first, candidate = a_candidate(), a_candidate()
    other = ArticleFactory.create(text=f"“{WORDS}”, she said.")
    sighting_in(other, candidate)
    statement = accept(first, ana, now)
    merge_candidate(
        candidate_id=candidate.pk, version=candidate.version, statement=statement, actor=ana, at=now
    )
    assert statement.occurrences.count() == 3
    undo(candidate, ana, now)
    assert [place.article for place in statement.occurrences.all()] == [first.article]
    assert statement in Statement.objects.standing()


def test_an_undone_merge_leaves_a_place_that_was_found_before(ana: User) -> None:
    candidate = a_candidate()
    place: dict[str, Any] = {"article_id": candidate.article_id, "words": WORDS}
    place |= {"start": candidate.start_offset, "end": candidate.end_offset}
    facts: dict[str, Any] = {"speaker": SpeakerFactory.create(), "said": PartialDate(), "wording": "outlet"}
    statement = accept_words(**place, **facts, actor=ana, at=timezone.now())
    merge_candidate(candidate_id=candidate.pk, version=1, statement=statement, actor=ana, at=timezone.now())
    undo_decision(candidate_id=candidate.pk, version=2, actor=ana, at=timezone.now())
    assert statement.occurrences.get().article == candidate.article


def test_every_piece_of_a_split_is_withdrawn_and_nothing_else(ana: User, now: dt.datetime) -> None:
    candidate, bystander = a_candidate(), StatementFactory.create(recorded_at=now, recorded_by=ana)
    start = candidate.start_offset
    split_candidate(
        candidate_id=candidate.pk,
        version=candidate.version,
        pieces=[(start, start + 10), (start + 11, candidate.end_offset)],
        speaker=SpeakerFactory.create(),
        said=DAY,
        wording="outlet",
        actor=ana,
        at=now,
    )
    undo(candidate, ana, now)
    assert list(Statement.objects.standing()) == [bystander]


def test_a_linked_statement_holds_its_decision(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    statement = accept(candidate, ana, now)
    StatementLinkFactory.create(statement=statement)
    with pytest.raises(Refused, match="rests on"):
        undo(candidate, ana, now)
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.ACCEPTED


def accept_with_claim(candidate: Candidate, ana: User, now: dt.datetime) -> StatementLink:
    return accept_and_claim(
        candidate_id=candidate.pk,
        version=candidate.version,
        speaker=SpeakerFactory.create(),
        said=PartialDate(),
        wording="outlet",
        claim="The bridge opens in May.",
        claim_language="en",
        topics=[],
        actor=ana,
        at=now,
    )


def test_a_claim_of_the_same_stroke_goes_with_the_decision(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    accept_with_claim(candidate, ana, now)
    undo(candidate, ana, now)
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.WAITING
    assert not Claim.objects.exists()
    assert not Statement.objects.standing().exists()


def test_a_claim_that_somebody_worked_on_since_holds_the_decision(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    link = accept_with_claim(candidate, ana, now)
    ReviewRevisionFactory.create(review__claim=link.claim)
    with pytest.raises(Refused, match="rests on"):
        undo(candidate, ana, now)
    assert Claim.objects.exists()


def test_a_corrected_statement_holds_its_decision(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    statement = accept(candidate, ana, now)
    correct_statement(
        statement_id=statement.pk, version=1, changes={"role": "mayor"}, reason="x", actor=ana, at=now
    )
    with pytest.raises(Refused, match="changed since"):
        undo(candidate, ana, now)


def test_others_merged_into_it_hold_a_decision(ana: User, now: dt.datetime) -> None:
    candidate, other = a_candidate(), a_candidate()
    statement = accept(candidate, ana, now)
    merge_candidate(candidate_id=other.pk, version=other.version, statement=statement, actor=ana, at=now)
    with pytest.raises(Refused):
        undo(candidate, ana, now)


def test_a_decision_is_undone_once_and_only_as_seen(ana: User, besa: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    with pytest.raises(AlreadyChanged):
        undo(candidate, ana, now)
    reject(candidate, ana, now)
    with pytest.raises(AlreadyChanged):
        undo_decision(candidate_id=candidate.pk, version=1, actor=besa, at=now)


def test_an_outsider_undoes_nothing(ana: User, carol: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    reject(candidate, ana, now)
    with pytest.raises(Forbidden):
        undo(candidate, carol, now)


def missed(actor: User, at: dt.datetime) -> Statement:
    article = ArticleFactory.create(text=f"{WORDS}.", extracted_at=at)
    place: dict[str, Any] = {"article_id": article.pk, "start": 0, "end": len(WORDS), "words": WORDS}
    said: dict[str, Any] = {
        "speaker": SpeakerFactory.create(),
        "said": PartialDate.parse("2026"),
        "wording": "original",
    }
    return accept_words(**place, **said, actor=actor, at=at)


def test_what_was_recorded_as_missed_is_withdrawn_and_told(ana: User, now: dt.datetime) -> None:
    statement = undo_missed(statement_id=missed(ana, now).pk, actor=ana, at=now)
    assert statement.state == StatementState.WITHDRAWN
    assert statement.notices.latest("seq").kind == NoticeKind.WITHDRAWN
    with pytest.raises(Refused):
        undo_missed(statement_id=statement.pk, actor=ana, at=now)


def test_a_missed_statement_that_others_touched_is_not_undone(
    ana: User, carol: User, now: dt.datetime
) -> None:
    statement = missed(ana, now)
    with pytest.raises(Forbidden):
        undo_missed(statement_id=statement.pk, actor=carol, at=now)
    StatementLinkFactory.create(statement=statement)
    with pytest.raises(Refused, match="claim rests"):
        undo_missed(statement_id=statement.pk, actor=ana, at=now)


def test_what_a_candidate_led_to_is_undone_with_its_decision_alone(ana: User, now: dt.datetime) -> None:
    statement = accept(a_candidate(), ana, now)
    with pytest.raises(Refused):
        undo_missed(statement_id=statement.pk, actor=ana, at=now)
