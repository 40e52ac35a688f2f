import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Candidate
from tests.admin.pages import list_url
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import a_candidate, candidate_in, sighting_in
from tests.factories.speakers import SpeakerFactory

pytestmark = pytest.mark.django_db


def listed(desk: Client, query: str) -> set[Candidate]:
    return set(desk.get(f"{list_url(Candidate)}?{query}").context["cl"].queryset)


def said(day: dt.date) -> dict[str, Any]:
    return {"said_precision": "day", "said_on": day, "said_not_before": day, "said_not_after": day}


def test_by_language_outlet_and_kind(desk: Client) -> None:
    here = a_candidate(language="ro", kind="indirect")
    a_candidate(language="sq")
    nowhere = candidate_in(ArticleFactory.create(source=None), "The bridge", language="")
    assert here.article.source
    assert listed(desk, "language=ro") == {here}
    assert listed(desk, "language=none") == {nowhere}
    assert listed(desk, f"source={here.article.source.pk}") == {here}
    assert listed(desk, "source=none") == {nowhere}
    assert listed(desk, "kind__exact=indirect") == {here}


def test_by_speaker_and_by_nobody(desk: Client) -> None:
    lupu, nobody = a_candidate(speaker=SpeakerFactory.create(name="Mara Lupu")), a_candidate()
    assert lupu.speaker
    assert listed(desk, f"speaker={lupu.speaker.pk}") == {lupu}
    assert listed(desk, "speaker=none") == {nobody}
    assert "Mara Lupu (1)" in desk.get(list_url(Candidate)).content.decode()


def test_by_the_day_on_which_it_was_said(desk: Client) -> None:
    today = timezone.localdate()
    fresh, week, old = (a_candidate(**said(today - dt.timedelta(days=days))) for days in (0, 5, 90))
    unknown = a_candidate()
    assert listed(desk, "said=day") == {fresh}
    assert listed(desk, "said=week") == {fresh, week}
    assert listed(desk, "said=older") == {old}
    assert listed(desk, "said=unknown") == {unknown}


def test_by_worth_in_three_piles_that_leave_nobody_out(desk: Client) -> None:
    piles = {"low": -0.2, "middle": 0.3, "high": 1.4}
    rows = {name: a_candidate(check_worthiness=worth) for name, worth in piles.items()}
    for name, row in rows.items():
        assert listed(desk, f"worth={name}") == {row}


def test_by_article_wherever_the_words_are_seen(desk: Client) -> None:
    candidate = a_candidate()
    a_candidate()
    second = ArticleFactory.create(title="Elsewhere", text=f"{candidate.words}. {candidate.words}.")
    sighting_in(second, candidate)
    assert listed(desk, f"article={second.pk}") == {candidate}
    assert "Elsewhere" in desk.get(f"{list_url(Candidate)}?article={second.pk}").content.decode()


@pytest.mark.parametrize("query", ["speaker=x", "source=x", "article=x"])
def test_a_filter_that_is_none_finds_nobody(desk: Client, query: str) -> None:
    a_candidate()
    assert listed(desk, query) == set()
