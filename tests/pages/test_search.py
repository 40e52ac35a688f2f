import datetime as dt

import pytest
from django.test import Client

from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import published_claim, retracted_claim
from tests.pages.reading import page, queries

pytestmark = pytest.mark.django_db


def claim(text: str, hours: int = 0, **columns: object) -> str:
    language = columns.pop("language", "en")
    made = ClaimFactory.create(text=text, language=language)
    return published_claim(A_MORNING + dt.timedelta(hours=hours), claim=made, **columns).slug


def found(client: Client, query: str) -> set[str]:
    text = page(client, f"/claims/?{query}")
    return {part.split("/")[0] for part in text.split('<h2><a href="/claims/')[1:]}


def test_words_phrases_and_exclusions_are_found_without_accents(client: Client) -> None:
    hospital = claim(
        "Spitalul din Căldărești s-a închis.", language="ro", title="", summary="x", explanation=""
    )
    school = claim("Școala din Căldărești s-a deschis.", language="ro", title="", summary="x", explanation="")
    assert found(client, "q=caldaresti") == {hospital, school}
    assert found(client, "q=caldaresti+-scoala") == {hospital}
    assert found(client, 'q="scoala+din"') == {school}


def test_filters_must_all_hold(client: Client) -> None:
    topic = TopicFactory.create(slug="roads")
    wanted = claim("One.", topics=[topic])
    others = [claim("Two.", verdict_key="true", topics=[topic]), claim("Three.", language="ro")]
    assert found(client, "topic=roads&verdict=false") == {wanted}
    assert found(client, "language=ro") == {others[1]}
    assert found(client, "q=&verdict=&topic=&language=") == {wanted, *others}


def test_hits_are_marked_and_nothing_else_is_markup(client: Client) -> None:
    claim("The bridge <b>opens</b> in May.")
    text = page(client, "/claims/?q=bridge")
    assert "<mark>bridge</mark>" in text
    assert "<b>" not in text


def test_number_of_hits_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        claim(f"The viaduct number {number}.", number)
    assert "3 claims match" in page(client, "/claims/?q=viaduct")
    for module in ("claims.models.finding", "claims.pages.claims"):
        monkeypatch.setattr(f"{module}.COUNT_LIMIT", 2)
    assert "More than 2 claims match" in page(client, "/claims/?q=viaduct")


def test_nothing_found_is_not_called_false(client: Client) -> None:
    claim("The bridge.")
    text = page(client, "/claims/?q=zeppelin")
    assert "We have published nothing that matches." in text
    assert 'value="zeppelin"' in text


def test_close_match_says_that_it_is_none(client: Client) -> None:
    claim("The viaduct over the Dorna.")
    text = page(client, "/claims/?q=viadcut")
    assert "nothing with just these words" in text
    assert "<strong>viaduct</strong>" in text
    assert "<mark>viaduct</mark>" in text
    assert "just these words" not in page(client, "/claims/?q=viaduct")


def test_retracted_claims_are_not_found(client: Client) -> None:
    retracted_claim(claim=ClaimFactory.create(text="The zeppelin."))
    assert found(client, "q=zeppelin") == set()


@pytest.mark.usefixtures("short_pages")
def test_search_goes_on_page_by_page_with_its_words(client: Client) -> None:
    slugs = {claim("The bridge.", number) for number in range(4)}
    text = page(client, "/claims/?q=bridge&hl=ro")
    following = text.split('rel="next" href="?')[1].split('"')[0].replace("&amp;", "&")
    assert "q=bridge" in following
    assert "hl=ro" in following
    first, second = found(client, "q=bridge"), found(client, following)
    assert (len(first), len(second), first | second) == (3, 1, slugs)


@pytest.mark.parametrize(
    "query", ["verdict=nonsense", "topic=nonsense", "language=xx", f"q={'x' * 201}", "q=%00"]
)
def test_value_that_is_not_on_offer_is_an_error(query: str, client: Client) -> None:
    answer = client.get(f"/claims/?{query}")
    assert answer.status_code == 400
    assert b"errorlist" in answer.content


@pytest.mark.parametrize("words", ["'", '"', "-", "or", "((", ":*", "\\", "<->", "%", "🌉"])
def test_any_text_may_be_searched(words: str, client: Client) -> None:
    assert client.get("/claims/", {"q": words}).status_code == 200


def test_ways_to_search_are_not_for_search_engines(client: Client) -> None:
    claim("The bridge.")
    assert "noindex" in page(client, "/claims/?q=bridge")
    assert "noindex" not in page(client, "/claims/")


def test_queries_do_not_grow_with_the_hits(client: Client) -> None:
    claim("The bridge.")
    few = queries(lambda: page(client, "/claims/?q=bridge"))
    for number in range(5):
        claim("The bridge.", number)
    assert queries(lambda: page(client, "/claims/?q=bridge")) == few == 9
