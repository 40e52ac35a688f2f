import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from claims.choices import CommentOutcome
from claims.models import CommentRequest, Publication, PublicClaim, Review, Speaker, User
from claims.services import replies
from claims.services.audit import Forbidden, Refused
from tests.factories.publications import approved_claim, publish
from tests.factories.reviews import ReviewFactory
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db
AN_HOUR = dt.timedelta(hours=1)


@pytest.fixture
def review() -> Review:
    return ReviewFactory.create()


@pytest.fixture
def mara() -> Speaker:
    return SpeakerFactory.create()


def ask(review: Review, speaker: Speaker, actor: User, at: dt.datetime, **more: object) -> CommentRequest:
    given = {"channel": "press@city.test", "asked_at": at, "deadline_at": at + AN_HOUR, **more}
    return replies.request_comment(review_id=review.pk, speaker=speaker, actor=actor, at=at, **given)  # type: ignore[arg-type]


def test_question_waits_until_an_answer_is_noted(
    review: Review, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    request = ask(review, mara, ana, now)
    assert list(CommentRequest.objects.waiting()) == [request]
    replies.record_answer(
        request_id=request.pk, outcome=CommentOutcome.ANSWERED, answer=" We stand by it.\n", actor=ana, at=now
    )
    request.refresh_from_db()
    assert (request.outcome, request.answer) == ("answered", " We stand by it.\n")


def test_late_answer_replaces_no_answer(review: Review, mara: Speaker, ana: User, now: dt.datetime) -> None:
    request = ask(review, mara, ana, now)
    for outcome, answer in ((CommentOutcome.NO_ANSWER, ""), (CommentOutcome.ANSWERED, "Yes.")):
        replies.record_answer(request_id=request.pk, outcome=outcome, answer=answer, actor=ana, at=now)
    request.refresh_from_db()
    assert request.answer == "Yes."


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"channel": " "}, "channel"),
        ({"asked_at": dt.datetime(2030, 1, 1, tzinfo=dt.UTC)}, "asked_at"),
        ({"deadline_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}, "deadline_at"),
    ],
)
def test_wrong_question_is_refused_by_field(
    review: Review, mara: Speaker, ana: User, now: dt.datetime, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        ask(review, mara, ana, now, **wrong)
    assert refusal.value.field == field
    assert not CommentRequest.objects.exists()


def test_answer_wants_words_and_a_question_that_was_asked(
    review: Review, mara: Speaker, ana: User, now: dt.datetime
) -> None:
    request = ask(review, mara, ana, now)
    with pytest.raises(Refused, match="Write down"):
        replies.record_answer(
            request_id=request.pk, outcome=CommentOutcome.ANSWERED, answer="", actor=ana, at=now
        )
    with pytest.raises(Refused, match="whether"):
        replies.record_answer(
            request_id=request.pk, outcome=CommentOutcome.WAITING, answer="", actor=ana, at=now
        )
    waived = replies.waive_comment(review_id=review.pk, speaker=mara, reason="Dead.", actor=ana, at=now)
    with pytest.raises(Refused, match="waived"):
        replies.record_answer(
            request_id=waived.pk, outcome=CommentOutcome.ANSWERED, answer="Yes.", actor=ana, at=now
        )
    with pytest.raises(Refused, match="Say why"):
        replies.waive_comment(review_id=review.pk, speaker=mara, reason=" ", actor=ana, at=now)


def test_database_wants_words_for_an_answer(review: Review, mara: Speaker) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CommentRequest.objects.create(review=review, speaker=mara, outcome=CommentOutcome.WAIVED)


def test_demand_is_settled_once(review: Review, mara: Speaker, ana: User, now: dt.datetime) -> None:
    demand = replies.record_reply_claim(
        review_id=review.pk, speaker=mara, received_at=now, demand="Print my letter.", actor=ana, at=now
    )
    assert list(review.reply_claims.unsettled()) == [demand]
    settled = replies.settle_reply_claim(reply_id=demand.pk, settlement="Printed.", actor=ana, at=now)
    assert settled.settled_at == now
    with pytest.raises(Refused, match="already"):
        replies.settle_reply_claim(reply_id=demand.pk, settlement="Again.", actor=ana, at=now)


def test_demand_wants_words_and_a_past(review: Review, mara: Speaker, ana: User, now: dt.datetime) -> None:
    with pytest.raises(Refused, match="demanded"):
        replies.record_reply_claim(
            review_id=review.pk, speaker=mara, received_at=now, demand="", actor=ana, at=now
        )
    with pytest.raises(Refused, match="future"):
        replies.record_reply_claim(
            review_id=review.pk, speaker=mara, received_at=now + AN_HOUR, demand="X", actor=ana, at=now
        )


def test_outsider_neither_asks_nor_takes_demands(
    review: Review, mara: Speaker, carol: User, now: dt.datetime
) -> None:
    with pytest.raises(Forbidden):
        ask(review, mara, carol, now)
    with pytest.raises(Forbidden):
        replies.record_reply_claim(
            review_id=review.pk, speaker=mara, received_at=now, demand="X", actor=carol, at=now
        )


def test_an_answer_to_a_public_question_is_public_at_once(ana: User, now: dt.datetime) -> None:
    revision = approved_claim()
    request = ask(revision.review, Speaker.objects.get(), ana, now)
    publish(revision, now)
    public = PublicClaim.objects.get()
    assert [one["outcome"] for one in public.document["responses"]] == ["waiting"]
    replies.record_answer(
        request_id=request.pk, outcome=CommentOutcome.ANSWERED, answer="We were late.", actor=ana, at=now
    )
    public.refresh_from_db()
    assert [one["text"] for one in public.document["responses"]] == ["We were late."]
    assert Publication.objects.latest("seq").kind == "amended"


def test_a_question_after_publishing_changes_nothing_that_is_public(ana: User, now: dt.datetime) -> None:
    revision = approved_claim()
    publish(revision, now)
    before = PublicClaim.objects.get().document
    later = now + AN_HOUR
    request = ask(revision.review, Speaker.objects.get(), ana, later)
    replies.record_answer(
        request_id=request.pk, outcome=CommentOutcome.ANSWERED, answer="No.", actor=ana, at=later
    )
    assert PublicClaim.objects.get().document == before
    assert Publication.objects.count() == 1
