import csv
import datetime as dt
import gzip
import json
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from popolo_data.importer import Popolo

from claims.api.exports import reading
from claims.choices import SpeakerKind
from claims.models import PublicClaim
from tests.api.secrets import Newsroom
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory
from tests.formats import schemas

pytestmark = pytest.mark.django_db
DOORS = [
    *("/data/claims.csv", "/data/claims.xlsx", "/data/claims.jsonl"),
    *("/data/claimreview.json", "/data/claimreview-insights.json", "/data/popolo.json"),
]


def body(client: Client, door: str, **headers: str) -> bytes:
    answer = client.get(door, headers=headers)
    assert answer.status_code == 200, answer.content
    return answer.getvalue()


def published(count: int) -> list[PublicClaim]:
    """New claims, the newest first."""
    return [published_claim(A_MORNING + dt.timedelta(minutes=number)) for number in range(count)][::-1]


def jsonl_ids(client: Client) -> list[str]:
    return [json.loads(line)["id"] for line in body(client, "/data/claims.jsonl").splitlines()]


def test_csv_has_a_row_for_each_statement_and_no_formula(client: Client) -> None:
    statements = [StatementFactory.create(words=words) for words in ("=HYPERLINK(1)", "In May")]
    public = published_claim(statements=statements)
    rows = list(csv.DictReader(StringIO(body(client, "/data/claims.csv").decode("utf-8-sig"))))
    assert [row["words"] for row in rows] == ["'=HYPERLINK(1)", "In May"]
    assert {row["claim_url"] for row in rows} == {public.document["url"]}


def test_workbook_opens(client: Client) -> None:
    public = published_claim(statements=[StatementFactory.create(words="=1+1")])
    heads, row = load_workbook(BytesIO(body(client, "/data/claims.xlsx"))).worksheets[0].values
    found = dict(zip(heads, row, strict=True))
    assert (found["claim_id"], found["words"]) == (str(public.pk), "'=1+1")


def test_json_lines_are_the_public_documents(client: Client) -> None:
    claims = published(2)
    lines = body(client, "/data/claims.jsonl").splitlines()
    assert [json.loads(line) for line in lines] == [claim.document for claim in claims]


def test_data_feed_holds_each_review(client: Client) -> None:
    claims = published(2)
    feed = json.loads(body(client, "/data/claimreview.json"))
    assert (feed["@type"], feed["dateModified"][:10]) == ("DataFeed", "2026-01-09")
    items = feed["dataFeedElement"]
    assert [item["item"][0]["url"] for item in items] == [claim.document["url"] for claim in claims]


def test_insights_reviews_satisfy_their_schema(client: Client) -> None:
    published_claim(verdict_key="unverifiable")
    published_claim(statements=[])
    reviews = json.loads(body(client, "/data/claimreview-insights.json"))
    for review in reviews:
        schemas.insights().validate(review)
    assert len(reviews) == 2


def test_popolo_holds_public_speakers_and_the_roles_they_spoke_in(client: Client) -> None:
    mara = SpeakerFactory.create(name="Mara Lupu", wikidata_id="Q42")
    said = {"speaker": mara, "role": "mayor", "printed_name": "M. Lupu"}
    published_claim(statements=[StatementFactory.create(**said)])
    StatementFactory.create(speaker__name="Ion Rusu")
    read = Popolo(json.loads(body(client, "/data/popolo.json")))
    (person,) = read.persons
    assert (person.id, person.wikidata) == (str(mara.public_id), "Q42")
    assert [(found.role, found.on_behalf_of_id) for found in read.memberships] == [("mayor", None)]


def test_popolo_says_for_which_party_a_role_was_held(client: Client) -> None:
    party = SpeakerFactory.create(name="Harbour Party", kind=SpeakerKind.PARTY)
    office = SpeakerRoleFactory.create(organisation=party, since="2020")
    published_claim(statements=[StatementFactory.create(speaker=office.speaker, role="deputy")])
    (membership,) = Popolo(json.loads(body(client, "/data/popolo.json"))).memberships
    assert (membership.role, membership.on_behalf_of.name) == ("deputy", "Harbour Party")


@pytest.mark.parametrize("door", DOORS)
def test_empty_tracker_has_empty_files(client: Client, door: str) -> None:
    text = body(client, door)
    if door.endswith("json"):
        found = json.loads(text)
        assert found.get("dataFeedElement", []) == [] if isinstance(found, dict) else found == []


def test_retracted_claim_is_in_no_file(client: Client) -> None:
    retracted = retracted_claim()
    for door in DOORS:
        assert str(retracted.pk).encode() not in body(client, door)
        assert retracted.slug.encode() not in body(client, door)


def test_batches_follow_each_other_without_gap_or_repetition(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = published(5)
    for size in (1, 2, 5, 6):
        monkeypatch.setattr(reading, "BATCH", size)
        assert jsonl_ids(client) == [str(claim.pk) for claim in claims]


def test_claim_published_meanwhile_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    claims = published(4)
    documents = reading.standing_documents()
    first = next(documents)
    published_claim(A_MORNING + dt.timedelta(days=1))
    assert [first, *documents] == [claim.document for claim in claims]


def test_every_batch_is_read_under_the_public_role(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    published(4)
    answer = client.get("/data/claims.jsonl")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer.getvalue()
    reads = [query["sql"] for query in seen if "publicclaim" in query["sql"]]
    roles = [query["sql"] for query in seen if "SET LOCAL ROLE" in query["sql"]]
    assert len(reads) == len(roles) == 3


@pytest.mark.django_db(transaction=True)
def test_no_transaction_waits_for_a_slow_reader() -> None:
    published(1)
    documents = reading.standing_documents()
    next(documents)
    assert not connection.in_atomic_block
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT current_user = session_user").fetchone() == (True,)


@pytest.mark.parametrize("door", DOORS)
def test_file_that_has_not_changed_is_not_sent_again(client: Client, door: str) -> None:
    published_claim()
    tag = client.get(door)["ETag"]
    assert client.get(door, headers={"if-none-match": tag}).status_code == 304
    published_claim()
    assert client.get(door, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_head_reads_no_claim(client: Client, door: str) -> None:
    published_claim()
    with CaptureQueriesContext(connection) as seen:
        answer = client.head(door)
        assert (answer.status_code, answer.getvalue()) == (200, b"")
    assert not [query["sql"] for query in seen if "publicclaim" in query["sql"]]


@pytest.mark.parametrize("door", DOORS)
def test_parameter_that_nobody_knows_is_refused(client: Client, door: str) -> None:
    answer = client.get(f"{door}?colour=red")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_file_comes_whatever_the_client_would_rather_have(client: Client) -> None:
    public = published_claim()
    assert str(public.pk) in body(client, "/data/claims.csv", accept="image/png").decode()


def test_file_can_come_compressed(client: Client) -> None:
    public = published_claim()
    assert str(public.pk).encode() in gzip.decompress(
        body(client, "/data/claims.csv", **{"accept-encoding": "gzip"})
    )


def test_what_nobody_published_changes_no_file(client: Client) -> None:
    published_claim()
    doors = [door for door in DOORS if not door.endswith("xlsx")]  # a workbook names the minute it was made
    before = [body(client, door) for door in doors]
    Newsroom(seed=7).hide_everything()
    assert [body(client, door) for door in doors] == before
