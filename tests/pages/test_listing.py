import datetime as dt

import pytest
from django.http import Http404
from django.test import RequestFactory

from claims.models import PublicClaim
from claims.models.finding import Found
from claims.pages.listing import listing, place
from tests.factories.articles import A_MORNING
from tests.factories.publications import published_claim

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("short_pages")
def test_page_is_not_disturbed_by_what_comes_in_front(rf: RequestFactory) -> None:
    slugs = [published_claim(A_MORNING + dt.timedelta(minutes=n)).slug for n in range(5)]
    first = listing(rf.get("/"), Found(PublicClaim.objects.standing()))
    published_claim(A_MORNING + dt.timedelta(days=1))
    second = listing(rf.get("/", {"after": str(first.older)}), Found(PublicClaim.objects.standing()))
    assert [claim["slug"] for claim in first.claims + second.claims] == slugs[::-1]
    assert (len(first.claims), len(second.claims), second.older) == (3, 2, None)


def test_place_that_was_never_given_is_not_found(rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        listing(rf.get("/", {"after": "nonsense"}), Found(PublicClaim.objects.standing()))
    assert place(rf.get("/")) == ""
