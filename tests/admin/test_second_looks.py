import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from claims.admin.desk import change_url
from claims.models import PublishRule, ReviewRevision, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push
from tests.factories.reviews import ReviewRevisionFactory

pytestmark = pytest.mark.django_db


def test_second_verdict_comes_before_the_authors(ana: User, besa: User, enter: Enter, wanted: None) -> None:
    waiting = ReviewRevisionFactory.create(created_by=ana, in_review=True, summary="A telling summary.")
    second = enter(besa)
    assert "A telling summary." not in second.get(change_url(waiting)).content.decode()
    assert "A telling summary." in enter(ana).get(change_url(waiting)).content.decode()
    assert waiting.verdict is not None
    assert push(second, waiting, "second_verdict", verdict=waiting.verdict.pk).status_code == 302
    page = second.get(change_url(waiting)).content.decode()
    assert "A telling summary." in page
    assert "the same as the author" in page


@pytest.fixture
def wanted() -> None:
    PublishRule.objects.update_or_create(key="second_verdict", defaults={"severity": "warn"})


def test_published_review_comes_back_on_its_day(ana: User, enter: Enter) -> None:
    public = ReviewRevisionFactory.create(created_by=ana, published=True)
    desk, tomorrow = enter(ana), timezone.localdate() + dt.timedelta(days=1)
    given: dict[str, Any] = {"review_version": str(public.review.version), "recheck_on": tomorrow.isoformat()}
    assert push(desk, public, "recheck", **given).status_code == 302
    due = f"{list_url(ReviewRevision)}?state=recheck"
    assert not desk.get(due).context["cl"].queryset.exists()
    public.review.recheck_on = timezone.localdate()
    public.review.save()
    assert list(desk.get(due).context["cl"].queryset) == [public]


def test_a_day_that_is_over_is_refused_on_its_field(ana: User, enter: Enter) -> None:
    public = ReviewRevisionFactory.create(created_by=ana, published=True)
    given: dict[str, Any] = {"review_version": str(public.review.version), "recheck_on": "2020-01-01"}
    answer = push(enter(ana), public, "recheck", **given)
    assert answer.status_code == 422
    assert "Choose a day in the future." in answer.content.decode()
