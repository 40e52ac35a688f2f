"""An earlier value comes back as a new change, through the service that owns the text."""

import datetime as dt
from typing import Any

import pytest
from django.db.models import Model
from pghistory.models import Events

from claims.models import Claim, PartialDate, ReviewRevision, Speaker, Statement, StatementNotice, User
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.restoring import DATE, Event, columns_of, may_restore, restore_value
from claims.services.reviews import EDITABLE
from claims.services.statements import CORRECTABLE, correct_statement
from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim
from tests.factories.reviews import draft, verdict
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def latest(row: Model) -> Any:
    events: Any = Events.objects
    return events.tracks(row).order_by("pgh_id").last()


def last_event(row: Model) -> str:
    slug: str = latest(row).pgh_slug
    return slug


def restore(row: Model, column: str, actor: User, at: dt.datetime, reason: str = "It was right.") -> None:
    row.refresh_from_db()
    version: int = getattr(row, "version")  # noqa: B009 - the model is any of those with a version
    restore_value(
        row=row, event=last_event(row), column=column, version=version, reason=reason, actor=actor, at=at
    )
    row.refresh_from_db()


def test_a_statements_context_comes_back_and_its_readers_are_told(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create(context="At the opening.")
    Statement.objects.filter(pk=statement.pk).update(context="At the closing.")
    restore(statement, "context", ana, now)
    assert (statement.context, statement.version) == ("At the opening.", 2)
    assert StatementNotice.objects.get().note == "It was right."
    assert latest(statement).pgh_context["user"] == ana.pk


def test_a_claims_text_and_a_revisions_wording_come_back(ana: User, now: dt.datetime) -> None:
    claim, revision = ClaimFactory.create(text="The bridge opens in May."), draft(title="First title")
    Claim.objects.filter(pk=claim.pk).update(text="The bridge opens.")
    ReviewRevision.objects.filter(pk=revision.pk).update(title="Second title")
    restore(claim, "text", ana, now)
    restore(revision, "title", ana, now)
    assert (claim.text, revision.title) == ("The bridge opens in May.", "First title")
    context = latest(claim).pgh_context
    assert context["reason"] == "It was right."


def test_a_speakers_name_comes_back_in_public_too(ana: User, now: dt.datetime) -> None:
    speaker = SpeakerFactory.create(name="Mara Lupu")
    public = published_claim(statements=[StatementFactory.create(speaker=speaker)])
    Speaker.objects.filter(pk=speaker.pk).update(name="Mara L")
    restore(speaker, "name", ana, now)
    public.refresh_from_db()
    assert speaker.name == "Mara Lupu"
    assert public.document["statements"][0]["speaker"]["name"] == "Mara Lupu"


def test_the_owning_service_has_the_last_word(ana: User, now: dt.datetime) -> None:
    public = published_claim()
    claim = Claim.objects.get(public_id=public.pk)
    Claim.objects.filter(pk=claim.pk).update(text="Other words.")
    with pytest.raises(Refused, match="published in these words"):
        restore(claim, "text", ana, now)


def test_what_no_service_owns_and_what_did_not_change_is_refused(ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create()
    Statement.objects.filter(pk=statement.pk).update(context="x")
    for column in ("recorded_by_id", "words"):
        with pytest.raises(Refused, match="cannot be restored"):
            restore(statement, column, ana, now)
    with pytest.raises(Refused) as refusal:
        restore(statement, "context", ana, now, reason=" ")
    assert refusal.value.field == "reason"


def test_another_rows_event_is_none_of_this_row(ana: User, now: dt.datetime) -> None:
    mine, other = StatementFactory.create_batch(2)
    Statement.objects.filter(pk=other.pk).update(context="x")
    assert Event.read(mine, last_event(other)).before("context") is None


def test_a_stale_page_and_a_stranger_restore_nothing(ana: User, carol: User, now: dt.datetime) -> None:
    statement = StatementFactory.create(context="a")
    Statement.objects.filter(pk=statement.pk).update(context="b")
    facts: dict[str, Any] = {
        "row": statement,
        "event": last_event(statement),
        "column": "context",
        "reason": "x",
        "at": now,
    }
    with pytest.raises(AlreadyChanged):
        restore_value(**facts, version=7, actor=ana)
    with pytest.raises(Forbidden):
        restore_value(**facts, version=1, actor=carol)
    assert not may_restore(statement, carol)


def test_who_said_it_and_a_choice_come_back(ana: User, now: dt.datetime) -> None:
    mara, dan = SpeakerFactory.create(name="Mara Lupu"), SpeakerFactory.create(name="Dan Rusu")
    statement = StatementFactory.create(speaker=mara, medium="radio")
    Statement.objects.filter(pk=statement.pk).update(speaker=dan)
    restore(statement, "speaker_id", ana, now)
    assert statement.speaker == mara
    Statement.objects.filter(pk=statement.pk).update(medium="television")
    restore(statement, "medium", ana, now)
    assert statement.medium == "radio"


@pytest.mark.parametrize("column", ["said_precision", "said_on"])
def test_a_date_comes_back_as_a_whole(ana: User, now: dt.datetime, column: str) -> None:
    statement = StatementFactory.create()
    day = statement.said
    correct_statement(
        statement_id=statement.pk, version=1, changes={"said": PartialDate.parse("2025")}, reason="A slip.",
        actor=ana, at=now,
    )  # fmt: skip
    restore(statement, column, ana, now)
    assert statement.said == day


def test_a_verdict_comes_back_while_the_revision_is_open(ana: User, now: dt.datetime) -> None:
    revision = draft()
    former = revision.verdict
    ReviewRevision.objects.filter(pk=revision.pk).update(verdict=verdict("true"), language="ro")
    restore(revision, "verdict_id", ana, now)
    assert revision.verdict == former
    published = Claim.objects.get(public_id=published_claim().pk).review.published()
    assert published is not None
    with pytest.raises(Refused):
        restore(published, "title", ana, now)


def test_every_column_that_is_offered_is_one_that_its_service_changes(ana: User, now: dt.datetime) -> None:
    rows: list[Model] = [
        StatementFactory.create(), ClaimFactory.create(), draft(), SpeakerFactory.create(),
    ]  # fmt: skip
    for row in rows:
        names = {field.attname for field in row._meta.concrete_fields}
        assert columns_of(row) <= names
    assert {name.removesuffix("_id") for name in columns_of(rows[0])} - DATE <= CORRECTABLE
    assert {name.removesuffix("_id") for name in columns_of(rows[2])} <= EDITABLE
