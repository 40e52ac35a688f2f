import datetime as dt

import pytest
from django.test import Client

from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import published_claim
from tests.pages.reading import feeds, page, queries

pytestmark = pytest.mark.django_db


def test_topic_page_has_its_claims_newest_first_and_no_others(client: Client) -> None:
    roads = TopicFactory.create(slug="roads")
    for hours, text in enumerate(("The older claim.", "The newer claim.")):
        at = A_MORNING + dt.timedelta(hours=hours)
        published_claim(at, claim=ClaimFactory.create(text=text), topics=[roads])
    other = published_claim(claim=ClaimFactory.create(text="Another matter."))
    text = page(client, "/topics/roads/")
    assert text.index("The newer claim.") < text.index("The older claim.")
    assert "Another matter." not in text
    assert "/topics/roads/" not in page(client, f"/claims/{other.slug}/")


def test_claim_links_to_its_topics_in_the_readers_language(client: Client) -> None:
    slug = published_claim(topics=[TopicFactory.create(slug="roads")]).slug
    assert '<a href="/topics/roads/?hl=ro">Transporturi</a>' in page(client, f"/claims/{slug}/?hl=ro")
    assert "<h1>Transporturi</h1>" in page(client, "/topics/roads/?hl=ro")


def test_topic_of_no_public_claim_is_as_absent_as_none(client: Client) -> None:
    TopicFactory.create(slug="secret")
    secret, absent = (client.get(f"/topics/{slug}/") for slug in ("secret", "no-such"))
    assert (secret.status_code, absent.status_code) == (404, 404)
    assert secret.content == absent.content


@pytest.mark.usefixtures("short_pages")
def test_topic_goes_on_page_by_page(client: Client) -> None:
    roads = TopicFactory.create(slug="roads")
    slugs = [published_claim(A_MORNING + dt.timedelta(minutes=n), topics=[roads]).slug for n in range(4)]
    first = page(client, "/topics/roads/")
    following = first.split('rel="next" href="')[1].split('"')[0]
    second = page(client, f"/topics/roads/{following}")
    assert (f"/claims/{slugs[0]}/" in first, f"/claims/{slugs[0]}/" in second) == (False, True)
    assert client.get("/topics/roads/?after=nonsense").status_code == 404


def test_queries_do_not_grow_with_the_topic(client: Client) -> None:
    roads = TopicFactory.create(slug="roads")
    published_claim(topics=[roads])
    few = queries(lambda: page(client, "/topics/roads/"))
    for _ in range(4):
        published_claim(topics=[roads])
    assert queries(lambda: page(client, "/topics/roads/")) == few == 6


def test_index_has_every_public_topic_by_its_name_and_no_other(client: Client) -> None:
    labels = ({"en": "Water", "ro": "Apă"}, {"en": "Roads", "ro": "Drumuri"})
    topics = [TopicFactory.create(slug=slug, labels=names) for slug, names in zip("ab", labels, strict=True)]
    published_claim(topics=topics)
    TopicFactory.create(labels={"en": "Secret"})
    text = page(client, "/topics/")
    assert text.index('<a href="/topics/b/">Roads</a>') < text.index('<a href="/topics/a/">Water</a>')
    assert "Secret" not in text
    text = page(client, "/topics/?hl=ro")
    assert text.index("Apă") < text.index("Drumuri")


def test_index_without_topics_says_so(client: Client) -> None:
    published_claim()
    assert "Nothing has been published yet." in page(client, "/topics/")


def test_page_names_the_topics_feed(client: Client) -> None:
    published_claim(topics=[TopicFactory.create(slug="roads")])
    assert feeds(page(client, "/topics/roads/")) == ["http://localhost:8000/feeds/topics/roads.atom"]
