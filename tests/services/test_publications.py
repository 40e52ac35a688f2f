import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from pytest_django.fixtures import Settings

from claims.choices import DatePrecision, NoticeKind, PublicationKind, StatementState
from claims.models import (
    Publication,
    PublicClaim,
    PublicScale,
    PublicSource,
    PublicSpeaker,
    PublicStatement,
    PublicTopic,
    ReviewRevision,
    StatementNotice,
)
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.publications import (
    approved_claim,
    occurrence_in_article,
    publish,
    published_claim,
    retracted_claim,
)
from tests.factories.statements import OccurrenceFactory, StatementFactory

LATER = A_MORNING + dt.timedelta(days=1)
pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(Publication.objects.order_by("seq").values_list("kind", flat=True))


def test_publishing_writes_event_claim_and_statements() -> None:
    public = published_claim()
    event = Publication.objects.get()
    assert (event.seq, event.kind, event.claim_id) == (1, PublicationKind.PUBLISHED, public.pk)
    assert event.document == public.document
    assert (public.seq, public.scale, public.verdict) == (1, "dorna-scale", "false")
    row = PublicStatement.objects.get(claim=public)
    assert str(row.statement_id) == public.document["statements"][0]["id"]
    assert row.said_on == dt.date(2026, 1, 8)


def test_document_says_all_that_a_reader_needs() -> None:
    document = published_claim(topics=[TopicFactory.create(slug="roads")]).document
    assert document["url"].endswith(f"/claims/{document['slug']}/")
    assert document["published_at"] == document["updated_at"] == "2026-01-09T06:00:00Z"
    assert [topic["slug"] for topic in document["topics"]] == ["roads"]
    assert document["verdict"]["rating_value"] == 1
    assert (document["verdict"]["worst_rating"], document["verdict"]["best_rating"]) == (1, 5)
    assert [evidence["stance"] for evidence in document["evidence"]] == ["refutes", "refutes"]
    assert (document["corrections"], document["waivers"], document["retracted_at"]) == ([], [], None)


def test_document_names_no_editor_and_no_serial_id() -> None:
    revision = approved_claim()
    text = str(publish(revision).document)
    assert revision.approved_by is not None
    assert revision.created_by.username not in text
    assert revision.approved_by.username not in text
    assert f"'id': {revision.pk}" not in text


def test_unconfirmed_links_and_withdrawn_statements_stay_inside() -> None:
    public_words = StatementFactory.create(words="The bridge opens in May.")
    withdrawn = StatementFactory.create(words="Withdrawn words.", state=StatementState.WITHDRAWN)
    revision = approved_claim(statements=[public_words, withdrawn])
    StatementLinkFactory.create(claim=revision.review.claim, statement__words="Unconfirmed words.")
    document = publish(revision).document
    assert [statement["words"] for statement in document["statements"]] == ["The bridge opens in May."]


def test_month_date_stays_a_month() -> None:
    statement = StatementFactory.create(
        said_on=None,
        said_precision=DatePrecision.MONTH,
        said_not_before=dt.date(2025, 7, 1),
        said_not_after=dt.date(2025, 7, 31),
    )
    said = published_claim(statements=[statement]).document["statements"][0]
    assert said["said_on"] is None
    assert (said["said_precision"], said["said_not_before"]) == ("month", "2025-07-01")


def test_quotes_are_the_pieces_in_quotation_marks() -> None:
    statement = StatementFactory.create(words="it is a “new low” and “over”")
    occurrence = occurrence_in_article(statement)
    starts = [statement.words.index(piece) for piece in ("new low", "over")]
    occurrence.quote_spans = [[starts[0], starts[0] + 7], [starts[1], starts[1] + 4]]
    occurrence.save()
    OccurrenceFactory.create(
        statement=statement, article=occurrence.article, start_offset=9, end_offset=16, words="new low",
        quote_spans=[[9, 16]],
    )  # fmt: skip
    said = published_claim(statements=[statement]).document["statements"][0]
    assert said["quotes"] == ["new low", "over"]
    assert [place["url"] for place in said["occurrences"]] == [occurrence.article.url]


def test_whom_and_what_a_public_claim_mentions_becomes_public() -> None:
    statement = StatementFactory.create()
    source = occurrence_in_article(statement).article.source
    topic = TopicFactory.create()
    published_claim(statements=[statement], topics=[topic])
    assert source is not None
    assert PublicSpeaker.objects.get().pk == statement.speaker.public_id
    assert PublicTopic.objects.get().slug == topic.slug
    assert PublicSource.objects.get().slug == source.slug
    assert [step["key"] for step in PublicScale.objects.get().document["verdicts"]] == [
        "false",
        "true",
        "unverifiable",
    ]


def test_retracting_leaves_a_tombstone_and_nothing_else() -> None:
    statement = StatementFactory.create()
    occurrence_in_article(statement)
    public = retracted_claim(statements=[statement], topics=[TopicFactory.create()])
    kept = {"id", "slug", "url", "claim", "language", "published_at", "updated_at"}
    assert public.document.keys() == kept | {"retracted_at", "retraction_note"}
    assert public.retracted_at == A_MORNING
    for model in (PublicStatement, PublicSpeaker, PublicTopic, PublicSource, PublicScale):
        assert not model.objects.exists(), model
    assert kinds() == ["published", "retracted"]


def test_what_another_public_claim_mentions_stays() -> None:
    shared = StatementFactory.create()
    published_claim(statements=[shared])
    retracted_claim(statements=[shared, StatementFactory.create()])
    assert PublicSpeaker.objects.get().pk == shared.speaker.public_id
    assert PublicScale.objects.count() == 1


def test_amending_rewrites_what_reads_differently() -> None:
    statement = StatementFactory.create()
    public = published_claim(statements=[statement])
    statement.speaker.name = "Mara Lupu-Dorneanu"
    statement.speaker.save()
    claim = statement.links.get().claim
    [event] = publications.amend_claims(claims=[claim], note="Her name was misspelt.", at=LATER)
    assert (event.seq, event.kind, event.note) == (2, PublicationKind.AMENDED, "Her name was misspelt.")
    after = PublicClaim.objects.get(pk=public.pk)
    assert after.document["statements"][0]["speaker"]["name"] == "Mara Lupu-Dorneanu"
    assert (after.published_at, after.updated_at) == (A_MORNING, LATER)
    assert PublicSpeaker.objects.get().document["name"] == "Mara Lupu-Dorneanu"


def test_amending_says_nothing_when_nothing_public_changed() -> None:
    statement = StatementFactory.create()
    published_claim(statements=[statement])
    unpublished = approved_claim().review.claim
    claims = [statement.links.get().claim, unpublished]
    assert publications.amend_claims(claims=claims, note="", at=LATER) == []
    assert kinds() == ["published"]


def test_amending_refreshes_what_no_claim_shows() -> None:
    statement = StatementFactory.create()
    source = occurrence_in_article(statement).article.source
    published_claim(statements=[statement])
    assert source is not None
    source.homepage = "https://outlet.test/"
    source.save()
    assert publications.amend_claims(claims=[statement.links.get().claim], note="", at=LATER) == []
    public = PublicSource.objects.get()
    assert (public.document["homepage"], public.updated_at) == ("https://outlet.test/", LATER)


def test_speaker_leaves_the_public_when_the_link_goes() -> None:
    stays, goes = StatementFactory.create(), StatementFactory.create()
    published_claim(statements=[stays, goes])
    link = goes.links.get()
    link.delete()
    publications.amend_claims(claims=[link.claim], note="They said something else.", at=LATER)
    assert list(PublicSpeaker.objects.values_list("pk", flat=True)) == [stays.speaker.public_id]


@pytest.mark.parametrize("word", ["podul", "deschis", "numeste"])
def test_claim_is_searchable_without_diacritics(word: str) -> None:
    published_claim(
        claim=ClaimFactory.create(text="Podul s-a deschis.", language="ro"),
        summary="Se numește ziua.",
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM claims_publicclaim"
            " WHERE search @@ websearch_to_tsquery('on_record_ro', %s)",
            [word],
        )
        assert cursor.fetchone() == (1,)


def test_notice_waits_for_the_hold_and_keeps_its_own_numbers(now: dt.datetime, settings: Settings) -> None:
    settings.NOTICE_HOLD_MINUTES = 45
    published_claim()
    statement = StatementFactory.create()
    notice = publications.record_notice(statement=statement, kind=NoticeKind.RECORDED, note="", at=now)
    second = publications.record_notice(
        statement=statement, kind=NoticeKind.WITHDRAWN, note="A slip.", at=now
    )
    assert (notice.seq, second.seq) == (1, 2)
    assert notice.mailable_at == now + dt.timedelta(minutes=45)
    assert notice.document["statement"]["words"] == statement.words
    assert second.document["note"] == "A slip."


@pytest.mark.django_db(transaction=True)
def test_two_publishers_at_once_leave_no_gap_and_no_disorder() -> None:
    revisions = [approved_claim().pk for _ in range(12)]
    together = Barrier(2)

    def publish_half(mine: list[int]) -> None:
        together.wait()
        for pk in mine:
            with transaction.atomic():
                publish(ReviewRevision.objects.get(pk=pk))
                transaction.set_rollback(pk % 3 == 0)  # a refused step must leave no hole
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(publish_half, [revisions[::2], revisions[1::2]]))
    told = sum(pk % 3 != 0 for pk in revisions)
    assert list(Publication.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, told + 1))
    assert sorted(PublicClaim.objects.values_list("seq", flat=True)) == list(range(1, told + 1))


@pytest.mark.django_db(transaction=True)
def test_two_recorders_at_once_leave_no_gap() -> None:
    statements = StatementFactory.create_batch(6)
    together = Barrier(2)

    def record(mine: list[object]) -> None:
        together.wait()
        for statement in mine:
            with transaction.atomic():
                publications.record_notice(
                    statement=statement, kind=NoticeKind.RECORDED, note="", at=A_MORNING  # type: ignore[arg-type]
                )  # fmt: skip
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(record, [statements[:3], statements[3:]]))
    assert sorted(StatementNotice.objects.values_list("seq", flat=True)) == [1, 2, 3, 4, 5, 6]
