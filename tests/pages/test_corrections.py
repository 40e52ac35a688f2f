import datetime as dt

import pytest
from django.db import transaction
from django.test import Client

from claims.choices import CorrectionKind, PublicationKind, RevisionState
from claims.models import Correction, Publication, PublicClaim, ReviewRevision
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory
from tests.factories.publications import publish, published_claim, retracted_claim
from tests.factories.reviews import EvidenceFactory, ReviewRevisionFactory, verdict
from tests.pages.reading import page, queries

pytestmark = pytest.mark.django_db


@transaction.atomic
def corrected_claim(text: str = "The bridge opens in May.") -> PublicClaim:
    """Published as false, and an hour later as true."""
    public = published_claim(claim=ClaimFactory.create(text=text))
    first = ReviewRevision.objects.get(review__claim__public_id=public.pk)
    first.state, first.ended_at = RevisionState.SUPERSEDED, A_MORNING
    first.save()
    second = ReviewRevisionFactory.create(
        review=first.review,
        number=2,
        approved=True,
        correcting=True,
        verdict=verdict("true"),
        public_note="We misread the plan.",
    )
    EvidenceFactory.create_batch(2, revision=second)
    Correction.objects.create(
        revision=second, kind=CorrectionKind.VERDICT_CHANGE, note="We misread the plan.",
        old_verdict=verdict("false"), new_verdict=verdict("true"), corrected_at=A_MORNING,
    )  # fmt: skip
    publish(second, A_MORNING + dt.timedelta(hours=1))
    return PublicClaim.objects.get(pk=public.pk)


def test_correction_says_what_the_verdict_was_and_is_and_why(client: Client) -> None:
    public = corrected_claim()
    text = page(client, "/corrections/")
    for words in ("Change of verdict", "We misread the plan.", "The verdict was “False” and is “True”."):
        assert words in text, words
    assert f'href="/claims/{public.slug}/"' in text


def test_retraction_is_listed_with_its_reason_and_repeats_no_verdict(client: Client) -> None:
    public = corrected_claim()
    revision = ReviewRevision.objects.get(review__claim__public_id=public.pk, state="published")
    later = A_MORNING + dt.timedelta(hours=2)
    with transaction.atomic():
        publications.retract(revision=revision, note="The plan was not the final one.", at=later)
    text = page(client, "/corrections/")
    assert "Retracted" in text
    assert "The plan was not the final one." in text
    assert "The verdict was" not in text


def test_what_was_merely_published_or_amended_is_no_correction(client: Client) -> None:
    published_claim()
    revision = ReviewRevision.objects.get()
    publications.amend_claims(claims=[revision.review.claim], note="A slip", at=A_MORNING)
    text = page(client, "/corrections/")
    assert "A slip" not in text
    assert "There is nothing more." in text


@pytest.mark.usefixtures("short_pages")
def test_list_goes_on_event_by_event(client: Client) -> None:
    for number in range(4):
        retracted_claim(claim=ClaimFactory.create(text=f"Claim {number:02}."))
    first = page(client, "/corrections/")
    following = first.split('rel="next" href="')[1].split('"')[0]
    second = page(client, f"/corrections/{following}")
    assert ("Claim 00." in first, "Claim 00." in second) == (False, True)
    assert 'rel="next"' not in second


@pytest.mark.parametrize("before", ["", "x", "-1", "1" * 19, "²", "%00"])
def test_place_that_cannot_be_is_not_found(before: str, client: Client) -> None:
    assert client.get(f"/corrections/?before={before}").status_code == 404


def test_queries_do_not_grow_with_the_list(client: Client) -> None:
    retracted_claim()
    few = queries(lambda: page(client, "/corrections/"))
    for _ in range(4):
        retracted_claim()
    assert Publication.objects.filter(kind=PublicationKind.RETRACTED).count() == 5
    assert queries(lambda: page(client, "/corrections/")) == few == 5
