"""Outlets, feeds, pages to fetch and articles."""

import datetime as dt
import hashlib

import factory
from factory.django import DjangoModelFactory

from claims.models import Article, Feed, FetchRequest, Source

A_MORNING = dt.datetime(2026, 1, 9, 6, 0, tzinfo=dt.UTC)


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"Outlet {n}")
    slug = factory.Sequence(lambda n: f"outlet-{n}")


class FeedFactory(DjangoModelFactory[Feed]):
    class Meta:
        model = Feed

    source = factory.SubFactory(SourceFactory)
    url = factory.Sequence(lambda n: f"https://outlet-{n}.test/feed.xml")
    next_poll_at = A_MORNING


class FetchRequestFactory(DjangoModelFactory[FetchRequest]):
    class Meta:
        model = FetchRequest

    url = factory.Sequence(lambda n: f"https://outlet.test/news/{n}")
    due_at = A_MORNING


class ArticleFactory(DjangoModelFactory[Article]):
    """An article whose hashes fit its text; due at once."""

    class Meta:
        model = Article

    source = factory.SubFactory(SourceFactory)
    url = factory.Sequence(lambda n: f"https://outlet.test/articles/{n}")
    title = "Council meets"
    language = "en"
    text = "The bridge will open in May, Mara Lupu said."
    raw = factory.LazyAttribute(lambda article: article.text.encode())
    raw_hash = factory.LazyAttribute(lambda article: hashlib.sha256(article.raw).hexdigest())
    text_hash = factory.LazyAttribute(lambda article: hashlib.sha256(article.text.encode()).hexdigest())
    fetched_at = A_MORNING
    due_at = A_MORNING
