import datetime as dt
from typing import Any

import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.admin.discussions import with_names
from claims.models import Claim, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push
from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim
from tests.factories.reviews import draft

pytestmark = pytest.mark.django_db


def test_comment_calls_a_colleague_who_finds_the_claim(desk: Client, besa: User, enter: Enter) -> None:
    claim = ClaimFactory.create()
    assert push(desk, claim, "comment", text="@besa which contract?").status_code == 302
    second = enter(besa)
    named = f"{list_url(Claim)}?work=named"
    assert list(second.get(named).context["cl"].queryset) == [claim]
    assert '<b class="mention">@besa</b> which contract?' in second.get(change_url(claim)).content.decode()
    assert not second.get(named).context["cl"].queryset.exists()


def test_the_page_of_a_review_leads_to_what_was_said_about_its_claim(desk: Client) -> None:
    revision = draft()
    claim = revision.review.claim
    talk = f'href="{change_url(claim)}#comments"'
    assert talk not in desk.get(change_url(revision)).content.decode()
    push(desk, claim, "comment", text="Which contract?")
    assert f"{talk}>Comments (1)</a>" in desk.get(change_url(revision)).content.decode()
    assert 'id="comments"' in desk.get(change_url(claim)).content.decode()


def test_unknown_name_is_said_on_its_field_and_the_words_stay(desk: Client) -> None:
    answer = push(desk, ClaimFactory.create(), "comment", text="@nobody here?")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nobody here is called @nobody." in page
    assert "@nobody here?" in page


def test_markup_in_a_comment_never_runs() -> None:
    text = '<script>alert(1)</script> @ana"><img src=x onerror=alert(1)>'
    shown = with_names(text)
    assert shown == (
        "&lt;script&gt;alert(1)&lt;/script&gt; "
        '<b class="mention">@ana</b>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'
    )


def test_claim_is_given_to_somebody_until_a_day(desk: Client, besa: User) -> None:
    claim = ClaimFactory.create()
    assert push(desk, claim, "assign", assigned_to=besa.pk, due_on="2020-01-02").status_code == 302
    claim.refresh_from_db()
    assert (claim.assigned_to, claim.due_on) == (besa, dt.date(2020, 1, 2))
    assert list(desk.get(f"{list_url(Claim)}?work=late").context["cl"].queryset) == [claim]
    assert not desk.get(f"{list_url(Claim)}?work=mine").context["cl"].queryset.exists()


def test_claim_is_edited_until_it_is_published(desk: Client) -> None:
    claim = ClaimFactory.create()
    given: dict[str, Any] = {"text": "The bridge opened in June.", "language": "en", "topics": []}
    assert push(desk, claim, "edit_claim", **given).status_code == 302
    claim.refresh_from_db()
    assert claim.text == "The bridge opened in June."
    public = Claim.objects.get(public_id=published_claim().pk)
    door = desk.get(change_url(public)).context["doors"]["edit_claim"]
    assert set(door.fields) == {"topics", "version"}


def test_two_edits_at_once_conflict(desk: Client) -> None:
    claim = ClaimFactory.create()
    push(desk, claim, "edit_claim", text="First.", language="en")
    assert push(desk, claim, "edit_claim", text="Second.", language="en").status_code == 409
