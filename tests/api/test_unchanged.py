"""What a reader is told who asks whether something has changed."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from claims.api.unchanged import unchanged_at_the_door
from claims.models import Claim, PublicClaim, PublicScale, VerdictScale
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.publications import (
    corrected_claim,
    occurrence_in_article,
    published_claim,
    retracted_claim,
)
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/claims/"
LATER = A_MORNING + dt.timedelta(hours=1)
EXPANSIONS = ["", "expand=scale", "expand=sources", "expand=scale,sources", "fields=id&expand=sources"]


def printed_claim() -> PublicClaim:
    statement = StatementFactory.create()
    occurrence_in_article(statement)
    return published_claim(statements=[statement])


def places(public: PublicClaim) -> list[str]:
    detail = f"{LIST}{public.pk}/"
    queries = [f"?{query}" if query else "" for query in EXPANSIONS]
    mentions = [f"/api/v1/{noun}/" for noun in ("speakers", "topics", "scales", "sources")]
    return [
        *(door + query for door in (LIST, detail) for query in queries),
        f"{detail}claimreview/",
        *mentions,
    ]


def refused_further(_request: HttpRequest) -> HttpResponse:
    raise AssertionError("it was answered at the door")


def at_the_door(address: str, **headers: str) -> HttpResponse:
    """The answer of the door alone."""
    request = RequestFactory().get(address, headers=headers)
    found = unchanged_at_the_door(refused_further)(request)
    assert isinstance(found, HttpResponse)
    return found


def test_door_names_the_same_state_as_the_whole_answer(client: Client) -> None:
    for address in places(printed_claim()):
        whole = client.get(address)
        for name, value in {
            "if-none-match": whole["ETag"],
            "if-modified-since": whole["Last-Modified"],
        }.items():
            short = at_the_door(address, **{name: value})
            assert (short.status_code, short.content) == (304, b""), (address, name)
            for header in ("ETag", "Last-Modified", "Cache-Control", "Content-Language", "Vary"):
                assert short[header] == whole[header], (address, header)


def test_head_is_answered_like_get(client: Client) -> None:
    address = f"{LIST}{printed_claim().pk}/"
    tag = client.head(address)["ETag"]
    assert client.head(address, headers={"if-none-match": tag}).status_code == 304


def change_the_method() -> None:
    """What an editor of scales does: no claim reads differently for it."""
    scale = VerdictScale.objects.get(slug=PublicScale.objects.get().slug)
    scale.methodology = "We ask two experts."
    scale.save()
    with transaction.atomic():
        publications.amend_claims(claims=Claim.objects.all(), note="", at=LATER)


def test_claim_with_its_scale_changes_with_the_scale_alone(client: Client) -> None:
    public = printed_claim()
    for address in (LIST, f"{LIST}{public.pk}/"):
        tags = {query: client.get(f"{address}?{query}")["ETag"] for query in EXPANSIONS}
        assert tags["expand=scale"] != tags[""]
    change_the_method()
    assert PublicClaim.objects.get().seq == public.seq
    told = {
        query: client.get(f"{LIST}{public.pk}/?{query}", headers={"if-none-match": tag}).status_code
        for query, tag in tags.items()
    }
    assert (told[""], told["expand=scale"], told["expand=scale,sources"]) == (304, 200, 200)
    assert (
        client.get(f"{LIST}?expand=scale", headers={"if-modified-since": last(A_MORNING)}).status_code == 200
    )


def last(at: dt.datetime) -> str:
    return at.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize("make", [corrected_claim, published_claim])
def test_what_has_changed_is_told_whole(make: Callable[..., PublicClaim], client: Client) -> None:
    tag = client.get(f"{LIST}{printed_claim().pk}/")["ETag"]
    public = make(LATER)
    answer = client.get(f"{LIST}{public.pk}/", headers={"if-none-match": tag})
    assert (answer.status_code, answer.json()["id"]) == (200, str(public.pk))
    assert answer["ETag"] != tag


@pytest.mark.parametrize("headers", [{"if-none-match": "*"}, {"if-modified-since": last(LATER)}])
def test_condition_hides_no_refusal(headers: dict[str, str], client: Client, settings: Settings) -> None:
    public, gone = printed_claim(), retracted_claim()
    address = f"{LIST}{public.pk}/"
    told = {
        304: client.get(address, headers=headers),
        400: client.get(f"{address}?colour=red", headers=headers),
        401: client.get(address, headers={**headers, "authorization": "Bearer orec_x"}),
        404: client.get(f"{LIST}{'0' * 8}-0000-0000-0000-{'0' * 12}/", headers=headers),
        405: client.post(address, headers=headers),
        406: client.get(address, headers={**headers, "accept": "application/xml"}),
        410: client.get(f"{LIST}{gone.pk}/", headers=headers),
        412: client.get(address, headers={**headers, "if-match": '"another"'}),
    }
    assert {code: answer.status_code for code, answer in told.items()} == {code: code for code in told}
    settings.ALLOWED_HOSTS = ["facts.test"]
    assert client.get(address, headers={**headers, "host": "evil.test"}).status_code == 400


def test_another_language_is_another_answer(client: Client) -> None:
    address = f"{LIST}{printed_claim().pk}/"
    tag = client.get(address, headers={"accept-language": "ro"})["ETag"]
    codes = {
        code: client.get(address, headers={"accept-language": code, "if-none-match": tag}).status_code
        for code in ("ro", "sq", "en")
    }
    assert codes == {"ro": 304, "sq": 200, "en": 200}


def test_request_with_a_condition_is_counted_once(client: Client, settings: Settings) -> None:
    settings.API_ANONYMOUS_PER_MINUTE = 4
    address = f"{LIST}{printed_claim().pk}/"
    for cache in ("limits", "limits-here"):
        caches[cache].clear()
    tag = client.get(address)["ETag"]
    conditions = ['"another"', tag, tag, tag]
    codes = [client.get(address, headers={"if-none-match": wanted}).status_code for wanted in conditions]
    assert codes == [200, 304, 304, 429]


def test_outside_a_transaction_it_is_one_question_and_the_role_ends_with_it(
    transactional_db: None, client: Client
) -> None:
    for address in places(printed_claim()):
        tag = client.get(address)["ETag"]
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address, headers={"if-none-match": tag}).status_code == 304
        assert len(asked) == 1, address
        assert Claim.objects.count() == 1  # the public role may not ask that
