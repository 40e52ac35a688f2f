import pytest
from django.test import Client

from claims.admin.desk import admin_url, change_url
from claims.models import Publication, StatementNotice
from claims.services.publications import record_notice
from tests.admin.pages import list_url, questions
from tests.factories.publications import published_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_publication_is_shown_as_it_went_out(desk: Client) -> None:
    published_claim()
    page = desk.get(change_url(Publication.objects.get())).content.decode()
    assert "The bridge opens in June, not in May" in page


@pytest.mark.parametrize("model", [Publication, StatementNotice])
def test_nobody_adds_to_a_log_by_hand(desk: Client, model: type) -> None:
    assert desk.get(admin_url(model, "add")).status_code == 403


def test_publication_takes_no_push(desk: Client) -> None:
    published_claim()
    publication = Publication.objects.get()
    assert desk.post(change_url(publication), {"verb": "edit"}).status_code == 403


def test_lists_ask_the_same_number_of_questions_for_one_row_and_for_many(desk: Client) -> None:
    published_claim()
    _notice()
    few = [questions(desk, list_url(model)) for model in (Publication, StatementNotice)]
    for _ in range(4):
        published_claim()
        _notice()
    assert [questions(desk, list_url(model)) for model in (Publication, StatementNotice)] == few


def _notice() -> StatementNotice:
    statement = StatementFactory.create()
    return record_notice(statement=statement, kind="recorded", note="", at=statement.recorded_at)  # type: ignore[arg-type]


def test_an_event_is_called_what_it_told_and_not_by_its_key(desk: Client) -> None:
    published_claim()
    _notice()
    event, notice = Publication.objects.get(), StatementNotice.objects.get()
    assert str(event) == f"{event.seq}, published: The bridge opens in June, not in May"
    assert str(notice) == f"{notice.seq}, recorded: {notice.statement}"
    for row in (event, notice):
        heading = desk.get(change_url(row)).context["title"]
        assert str(getattr(row, "claim_id", row.pk)) not in heading
