import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from claims.admin.home import PILES
from claims.choices import RevisionState
from claims.models import User
from tests.admin.conftest import Enter
from tests.admin.pages import questions
from tests.factories.articles import FeedFactory, FetchRequestFactory
from tests.factories.audit import member
from tests.factories.candidates import a_candidate
from tests.factories.claims import StatementLinkFactory
from tests.factories.reviews import draft
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
HOME = reverse("admin:index")


def test_each_number_is_the_length_of_the_list_behind_it(besa: User, enter: Enter, now: dt.datetime) -> None:
    a_candidate()
    StatementFactory.create()
    StatementLinkFactory.create()
    draft(state=RevisionState.IN_REVIEW)
    draft(created_by=besa)
    FetchRequestFactory.create(set_aside_at=now)
    FeedFactory.create(failures=2)
    client = enter(besa)
    context = client.get(HOME).context
    piles = [*context["piles"], *context["troubles"]]
    assert sum(pile["count"] for pile in piles) >= 7
    for pile in piles:
        listed = client.get(pile["url"]).context["cl"].queryset.count()
        assert listed == pile["count"], pile["title"]


def test_besa_is_not_asked_to_confirm_or_approve_her_own_work(besa: User, enter: Enter) -> None:
    StatementLinkFactory.create(proposed_by=besa)
    draft(created_by=besa, state=RevisionState.IN_REVIEW)
    counts = _counts(enter(besa))
    assert counts["Links to confirm"] == counts["Reviews to approve"] == 0


def test_contributor_is_not_shown_what_only_editors_can_do(contributor: Client) -> None:
    context = contributor.get(HOME).context
    assert {str(pile["title"]) for pile in context["piles"]} == {"Comments that name me"}
    assert [str(title) for title, _url in context["actions"]] == ["Add an article", "Enter a statement"]


def test_outsider_is_told_whom_to_ask(carol: User, enter: Enter) -> None:
    assert "Your account is in no group yet" in enter(carol).get(HOME).content.decode()


@pytest.mark.parametrize("group", ["contributor", "editor", "reviewer", "publisher", "administrator"])
def test_every_room_that_the_side_bar_names_opens(enter: Enter, group: str) -> None:
    client = enter(member("dorin", group))
    floors = client.get(HOME).context["sidebar_navigation"]
    links = [str(item["link"]) for floor in floors for item in floor["items"]]
    assert len(links) > 10
    for link in links:
        assert client.get(link).status_code == 200, link


def test_home_asks_the_same_number_of_questions_however_much_waits(besa: User, enter: Enter) -> None:
    a_candidate()
    client = enter(besa)
    few = questions(client, HOME)
    for _ in range(4):
        a_candidate()
        draft(state=RevisionState.IN_REVIEW)
    assert questions(client, HOME) == few


def test_every_pile_asks_for_a_permission_that_some_group_has() -> None:
    held = {
        f"claims.{permission.codename}"
        for group in Group.objects.all()
        for permission in group.permissions.all()
    }
    assert {pile.permission for pile in PILES} <= held


def _counts(client: Client) -> dict[str, Any]:
    return {str(pile["title"]): pile["count"] for pile in client.get(HOME).context["piles"]}
