import datetime as dt
from typing import Any

import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.models import Candidate, Speaker, Statement
from tests.admin.pages import enter_through, push
from tests.factories.candidates import a_candidate
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
ACCEPTED: dict[str, Any] = {
    "said": "2026-01-08",
    "wording": "outlet",
    "kind": "factual",
    "medium": "article",
}

DOUBT = "the records show no such office for Mara Lupu"


@pytest.fixture
def mara(db: None) -> Speaker:
    speaker: Speaker = SpeakerFactory.create(name="Mara Lupu")
    SpeakerRoleFactory.create(speaker=speaker, since="2020", until="2024")
    return speaker


def accept(desk: Client, candidate: Candidate, speaker: Speaker, **more: str) -> int:
    facts = {**ACCEPTED, **more}
    status: int = push(desk, candidate, "accept", speaker=speaker.pk, **facts).status_code
    return status


def test_a_role_not_held_that_day_wants_a_second_push(desk: Client, mara: Speaker) -> None:
    candidate = a_candidate()
    assert accept(desk, candidate, mara, role="mayor") == 422
    assert not Statement.objects.exists()
    assert accept(desk, candidate, mara, role="mayor", office_known="on") == 302
    assert Statement.objects.get().role == "mayor"


def test_without_a_role_or_with_one_that_was_held_nobody_is_asked(desk: Client, mara: Speaker) -> None:
    assert accept(desk, a_candidate(), mara) == 302
    assert accept(desk, a_candidate(), mara, role="mayor", said="2022-01-08") == 302


def test_the_tick_is_shown_only_where_there_is_a_doubt(desk: Client, mara: Speaker) -> None:
    candidate = a_candidate()
    assert "accept-office_known" not in desk.get(change_url(candidate)).content.decode()
    answer = push(desk, candidate, "accept", speaker=mara.pk, role="mayor", **ACCEPTED).content.decode()
    assert DOUBT in answer
    assert "accept-office_known" in answer


def test_quick_entry_asks_too(desk: Client, mara: Speaker) -> None:
    facts = {
        "words": "We open in May.", "said": "2026-01-08", "language": "en", "wording": "original",
        "kind": "factual", "medium": "radio", "place_note": "Radio Dorna", "primary_source": "none",
        "grade": "explicit", "role": "mayor",
    }  # fmt: skip
    assert enter_through(desk, Statement, "record", speaker=mara.pk, **facts).status_code == 422
    facts["office_known"] = "on"
    assert enter_through(desk, Statement, "record", speaker=mara.pk, **facts).status_code == 302


def test_a_correction_of_something_else_is_not_held_up_and_the_page_says_the_doubt(
    desk: Client, mara: Speaker
) -> None:
    statement = StatementFactory.create(speaker=mara, role="mayor")
    assert DOUBT in desk.get(change_url(statement)).content.decode()
    names = ("words", "language", "wording", "kind", "medium", "url", "place_note", "primary_source", "role")
    shown = {name: getattr(statement, name) for name in names}
    shown |= {"speaker": mara.pk, "said": str(statement.said), "reason": "It was missing."}
    assert push(desk, statement, "correct", **shown, context="At the opening.").status_code == 302
    statement.refresh_from_db()
    assert push(desk, statement, "correct", **{**shown, "role": "lady mayor"}).status_code == 422


def test_a_candidate_printed_with_an_office_of_another_time_says_so(desk: Client, mara: Speaker) -> None:
    day = dt.date(2026, 1, 8)
    columns = {"said_on": day, "said_not_before": day, "said_not_after": day, "said_precision": "day"}
    candidate = a_candidate(speaker=mara, mention="Mayor Mara Lupu", **columns)
    assert DOUBT in desk.get(change_url(candidate)).content.decode()
    plain = a_candidate(speaker=mara, mention="Mara Lupu", **columns)
    assert DOUBT not in desk.get(change_url(plain)).content.decode()
