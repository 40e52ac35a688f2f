"""Statements and where they occur."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from claims.choices import DatePrecision
from claims.models import Occurrence, Statement
from tests.factories.articles import A_MORNING
from tests.factories.audit import UserFactory
from tests.factories.candidates import WORDS
from tests.factories.speakers import SpeakerFactory

A_DAY = dt.date(2026, 1, 8)


class StatementFactory(DjangoModelFactory[Statement]):
    class Meta:
        model = Statement

    words = WORDS
    language = "en"
    speaker = factory.SubFactory(SpeakerFactory)
    url = "https://outlet.test/articles/bridge"
    said_on = said_not_before = said_not_after = A_DAY
    said_precision = DatePrecision.DAY
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = A_MORNING


class OccurrenceFactory(DjangoModelFactory[Occurrence]):
    """Of the statement's words in an article that begins with them."""

    class Meta:
        model = Occurrence

    statement = factory.SubFactory(StatementFactory)
    start_offset = 0
    end_offset = factory.LazyAttribute(lambda place: len(place.statement.words))
    words = factory.LazyAttribute(lambda place: place.statement.words)
    quote_spans = factory.LazyAttribute(lambda place: [[0, len(place.statement.words)]])
