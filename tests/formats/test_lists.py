"""The desk's lists as rows: what columns hold, that nothing is lost, and how often the database is asked."""

import datetime as dt
import tracemalloc
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from claims.choices import DatePrecision
from claims.formats import lists
from claims.formats.lists import PART, Table, keys_of
from claims.models import (
    Article,
    Candidate,
    Claim,
    Complaint,
    ReviewRevision,
    Speaker,
    SpeakerRole,
    Statement,
    Topic,
    User,
)
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory
from tests.factories.complaints import a_complaint
from tests.factories.reviews import ReviewRevisionFactory
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db


def rows_of(table: Table, rows: QuerySet[Any], **options: Any) -> list[dict[str, Any]]:
    header = table.header(options.get("parts", {}))
    return [dict(zip(header, cells, strict=True)) for cells in table.cells(keys_of(rows), **options)]


def test_a_statement_is_told_in_codes_and_iso_dates() -> None:
    speaker = SpeakerFactory.create(name="Mara Lupu", wikidata_id="Q101")
    statement = StatementFactory.create(speaker=speaker, words="=Podul\n„nou”", translation="The bridge")
    OccurrenceFactory.create(statement=statement, article=ArticleFactory.create(text="=Podul\n„nou” azi"))
    (row,) = rows_of(lists.statements(Statement.objects.all()), Statement.objects.all())
    assert row["words"] == "'=Podul\n„nou”"
    assert (row["id"], row["speaker_id"]) == (str(statement.public_id), str(speaker.public_id))
    assert (row["speaker"], row["speaker_wikidata"], row["said"]) == ("Mara Lupu", "Q101", "2026-01-08")
    assert (row["said_not_before"], row["articles"], row["wording"]) == (None, 1, "outlet")
    assert (row["translation"], row["recorded_at"][-6:]) == ("The bridge", "+00:00")


def test_a_date_says_no_more_than_is_known() -> None:
    bounds = {"said_not_before": dt.date(2026, 1, 1), "said_not_after": dt.date(2026, 1, 9)}
    StatementFactory.create(said_on=None, said_precision=DatePrecision.MONTH, **bounds)
    (row,) = rows_of(lists.statements(Statement.objects.all()), Statement.objects.all())
    assert (row["said"], row["said_not_before"], row["said_not_after"]) == (
        "2026-01",
        "2026-01-01",
        "2026-01-09",
    )


def test_a_claim_names_its_topics_and_statements(ana: User, now: dt.datetime) -> None:
    claim = ClaimFactory.create(text="The bridge opens in May", assigned_to=ana, due_on=now.date())
    claim.topics.set([Topic.objects.create(slug=slug, labels={}) for slug in ("roads", "money")])
    statement = StatementFactory.create()
    claim.links.create(statement=statement, proposed_by=ana, proposed_at=now)
    (row,) = rows_of(lists.claims(Claim.objects.all()), Claim.objects.all())
    assert (row["topics"], row["assigned_to"], row["due_on"]) == ("money|roads", "ana", "2026-01-09")
    assert (row["statements"], row["to_confirm"]) == ("", str(statement.public_id))


def test_long_words_go_on_in_further_cells_of_a_workbook() -> None:
    words = "-" * PART + "=" * PART + "x"
    StatementFactory.create(words=words)
    table = lists.statements(Statement.objects.all())
    parts = table.parts()
    assert (parts["words"], parts["context"]) == (3, 1)
    (row,) = rows_of(table, Statement.objects.all(), parts=parts)
    assert [row[name] for name in ("words", "words_2", "words_3")] == [
        f"'{'-' * PART}",
        f"'{'=' * PART}",
        "x",
    ]


def test_a_veiled_review_keeps_its_verdict_to_itself() -> None:
    revision = ReviewRevisionFactory.create(title="No", summary="It does not")
    (row,) = rows_of(
        lists.reviews(ReviewRevision.objects.all()), ReviewRevision.objects.all(), veiled={revision.pk}
    )
    assert [row[name] for name in sorted(lists.VEILED)] == [None] * len(lists.VEILED)
    assert row["claim_id"] == str(revision.review.claim.public_id)


def test_a_speaker_has_a_row_for_each_office() -> None:
    town = SpeakerFactory.create(name="Town of Dorna", kind="organisation", country="")
    mara = SpeakerFactory.create(name="Mara Lupu", country="RO")
    mara.aliases.create(name="dna Lupu")
    SpeakerRole.objects.create(
        speaker=mara,
        title={"en": "Mayor", "ro": "Primară"},
        organisation=town,
        country="RO",
        since="2024",
        printed_forms={"ro": ["primara", "primăriță"]},
    )
    everybody = Speaker.objects.order_by("pk")
    first, second = rows_of(lists.speakers(Speaker.objects.all()), everybody)
    assert (first["name"], first["title_en"], first["organisation"]) == ("Town of Dorna", "", None)
    assert (second["name"], second["aliases"], second["since"]) == ("Mara Lupu", "dna Lupu", "2024")
    assert (second["title_ro"], second["forms_ro"]) == ("Primară", "primara|primăriță")


def test_no_file_carries_a_readers_name_or_address() -> None:
    a_complaint(name="Ioana Rusu", email="ioana@reader.test")
    (row,) = rows_of(lists.complaints(Complaint.objects.all()), Complaint.objects.all())
    assert "Ioana" not in str(row) and "ioana@" not in str(row)


@pytest.mark.parametrize(
    ("make", "table", "queries"),
    [
        (ArticleFactory.create, lists.articles, 1),
        (a_candidate, lists.candidates, 1),
        (ClaimFactory.create, lists.claims, 1),
        (a_complaint, lists.complaints, 1),
        (ReviewRevisionFactory.create, lists.reviews, 1),
        (SpeakerFactory.create, lists.speakers, 3),
        (StatementFactory.create, lists.statements, 1),
    ],
)
def test_a_batch_asks_the_same_however_full_it_is(
    make: Any, table: Any, queries: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = [make() for _ in range(3)]
    rows = type(made[0])._default_manager.all()
    ready, keys = table(rows), keys_of(rows.order_by("pk"))
    with django_assert_max_num_queries(queries):
        assert len(list(ready.cells(keys))) == 3


def test_what_was_deleted_meanwhile_is_left_out_and_the_order_is_kept() -> None:
    one, two, three = StatementFactory.create_batch(3)
    keys = keys_of(Statement.objects.order_by("-pk"))
    two.delete()
    table = lists.statements(Statement.objects.all())
    assert [cells[0] for cells in table.cells(keys)] == [str(three.public_id), str(one.public_id)]


def test_an_export_holds_a_batch_in_memory_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "BATCH", 10)
    speaker = SpeakerFactory.create()
    StatementFactory.create_batch(100, words="x" * 100_000, speaker=speaker)
    table, keys = lists.statements(Statement.objects.all()), keys_of(Statement.objects.all())
    tracemalloc.start()
    total = sum(len(str(cells[1])) for cells in table.cells(keys))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 10_000_000
    assert peak < 5_000_000


@pytest.mark.parametrize("model", [Article, Candidate])
def test_no_article_is_read_for_its_row(model: Any, django_assert_max_num_queries: Any) -> None:
    a_candidate()
    table = (lists.articles if model is Article else lists.candidates)(model.objects.all())
    with django_assert_max_num_queries(2) as asked:
        list(table.cells(keys_of(model.objects.all())))
    assert not [one for one in asked.captured_queries if '"claims_article"."text"' in one["sql"]]
