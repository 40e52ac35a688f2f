"""The log that copies follow."""

import datetime as dt

import pytest
from django.test import Client

from claims.models import Publication
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
LOG = "/api/v1/publications/"


def test_log_is_read_from_any_number_on(client: Client) -> None:
    first, second = published_claim(), published_claim()
    page = client.get(LOG).json()
    assert [event["seq"] for event in page["results"]] == [1, 2]
    assert [event["claim"]["id"] for event in page["results"]] == [str(first.pk), str(second.pk)]
    rest = client.get(LOG, {"after": 1}).json()
    assert (rest["results"], rest["last_seq"], rest["next"]) == (page["results"][1:], 2, None)
    assert client.get(LOG, {"after": 2}).json() == {"next": None, "last_seq": 2, "results": []}


def test_event_that_a_later_one_replaced_repeats_no_wording(client: Client) -> None:
    statement = StatementFactory.create()
    published_claim(statements=[statement])
    statement.speaker.name = "Mara Lupu"
    statement.speaker.save()
    later = A_MORNING + dt.timedelta(hours=1)
    publications.amend_claims(claims=[statement.links.get().claim], note="A name.", at=later)
    first, second = client.get(LOG).json()["results"]
    assert (first["kind"], first["claim"]) == ("published", None)
    assert (second["kind"], second["note"]) == ("amended", "A name.")
    assert second["claim"]["statements"][0]["speaker"]["name"] == "Mara Lupu"


def test_retraction_leaves_a_tombstone_in_the_log(client: Client) -> None:
    public = retracted_claim()
    first, second = client.get(LOG).json()["results"]
    assert (first["claim"], second["kind"]) == (None, "retracted")
    assert second["claim"] == public.document
    assert "contract" not in client.get(LOG).content.decode()
    assert "contract" in str(Publication.objects.get(seq=1).document)


def test_log_goes_on_page_by_page(client: Client) -> None:
    for _ in range(3):
        published_claim()
    page = client.get(LOG, {"page_size": 2}).json()
    assert page["next"] == f"http://localhost:8000{LOG}?page_size=2&after=2"


def test_unchanged_log_answers_304(client: Client) -> None:
    published_claim()
    first = client.get(LOG)
    assert client.get(LOG, headers={"if-none-match": first["ETag"]}).status_code == 304
    published_claim()
    assert client.get(LOG, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("after", ["-1", "x", "9223372036854775808", "1.5", ""])
def test_number_that_is_none_is_refused(after: str, client: Client) -> None:
    assert client.get(LOG, {"after": after}).status_code == 400


def test_no_number_is_too_high(client: Client) -> None:
    assert client.get(LOG, {"after": 2**63 - 1}).json()["results"] == []


def test_fields_leave_the_rest_out(client: Client) -> None:
    published_claim()
    assert client.get(LOG, {"fields": "seq,kind"}).json()["results"] == [{"seq": 1, "kind": "published"}]
    assert client.get(LOG, {"fields": "seq,document"}).status_code == 400
