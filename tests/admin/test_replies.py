from typing import Any

import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.models import CommentRequest, ReplyClaim, ReviewRevision, User
from tests.admin.pages import push
from tests.factories.claims import StatementLinkFactory
from tests.factories.reviews import ReviewRevisionFactory, draft
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(ana: User) -> ReviewRevision:
    found = draft(created_by=ana)
    StatementLinkFactory.create(claim=found.review.claim)
    return found


def test_speaker_is_asked_and_the_answer_noted(desk: Client, revision: ReviewRevision) -> None:
    speaker = revision.review.claim.links.get().statement.speaker
    asked: dict[str, Any] = {
        "speaker": speaker.pk,
        "channel": "press@city.test",
        "asked_at": "2026-01-09T08:00",
    }
    assert push(desk, revision, "ask", **asked).status_code == 302
    request = CommentRequest.objects.get()
    answer: dict[str, Any] = {"outcome": "answered", "answer": "“We stand by it.”", "seen": 1}
    assert push(desk, revision, "answer", row=request, **answer).status_code == 302
    page = desk.get(change_url(revision)).content.decode()
    assert "press@city.test" in page
    assert "“We stand by it.”" in page


def test_an_answer_that_a_colleague_noted_is_not_overwritten_unseen(
    desk: Client, revision: ReviewRevision
) -> None:
    speaker = revision.review.claim.links.get().statement.speaker
    push(desk, revision, "ask", speaker=speaker.pk, channel="a letter", asked_at="2026-01-09T08:00")
    request = CommentRequest.objects.get()
    noted: dict[str, Any] = {"outcome": "answered", "answer": "“We stand by it.”", "seen": 1}
    assert push(desk, revision, "answer", row=request, **noted).status_code == 302
    late: dict[str, Any] = {"outcome": "no_answer", "answer": "", "seen": 1}
    page = push(desk, revision, "answer", row=request, **late)
    assert page.status_code == 409
    assert "We stand by it." in page.content.decode()
    request.refresh_from_db()
    assert request.outcome == "answered"
    assert push(desk, revision, "answer", row=request, **late | {"seen": 2}).status_code == 302


def test_of_two_who_reword_an_answer_the_second_is_shown_the_firsts_words(
    desk: Client, revision: ReviewRevision
) -> None:
    speaker = revision.review.claim.links.get().statement.speaker
    push(desk, revision, "ask", speaker=speaker.pk, channel="a letter", asked_at="2026-01-09T08:00")
    request = CommentRequest.objects.get()
    words = ("“We stand by it.”", "“We stand by every word.”", "“We stand by most of it.”")
    for seen, answer in enumerate(words[:2], start=1):
        push(desk, revision, "answer", row=request, outcome="answered", answer=answer, seen=seen)
    page = push(desk, revision, "answer", row=request, outcome="answered", answer=words[2], seen=2)
    assert page.status_code == 409
    request.refresh_from_db()
    assert request.answer == words[1]
    door = page.context["doors"].get("answer", request)
    assert (door["answer"].value(), door["seen"].value()) == (words[2], 3)
    assert words[1] in page.content.decode()


def test_only_those_who_make_the_claim_can_be_asked(desk: Client, revision: ReviewRevision) -> None:
    other = SpeakerFactory.create()
    answer = push(desk, revision, "ask", speaker=other.pk, channel="a letter", asked_at="2026-01-09T08:00")
    assert answer.status_code == 422
    assert not CommentRequest.objects.exists()


def test_not_asking_wants_a_reason(desk: Client, revision: ReviewRevision) -> None:
    speaker = revision.review.claim.links.get().statement.speaker
    assert push(desk, revision, "waive_comment", speaker=speaker.pk, reason="").status_code == 422
    given: dict[str, Any] = {"speaker": speaker.pk, "reason": "He died in 2019."}
    assert push(desk, revision, "waive_comment", **given).status_code == 302
    assert "He died in 2019." in desk.get(change_url(revision)).content.decode()


def test_demand_after_publishing_is_noted_and_settled(desk: Client, ana: User) -> None:
    public = ReviewRevisionFactory.create(created_by=ana, published=True)
    speaker = StatementLinkFactory.create(claim=public.review.claim, confirmed=True).statement.speaker
    given: dict[str, Any] = {
        "speaker": speaker.pk,
        "received_at": "2026-01-09T08:00",
        "demand": "Print my letter.",
    }
    assert push(desk, public, "reply_claim", **given).status_code == 302
    demand = ReplyClaim.objects.get()
    assert push(desk, public, "settle_reply", row=demand, settlement="Printed.").status_code == 302
    assert "Printed." in desk.get(change_url(public)).content.decode()


def test_where_nobody_makes_the_claim_the_page_leads_to_the_statements(desk: Client, ana: User) -> None:
    alone = draft(created_by=ana)
    page = desk.get(change_url(alone)).content.decode()
    assert "There is nobody to ask" in page
    assert f'href="{change_url(alone.review.claim)}#door-link"' in page
    assert 'id="door-ask"' not in page
    assert 'id="door-link"' in desk.get(change_url(alone.review.claim)).content.decode()
    StatementLinkFactory.create(claim=alone.review.claim)
    page = desk.get(change_url(alone)).content.decode()
    assert 'id="door-ask"' in page
    assert "There is nobody to ask" not in page


@pytest.mark.parametrize("asked_at", ["0001-01-01T00:00", "9999-12-31T23:59", "a\0b"])
def test_a_moment_that_no_clock_shows_is_refused(
    asked_at: str, desk: Client, revision: ReviewRevision
) -> None:
    speaker = revision.review.claim.links.get().statement.speaker
    page = push(desk, revision, "ask", speaker=speaker.pk, channel="a letter", asked_at=asked_at)
    assert page.status_code == 422
    assert "asked_at" in page.context["doors"]["ask"].errors
