"""`search` over claims: what meets what, what is shown, what it costs."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/claims/"


def claim(text: str, language: str = "en", hours: int = 0, **columns: object) -> str:
    """A published claim with these words and otherwise dull ones; its id."""
    dull: dict[str, object] = {"title": "T", "summary": "S", "explanation": "E", "statements": []}
    at = A_MORNING + dt.timedelta(hours=hours)
    made = published_claim(at, claim=ClaimFactory.create(text=text, language=language), **{**dull, **columns})
    return str(made.pk)


def found(client: Client, search: str, **query: str | int) -> list[str]:
    return [claim["id"] for claim in page(client, search, **query)["results"]]


def page(client: Client, search: str, **query: str | int) -> dict[str, Any]:
    answer = client.get(LIST, {"search": search, **query})
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


@pytest.mark.parametrize(
    "typed", ["declarații în țară", "declaraţii în ţară", "declaratii in tara", "DECLARAȚII"]
)
@pytest.mark.parametrize(
    "printed", ["declarațiile din țară", "declaraţiile din ţară", "declaratiile din tara"]
)
def test_comma_cedilla_and_bare_spellings_meet(typed: str, printed: str, client: Client) -> None:
    wanted = claim(f"Sunt {printed} și sunt în vigoare.", "ro")
    assert found(client, typed.replace(" în", "").replace(" in", "")) == [wanted]


def test_albanian_is_found_with_and_without_its_marks(client: Client) -> None:
    wanted = claim("Çmimi i energjisë është dyfishuar.", "sq")
    assert found(client, "cmimi energjise") == found(client, "çmimi energjisë") == [wanted]


def test_phrase_exclusion_and_or(client: Client) -> None:
    bridge, tram = claim("The new bridge opens in May."), claim("The bridge closes; a new tram opens.")
    assert set(found(client, "new bridge")) == {bridge, tram}
    assert found(client, '"new bridge"') == [bridge]
    assert found(client, "bridge -tram") == [bridge]
    assert set(found(client, "may or tram")) == {bridge, tram}


@pytest.mark.parametrize("text", ["-tram", "the -tram", "bridge or -tram", "of the", '-"new tram"'])
def test_search_without_a_word_to_look_for_finds_nothing(text: str, client: Client) -> None:
    """Else it would read every claim there is."""
    claim("The bridge opens.")
    assert found(client, text) == []


def test_exclusion_holds_in_the_stem_of_each_language(client: Client) -> None:
    claim("The bridge opens.")
    assert found(client, "opens -bridges") == []


def test_words_of_statements_speakers_summaries_and_explanations_are_found(client: Client) -> None:
    statement = StatementFactory.create(words="We laid nine kilometres.", speaker__name="Mara Lupu")
    wanted = claim("x", statements=[statement], summary="Only seven exist.", explanation="Counted by hand.")
    claim("y")
    for words in ("kilometres", "lupu", "seven", "counted hand"):
        assert found(client, words) == [wanted]


def test_newest_comes_first_and_the_best_on_request(client: Client) -> None:
    best = claim("A tram, a tram and another tram.")
    newest = claim("A bus, no train, one bridge, one tram.", hours=1)
    assert found(client, "tram") == [newest, best]
    assert found(client, "tram", ordering="-rank") == [best, newest]


def test_retracted_claim_is_not_found(client: Client) -> None:
    retracted_claim()
    assert found(client, "bridge") == []


def test_excerpt_marks_the_hits_and_escapes_the_rest(client: Client) -> None:
    statement = StatementFactory.create(words="Țara < 5 & nu plătește.", language="ro")
    claim("Ceva.", "ro", statements=[statement])
    [row] = page(client, "tara", excerpts="true")["results"]
    assert "<mark>Țara</mark> &lt; 5 &amp; nu" in row["excerpt"]
    assert "excerpt" not in page(client, "tara")["results"][0]


@pytest.mark.parametrize("text", ['"' * 199, "a:* & !(", "the of and", "-", "''\\", "\u202e", "<->", "or or"])
def test_no_text_breaks_the_search(text: str, client: Client) -> None:
    claim("The bridge opens.")
    assert client.get(LIST, {"search": text}).status_code == 200


def test_common_words_are_counted_up_to_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("claims.api.v1.claims", "claims.models.finding"):
        monkeypatch.setattr(f"{module}.COUNT_LIMIT", 2)
    made = [claim("A tram.", hours=n) for n in range(3)]
    assert page(client, "tram")["count"] == 2
    assert found(client, "tram") == made[::-1]
    assert found(client, "tram", ordering="-rank") == made[:0:-1]


@pytest.mark.parametrize("ordering", ["-published_at", "-rank"])
def test_search_costs_three_queries(ordering: str, client: Client) -> None:
    for n in range(3):
        claim("A tram.", hours=n)
    with CaptureQueriesContext(connection) as captured:
        page(client, "tram", ordering=ordering, excerpts="true")
    # As the list, one that counts and one that finds: see test_queries_do_not_grow_with_the_page.
    assert len(captured) == 8


def test_search_is_walked_page_by_page(client: Client) -> None:
    made = [claim("A tram.", hours=n) for n in range(5)]
    first = page(client, "tram", page_size=3)
    second = client.get(first["next"].replace("http://localhost:8000", "")).json()
    assert [row["id"] for row in first["results"] + second["results"]] == made[::-1]
    assert (first["count"], second["count"], second["next"]) == (5, 5, None)
