"""Corrections and retractions, the latest first."""

import datetime as dt

import pytest
from django.db import transaction
from django.test import Client

from claims.choices import RevisionState
from claims.models import ReviewRevision
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.publications import corrected_claim, published_claim, retracted_claim

pytestmark = pytest.mark.django_db
LIST = "/api/v1/corrections/"
LATER = A_MORNING + dt.timedelta(hours=1)


def test_correction_shows_both_verdicts_and_the_reason(client: Client) -> None:
    public = corrected_claim(LATER)
    [entry] = client.get(LIST).json()["results"]
    assert (entry["seq"], entry["kind"], entry["claim"]["id"]) == (2, "corrected", str(public.pk))
    correction = entry["correction"]
    verdicts = (correction["old_verdict"]["key"], correction["new_verdict"]["key"], correction["note"])
    assert verdicts == ("false", "true", "The contract was amended.")
    assert client.get(f"{LIST}2/").json() == entry


def test_retraction_is_listed_and_repeats_no_verdict(client: Client) -> None:
    public = corrected_claim(LATER)
    revision = ReviewRevision.objects.get(review__claim__public_id=public.pk, number=2)
    revision.state, revision.ended_at = RevisionState.RETRACTED, LATER
    revision.retraction_note = "Not the final plan."
    revision.save()
    with transaction.atomic():
        publications.retract(revision=revision, note=revision.retraction_note, at=LATER)
    retracted, corrected = client.get(LIST).json()["results"]
    assert (retracted["kind"], retracted["note"]) == ("retracted", "Not the final plan.")
    assert retracted["correction"] is corrected["correction"] is None
    assert corrected["kind"] == "corrected"


def test_what_was_only_published_is_no_correction(client: Client) -> None:
    published_claim()
    assert client.get(LIST).json() == {"next": None, "results": []}
    assert client.get(f"{LIST}1/").status_code == 404
    assert client.get(f"{LIST}{10**30}/").status_code == 404


def test_filters_and_pages(client: Client) -> None:
    corrected, retracted = corrected_claim(LATER), retracted_claim()
    kinds = {"corrected": str(corrected.pk), "retracted": str(retracted.pk)}
    for kind, claim in kinds.items():
        for query in ({"kind": kind}, {"claim": claim}):
            [entry] = client.get(LIST, query).json()["results"]
            assert (entry["kind"], entry["claim"]["id"]) == (kind, claim)
    page = client.get(LIST, {"page_size": 1}).json()
    rest = client.get(page["next"].replace("http://localhost:8000", "")).json()
    assert [entry["kind"] for entry in page["results"] + rest["results"]] == ["retracted", "corrected"]
    assert rest["next"] is None


@pytest.mark.parametrize("query", ["kind=published", "claim=x", "before=0", "before=x", "after=1"])
def test_unknown_parameter_or_value_is_refused(query: str, client: Client) -> None:
    assert client.get(f"{LIST}?{query}").status_code == 400


def test_unchanged_list_and_entry_answer_304(client: Client) -> None:
    corrected_claim(LATER)
    for address in (LIST, f"{LIST}2/"):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_claim_is_shown_in_full_on_request_while_it_stands(client: Client) -> None:
    public = corrected_claim(LATER)
    retracted_claim()
    retracted, corrected = client.get(LIST, {"expand": "claim"}).json()["results"]
    assert corrected["claim"] == client.get(f"/api/v1/claims/{public.pk}/").json()
    assert retracted["claim"].keys() == {"id", "slug", "url", "claim", "language"}
    assert client.get(f"{LIST}2/?expand=claim").json() == corrected
    assert client.get(f"{LIST}2/?fields=seq,note").json().keys() == {"seq", "note"}
