import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.api.factchecktools import discovery
from tests.api.secrets import SECRET, SECRET_WORD, SLUG, Newsroom
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
SEARCH = "/v1alpha1/claims:search"


@pytest.fixture(autouse=True)
def _here(settings: Any) -> None:
    settings.SITE_URL = "https://www.facts.test"


def search(client: Client, **parameters: Any) -> dict[str, Any]:
    answer = client.get(SEARCH, parameters)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    discovery.check(found, "FactCheckedClaimSearchResponse")
    return found


def texts(client: Client, **parameters: Any) -> list[str]:
    return [claim["text"] for claim in search(client, **parameters).get("claims", [])]


def about(text: str, language: str = "en", at: dt.datetime = A_MORNING, **columns: Any) -> str:
    published_claim(at, claim=ClaimFactory.create(text=text, language=language), **columns)
    return text


def test_claim_is_found_by_its_words(client: Client) -> None:
    published_claim(statements=[StatementFactory.create(speaker__name="Mara Lupu")])
    (found,) = search(client, query="bridge Dorna")["claims"]
    assert (found["claimant"], found["claimDate"]) == ("Mara Lupu", "2026-01-08T00:00:00Z")
    assert found["claimReview"][0]["publisher"] == {"name": "On Record", "site": "facts.test"}


def test_nothing_found_is_an_empty_message(client: Client) -> None:
    published_claim()
    assert search(client, query="glacier") == {}


@pytest.mark.parametrize("query", ["", "   "])
def test_query_or_site_is_required(client: Client, query: str) -> None:
    answer = client.get(SEARCH, {"query": query, "languageCode": "en"})
    assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


@pytest.mark.parametrize("query", ["pod", "podul", "Şoselei", "soselei", '"podul de pe"'])
def test_romanian_is_searched_by_stem_and_without_diacritics(client: Client, query: str) -> None:
    claim = about("Podul de pe Valea Șoselei se deschide în mai.", "ro")
    assert texts(client, query=query) == [claim]


def test_albanian_is_searched_without_a_stemmer(client: Client) -> None:
    claim = about("Ura e re mbi lumë hapet në maj.", "sq")
    assert (texts(client, query="lume"), texts(client, query="lumin")) == ([claim], [])


def test_words_can_be_excluded(client: Client) -> None:
    about("The tram costs nine million.")
    metro = about("The metro costs nine million.")
    assert texts(client, query="million -tram") == [metro]


def test_language_narrows_and_its_region_does_not(client: Client) -> None:
    about("The opera reopens.", "en")
    romanian = about("The opera se redeschide.", "ro")
    for code in ("ro", "ro-MD", "RO", "ro-Latn"):
        assert texts(client, query="opera", languageCode=code) == [romanian]
    assert texts(client, query="opera", languageCode="fr") == []


def test_language_that_is_no_code_is_refused(client: Client) -> None:
    answer = client.get(SEARCH, {"query": "opera", "languageCode": "ro_RO"})
    assert (answer.status_code, "languageCode" in answer.json()["error"]["message"]) == (400, True)


@pytest.mark.parametrize("site", ["facts.test", "www.facts.test", "https://www.facts.test/claims/"])
def test_our_site_lets_all_our_claims_through(client: Client, site: str) -> None:
    claim = about("The tram is free.")
    assert texts(client, reviewPublisherSiteFilter=site) == [claim]


@pytest.mark.parametrize("site", ["nytimes.com", "test", "facts.test.evil.test", "http://[::1"])
def test_another_site_lets_none_through(client: Client, site: str) -> None:
    about("The tram is free.")
    assert texts(client, reviewPublisherSiteFilter=site, query="tram") == []


def test_age_is_counted_from_the_review(client: Client) -> None:
    about("The old tram is free.", at=A_MORNING - dt.timedelta(days=5))
    new = about("The new tram is free.", at=A_MORNING - dt.timedelta(days=1))
    with time_machine.travel(A_MORNING, tick=False):
        assert texts(client, query="tram", maxAgeDays=2) == [new]
        assert len(texts(client, query="tram", maxAgeDays=2**31 - 1)) == 2
        assert len(texts(client, query="tram", maxAgeDays=0)) == 2


def test_retracted_verdict_is_not_found(client: Client) -> None:
    retracted_claim()
    assert search(client, query="bridge") == {}


def test_pages_neither_skip_nor_repeat_when_something_new_comes_in_front(client: Client) -> None:
    old = [about(f"Tram {number} is free.", at=A_MORNING + dt.timedelta(hours=number)) for number in range(4)]
    first = search(client, query="tram", pageSize=2)
    about("Tram 9 is free.", at=A_MORNING + dt.timedelta(days=1))
    second = search(client, query="tram", pageSize=2, pageToken=first["nextPageToken"])
    assert [claim["text"] for claim in first["claims"] + second["claims"]] == old[::-1]
    assert "nextPageToken" not in second


def test_image_search_does_not_pretend_to_have_looked(client: Client) -> None:
    answer = client.get("/v1alpha1/claims:imageSearch", {"imageUri": "https://outlet.test/a.jpg"})
    assert (answer.status_code, answer.json()["error"]["status"]) == (501, "UNIMPLEMENTED")


def test_what_nobody_published_changes_no_answer(client: Client) -> None:
    public = published_claim()
    doors = [
        *(f"{SEARCH}?query={word}" for word in ("bridge", "bridge&pageSize=1", SECRET_WORD, "May")),
        *(f"/v1alpha1/pages?organization=facts.test{more}" for more in ("", "&offset=1")),
        f"/v1alpha1/pages?url=www.facts.test/claims/{SLUG}/",
        f"/v1alpha1/pages/{SECRET}",
        f"/v1alpha1/pages/{public.pk}",
    ]
    before = [client.get(door).content for door in doors]
    Newsroom(seed=5).hide_everything()
    assert [client.get(door).content for door in doors] == before
