"""Words that the law wants gone are gone everywhere; who erased them, when and why stays."""

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.db.models import Model
from pghistory.models import Context, Events

from benchmarks.measure import modules_under
from claims.choices import CommentOutcome, ComplaintOutcome, PublicationKind
from claims.models import (
    CommentRequest,
    Complaint,
    Publication,
    PublicClaim,
    Statement,
    StatementNotice,
    User,
)
from claims.services import complaints, discussions, replies, statements
from claims.services.audit import Forbidden, Refused
from claims.services.erasure import TOMBSTONE, erasable_rows, erase_words, is_erased
from tests.factories.audit import member
from tests.factories.claims import ClaimFactory
from tests.factories.complaints import a_complaint
from tests.factories.digests import SubscriptionFactory
from tests.factories.publications import approved_claim, occurrence_in_article, publish, published_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
SECRET = "My name is Petru Zorilă and this is my illness."


@pytest.fixture
def dana(db: None) -> User:
    return member("dana", "administrator")


def told(row: Model) -> list[Any]:
    events: Any = Events.objects
    return list(events.tracks(row).order_by("pgh_id"))


def everywhere(words: str, *besides: str) -> list[str]:
    """The tables of ours that hold the words in any column."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name not in besides]
        found = []
        for name in tables:
            cursor.execute(f'SELECT count(*) FROM "{name}" AS t WHERE t::text LIKE %s', [f"%{words}%"])  # noqa: S608
            if cursor.fetchone()[0]:
                found.append(name)
    return found


def erase(row: Model, actor: User, at: dt.datetime, reason: str = "Art. 17, demand 4/2026") -> None:
    erase_words(row=row, reason=reason, actor=actor, at=at)
    row.refresh_from_db()


def test_a_complaint_is_erased_with_name_address_and_history(ana: User, dana: User, now: dt.datetime) -> None:
    complaint = a_complaint(text=SECRET, name="Petru Zorilă", email="petru@reader.test")
    Complaint.objects.filter(pk=complaint.pk).update(text=f"{SECRET} And more.", version=2)
    erase(complaint, dana, now)
    assert (complaint.text, complaint.name) == (TOMBSTONE, TOMBSTONE)
    assert everywhere("Zoril") == everywhere("petru@reader") == []
    events = told(complaint)
    latest = events[-1].pgh_context
    assert (latest["user"], latest["action"]) == (dana.pk, "erase_words")
    assert latest["reason"] == "Art. 17, demand 4/2026"
    assert len(events) == 3


def test_a_settlement_goes_from_the_reason_of_its_act_too(besa: User, dana: User, now: dt.datetime) -> None:
    complaint = a_complaint()
    facts: Any = {"complaint_id": complaint.pk, "version": 1, "actor": besa, "at": now}
    complaints.settle_complaint(
        **facts, outcome=ComplaintOutcome.REJECTED, settlement=SECRET, correction=None
    )
    erase(complaint, dana, now)
    assert everywhere(SECRET) == []
    assert Context.objects.filter(metadata__reason=TOMBSTONE).exists()


def test_a_withdrawn_statement_goes_from_notices_log_and_places(
    ana: User, dana: User, now: dt.datetime
) -> None:
    statement, other = StatementFactory.create(words=SECRET), StatementFactory.create()
    occurrence_in_article(statement)
    published_claim(statements=[statement, other])
    facts: Any = {"statement_id": statement.pk, "version": 1, "reason": "A private matter.", "actor": ana}
    statements.withdraw_statement(**facts, at=now)
    erase(statement, dana, now)
    assert (statement.words, statement.occurrences.count()) == (TOMBSTONE, 0)
    assert everywhere(SECRET, "claims_article", "claims_articleevent") == []
    assert StatementNotice.objects.get().document["statement"]["words"] == TOMBSTONE
    first = Publication.objects.order_by("seq").first()
    assert first is not None
    assert {one["words"] for one in first.document["statements"]} == {TOMBSTONE, other.words}


def test_a_standing_statement_is_withdrawn_first(dana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create(words=SECRET)
    with pytest.raises(Refused, match="Withdraw the statement first"):
        erase(statement, dana, now)
    assert Statement.objects.get().words == SECRET


def test_a_comment_is_erased_on_its_claim(ana: User, dana: User, now: dt.datetime) -> None:
    claim = ClaimFactory.create()
    comment = discussions.add_comment(claim_id=claim.pk, text=SECRET, actor=ana, at=now)
    assert erasable_rows(claim) == [comment]
    erase(comment, dana, now)
    assert everywhere(SECRET) == []
    assert is_erased(comment)
    assert erasable_rows(claim) == []


def test_the_addresses_of_ended_subscriptions_go_and_stay_apart(dana: User, now: dt.datetime) -> None:
    running = SubscriptionFactory.create()
    with pytest.raises(Refused, match="End the subscription"):
        erase(running, dana, now)
    ended = SubscriptionFactory.create_batch(2, ended_at=now, end_reason="unsubscribed")
    for row in ended:
        erase(row, dana, now)
    assert len({row.email for row in ended}) == 2
    assert all(row.email.endswith("@erased.invalid") for row in ended)


def test_what_holds_no_personal_words_is_refused_and_a_reason_is_wanted(dana: User, now: dt.datetime) -> None:
    with pytest.raises(Refused, match="no personal words"):
        erase(ClaimFactory.create(), dana, now)
    with pytest.raises(Refused) as refusal:
        erase(a_complaint(), dana, now, reason=" ")
    assert refusal.value.field == "reason"


def test_an_editor_erases_nothing(besa: User, now: dt.datetime) -> None:
    complaint = a_complaint(text=SECRET)
    with pytest.raises(Forbidden):
        erase(complaint, besa, now)
    assert Complaint.objects.get().text == SECRET


def test_afterwards_the_history_is_closed_again(dana: User, now: dt.datetime) -> None:
    complaint = a_complaint(text=SECRET)
    erase(complaint, dana, now)
    events = Complaint.pgh_event_models["insert"].objects.filter(pgh_obj_id=complaint.pk)  # type: ignore[attr-defined]
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        events.update(text="Something else.")


def test_a_settlement_that_was_taken_back_goes_too(besa: User, dana: User, now: dt.datetime) -> None:
    complaint, who = a_complaint(), dict[str, Any](actor=besa, at=now)
    complaints.settle_complaint(
        complaint_id=complaint.pk, version=1, outcome=ComplaintOutcome.REJECTED, settlement=SECRET,
        correction=None, **who,
    )  # fmt: skip
    complaints.reopen_complaint(complaint_id=complaint.pk, version=2, reason="She called.", **who)
    erase(complaint, dana, now)
    assert everywhere("Zoril") == []


def test_nobody_else_lets_the_triggers_pass() -> None:
    sources = {module.path: module.text for module in modules_under("claims", "tracker")}
    assert [path for path, source in sources.items() if "pgtrigger.ignore" in source] == [
        "claims/services/erasure.py"
    ]


def test_an_erased_answer_goes_from_what_is_public_and_from_its_log(dana: User, now: dt.datetime) -> None:
    revision = approved_claim()
    statement = Statement.objects.get()
    request = CommentRequest.objects.create(
        review=revision.review, speaker=statement.speaker, channel=SECRET, asked_at=now, noted_at=now,
        outcome="answered", answer=SECRET,
    )  # fmt: skip
    publish(revision, now)
    assert "claims_publicclaim" in everywhere("Zoril")
    erase(request, dana, now)
    assert everywhere("Zoril") == []
    public = PublicClaim.objects.get()
    assert public.document["responses"][0]["text"] == TOMBSTONE
    # Copies that follow the log, and caches that ask with its number, learn of it.
    latest = Publication.objects.latest("seq")
    assert (latest.kind, latest.seq, latest.document) == (
        PublicationKind.AMENDED,
        public.seq,
        public.document,
    )


def test_an_answer_that_another_replaced_goes_from_the_log_too(
    ana: User, dana: User, now: dt.datetime
) -> None:
    revision = approved_claim()
    request = CommentRequest.objects.create(
        review=revision.review, speaker=Statement.objects.get().speaker, channel="by mail", asked_at=now,
        noted_at=now, outcome="answered", answer=SECRET,
    )  # fmt: skip
    publish(revision, now)
    replies.record_answer(
        request_id=request.pk, outcome=CommentOutcome.ANSWERED, answer="No comment.", actor=ana, at=now
    )
    request.refresh_from_db()
    erase(request, dana, now)
    assert everywhere("Zoril") == []
