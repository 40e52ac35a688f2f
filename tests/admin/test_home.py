import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.admin.home import PILES
from claims.choices import RevisionState
from claims.models import Candidate, Claim, CommentRequest, ReplyClaim, User
from tests.admin.conftest import Enter
from tests.admin.pages import questions
from tests.factories.articles import FeedFactory, FetchRequestFactory
from tests.factories.audit import member
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory, StatementLinkFactory
from tests.factories.reviews import ReviewRevisionFactory, draft
from tests.factories.speakers import SpeakerFactory
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
    claim = _of_two_links(besa)
    ClaimFactory.create(merged_into=claim, assigned_to=besa)
    _asked_and_answered_for(besa, now)
    client = enter(besa)
    context = client.get(HOME).context
    piles = [*context["piles"], *context["troubles"]]
    counts = {str(pile["title"]): pile["count"] for pile in piles}
    assert counts["Claims with links to confirm"] == 2
    assert counts["Claims assigned to me"] == counts["My claims that are late"] == 1
    assert counts["Speakers’ answers that are overdue"] == counts["Replies that are demanded"] == 1
    for pile in piles:
        listed = client.get(pile["url"]).context["cl"].queryset.count()
        assert listed == pile["count"], pile["title"]


def _of_two_links(besa: User) -> Claim:
    """Besa's claim, which was due, with two links that wait for her."""
    claim: Claim = ClaimFactory.create(assigned_to=besa, due_on=dt.date(2026, 1, 1))
    StatementLinkFactory.create_batch(2, claim=claim)
    return claim


def _asked_and_answered_for(besa: User, now: dt.datetime) -> None:
    """A speaker who was asked and is silent; another who demands a reply to what was corrected since."""
    speaker = SpeakerFactory.create()
    asked = {"speaker": speaker, "channel": "by telephone", "asked_at": now}
    for deadline in (now, timezone.now() + dt.timedelta(days=1)):
        review = draft(created_by=besa).review
        CommentRequest.objects.create(review=review, deadline_at=deadline, **asked)
    first = ReviewRevisionFactory.create(superseded=True)
    ReviewRevisionFactory.create(published=True, review=first.review, number=2)
    settled = {"settled_at": now, "settlement": "Printed."}
    for review, more in ((first.review, {}), (ReviewRevisionFactory.create(published=True).review, settled)):
        ReplyClaim.objects.create(
            review=review, speaker=speaker, received_at=now, demand="Print this.", **more
        )


def test_each_number_of_the_week_leads_to_its_rows(besa: User, enter: Enter) -> None:
    a_candidate()
    decided = a_candidate()
    at = timezone.now()
    Candidate.objects.filter(pk=decided.pk).update(
        state="rejected", reject_reason="vague", decided_by=besa, decided_at=at
    )
    StatementFactory.create(recorded_at=at)
    client = enter(besa)
    flows = client.get(HOME).context["flows"]
    assert [flow.total for flow in flows][:3] == [2, 1, 1]
    for flow in flows:
        assert client.get(flow.url).context["cl"].queryset.count() == flow.total, flow.title


def test_besa_is_not_asked_to_confirm_or_approve_her_own_work(besa: User, enter: Enter) -> None:
    StatementLinkFactory.create(proposed_by=besa)
    draft(created_by=besa, state=RevisionState.IN_REVIEW)
    counts = _counts(enter(besa))
    assert counts["Claims with links to confirm"] == counts["Reviews to approve"] == 0


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
