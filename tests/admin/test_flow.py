import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.admin import flow
from claims.choices import CandidateState
from claims.models import Candidate, User
from tests.admin.conftest import Enter
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import WORDS, a_candidate, candidate_in

pytestmark = pytest.mark.django_db


def test_week_has_a_bar_for_each_day_and_the_highest_is_full() -> None:
    for _ in range(3):
        a_candidate()
    old = a_candidate()
    Candidate.objects.filter(pk=old.pk).update(created_at=timezone.now() - dt.timedelta(days=2))
    found, decided, *_rest = flow.week(timezone.localdate())
    assert [bar.count for bar in found.bars] == [0, 0, 0, 0, 1, 0, 3]
    assert (found.bars[-1].height, found.bars[0].height) == (flow.HEIGHT, 0)
    assert found.total == 4
    assert decided.total == 0


def test_what_is_older_than_a_week_is_not_drawn() -> None:
    old = a_candidate()
    Candidate.objects.filter(pk=old.pk).update(created_at=timezone.now() - dt.timedelta(days=8))
    assert flow.week(timezone.localdate())[0].total == 0


def test_heaps_lead_to_their_lists(ana: User, enter: Enter) -> None:
    a_candidate()
    nowhere = candidate_in(ArticleFactory.create(source=None), WORDS)
    Candidate.objects.filter(pk=nowhere.pk).update(language="")
    later = a_candidate()
    Candidate.objects.filter(pk=later.pk).update(state=CandidateState.PARKED, parked_until="2099-01-01")
    client: Client = enter(ana)
    heaps = flow.waits()
    assert sum(wait.count for wait in heaps["sources"]) == 2
    for wait in [*heaps["languages"], *heaps["sources"]]:
        assert client.get(wait.url).context["cl"].queryset.count() == wait.count, wait


def test_home_draws_the_week(ana: User, enter: Enter) -> None:
    a_candidate()
    page = enter(ana).get(reverse("admin:index")).content.decode()
    assert page.count("<svg viewBox") >= 4
