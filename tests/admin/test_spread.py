import datetime as dt

import pytest
from django.utils import timezone

from claims.admin.spread import spread
from claims.models import Article, Sighting
from tests.factories.articles import ArticleFactory, SourceFactory
from tests.factories.candidates import WORDS, a_candidate, sighting_in

pytestmark = pytest.mark.django_db


def seen() -> list[Sighting]:
    """In eleven outlets, in one of them twice."""
    outlets = SourceFactory.create_batch(11)
    candidate = a_candidate()
    candidate.sightings.all().delete()
    for number, outlet in enumerate([*outlets, outlets[0]]):
        at = dt.datetime(2026, 1, 9, 7, 42, tzinfo=dt.UTC) + dt.timedelta(minutes=number)
        article = ArticleFactory.create(source=outlet, text=f"{WORDS}.", published_at=at)
        sighting_in(article, candidate)
    return list(candidate.sightings.select_related("article"))


def test_outlets_articles_and_the_first_hour_in_one_line() -> None:
    assert spread(seen()) == "in 11 outlets, 12 articles, earliest 9 January 2026, 07:42"


def test_of_today_the_hour_is_enough() -> None:
    candidate = a_candidate()
    today = timezone.localtime().replace(hour=7, minute=42)
    Article.objects.update(published_at=today)
    assert spread(list(candidate.sightings.select_related("article"))) == "in 1 outlet, earliest 07:42"


def test_one_outlet_without_an_hour_is_said_to_be_one() -> None:
    candidate = a_candidate()
    assert spread(list(candidate.sightings.all())) == "in 1 outlet"


def test_articles_of_no_outlet_count_each() -> None:
    candidate = a_candidate()
    for _ in range(2):
        sighting_in(ArticleFactory.create(source=None, text=f"{WORDS}."), candidate)
    assert spread(list(candidate.sightings.all())) == "in 3 outlets"
