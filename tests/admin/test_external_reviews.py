import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.admin.desk import change_url
from claims.choices import ImportState, MatchDecision
from claims.models import Claim, ExternalMatch, ExternalReview, ReviewImport, User
from tests.admin.conftest import Enter
from tests.admin.pages import enter_through, list_url, push, questions
from tests.factories.claims import ClaimFactory
from tests.factories.external_reviews import ExternalReviewFactory
from tests.intake.test_claimreview import CLEAN
from tests.newsstand import Newsstand

pytestmark = pytest.mark.django_db


def page(desk: Client, row: Claim | ExternalReview | ReviewImport) -> str:
    return desk.get(change_url(row)).content.decode()


def test_an_upload_is_shown_before_it_is_imported(desk: Client) -> None:
    dirty = {**CLEAN, "claimReviewed": "Podul <script>alert(1)</script> e &lt;b&gt;gata&lt;/b&gt;"}
    file = SimpleUploadedFile("feed.json", json.dumps([dirty, {"@type": "ClaimReview"}]).encode())
    assert enter_through(desk, ReviewImport, "upload", file=file).status_code == 302
    row = ReviewImport.objects.get()
    shown = page(desk, row)
    assert "Faptele" in shown and "Fals" in shown and "It has no address." in shown
    assert "<script>alert" not in shown
    assert not ExternalReview.objects.exists()
    push(desk, row, "import")
    assert ExternalReview.objects.count() == 1
    row.refresh_from_db()
    assert row.state == ImportState.IMPORTED
    assert "Import them" not in page(desk, row)


def test_an_address_that_cannot_be_had_is_refused_on_the_form(desk: Client, stand: Newsstand) -> None:
    answer = enter_through(desk, ReviewImport, "fetch", url=stand.url("/no"))
    assert answer.status_code == 422
    assert "404" in answer.content.decode()


def test_an_import_can_be_discarded(desk: Client) -> None:
    file = SimpleUploadedFile("feed.json", b"[]")
    enter_through(desk, ReviewImport, "upload", file=file)
    row = ReviewImport.objects.get()
    assert "There is nothing in it." in page(desk, row) and "Import them" not in page(desk, row)
    push(desk, row, "discard")
    row.refresh_from_db()
    assert row.state == ImportState.DISCARDED


def test_what_others_checked_stands_beside_our_claim(desk: Client) -> None:
    claim = ClaimFactory.create(text="The bridge over the Dorna opens in May 2026.")
    ExternalReviewFactory.create(rating_text="Mostly false", publisher="Faptele")
    ExternalReviewFactory.create(claim_reviewed="Pensions rise by ten per cent.", publisher="Alta redacție")
    shown = page(desk, claim)
    assert "Checked elsewhere" in shown and "Mostly false" in shown and "Faptele" in shown
    assert "Alta redacție" not in shown


def test_an_editor_says_which_are_about_the_claim_and_may_think_again(desk: Client) -> None:
    claim = ClaimFactory.create()
    one, other = ExternalReviewFactory.create_batch(2)
    push(desk, claim, "confirm_elsewhere", row=one)
    push(desk, claim, "dismiss_elsewhere", row=other)
    assert ExternalMatch.objects.get(external_review=one).decision == MatchDecision.CONFIRMED
    shown = page(desk, claim)
    assert "1 is about something else" in shown
    assert claim.text in page(desk, one) and claim.text not in page(desk, other)
    push(desk, claim, "confirm_elsewhere", row=other)
    assert ExternalMatch.objects.filter(decision=MatchDecision.CONFIRMED).count() == 2
    history = desk.get(f"/admin/claims/claim/{claim.pk}/history/").content.decode()
    assert "decided about a fact-check by others" in history


def test_one_that_does_not_stand_beside_the_claim_is_not_judged(desk: Client) -> None:
    claim = ClaimFactory.create()
    far = ExternalReviewFactory.create(claim_reviewed="Pensions rise by ten per cent.")
    assert push(desk, claim, "confirm_elsewhere", row=far).status_code == 409
    assert not ExternalMatch.objects.exists()


def test_contributors_see_and_do_not_judge(contributor: Client) -> None:
    claim, found = ClaimFactory.create(), ExternalReviewFactory.create()
    shown = page(contributor, claim)
    assert "Mostly false" in shown and "About this claim" not in shown
    assert push(contributor, claim, "confirm_elsewhere", row=found).status_code == 403
    assert contributor.get(list_url(ReviewImport)).status_code == 200
    assert contributor.get("/admin/claims/reviewimport/add/").status_code == 403


def test_who_is_outside_sees_none(carol: User, enter: Enter) -> None:
    assert enter(carol).get(list_url(ExternalReview)).status_code == 403


def test_the_markup_is_shown_and_harmless(desk: Client) -> None:
    found = ExternalReviewFactory.create(raw={"x": "</pre><script>alert(1)</script>"})
    assert "<script>alert" not in page(desk, found)


def test_lists_ask_no_more_for_more_rows(desk: Client) -> None:
    ExternalReviewFactory.create_batch(2)
    few = [questions(desk, list_url(model)) for model in (ExternalReview, ReviewImport)]
    ExternalReviewFactory.create_batch(5)
    assert [questions(desk, list_url(model)) for model in (ExternalReview, ReviewImport)] == few


def test_the_claims_page_compares_once(desk: Client) -> None:
    claim = ClaimFactory.create()
    ExternalReviewFactory.create()
    with CaptureQueriesContext(connection) as asked:
        assert "Checked elsewhere" in page(desk, claim)
    assert sum("WORD_SIMILARITY" in query["sql"] for query in asked) == 1


def test_the_claims_page_asks_no_more_for_more_fact_checks(desk: Client) -> None:
    claim = ClaimFactory.create()
    ExternalReviewFactory.create_batch(2)
    few = questions(desk, change_url(claim))
    ExternalReviewFactory.create_batch(5)
    assert questions(desk, change_url(claim)) == few
