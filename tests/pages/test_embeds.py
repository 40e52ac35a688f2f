import pytest
from django.test import Client

from tests.factories.claims import ClaimFactory
from tests.factories.publications import published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def test_card_shows_verdict_words_and_speaker_and_leads_to_us(client: Client) -> None:
    statement = StatementFactory.create(speaker__name="Mara Lupu")
    public = published_claim(statements=[statement])
    page = client.get(f"/embed/{public.slug}/").content.decode()
    for words in ("False", public.document["claim"], public.document["summary"], "Mara Lupu"):
        assert words in page
    assert f'href="{public.document["url"]}" target="_blank" rel="noopener"' in page


def test_any_site_may_frame_the_card_and_no_other_page(client: Client) -> None:
    public = published_claim()
    card, page = client.get(f"/embed/{public.slug}/"), client.get(f"/claims/{public.slug}/")
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_card_runs_no_script_and_asks_nobody_else(client: Client) -> None:
    answer = client.get(f"/embed/{published_claim().slug}/")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert b"<script" not in answer.content


def test_card_of_a_retracted_claim_says_so_and_shows_no_verdict(client: Client) -> None:
    retracted = retracted_claim()
    answer = client.get(f"/embed/{retracted.slug}/")
    page = answer.content.decode()
    assert (answer.status_code, "Retracted" in page, "False" in page) == (410, True, False)
    assert retracted.document["retraction_note"] in page
    assert ">9 January 2026</time>" in page and retracted.document["retracted_at"] not in page


def test_secret_and_absent_claims_have_no_card(client: Client) -> None:
    ClaimFactory.create(slug="secret")
    secret, absent = (client.get(f"/embed/{slug}/") for slug in ("secret", "absent"))
    assert secret.status_code == absent.status_code == 404
    assert secret.content == absent.content.replace(b"absent", b"secret")
