"""Candidates are decided once, by one editor, word for word."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from claims.choices import AttributionGrade, CandidateState, NoticeKind, StatementKind, StatementState
from claims.models import Candidate, PartialDate, Statement, StatementLink, User
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.candidates import (
    AlreadyDecided,
    accept_and_claim,
    accept_candidate,
    keep_as_record,
    merge_candidate,
    park_candidate,
    reject_candidate,
    wake_parked,
)
from tests.factories.articles import ArticleFactory
from tests.factories.audit import UserFactory
from tests.factories.candidates import WORDS, a_candidate, sighting_in
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db

DAY = PartialDate.on(dt.date(2026, 1, 8), "“on Thursday”, article of 9 January")


def accept(candidate: Candidate, actor: User, at: dt.datetime, **facts: Any) -> Statement:
    whole: dict[str, Any] = {
        "candidate_id": candidate.pk,
        "version": candidate.version,
        "said": DAY,
        "wording": "outlet",
        "actor": actor,
        "at": at,
    }
    if "speaker" not in facts:
        whole["speaker"] = SpeakerFactory.create()
    return accept_candidate(**{**whole, **facts})


def reject(candidate: Candidate, actor: User, at: dt.datetime, reason: str = "vague") -> Candidate:
    return reject_candidate(
        candidate_id=candidate.pk, version=candidate.version, reason=reason, actor=actor, at=at
    )


def test_an_accepted_candidate_is_a_statement_word_for_word(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate(mention="Mara Lupu")
    statement = accept(candidate, ana, now)
    statement.refresh_from_db()
    assert (statement.words, statement.said, statement.printed_name) == (WORDS, DAY, "Mara Lupu")
    assert (statement.url, statement.language) == (candidate.article.url, "en")
    assert (statement.recorded_by, statement.recorded_at) == (ana, now)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.decided_by, candidate.decided_at) == ("accepted", ana, now)
    assert candidate.statement == statement


def test_every_sighting_becomes_an_occurrence_and_the_notice_names_them_all(
    ana: User, now: dt.datetime
) -> None:
    candidate = a_candidate()
    other = ArticleFactory.create(text=f"“{WORDS}”, she said.", title="Elsewhere")
    sighting_in(other, candidate)
    statement = accept(candidate, ana, now)
    places = statement.occurrences.order_by("article_id")
    assert [place.article for place in places] == [candidate.article, other]
    assert {place.words for place in places} == {WORDS}
    notice = statement.notices.get()
    assert (notice.kind, notice.at) == (NoticeKind.RECORDED, now)
    titles = {place["title"] for place in notice.document["statement"]["occurrences"]}
    assert titles == {"Council meets", "Elsewhere"}


def test_the_second_editor_hears_that_it_is_decided(ana: User, besa: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    accept(candidate, ana, now)
    with pytest.raises(AlreadyDecided, match="ana"):
        accept(candidate, besa, now)
    with pytest.raises(AlreadyDecided):
        reject(candidate, besa, now)
    assert Statement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_the_same_moment_one_wins(now: dt.datetime) -> None:
    candidate, speaker = a_candidate(), SpeakerFactory.create()
    # Not by group: between tests with real transactions the groups are gone.
    editors = UserFactory.create_batch(6, is_superuser=True)

    def attempt(editor: User) -> str:
        try:
            accept(candidate, editor, now, speaker=speaker)
        except AlreadyDecided:
            return "late"
        finally:
            connection.close()
        return "first"

    with ThreadPoolExecutor(len(editors)) as pool:
        outcomes = sorted(pool.map(attempt, editors))
    assert outcomes == ["first"] + ["late"] * 5
    assert Statement.objects.count() == 1


def test_a_proposal_that_moved_on_is_looked_at_again(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    Candidate.objects.filter(pk=candidate.pk).update(version=2)
    with pytest.raises(AlreadyChanged):
        accept(candidate, ana, now)
    assert not Statement.objects.exists()


def test_a_superseded_proposal_is_not_accepted(ana: User, now: dt.datetime) -> None:
    with pytest.raises(AlreadyChanged):
        accept(a_candidate(state=CandidateState.SUPERSEDED), ana, now)


@pytest.mark.parametrize("grade", [AttributionGrade.HEARSAY, AttributionGrade.HEADLINE])
def test_hearsay_and_headlines_need_a_second_source_and_stay_marked(
    ana: User, now: dt.datetime, grade: str
) -> None:
    candidate = a_candidate(grade=grade)
    with pytest.raises(Refused) as refusal:
        accept(candidate, ana, now)
    assert refusal.value.field == "second_source"
    statement = accept(candidate, ana, now, second_source="The council's minutes, page 3")
    assert (statement.grade, statement.second_source) == (grade, "The council's minutes, page 3")


def test_the_role_is_that_of_the_day_unless_the_editor_says_otherwise(ana: User, now: dt.datetime) -> None:
    mara = SpeakerFactory.create()
    SpeakerRoleFactory.create(speaker=mara)
    assert accept(a_candidate(), ana, now, speaker=mara).role == "Mayor of Dorna"
    assert accept(a_candidate(), ana, now, speaker=mara, role="candidate").role == "candidate"
    assert accept(a_candidate(), ana, now, speaker=mara, said=PartialDate.parse("2026")).role == ""


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"wording": "perhaps"}, "wording"), ({"medium": "pigeon"}, "medium"), ({"kind": "opinion"}, "kind")],
)
def test_a_decision_with_a_wrong_word_is_refused_by_field(
    ana: User, now: dt.datetime, facts: dict[str, Any], field: str
) -> None:
    candidate = a_candidate()
    with pytest.raises(Refused) as refusal:
        accept(candidate, ana, now, **facts)
    assert refusal.value.field == field
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.WAITING


def test_a_merged_speaker_is_refused(ana: User, now: dt.datetime) -> None:
    merged = SpeakerFactory.create(merged_into=SpeakerFactory.create())
    with pytest.raises(Refused) as refusal:
        accept(a_candidate(), ana, now, speaker=merged)
    assert refusal.value.field == "speaker"


def test_an_outsider_decides_nothing(carol: User, now: dt.datetime) -> None:
    candidate, statement = a_candidate(), StatementFactory.create()
    common: dict[str, Any] = {"candidate_id": candidate.pk, "version": 1, "actor": carol, "at": now}
    with pytest.raises(Forbidden):
        accept(candidate, carol, now)
    with pytest.raises(Forbidden):
        merge_candidate(**common, statement=statement)
    with pytest.raises(Forbidden):
        park_candidate(**common, until=dt.date(2026, 2, 1))
    with pytest.raises(Forbidden):
        reject(candidate, carol, now)
    with pytest.raises(Forbidden):
        keep(candidate, carol, now)


def keep(candidate: Candidate, actor: User, at: dt.datetime, kind: str = "opinion") -> Statement:
    return keep_as_record(
        candidate_id=candidate.pk,
        version=candidate.version,
        speaker=SpeakerFactory.create(),
        said=DAY,
        wording="outlet",
        kind=kind,
        actor=actor,
        at=at,
    )


def test_an_opinion_is_kept_as_record_and_makes_no_claim(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    statement = keep(candidate, ana, now)
    candidate.refresh_from_db()
    assert (candidate.state, statement.kind) == (CandidateState.RECORD, StatementKind.OPINION)
    assert statement.occurrences.count() == 1
    assert statement not in Statement.objects.without_claim()


def test_a_fact_is_not_kept_as_record_only(ana: User, now: dt.datetime) -> None:
    with pytest.raises(Refused) as refusal:
        keep(a_candidate(), ana, now, kind="factual")
    assert refusal.value.field == "kind"


def merge(candidate: Candidate, statement: Statement, actor: User, at: dt.datetime) -> Statement:
    return merge_candidate(
        candidate_id=candidate.pk, version=candidate.version, statement=statement, actor=actor, at=at
    )


def test_a_merged_candidate_adds_its_places_to_the_statement(ana: User, now: dt.datetime) -> None:
    first = a_candidate()
    statement = accept(first, ana, now)
    second = a_candidate()
    assert merge(second, statement, ana, now) == statement
    second.refresh_from_db()
    assert (second.state, second.statement) == (CandidateState.MERGED, statement)
    assert {place.article for place in statement.occurrences.all()} == {first.article, second.article}
    statement.refresh_from_db()
    assert statement.version == 2


def test_nothing_is_merged_into_a_withdrawn_statement(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create(state=StatementState.WITHDRAWN)
    with pytest.raises(Refused) as refusal:
        merge(a_candidate(), statement, ana, now)
    assert refusal.value.field == "statement"


def test_a_parked_candidate_waits_again_when_its_day_has_come(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    until = now.date() + dt.timedelta(days=7)
    park_candidate(candidate_id=candidate.pk, version=1, until=until, actor=ana, at=now)
    assert not Candidate.objects.waiting().exists()
    assert wake_parked(at=now + dt.timedelta(days=6)) == 0
    assert wake_parked(at=now + dt.timedelta(days=7)) == 1
    candidate = Candidate.objects.waiting().get()
    assert (candidate.parked_until, candidate.version) == (None, 3)


def test_a_parked_candidate_can_be_decided(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate(state=CandidateState.PARKED, parked_until=dt.date(2026, 2, 1))
    assert accept(candidate, ana, now).words == WORDS


def test_a_day_begins_at_midnight_where_the_newsroom_is(ana: User) -> None:
    """Half past midnight on the 10th in Bucharest is still the 9th in Greenwich."""
    at, today = dt.datetime(2026, 1, 9, 22, 30, tzinfo=dt.UTC), dt.date(2026, 1, 10)
    a_candidate(state=CandidateState.PARKED, parked_until=today)
    facts: dict[str, Any] = {"candidate_id": a_candidate().pk, "version": 1, "until": today, "actor": ana}
    with timezone.override("Europe/Bucharest"):
        assert wake_parked(at=at) == 1
        with pytest.raises(Refused, match="future"):
            park_candidate(**facts, at=at)


def test_nothing_is_parked_until_today(ana: User, now: dt.datetime) -> None:
    with pytest.raises(Refused) as refusal:
        park_candidate(candidate_id=a_candidate().pk, version=1, until=now.date(), actor=ana, at=now)
    assert refusal.value.field == "until"


def test_a_rejection_carries_one_of_the_reasons(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    with pytest.raises(Refused) as refusal:
        reject(candidate, ana, now, reason="because")
    assert refusal.value.field == "reason"
    reject(candidate, ana, now, reason="off_beat")
    candidate.refresh_from_db()
    assert (candidate.state, candidate.reject_reason) == (CandidateState.REJECTED, "off_beat")


def test_speaker_and_wording_are_the_editors_choice(ana: User, now: dt.datetime) -> None:
    suggested, meant = SpeakerFactory.create(), SpeakerFactory.create()
    statement = accept(a_candidate(speaker=suggested), ana, now, speaker=meant, wording="original")
    assert (statement.speaker, statement.wording) == (meant, "original")


def claimed(candidate: Candidate, actor: User, at: dt.datetime, claim: str) -> StatementLink:
    return accept_and_claim(
        candidate_id=candidate.pk,
        version=candidate.version,
        speaker=SpeakerFactory.create(),
        said=DAY,
        wording="outlet",
        claim=claim,
        claim_language="en",
        topics=[],
        actor=actor,
        at=at,
    )


def test_a_claim_is_made_with_the_statement_and_its_link(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    link = claimed(candidate, ana, now, "The bridge opens in May 2026.")
    candidate.refresh_from_db()
    assert candidate.statement == link.statement
    assert (link.claim.text, link.confirmed_at) == ("The bridge opens in May 2026.", None)


def test_without_a_claim_nothing_is_accepted_either(ana: User, now: dt.datetime) -> None:
    candidate = a_candidate()
    with pytest.raises(Refused):
        claimed(candidate, ana, now, " ")
    candidate.refresh_from_db()
    assert (candidate.state, Statement.objects.count()) == (CandidateState.WAITING, 0)
