"""Every page: headings in order, elements that end, one way back, a name for every field, light to load."""

import re
import struct
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories.claims import TopicFactory
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.statements import StatementFactory
from tests.pages.reading import Outline, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def doors() -> list[str]:
    statement = StatementFactory.create(speaker__slug="mara", role="Mayor", original_text="Deschidem.")
    topics = [TopicFactory.create(slug="roads")]
    public = published_claim(statements=[statement], topics=topics, sources_waiver="One register.")
    fixed = ("/", "/claims/", "/claims/?q=bridge", "/claims/?q=zeppelin", "/speakers/", "/corrections/")
    own = (
        f"/claims/{public.slug}/",
        f"/claims/{retracted_claim().slug}/",
        f"/report/{public.slug}/",
        f"/report/{public.slug}/sent/",
        "/speakers/mara/",
        "/topics/roads/",
    )
    return [
        *fixed,
        *own,
        "/topics/",
        "/data/",
        "/methodology/",
        "/subscribe/",
        "/no-such-page",
        "/claims/?verdict=no",
    ]


def test_markup_is_sound_on_every_page(client: Client, doors: list[str]) -> None:
    for door in doors:
        assert Outline(client.get(door).content.decode()).faults() == [], door


def test_unsound_markup_is_seen() -> None:
    text = '<h1 id="a">x</h1><h3 id="a">y</h3><p><b></p></b><label for="z">'
    assert len(Outline(text).faults()) == 6


def test_every_page_is_under_100_kilobytes_and_sets_no_cookie_to_be_read(
    client: Client, doors: list[str]
) -> None:
    for door in doors:
        answer = client.get(door)
        assert len(answer.content) < 100_000
        assert not answer.cookies or door.startswith(("/subscribe/", "/report/"))


def test_errors_are_reported_where_an_address_is_set(client: Client, settings: Settings) -> None:
    assert "mailto:" not in page(client, "/corrections/")
    settings.CORRECTIONS_EMAIL = "corrections@newsroom.test"
    for door in ("/corrections/", "/methodology/"):
        assert "mailto:corrections@newsroom.test" in page(client, door)


def test_shared_link_shows_verdict_and_claim(client: Client) -> None:
    public = published_claim()
    cards = dict(
        re.findall(r'property="(og:\w+)" content="([^"]*)"', page(client, f"/claims/{public.slug}/"))
    )
    assert cards["og:title"] == f"False: {public.document['claim']}"
    assert cards["og:url"] == public.document["url"]
    assert cards["og:description"] == public.document["summary"]
    picture = cards["og:image"].removeprefix("http://localhost:8000/static/")
    found = finders.find(picture)
    assert isinstance(found, str)
    assert Path(found).read_bytes()[16:24] == struct.pack(">II", 600, 600)
