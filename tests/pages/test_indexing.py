import datetime as dt
import re
from functools import partial
from urllib import robotparser
from xml.etree import ElementTree

import pytest
from django.templatetags.static import static
from django.test import Client

from claims.pages import indexing
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory
from tests.pages.reading import queries

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
FIXED = ("claims/", "speakers/", "topics/", "corrections/", "methodology/", "data/")


def addresses(client: Client, door: str) -> list[str]:
    answer = client.get(door.removeprefix(SITE))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    tree = ElementTree.fromstring(answer.content)  # noqa: S314  (our own)
    return [found.text or "" for found in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def everything(client: Client) -> list[str]:
    return [page for file in addresses(client, "/sitemap.xml") for page in addresses(client, file)]


def test_sitemap_has_every_public_page_and_no_other(client: Client) -> None:
    statement = StatementFactory.create(speaker__slug="mara")
    public = published_claim(statements=[statement], topics=[TopicFactory.create(slug="roads")])
    retracted_claim()
    for factory in (ClaimFactory, SpeakerFactory, TopicFactory):
        factory.create(slug="secret")
    found = everything(client)
    own = [f"{SITE}/claims/{public.slug}/", f"{SITE}/speakers/mara/", f"{SITE}/topics/roads/"]
    fixed = [f"{SITE}/{name}" for name in ("", *FIXED)]
    assert sorted(found) == sorted([*own, *fixed])
    assert {client.get(page.removeprefix(SITE)).status_code for page in found} == {200}


def test_long_lists_are_cut_and_old_files_stay_as_they_are(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 2)
    slugs = [published_claim(A_MORNING + dt.timedelta(minutes=n)).slug for n in range(2)]
    first = client.get("/sitemap-claim-1.xml").content
    slugs += [published_claim(A_MORNING + dt.timedelta(days=n + 1)).slug for n in range(3)]
    assert client.get("/sitemap-claim-1.xml").content == first
    assert [page.split("/")[-2] for page in everything(client) if "/claims/" in page[:-9]] == slugs


@pytest.mark.parametrize("file", ["claim-2", "claim-0", "nothing-1", "page-2", "claim-99999999999999999999"])
def test_file_that_holds_nothing_is_not_found(file: str, client: Client) -> None:
    published_claim()
    assert client.get(f"/sitemap-{file}.xml").status_code == 404


def test_robots_may_read_what_is_public_and_learn_where_it_is(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    rules = robotparser.RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    for path, allowed in {"/": True, "/claims/x/": True, "/admin/": False, "/unsubscribe/t/": False}.items():
        assert rules.can_fetch("*", f"{SITE}{path}") is allowed, path
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]


def test_queries_do_not_grow_with_the_sitemap(client: Client) -> None:
    published_claim()
    doors = ("/sitemap.xml", "/sitemap-claim-1.xml")
    few = [queries(partial(client.get, door)) for door in doors]
    published_claim()
    assert [queries(partial(client.get, door)) for door in doors] == few == [7, 5]


def test_times_of_change_are_given(client: Client) -> None:
    published_claim()
    text = client.get("/sitemap-claim-1.xml").content.decode()
    assert re.search(r"<lastmod>2026-01-09T06:00:00\+00:00</lastmod>", text)


def test_programs_that_read_no_page_find_the_icon(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer["Location"]) == (302, static("claims/icon.svg"))
