import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, connection

from claims.choices import DatePrecision, NoticeKind
from claims.models import PUBLIC_MODELS, Publication, PublicClaim, PublicStatement, Statement, StatementNotice
from claims.models.keyset import Cursor
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def said(first: dt.date | None, last: dt.date | None) -> Statement:
    statement: Statement = StatementFactory.create(
        said_on=None, said_precision=DatePrecision.UNKNOWN, said_not_before=first, said_not_after=last
    )
    return statement


@pytest.mark.parametrize("table", ["claims_publication", "claims_statementnotice"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET note = 'x'", "DELETE FROM {}"])
def test_logs_are_only_appended_to(table: str, sql: str) -> None:
    published_claim()
    publications.record_notice(
        statement=StatementFactory.create(), kind=NoticeKind.RECORDED, note="", at=A_MORNING
    )
    with pytest.raises(DatabaseError, match="append_only"), connection.cursor() as cursor:
        cursor.execute(sql.format(table))


def test_log_begins_with_one_and_repeats_no_number() -> None:
    event = {
        "kind": "published",
        "claim_id": "01a20089-90c5-7978-8d67-5f26cf3a1947",
        "at": A_MORNING,
        "document": {},
    }
    with pytest.raises(IntegrityError, match="publication_seq_from_one"):
        Publication.objects.create(seq=0, **event)


def test_each_log_has_its_own_last_number() -> None:
    for _ in range(2):
        published_claim()
    assert Publication.objects.last_seq() == 2
    assert StatementNotice.objects.last_seq() == 0


def test_notices_are_mailable_up_to_the_first_that_is_held() -> None:
    for minutes in (0, 10, 5):
        at = A_MORNING + dt.timedelta(minutes=minutes)
        publications.record_notice(
            statement=StatementFactory.create(), kind=NoticeKind.RECORDED, note="", at=at
        )
    notices = StatementNotice.objects.all()
    hold = dt.timedelta(minutes=30)
    assert notices.mailable_seq(A_MORNING) == 0
    assert notices.mailable_seq(A_MORNING + hold) == 1
    assert notices.mailable_seq(A_MORNING + hold + dt.timedelta(minutes=7)) == 1
    assert notices.mailable_seq(A_MORNING + hold + dt.timedelta(minutes=10)) == 3


def test_retracted_claims_do_not_stand() -> None:
    standing = published_claim()
    retracted_claim()
    assert list(PublicClaim.objects.standing()) == [standing]


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "counts"),
    [
        ("2025-07-01", "2025-07-31", "2025-07-01", "2025-07-31", True),
        ("2025-07-01", "2025-07-31", "2025-07-02", None, False),
        ("2025-07-01", "2025-07-31", None, "2025-07-30", False),
        (None, "2025-07-08", None, "2025-07-08", True),
        (None, "2025-07-08", "2025-07-01", "2025-07-31", False),
        ("2025-07-08", None, "2025-07-08", None, True),
        ("2025-07-08", None, None, "2025-12-31", False),
        (None, None, None, "9999-12-31", False),
        (None, None, None, None, True),
    ],
)
def test_range_holds_what_was_certainly_said_in_it(
    first: str | None, last: str | None, start: str | None, end: str | None, counts: bool
) -> None:
    days = [dt.date.fromisoformat(text) if text else None for text in (first, last, start, end)]
    published_claim(statements=[said(days[0], days[1])])
    assert PublicClaim.objects.all().saying(start=days[2], end=days[3]).exists() == counts


def test_two_statements_do_not_add_up_to_one() -> None:
    early, late = (
        said(dt.date(2025, 7, 1), dt.date(2025, 7, 1)),
        said(dt.date(2025, 8, 1), dt.date(2025, 8, 1)),
    )
    published_claim(statements=[early, late])
    claims = PublicClaim.objects.all()
    assert not claims.saying(early.speaker.public_id, start=dt.date(2025, 8, 1)).exists()
    assert claims.saying(late.speaker.public_id, start=dt.date(2025, 8, 1)).count() == 1


def test_what_follows_a_cursor_is_older_or_has_a_smaller_id() -> None:
    for minutes in (0, 0, 1, 1, 2):
        published_claim(A_MORNING + dt.timedelta(minutes=minutes))
    rows = list(PublicClaim.objects.all().newest())
    assert [row.published_at for row in rows] == sorted((row.published_at for row in rows), reverse=True)
    for place, row in enumerate(rows):
        cursor = Cursor(row.published_at, row.pk)
        assert list(PublicClaim.objects.all().newest().after(cursor)) == rows[place + 1 :]


def test_page_is_read_from_the_index() -> None:
    """However deep the page: the plan holds no sort."""
    published_claim()
    row = PublicClaim.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    plan = PublicClaim.objects.standing().newest().after(Cursor(row.published_at, row.pk))[:20].explain()
    assert "public_claim_newest" in plan
    assert "Sort" not in plan


def test_nothing_public_points_to_an_editorial_table() -> None:
    for model in PUBLIC_MODELS:
        targets = {field.related_model for field in model._meta.get_fields() if field.many_to_one}
        assert targets <= set(PUBLIC_MODELS), model


def test_statement_of_two_claims_is_listed_once_and_without_a_date_last() -> None:
    dated, undated = said(dt.date(2026, 1, 1), dt.date(2026, 1, 31)), said(None, None)
    for _ in range(2):
        published_claim(statements=[dated, undated])
    rows = list(PublicStatement.objects.once_each("-said", 10))
    assert [row.statement_id for row in rows] == [dated.public_id, undated.public_id]
    later = PublicStatement.objects.after(rows[0].said, rows[0].statement_id, "-said").once_each("-said", 10)
    assert [row.statement_id for row in later] == [undated.public_id]
    assert [row.statement_id for row in PublicStatement.objects.once_each("said", 1)] == [undated.public_id]
