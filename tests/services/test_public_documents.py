import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from claims.choices import DatePrecision, SpeakerKind, StatementState, Wording
from claims.models import CommentRequest, ReviewRevision, Speaker, SpeakerRole
from claims.services import public_documents as documents
from tests.factories.articles import A_MORNING, ArticleFactory
from tests.factories.claims import StatementLinkFactory
from tests.factories.publications import approved_claim, occurrence_in_article
from tests.factories.reviews import verdict
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import OccurrenceFactory, StatementFactory

pytestmark = pytest.mark.django_db


def test_instants_are_told_in_utc() -> None:
    noon = dt.datetime(2026, 1, 9, 12, 0, tzinfo=ZoneInfo("Europe/Chisinau"))
    assert documents.instant(noon) == "2026-01-09T10:00:00Z"


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"published_at": A_MORNING, "published_precision": DatePrecision.DAY}, "2026-01-09T06:00:00Z"),
        (
            {
                "published_precision": DatePrecision.DAY,
                "published_not_before": dt.date(2026, 1, 9),
                "published_not_after": dt.date(2026, 1, 9),
            },
            "2026-01-09",
        ),
        (
            {"published_precision": DatePrecision.MONTH, "published_not_before": dt.date(2025, 7, 1)},
            "2025-07",
        ),
        ({}, None),
    ],
)
def test_article_is_dated_as_far_as_is_known(columns: dict[str, object], told: str | None) -> None:
    assert documents.article_date(ArticleFactory.build(**columns)) == told


def test_words_typed_by_hand_are_one_quote() -> None:
    statement = StatementFactory.create(words="We open in May.")
    assert documents.quoted_pieces(statement) == ["We open in May."]


def test_words_of_another_wording_do_not_give_the_quotes() -> None:
    statement = StatementFactory.create(words="We open in May.", wording=Wording.OURS)
    article = ArticleFactory.create(text="„Deschidem în mai”, a spus ea.")
    OccurrenceFactory.create(
        statement=statement, article=article, words=article.text[:18], end_offset=18, quote_spans=[[1, 17]]
    )
    assert documents.quoted_pieces(statement) == ["We open in May."]


def test_block_without_marks_quotes_nothing() -> None:
    statement = StatementFactory.create()
    occurrence = occurrence_in_article(statement)
    occurrence.quote_spans = []
    occurrence.save()
    assert documents.quoted_pieces(statement) == []


def test_article_that_prints_the_words_twice_is_named_once() -> None:
    statement = StatementFactory.create(words="May")
    article = ArticleFactory.create(text="May and May")
    for start in (0, 8):
        OccurrenceFactory.create(
            statement=statement, article=article, start_offset=start, end_offset=start + 3, quote_spans=[]
        )
    told = documents.statement_document(statement)["occurrences"]
    assert [place["url"] for place in told] == [article.url]
    assert told[0]["source"]["name"].startswith("Outlet")


def test_article_without_an_outlet_has_none() -> None:
    assert documents.occurrence_document(ArticleFactory.create(source=None))["source"] is None


def test_statements_stand_in_the_order_they_were_said() -> None:
    days = [dt.date(2026, 1, 8), dt.date(2025, 12, 1), dt.date(2026, 1, 2)]
    said = [StatementFactory.create(said_on=day, said_not_before=day, said_not_after=day) for day in days]
    claim = approved_claim(statements=said).review.claim
    assert [found.said_on for found in documents.public_statements(claim)] == sorted(days)


def test_only_confirmed_and_standing_statements_are_public() -> None:
    standing = StatementFactory.create()
    merged = StatementFactory.create(merged_into=standing)
    withdrawn = StatementFactory.create(state=StatementState.WITHDRAWN)
    claim = approved_claim(statements=[standing, merged, withdrawn]).review.claim
    StatementLinkFactory.create(claim=claim)
    assert list(documents.public_statements(claim)) == [standing]


def test_unverifiable_has_no_value_and_its_scale_has_ends() -> None:
    found = documents.verdict_document(verdict("unverifiable"))
    assert (found["rating_value"], found["worst_rating"], found["best_rating"]) == (None, 1, 5)


def test_draft_without_a_verdict_has_no_document() -> None:
    with pytest.raises(ValueError, match="has a verdict"):
        documents.verdict_of(ReviewRevision(verdict=None))


def test_tombstone_keeps_the_address_and_the_claim() -> None:
    revision = approved_claim()
    document = documents.claim_document(revision, A_MORNING, A_MORNING)
    later = A_MORNING + dt.timedelta(days=1)
    left = documents.tombstone(document, "It was forged.", later)
    assert left["url"] == document["url"]
    assert (left["retracted_at"], left["retraction_note"]) == ("2026-01-10T06:00:00Z", "It was forged.")
    assert not {"summary", "statements", "verdict", "evidence"} & left.keys()


def test_address_is_that_of_our_site(settings: Settings) -> None:
    settings.SITE_URL = "https://facts.test"
    revision = approved_claim()
    url = documents.claim_document(revision, A_MORNING, A_MORNING)["url"]
    assert url == f"https://facts.test/claims/{revision.review.claim.slug}/"


def test_mentions_are_found_in_a_document_and_none_in_a_tombstone() -> None:
    statements = StatementFactory.create_batch(2)
    places = [occurrence_in_article(statement).article for statement in statements]
    document = documents.claim_document(approved_claim(statements=statements), A_MORNING, A_MORNING)
    assert documents.speakers_of(document) == {str(found.speaker.public_id) for found in statements}
    assert documents.sources_of(document) == sorted(place.source.slug for place in places if place.source)
    left = documents.tombstone(document, "", A_MORNING)
    assert (documents.speakers_of(left), documents.topics_of(left), documents.sources_of(left)) == (
        set(),
        [],
        [],
    )


def test_words_weigh_by_where_they_stand() -> None:
    statement = StatementFactory.create(words="We open in May.", speaker__name="Mara Lupu")
    document = documents.claim_document(approved_claim(statements=[statement]), A_MORNING, A_MORNING)
    head, body, rest = documents.searchable(document)
    assert document["claim"] in head
    assert "We open in May. Mara Lupu" in body
    assert rest == document["explanation"]


def of_party(name: str, **columns: object) -> SpeakerRole:
    """An office in a party, for a new speaker or the one named."""
    party = SpeakerFactory.create(kind=SpeakerKind.PARTY, name=name)
    role: SpeakerRole = SpeakerRoleFactory.create(organisation=party, **columns)
    return role


def test_party_is_the_one_of_the_day() -> None:
    role = of_party("Harbour Party", since="2025-05", until="2026")
    of_party("Hill Party", speaker=role.speaker, since="2020", until="2025-04")
    told = documents.statement_document(StatementFactory.create(speaker=role.speaker))["party"]
    assert told == {
        "id": str(role.organisation.public_id),  # type: ignore[union-attr]
        "slug": role.organisation.slug,  # type: ignore[union-attr]
        "name": "Harbour Party",
    }


@pytest.mark.parametrize(
    ("first", "last", "party"),
    [
        (dt.date(2025, 6, 1), dt.date(2025, 6, 30), "Harbour Party"),
        (dt.date(2025, 4, 1), dt.date(2025, 5, 31), None),
        (dt.date(2024, 1, 1), dt.date(2024, 12, 31), "Hill Party"),
        (dt.date(2019, 1, 1), dt.date(2019, 12, 31), None),
        (None, None, None),
    ],
)
def test_party_must_be_certain_for_all_of_a_month(
    first: dt.date | None, last: dt.date | None, party: str | None
) -> None:
    role = of_party("Harbour Party", since="2025-05", until="2026")
    of_party("Hill Party", speaker=role.speaker, since="2020", until="2025-04")
    statement = StatementFactory.build(speaker=role.speaker, said_not_before=first, said_not_after=last)
    told = documents.party_document(statement)
    assert (told and told["name"]) == party


def test_of_two_parties_at_once_and_of_a_ministry_nothing_is_said() -> None:
    role = of_party("Harbour Party")
    of_party("Hill Party", speaker=role.speaker)
    ministry = SpeakerRoleFactory.create(organisation=SpeakerFactory.create(kind=SpeakerKind.ORGANISATION))
    for speaker in (role.speaker, ministry.speaker):
        assert documents.statement_document(StatementFactory.create(speaker=speaker))["party"] is None


def test_document_of_many_statements_asks_no_more_than_that_of_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    one, several = (
        approved_claim(
            statements=[
                StatementFactory.create(speaker=of_party(f"Party {number} of {total}").speaker)
                for number in range(total)
            ]
        )
        for total in (1, 4)
    )
    with CaptureQueriesContext(connection) as asked_of_one:
        documents.claim_document(one, A_MORNING, A_MORNING)
    with django_assert_num_queries(len(asked_of_one)):
        told = documents.claim_document(several, A_MORNING, A_MORNING)
    assert len({statement["party"]["name"] for statement in told["statements"]}) == 4


def asked(revision: ReviewRevision, speaker: Speaker, at: dt.datetime, **columns: object) -> CommentRequest:
    values: dict[str, object] = {"channel": "press@city.test", "asked_at": at, "noted_at": at, **columns}
    return CommentRequest.objects.create(review=revision.review, speaker=speaker, **values)


def test_what_the_speaker_says_is_public_without_the_way_to_the_speaker() -> None:
    revision = approved_claim()
    speaker = Speaker.objects.get()
    asked(revision, speaker, A_MORNING, outcome="answered", answer="We stand by it.")
    asked(revision, speaker, A_MORNING, asked_at=None, outcome="waived", answer="She is ill.")
    found = documents.claim_document(revision, A_MORNING, A_MORNING)["responses"]
    mention = {"id": str(speaker.public_id), "slug": speaker.slug, "name": speaker.name}
    when = documents.instant(A_MORNING)
    assert found == [
        {"speaker": mention, "asked_at": when, "outcome": "answered", "text": "We stand by it."},
        {"speaker": mention, "asked_at": None, "outcome": "waived", "text": "She is ill."},
    ]


def test_a_question_for_a_correction_in_the_making_is_not_public() -> None:
    revision = approved_claim()
    revision.published_at = A_MORNING
    asked(revision, Speaker.objects.get(), A_MORNING + dt.timedelta(days=1))
    assert documents.claim_document(revision, A_MORNING, A_MORNING)["responses"] == []


def test_only_those_who_publicly_make_the_claim_are_said_to_be_asked() -> None:
    revision = approved_claim()
    link = StatementLinkFactory.create(claim=revision.review.claim)
    asked(revision, link.statement.speaker, A_MORNING)
    assert documents.claim_document(revision, A_MORNING, A_MORNING)["responses"] == []
