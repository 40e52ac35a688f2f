import json
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from claims.choices import ImportState, MatchDecision
from claims.models import ExternalMatch, ExternalReview, ReviewImport, User
from claims.services import external_reviews
from claims.services.audit import Forbidden, Refused
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory
from tests.factories.external_reviews import ExternalReviewFactory
from tests.intake.test_claimreview import CLEAN
from tests.local_server import Answer
from tests.newsstand import Newsstand

pytestmark = pytest.mark.django_db


def review(number: int, **parts: Any) -> dict[str, Any]:
    return {**CLEAN, "url": f"https://faptele.test/{number}", **parts}


def imported(loaded: object) -> ReviewImport:
    return external_reviews.import_file(origin="feed.json", body=json.dumps(loaded).encode(), at=A_MORNING)


def previewed(actor: User, loaded: object) -> ReviewImport:
    return external_reviews.preview_import(
        origin="feed.json", body=json.dumps(loaded).encode(), content_type="", actor=actor, at=A_MORNING
    )


def test_a_preview_stores_no_fact_check(ana: User) -> None:
    row = previewed(ana, [review(1), {"@type": "ClaimReview"}])
    assert (row.found, row.skipped_count, row.state) == (1, 1, ImportState.PREVIEWED)
    assert row.skipped == [{"where": "[1]", "why": "It has no address."}]
    assert not ExternalReview.objects.exists()


def test_what_was_previewed_is_imported_once(ana: User) -> None:
    row = previewed(ana, [review(1), review(2)])
    done = external_reviews.import_reviews(import_id=row.pk, actor=ana, at=A_MORNING)
    assert (done.added, done.state, done.body) == (2, ImportState.IMPORTED, None)
    found = ExternalReview.objects.get(url="https://faptele.test/1")
    assert (found.rating_text, found.rating_value, found.claimant) == ("Fals", 1, "Mara Lupu")
    assert (found.site, found.raw, found.found_in) == ("faptele.test", review(1), row)
    with pytest.raises(Refused):
        external_reviews.import_reviews(import_id=row.pk, actor=ana, at=A_MORNING)


def test_what_was_discarded_is_gone(ana: User) -> None:
    row = previewed(ana, [review(1)])
    assert external_reviews.discard_import(import_id=row.pk, actor=ana, at=A_MORNING).body is None
    with pytest.raises(Refused):
        external_reviews.import_reviews(import_id=row.pk, actor=ana, at=A_MORNING)
    assert not ExternalReview.objects.exists()


def test_one_address_and_claim_is_one_row_brought_up_to_date() -> None:
    imported([review(1), review(1, claimReviewed="Podul e scump."), review(2)])
    again = imported([review(1), review(2, reviewRating="Adevărat"), review(3), review(3)])
    assert (again.added, again.changed, again.unchanged) == (1, 1, 2)
    assert ExternalReview.objects.count() == 4
    changed = ExternalReview.objects.get(url="https://faptele.test/2")
    assert (changed.rating_text, changed.rating_value) == ("Adevărat", None)


def test_spelling_of_the_claim_makes_no_second_row() -> None:
    imported([review(1, claimReviewed="Școala e gata."), review(1, claimReviewed="Scoala  e gata.")])
    assert ExternalReview.objects.count() == 1


def test_what_is_unknown_is_null() -> None:
    imported([{"@type": "ClaimReview", "url": "https://faptele.test/1", "reviewRating": "Fals"}])
    found = ExternalReview.objects.get()
    unknown = (found.claim_reviewed, found.publisher, found.rating_value, found.reviewed_on, found.language)
    assert unknown == (None,) * 5


def test_markup_that_a_database_cannot_hold_is_held_without_it() -> None:
    body = (
        b'[{"@type": "ClaimReview", "url": "https://faptele.test/1", "claimReviewed": "a\\u0000b", "x": NaN}]'
    )
    external_reviews.import_file(origin="feed.json", body=body, at=A_MORNING)
    found = ExternalReview.objects.get()
    assert (found.claim_reviewed, found.raw["x"]) == ("ab", None)


def test_more_than_a_batch_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external_reviews, "BATCH", 2)
    assert imported([review(number) for number in range(5)]).added == 5
    again = imported([review(number, reviewRating="Nou") for number in range(5)])
    assert again.changed == 5


@pytest.mark.parametrize("body", [b"", b"x" * 2_000])
def test_nothing_and_too_much_are_refused(body: bytes, ana: User, settings: Settings) -> None:
    settings.FETCH_MAX_BYTES = 1_000
    with pytest.raises(Refused):
        external_reviews.preview_import(origin="f", body=body, content_type="", actor=ana, at=A_MORNING)


def test_a_page_on_the_web_is_read(ana: User, stand: Newsstand) -> None:
    page = f'<script type="application/ld+json">{json.dumps({**CLEAN, "url": None})}</script>'
    stand.answers["/check"] = Answer(page.encode(), headers={"Content-Type": "text/html"})
    row = external_reviews.preview_address(url=stand.url("/check"), actor=ana, at=A_MORNING)
    assert (row.found, row.origin) == (1, stand.url("/check"))
    [found] = external_reviews.read_again(row).reviews
    assert found.url == stand.url("/check")


def test_a_page_that_cannot_be_had_is_refused_with_its_reason(ana: User, stand: Newsstand) -> None:
    for url, why in ((stand.url("/no"), "404"), ("http://10.0.0.1/", "private")):
        with pytest.raises(Refused, match=why) as refusal:
            external_reviews.preview_address(url=url, actor=ana, at=A_MORNING)
        assert refusal.value.field == "url"


def test_the_last_word_on_a_match_counts_and_both_are_remembered(ana: User, besa: User) -> None:
    claim, found = ClaimFactory.create(), ExternalReviewFactory.create()
    for actor, decision in ((ana, MatchDecision.CONFIRMED), (besa, MatchDecision.DISMISSED)):
        external_reviews.decide_match(
            claim_id=claim.pk, external_review_id=found.pk, decision=decision, actor=actor, at=A_MORNING
        )
    match = ExternalMatch.objects.get()
    assert (match.decision, match.decided_by) == (MatchDecision.DISMISSED, besa)
    events = ExternalMatch.pgh_event_models["insert"].objects.order_by("pk")  # type: ignore[attr-defined]
    assert [event.pgh_context.metadata["user"] for event in events] == [ana.pk, besa.pk]


def test_who_is_outside_does_nothing(ana: User, carol: User) -> None:
    row = previewed(ana, [review(1)])
    found = ExternalReviewFactory.create()
    with pytest.raises(Forbidden):
        previewed(carol, [review(1)])
    with pytest.raises(Forbidden):
        external_reviews.import_reviews(import_id=row.pk, actor=carol, at=A_MORNING)
    with pytest.raises(Forbidden):
        external_reviews.decide_match(
            claim_id=ClaimFactory.create().pk,
            external_review_id=found.pk,
            decision=MatchDecision.CONFIRMED,
            actor=carol,
            at=A_MORNING,
        )


def test_the_index_finds_what_is_similar() -> None:
    found = ExternalReview.objects.similar_to("The bridge over the Dorna opens in May")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "external_review_folded" in found.explain()
