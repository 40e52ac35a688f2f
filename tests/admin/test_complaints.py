import datetime as dt
from typing import Any

import pytest
from django.test import Client

from claims.admin.desk import change_url
from claims.models import Claim, Complaint, User
from tests.admin.conftest import Enter
from tests.admin.pages import list_url, push, questions
from tests.factories.complaints import a_complaint
from tests.factories.publications import published_claim
from tests.factories.reviews import ReviewRevisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(besa: User, enter: Enter) -> Client:
    return enter(besa)


def test_list_opens_on_what_is_open_and_the_late_come_first(desk: Client, besa: User) -> None:
    late, early = a_complaint(due_on=dt.date(2026, 1, 2)), a_complaint(due_on=dt.date(2099, 1, 1))
    a_complaint(settled=True)
    assert list(desk.get(list_url(Complaint)).context["cl"].queryset) == [late, early]
    assert list(desk.get(f"{list_url(Complaint)}?outcome=late").context["cl"].queryset) == [late]
    early.assigned_to = besa
    early.save()
    assert list(desk.get(f"{list_url(Complaint)}?outcome=mine").context["cl"].queryset) == [early]


def test_complaint_is_assigned_and_settled_with_its_correction(desk: Client, besa: User) -> None:
    complaint = a_complaint()
    assert push(desk, complaint, "assign", assigned_to=besa.pk, due_on="2026-02-01").status_code == 302
    correction = ReviewRevisionFactory.create(review=complaint.claim.review, number=2)
    complaint.refresh_from_db()
    given: dict[str, Any] = {
        "outcome": "upheld",
        "settlement": "The month was wrong.",
        "correction": correction.pk,
    }
    assert push(desk, complaint, "settle", **given).status_code == 302
    complaint.refresh_from_db()
    assert (complaint.assigned_to, complaint.correction) == (besa, correction)
    assert "The month was wrong." in desk.get(change_url(complaint)).content.decode()
    assert push(desk, complaint, "reopen", reason="She wrote again.").status_code == 302


def test_words_of_a_reader_are_shown_and_never_run(desk: Client) -> None:
    complaint = a_complaint(text="<script>alert(1)</script>", name="<img src=x onerror=alert(1)>")
    page = desk.get(change_url(complaint)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img src=x" not in page


def test_editor_assigns_but_is_not_offered_to_settle(ana: User, enter: Enter) -> None:
    doors = enter(ana).get(change_url(a_complaint())).context["doors"]
    assert [door.verb for door in doors] == ["assign", "correct"]


def test_who_may_not_settle_is_told_that_the_step_is_another_s(ana: User, enter: Enter, desk: Client) -> None:
    complaint, told = a_complaint(), "The next step is not yours to take."
    assert told in enter(ana).get(change_url(complaint)).content.decode()
    assert told not in desk.get(change_url(complaint)).content.decode()


def test_outsider_sees_no_complaint(carol: User, enter: Enter) -> None:
    carol.is_staff = True
    carol.save()
    assert enter(carol).get(change_url(a_complaint())).status_code == 403


def test_list_asks_the_same_number_of_questions_however_long(desk: Client) -> None:
    a_complaint()
    few = questions(desk, list_url(Complaint))
    for _ in range(5):
        a_complaint()
    assert questions(desk, list_url(Complaint)) == few


def test_correction_is_begun_from_the_complaint_and_named_when_it_is_settled(desk: Client) -> None:
    public = published_claim()
    complaint = a_complaint(claim=Claim.objects.get(public_id=public.pk))
    answer = push(desk, complaint, "correct", kind="typo", note="The month was wrong.")
    complaint.refresh_from_db()
    correction = complaint.correction
    assert correction is not None
    assert answer.headers["Location"] == change_url(correction)
    page = desk.get(change_url(complaint))
    assert "Correction: revision 2, draft" in page.content.decode()
    assert page.context["doors"]["settle"].initial["correction"] == correction.pk
    assert page.context["doors"]["correct"] is None
    push(desk, complaint, "settle", outcome="upheld", settlement="True.", correction=correction.pk)
    complaint.refresh_from_db()
    assert complaint.outcome == "upheld"


def test_no_outcome_is_chosen_for_the_editor(desk: Client) -> None:
    assert push(desk, a_complaint(), "settle", outcome="", settlement="True.").status_code == 422
