import csv
import datetime as dt
import json
from codecs import BOM_UTF8
from io import StringIO
from typing import Any

import pghistory
import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pghistory.models import Events

from claims.admin.desk import admin_url, change_url
from claims.models import PartialDate, Statement, User
from claims.services import discussions, statements
from tests.admin.conftest import Enter
from tests.admin.pages import questions
from tests.factories.audit import member
from tests.factories.claims import ClaimFactory
from tests.factories.complaints import a_complaint
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(ana: User, besa: User, now: dt.datetime) -> Statement:
    """A statement whose context was changed by two people and by nobody."""
    statement: Statement = StatementFactory.create(context="At the opening.")
    Statement.objects.filter(pk=statement.pk).update(place_note="Slipped in.")
    for number, actor in enumerate((ana, besa), start=1):
        statements.correct_statement(
            statement_id=statement.pk, version=number,
            changes={"context": f"At the opening, {actor.username}."},
            reason="=cmd()", actor=actor, at=now,
        )  # fmt: skip
    return statement


def history(row: Any) -> str:
    return admin_url(row, "history", row.pk)


def test_it_is_filtered_by_person_and_by_day(told: Statement, desk: Client) -> None:
    def found(query: str) -> list[str]:
        return [trace.who for trace in desk.get(f"{history(told)}?{query}").context["traces"]]

    assert found("") == ["besa", "ana", "database", "database"]
    assert found("who=besa") == ["besa"]
    today = desk.get(history(told)).context["traces"][0].at.date()
    assert len(found(f"day={today}")) == 4
    assert found(f"day={today - dt.timedelta(days=1)}") == []
    assert len(found("day=nonsense")) == 4


def test_what_changed_is_shown_word_by_word(desk: Client, told: Statement) -> None:
    page = desk.get(f"{history(told)}?who=besa").content.decode()
    assert "<del>ana</del>" in page and "<ins>besa</ins>" in page


def test_it_is_taken_away_as_a_table_without_formulas_and_as_json(desk: Client, told: Statement) -> None:
    sheet = desk.get(f"{history(told)}?export=csv&who=besa")
    assert sheet.content.startswith(BOM_UTF8)
    rows = list(csv.DictReader(StringIO(sheet.content.decode("utf-8-sig"))))
    assert [(row["who"], row["column"]) for row in rows] == [("besa", "context")]
    assert not rows[0]["reason"].startswith("=")
    assert rows[0]["after"] == "At the opening, besa."
    found = json.loads(desk.get(f"{history(told)}?export=json").content)
    assert found[0]["changes"][0]["old"] == "At the opening, ana."


def test_an_earlier_value_is_looked_at_and_restored_by_the_service(desk: Client, told: Statement) -> None:
    events: Any = Events.objects
    event = events.tracks(told).filter(pgh_diff__has_key="context").order_by("pgh_id").first()
    page = desk.get(f"{history(told)}?restore={event.pgh_slug}&column=context").content.decode()
    assert "It stood there before" in page
    sent = {"verb": "restore", "restore-event": event.pgh_slug, "restore-column": "context"}
    answer = desk.post(history(told), {**sent, "restore-version": 3, "restore-reason": ""})
    assert answer.status_code == 422
    assert (
        desk.post(history(told), {**sent, "restore-version": 3, "restore-reason": "Was right."}).status_code
        == 302
    )
    told.refresh_from_db()
    assert told.context == "At the opening."
    latest = desk.get(history(told)).context["traces"][0]
    assert (latest.who, latest.reason) == ("ana", "Was right.")


def test_a_speaker_and_a_date_are_offered_in_words(desk: Client, ana: User, now: dt.datetime) -> None:
    statement = StatementFactory.create(speaker__name="Mara Lupu")
    other = SpeakerFactory.create(name="Dan Rusu")
    statements.correct_statement(
        statement_id=statement.pk, version=1, reason="A slip.", actor=ana, at=now,
        changes={"speaker": other, "said": PartialDate.parse("2025")},
    )  # fmt: skip
    events: Any = Events.objects
    event = events.tracks(statement).order_by("-pgh_id").first().pgh_slug

    def offered(column: str) -> Any:
        return desk.get(f"{history(statement)}?restore={event}&column={column}").context["restored"]

    assert (offered("speaker_id")["value"], offered("speaker_id")["now"]) == ("Mara Lupu", "Dan Rusu")
    assert (offered("said_on")["value"], offered("said_on")["now"]) == (str(statement.said), "2025")
    assert offered("medium") is None


def test_no_restoring_for_what_no_service_owns(desk: Client, told: Statement) -> None:
    page = desk.get(history(told)).content.decode()
    assert "&amp;column=context" in page
    assert "&amp;column=version" not in page
    assert desk.get(f"{history(told)}?restore=x&column=context").context["restored"] is None


def test_administrator_erases_and_the_tombstone_says_who_and_why(enter: Enter) -> None:
    complaint = a_complaint(text="My illness.", name="Petru")
    dana = enter(member("dana", "administrator"))
    sent = {"verb": "erase", "row": f"complaint-{complaint.pk}"}
    prefix = f"erase-{complaint.pk}"
    refused = dana.post(history(complaint), {**sent, f"{prefix}-reason": "Art. 17"})
    assert refused.status_code == 422
    assert (
        dana.post(
            history(complaint), {**sent, f"{prefix}-reason": "Art. 17", f"{prefix}-sure": "on"}
        ).status_code
        == 302
    )
    page = dana.get(history(complaint))
    assert "My illness" not in page.content.decode()
    latest = page.context["traces"][0]
    assert (latest.who, latest.reason) == ("dana", "Art. 17")
    assert page.context["doors"] == []


def test_a_comment_is_erased_on_the_history_of_its_claim(ana: User, enter: Enter, now: dt.datetime) -> None:
    claim = ClaimFactory.create()
    comment = discussions.add_comment(claim_id=claim.pk, text="Private matter.", actor=ana, at=now)
    dana = enter(member("dana", "administrator"))
    prefix = f"erase-{comment.pk}"
    sent = {"verb": "erase", "row": f"comment-{comment.pk}", f"{prefix}-reason": "x", f"{prefix}-sure": "on"}
    assert dana.post(history(claim), sent).status_code == 302
    assert "Private matter" not in dana.get(history(claim)).content.decode()


def test_nobody_below_an_administrator_is_offered_erasure(besa: User, enter: Enter) -> None:
    complaint = a_complaint(text="My illness.")
    client = enter(besa)
    assert client.get(history(complaint)).context["doors"] == []
    sent = {"verb": "erase", "row": f"complaint-{complaint.pk}"}
    assert client.post(history(complaint), sent).status_code == 403


def test_nothing_in_the_admin_can_alter_an_event(desk: Client, told: Statement) -> None:
    rooms = set(admin.site._registry)
    events = {model for room in rooms for model in getattr(room, "pgh_event_models", {}).values()}
    assert events
    assert not rooms & events
    assert not any(issubclass(room, pghistory.models.Event) for room in rooms)
    assert desk.post(history(told), {"verb": "delete"}).status_code == 403
    assert len(desk.get(history(told)).context["traces"]) == 4


def test_rights_given_to_a_user_are_on_the_users_time_line(enter: Enter) -> None:
    dana, erin = member("dana", "administrator"), member("erin")
    group = Group.objects.get(name="editor")
    page = {"username": "erin", "email": "erin@newsroom.test", "is_active": "on", "groups": [group.pk]}
    assert enter(dana).post(change_url(erin), page).status_code == 302
    traces = enter(dana).get(reverse("admin:claims_user_history", args=[erin.pk])).context["traces"]
    assert ("dana", "membership of a group") in {(trace.who, trace.subject) for trace in traces}


def test_a_long_history_asks_as_many_questions_as_a_short_one(desk: Client) -> None:
    statement = StatementFactory.create()

    def changed(number: int) -> None:
        for turn in range(number):
            Statement.objects.filter(pk=statement.pk).update(context=f"{number} {turn}")

    changed(5)
    few = questions(desk, history(statement))
    changed(45)
    assert questions(desk, history(statement)) == few
