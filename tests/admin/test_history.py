import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from claims.admin.desk import admin_url
from claims.admin.history import trace, word_diff
from claims.models import Statement, StatementLink, User
from claims.services import claims, statements
from tests.admin.conftest import Enter
from tests.factories.articles import ArticleFactory
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_trace_names_person_action_reason_and_what_moved(ana: User, now: object) -> None:
    statement = StatementFactory.create()
    statements.correct_statement(
        statement_id=statement.pk,
        version=statement.version,
        changes={"context": "At the opening."},
        reason="The context was missing.",
        actor=ana,
        at=statement.recorded_at,
    )
    latest = trace(statement)[0]
    assert (latest.who, latest.reason) == ("ana", "The context was missing.")
    assert latest.action.startswith("corrected the statement")
    assert [(change.label, change.new) for change in latest.changes] == [("context", "At the opening.")]


def test_a_change_in_raw_sql_was_made_by_the_database() -> None:
    statement = StatementFactory.create()
    Statement.objects.filter(pk=statement.pk).update(context="Slipped in.")
    latest = trace(statement)[0]
    assert latest.who == "database"
    assert latest.changes[0].new == "Slipped in."


def test_a_bulk_update_in_sql_stands_in_the_time_line_of_every_row(ana: User, enter: Enter) -> None:
    rows = StatementFactory.create_batch(3, context="At the opening.")
    claim, article = ClaimFactory.create(), ArticleFactory.create()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_statement SET context = 'By night.' WHERE context = 'At the opening.'")
        cursor.execute("UPDATE claims_claim SET text = 'Forged.'")
        cursor.execute("UPDATE claims_article SET title = 'Forged.', reviewed_at = now()")
    for row in (*rows, claim, article):
        page = enter(ana).get(admin_url(row, "history", row.pk))
        latest = page.context["traces"][0]
        assert latest.who == "database"
        assert {change.new for change in latest.changes} & {"By night.", "Forged."}
        assert "<ins>" in page.content.decode()


def test_a_part_that_is_gone_is_still_told_of(ana: User, now: dt.datetime) -> None:
    link = StatementLinkFactory.create(proposed_by=ana)
    claim = link.claim
    claims.remove_link(link_id=link.pk, reason="Another year.", actor=ana, at=now)
    latest = next(told for told in trace(claim, StatementLink) if told.subject == "link")
    assert (latest.who, latest.reason) == ("ana", "Another year.")


def test_history_page_shows_the_traces_newest_first_and_runs_nothing(ana: User, enter: Enter) -> None:
    statement = StatementFactory.create()
    Statement.objects.filter(pk=statement.pk).update(context="<b>First</b>")
    Statement.objects.filter(pk=statement.pk).update(context="Second")
    page = enter(ana).get(_address(statement))
    assert [trace.changes[0].new for trace in page.context["traces"][:2]] == ["Second", "<b>First</b>"]
    assert "<b>First</b>" not in page.content.decode()


def test_outsider_reads_no_history(carol: User, enter: Enter) -> None:
    statement = StatementFactory.create()
    assert enter(carol).get(_address(statement)).status_code == 403


def _address(statement: Statement) -> str:
    return reverse("admin:claims_statement_history", args=[statement.pk])


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("in May", "in June", [("same", "in "), ("del", "May"), ("ins", "June")]),
        ("", "new", [("ins", "new")]),
        ("a b", "a b", [("same", "a b")]),
        ("gone", "", [("del", "gone")]),
    ],
)
def test_two_texts_are_compared_word_by_word(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.kind, piece.text) for piece in word_diff(old, new)] == pieces


def test_what_stayed_for_long_is_folded_and_what_is_too_long_is_not_compared() -> None:
    same = "word " * 200
    kinds = [piece.kind for piece in word_diff(f"{same}May{same}", f"{same}June{same}")]
    assert kinds == ["fold", "same", "del", "ins", "same", "fold"]
    assert [piece.kind for piece in word_diff("a " * 5000, "b " * 5000)] == ["del", "ins"]
