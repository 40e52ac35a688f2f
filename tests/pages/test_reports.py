import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django.fixtures import Settings

from claims.models import Complaint, PublicClaim
from claims.pages import reports
from tests.factories.publications import published_claim, retracted_claim
from tests.pages.reading import page

pytestmark = pytest.mark.django_db
REPORT = {
    "text": "The bridge opened in May.",
    "source_url": "https://outlet.test/opened",
    "name": "",
    "email": "",
}


@pytest.fixture(autouse=True)
def nobody_has_reported_yet() -> None:
    caches["limits"].clear()


@pytest.fixture
def public() -> PublicClaim:
    return published_claim()


def test_report_becomes_a_ticket_and_the_reader_is_thanked(client: Client, public: PublicClaim) -> None:
    answer = client.post(f"/report/{public.slug}/?hl=ro", {**REPORT, "email": "ion@reader.test"}, follow=True)
    assert answer.redirect_chain == [("sent/?hl=ro", 302)]
    complaint = Complaint.objects.get()
    assert (complaint.claim.public_id, complaint.text) == (public.pk, REPORT["text"])
    assert (complaint.email, complaint.language) == ("ion@reader.test", "ro")


def test_claims_page_leads_to_the_form(client: Client, public: PublicClaim) -> None:
    assert f'<a href="/report/{public.slug}/?hl=sq">' in page(client, f"/claims/{public.slug}/?hl=sq")
    text = page(client, f"/report/{public.slug}/")
    assert public.document["claim"] in text
    assert '<meta name="robots" content="noindex">' in text


@pytest.mark.parametrize(
    "fault", [{"text": " "}, {"text": "x" * 5001}, {"source_url": "javascript:alert(1)"}, {"email": "nobody"}]
)
def test_faulty_report_is_shown_again_with_what_is_wrong(
    fault: dict[str, str], client: Client, public: PublicClaim
) -> None:
    answer = client.post(f"/report/{public.slug}/", {**REPORT, **fault})
    assert "errorlist" in answer.content.decode()
    assert not Complaint.objects.exists()


def test_nothing_can_be_said_of_what_is_not_public(client: Client) -> None:
    for slug in ("no-such", retracted_claim().slug):
        assert client.get(f"/report/{slug}/").status_code == 404
        assert client.post(f"/report/{slug}/", REPORT).status_code == 404


def test_one_visitor_cannot_flood_the_desk(
    client: Client, public: PublicClaim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "PER_HOUR", 2)
    answers = [client.post(f"/report/{public.slug}/", REPORT) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert answers[2]["Retry-After"] == "3600"
    assert "That was a lot at once" in answers[2].content.decode()
    assert Complaint.objects.count() == 2


def test_form_cannot_be_sent_from_another_site(public: PublicClaim, settings: Settings) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/report/{public.slug}/", REPORT).status_code == 403
