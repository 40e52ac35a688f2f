import datetime as dt

import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.models import Claim, Review, ReviewRevision, StatementLink, User
from claims.services import claims
from tests.admin.conftest import Enter
from tests.admin.pages import enter_through, list_url, push, questions
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.publications import approved_claim, publish
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(ana: User, now: dt.datetime) -> StatementLink:
    """ana says that a statement makes a claim."""
    claim, statement = ClaimFactory.create(), StatementFactory.create()
    return claims.link_statement(claim_id=claim.pk, statement_id=statement.pk, actor=ana, at=now)


def test_editor_makes_a_claim_with_topics(desk: Client) -> None:
    topic = TopicFactory.create()
    answer = enter_through(desk, Claim, "create", text="The bridge opens.", language="en", topics=[topic.pk])
    claim = Claim.objects.get()
    assert answer["Location"] == change_url(claim)
    assert list(claim.topics.all()) == [topic]


def test_the_proposer_is_offered_no_confirmation(desk: Client, link: StatementLink) -> None:
    assert desk.get(change_url(link.claim)).context["doors"].get("confirm_link", link) is None


def test_another_person_confirms_the_link(besa: User, enter: Enter, link: StatementLink) -> None:
    assert push(enter(besa), link.claim, "confirm_link", row=link).status_code == 302
    link.refresh_from_db()
    assert link.confirmed_by == besa


def test_the_proposer_confirming_all_the_same_is_turned_away(
    besa: User, enter: Enter, now: dt.datetime
) -> None:
    claim, statement = ClaimFactory.create(), StatementFactory.create()
    own = claims.link_statement(claim_id=claim.pk, statement_id=statement.pk, actor=besa, at=now)
    assert push(enter(besa), claim, "confirm_link", row=own).status_code == 409
    own.refresh_from_db()
    assert own.confirmed_at is None


def test_confirming_twice_gives_a_sentence(besa: User, enter: Enter, link: StatementLink) -> None:
    push(enter(besa), link.claim, "confirm_link", row=link)
    again = push(enter(besa), link.claim, "confirm_link", row=link)
    assert again.status_code == 409
    assert "This can no longer be done here" in again.content.decode()


def test_editor_without_the_right_cannot_confirm(desk: Client) -> None:
    link = StatementLinkFactory.create()
    assert push(desk, link.claim, "confirm_link", row=link).status_code == 403


def test_link_is_removed_with_a_reason(desk: Client, link: StatementLink) -> None:
    assert push(desk, link.claim, "remove_link", row=link, reason="").status_code == 422
    assert push(desk, link.claim, "remove_link", row=link, reason="Another year.").status_code == 302
    assert not StatementLink.objects.exists()


def test_review_is_opened_once(desk: Client) -> None:
    claim = ClaimFactory.create()
    answer = push(desk, claim, "open_review", language="en")
    revision = ReviewRevision.objects.get()
    assert answer["Location"] == change_url(revision)
    assert desk.get(change_url(claim)).context["doors"]["open_review"] is None
    again = push(desk, claim, "open_review", language="en")
    assert again.status_code == 422
    assert "open already" in again.content.decode()
    assert Review.objects.count() == 1


def test_statements_stand_in_the_order_in_which_they_were_said(desk: Client) -> None:
    claim = ClaimFactory.create()
    for day, words in ((9, "The later words."), (2, "The earlier words.")):
        said = dt.date(2026, 1, day)
        dates = {"said_on": said, "said_not_before": said, "said_not_after": said}
        StatementLinkFactory.create(claim=claim, statement=StatementFactory.create(words=words, **dates))
    page = desk.get(change_url(claim)).content.decode()
    assert page.index("The earlier words.") < page.index("The later words.")


def test_list_finds_links_to_confirm_by_me(besa: User, enter: Enter, link: StatementLink) -> None:
    ClaimFactory.create()
    found = enter(besa).get(f"{list_url(Claim)}?links=mine").context["cl"].queryset
    assert list(found) == [link.claim]


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_many(desk: Client) -> None:
    StatementLinkFactory.create()
    few = questions(desk, list_url(Claim))
    StatementLinkFactory.create_batch(5)
    assert questions(desk, list_url(Claim)) == few


def test_a_published_claim_leads_to_its_public_page(desk: Client) -> None:
    published, other = approved_claim(), StatementLinkFactory.create().claim
    publish(published)
    address = f'href="/claims/{published.review.claim.slug}/"'
    for subject in (published.review.claim, published):
        assert address in desk.get(change_url(subject)).content.decode()
    assert f'href="/claims/{other.slug}/"' not in desk.get(change_url(other)).content.decode()
