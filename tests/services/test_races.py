"""Two editors at the same moment, in two real transactions: every pair of outcomes, exactly one decision."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from claims.choices import CandidateState, CommentOutcome, PublicationKind
from claims.models import (
    Candidate,
    Claim,
    CommentRequest,
    PartialDate,
    Publication,
    PublicClaim,
    ReviewRevision,
    Speaker,
    Statement,
    User,
)
from claims.services.audit import AlreadyChanged, Refused
from claims.services.candidates import (
    AlreadyDecided,
    accept_and_claim,
    accept_candidate,
    keep_as_record,
    merge_candidate,
    park_candidate,
    reject_candidate,
)
from claims.services.claims import change_claim, confirm_link, remove_link
from claims.services.passages import change_boundaries, split_candidate
from claims.services.replies import record_answer
from claims.services.reviews import edit_revision, transition_review
from claims.services.speaker_imports import import_speakers, plan_import
from claims.services.speakers import create_speaker, load_speakers
from claims.services.statements import withdraw_statement
from claims.services.undoing import undo_decision
from claims.workflow import TransitionRefused
from tests.factories.audit import UserFactory
from tests.factories.candidates import WORDS, a_candidate
from tests.factories.publications import approved_claim, published_claim
from tests.factories.reviews import EvidenceFactory, ReviewRevisionFactory, draft
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory
from tests.services.test_sightings import CUT, LONG, article, extract
from tests.waiting import Told, behind, while_held

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

Facts = dict[str, Any]
Outcome = Callable[[Facts, Speaker, Statement], object]
CLAIM: Facts = {"claim": "The bridge opens.", "claim_language": "en", "topics": []}
MAY = WORDS.index(" will")


def said(who: Facts, speaker: Speaker) -> Facts:
    return {**who, "speaker": speaker, "said": PartialDate(), "wording": "outlet"}


def shorter(who: Facts) -> Facts:
    start = Candidate.objects.get(pk=who["candidate_id"]).start_offset
    return {**who, "start": start, "end": start + MAY, "words": WORDS[:MAY]}


def halves(who: Facts) -> list[tuple[int, int]]:
    candidate = Candidate.objects.get(pk=who["candidate_id"])
    middle = candidate.start_offset + MAY
    return [(candidate.start_offset, middle), (middle + 1, candidate.end_offset)]


OUTCOMES: dict[str, Outcome] = {
    "accept": lambda who, speaker, _: accept_candidate(**said(who, speaker)),
    "promise": lambda who, speaker, _: accept_candidate(**said(who, speaker), kind="promise"),
    "claim": lambda who, speaker, _: accept_and_claim(**said(who, speaker), **CLAIM),
    "record": lambda who, speaker, _: keep_as_record(**said(who, speaker), kind="opinion"),
    "merge": lambda who, _, known: merge_candidate(**who, statement=known),
    "split": lambda who, speaker, _: split_candidate(**said(who, speaker), pieces=halves(who)),
    "park": lambda who, *_: park_candidate(**who, until=dt.date(2026, 2, 1)),
    "reject": lambda who, *_: reject_candidate(**who, reason="vague"),
    "boundaries": lambda who, *_: change_boundaries(**shorter(who)),
}
# How many new statements stand after each outcome.
MADE = {"accept": 1, "promise": 1, "claim": 1, "record": 1, "split": 2}
STATES = {
    "accept": CandidateState.ACCEPTED,
    "promise": CandidateState.ACCEPTED,
    "claim": CandidateState.ACCEPTED,
    "split": CandidateState.ACCEPTED,
    "record": CandidateState.RECORD,
    "merge": CandidateState.MERGED,
    "park": CandidateState.PARKED,
    "reject": CandidateState.REJECTED,
    "boundaries": CandidateState.WAITING,
}


@pytest.mark.parametrize("one", OUTCOMES)
def test_of_two_decisions_at_the_same_moment_one_is_made_and_the_other_told(
    one: str, now: dt.datetime
) -> None:
    # Not by group: between tests with real transactions the groups are gone.
    editors = UserFactory.create_batch(2, is_superuser=True)
    speaker, known = SpeakerFactory.create(), StatementFactory.create()
    for other in OUTCOMES:
        before = Statement.objects.count()
        candidate = a_candidate()
        winners = at_once([one, other], editors, candidate, (speaker, known), now)
        assert len(winners) == 1, (one, other, winners)
        candidate.refresh_from_db()
        assert candidate.state == STATES[winners[0]], (one, other, winners)
        assert candidate.version == 2
        assert Statement.objects.count() - before == MADE.get(winners[0], 0), (one, other, winners)


def at_once(
    verbs: list[str],
    editors: list[User],
    candidate: Candidate,
    known: tuple[Speaker, Statement],
    now: dt.datetime,
) -> list[str]:
    """Who was not too late."""
    line = Barrier(len(verbs))

    def attempt(verb: str, editor: User) -> str | None:
        who = {"candidate_id": candidate.pk, "version": candidate.version, "actor": editor, "at": now}
        try:
            connection.ensure_connection()
            line.wait(30)
            OUTCOMES[verb](who, *known)
        except (AlreadyDecided, AlreadyChanged):
            return None
        finally:
            connection.close()
        return verb

    with ThreadPoolExecutor(len(verbs)) as pool:
        return [verb for verb in pool.map(attempt, verbs, editors) if verb]


# -- What is public while two act on one claim


def test_two_who_take_away_the_last_two_statements_leave_one(now: dt.datetime) -> None:
    actor = UserFactory.create(is_superuser=True)
    public = published_claim(statements=StatementFactory.create_batch(3))
    claim = Claim.objects.get(public_id=public.pk)
    first, second, third = claim.links.all()
    told = while_held(
        claim,
        *(
            partial(remove_link, link_id=link.pk, reason="another bridge", actor=actor, at=now)
            for link in (first, second)
        ),
        partial(
            withdraw_statement, statement_id=third.statement_id, version=1, reason="No.", actor=actor, at=now
        ),
    )
    assert sorted(told, key=str) == [Refused, None, None]
    public.refresh_from_db()
    assert len(public.document["statements"]) == 1


def test_publishing_sees_what_somebody_takes_away_at_that_moment(now: dt.datetime) -> None:
    actor = UserFactory.create(is_superuser=True)
    revision = approved_claim()
    claim = revision.review.claim
    told = while_held(
        claim,
        partial(remove_link, link_id=claim.links.get().pk, reason="another bridge", actor=actor, at=now),
        partial(step, revision, "publish", actor, now),
    )
    assert sorted(told, key=str) in ([Refused, None], [TransitionRefused, None])
    assert all(publication.document["statements"] for publication in Publication.objects.all())


def test_a_claim_is_published_in_the_words_that_were_approved(now: dt.datetime) -> None:
    actor = UserFactory.create(is_superuser=True)
    revision = approved_claim()
    claim = revision.review.claim
    told = while_held(
        claim,
        partial(step, revision, "publish", actor, now),
        partial(
            change_claim, claim_id=claim.pk, version=1, changes={"text": "Other words."}, actor=actor, at=now
        ),
    )
    assert told == [None, Refused]
    assert PublicClaim.objects.get().document["claim"] == claim.text


def test_undoing_a_decision_and_removing_its_link_do_not_lock_each_other_out(now: dt.datetime) -> None:
    actor, candidate = UserFactory.create(is_superuser=True), a_candidate()
    who: Facts = {"candidate_id": candidate.pk, "version": 1, "actor": actor, "at": now}
    link = accept_and_claim(**said(who, SpeakerFactory.create()), **CLAIM)
    told = while_held(
        link.claim,
        partial(undo_decision, candidate_id=candidate.pk, version=2, actor=actor, at=now),
        partial(remove_link, link_id=link.pk, reason="another bridge", actor=actor, at=now),
    )
    assert told == [None, Refused]


def test_undoing_a_decision_and_confirming_its_link_do_not_lock_each_other_out(now: dt.datetime) -> None:
    actor, other = UserFactory.create_batch(2, is_superuser=True)
    candidate = a_candidate()
    who: Facts = {"candidate_id": candidate.pk, "version": 1, "actor": actor, "at": now}
    link = accept_and_claim(**said(who, SpeakerFactory.create()), **CLAIM)
    told = while_held(
        link.statement,
        partial(undo_decision, candidate_id=candidate.pk, version=2, actor=actor, at=now),
        partial(confirm_link, link_id=link.pk, actor=other, at=now),
    )
    assert told == [None, Refused]


def test_a_decision_that_is_being_made_while_the_whole_quote_is_read_stands(now: dt.datetime) -> None:
    editor = UserFactory.create(is_superuser=True)
    extract(article(CUT))
    candidate = Candidate.objects.get()
    whole = article()
    told = while_held(
        candidate,
        partial(reject_candidate, candidate_id=candidate.pk, version=1, reason="vague", actor=editor, at=now),
        partial(extract, whole),
    )
    assert told == [None, None]
    candidate.refresh_from_db()
    assert (candidate.state, candidate.decided_by) == (CandidateState.REJECTED, editor)
    assert LONG in Candidate.objects.waiting().get().words


# -- A review between two people


def step(revision: ReviewRevision, verb: str, actor: User, at: dt.datetime) -> ReviewRevision:
    return transition_review(
        revision_id=revision.pk, version=revision.version, verb=verb, actor=actor, at=at, reason="No."
    )


def twice(revision: ReviewRevision, verb: str, actors: list[User], at: dt.datetime) -> list[Told]:
    """Two take the same step; both have come as far as the revision before either goes on."""
    return while_held(revision, *(partial(step, revision, verb, actor, at) for actor in actors))


def test_of_two_who_publish_at_once_one_publishes(now: dt.datetime) -> None:
    told = twice(approved_claim(), "publish", UserFactory.create_batch(2, is_superuser=True), now)
    assert sorted(told, key=str) == [AlreadyChanged, None]
    assert [one.kind for one in Publication.objects.all()] == [PublicationKind.PUBLISHED]


def test_of_two_who_retract_at_once_one_retracts(now: dt.datetime) -> None:
    published_claim()
    revision = ReviewRevision.objects.get()
    told = twice(revision, "retract", UserFactory.create_batch(2, is_superuser=True), now)
    assert sorted(told, key=str) == [AlreadyChanged, None]
    assert Publication.objects.filter(kind=PublicationKind.RETRACTED).count() == 1


def test_what_is_edited_at_that_moment_is_not_approved_unseen(now: dt.datetime) -> None:
    ana, besa = UserFactory.create_batch(2, is_superuser=True)
    revision = draft(in_review=True, submitted_by=ana)
    seen: Facts = {"revision_id": revision.pk, "version": revision.version, "at": now}
    told = while_held(
        revision,
        partial(edit_revision, **seen, changes={"title": "The bridge opens in July"}, actor=ana),
        partial(step, revision, "approve", besa, now),
    )
    assert sorted(told, key=str) == [AlreadyChanged, None]
    revision.refresh_from_db()
    # Whoever of the two was first: an approval stands on the words that were approved.
    assert (revision.state, revision.approved_by) in (("draft", None), ("approved", besa))
    assert (revision.state == "draft") == (revision.title == "The bridge opens in July")


@pytest.mark.parametrize("is_first", [True, False])
def test_retracting_while_a_correction_is_published_leaves_a_whole_story(
    is_first: bool, now: dt.datetime
) -> None:
    public = published_claim()
    former = ReviewRevision.objects.get()
    actor = UserFactory.create(is_superuser=True)
    correction = ReviewRevisionFactory.create(
        review=former.review, number=2, approved=True, correcting=True, verdict=former.verdict
    )
    EvidenceFactory.create_batch(2, revision=correction)
    acts = [partial(step, former, "retract", actor, now), partial(step, correction, "publish", actor, now)]
    told = while_held(former.review.claim, *(acts if is_first else reversed(acts)))
    kinds = [one.kind for one in Publication.objects.order_by("seq")]
    states = list(ReviewRevision.objects.order_by("number").values_list("state", flat=True))
    public.refresh_from_db()
    assert public.retracted_at is None
    if is_first:  # what was retracted is public again, as a correction
        assert told == [None, None]
        assert (kinds, states) == (["published", "retracted", "corrected"], ["retracted", "published"])
    else:
        assert told == [None, AlreadyChanged]
        assert (kinds, states) == (["published", "corrected"], ["superseded", "published"])


def test_of_two_who_reword_an_answer_at_once_the_second_is_told(now: dt.datetime) -> None:
    ana, besa = UserFactory.create_batch(2, is_superuser=True)
    asked = CommentRequest.objects.create(
        review=draft().review, speaker=SpeakerFactory.create(), channel="a letter", asked_at=now
    )
    noted: Facts = {"request_id": asked.pk, "version": 1, "outcome": CommentOutcome.ANSWERED, "at": now}
    told = while_held(
        asked,
        partial(record_answer, **noted, answer="We stand by it.", actor=ana),
        partial(record_answer, **noted, answer="We stand by most of it.", actor=besa),
    )
    assert sorted(told, key=str) == [AlreadyChanged, None]


def test_whoever_rewords_a_claim_while_it_is_submitted_comes_before_or_after(now: dt.datetime) -> None:
    ana, besa = UserFactory.create_batch(2, is_superuser=True)
    revision = draft(created_by=ana)
    claim = revision.review.claim
    told = while_held(
        claim,
        partial(
            change_claim, claim_id=claim.pk, version=1, changes={"text": "Other words."}, actor=besa, at=now
        ),
        partial(step, revision, "submit", ana, now),
    )
    claim.refresh_from_db()
    reworded = claim.text == "Other words."
    assert told == ([None, None] if reworded else [Refused, None])
    assert (besa.pk in revision.editor_ids()) == reworded


# -- Who is on record


@pytest.mark.parametrize("printed", ["Mara Lupu", "mara  lupu"])
def test_of_two_who_enter_one_speaker_the_second_is_told(printed: str) -> None:
    ana, besa = UserFactory.create_batch(2, is_superuser=True)
    made: Facts = {"kind": "person", "aliases": ["Lupu"]}
    told = behind(
        partial(create_speaker, name="Mara Lupu", actor=ana, **made),
        partial(create_speaker, name=printed, actor=besa, **made),
        partial(load_speakers, entries=[{"name": "Mara Lupu", "aliases": ["dna Lupu"]}], actor=besa),
    )
    assert told == [Refused, None]
    spellings = Speaker.objects.get().aliases.values_list("name", flat=True)
    assert set(spellings) == {"Lupu", "dna Lupu"}


def test_of_two_who_load_one_list_of_speakers_the_second_is_told(now: dt.datetime) -> None:
    ana, besa = UserFactory.create_batch(2, is_superuser=True)
    given: Facts = {"text": "name,wikidata\nMara Lupu,Q42\n", "suffix": ".csv"}
    seen: Facts = {**given, "digest": plan_import(**given, actor=ana).digest}
    told = behind(partial(import_speakers, **seen, actor=ana), partial(import_speakers, **seen, actor=besa))
    assert told == [Refused]
    assert Speaker.objects.get().wikidata_id == "Q42"
