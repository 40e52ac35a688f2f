"""Founding article 002 from file to digest, on the real parts."""

import json
import re
from pathlib import Path

import httpx
import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from claims.models import Article, Candidate, Digest
from tests.journeys.editors import accept, approved_review, let_the_hour_pass, publish_approved, reader
from tests.journeys.stack import Stack
from tests.smtp import Sink

ROOT = Path(__file__).resolve().parents[2]
FOUNDING = ROOT.parent / "shared" / "eval" / "seeds" / "002_9c4616b00df73d2f.txt"
STARTER = ROOT / "claims" / "fixtures" / "starter_speakers.json"
CLAIM = "Un acord pentru încheierea războiului este finalizat în proporție de 90%."
ZELENSKYY = "Volodymyr Zelenskyy"

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_founding_article_becomes_a_line_in_a_mail(
    stack: Stack, live_server: LiveServer, sink: Sink
) -> None:
    call_command("load_speakers", str(STARTER), verbosity=0)
    journalist = reader(sink)
    stack.start_worker()
    call_command("add_article", str(FOUNDING), "--published-on=2026-01-09", "--language=ro")
    stack.until(lambda: Article.objects.filter(extracted_at__isnull=False).exists(), "extraction")

    candidate = Candidate.objects.get(words__contains="finalizat în proporție de 90%")
    assert candidate.quotes == ["nou prag", "finalizat în proporție de 90%"]
    assert candidate.speaker is not None
    assert candidate.speaker.name == ZELENSKYY
    assert candidate.said.day is None

    statement = accept("finalizat în proporție de 90%", ZELENSKYY)
    approved_review(statement, CLAIM)
    publish_approved(CLAIM)

    answer = httpx.get(f"{live_server.url}/api/v1/claims/", params={"language": "ro"}).json()
    (claim,) = answer["results"]
    (said,) = claim["statements"]
    assert claim["claim"] == CLAIM
    assert said["speaker"]["name"] == ZELENSKYY
    assert said["quotes"] == ["nou prag", "finalizat în proporție de 90%"]
    assert said["said_on"] is None

    page = httpx.get(claim["url"], follow_redirects=True).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    claim_review = json.loads(found[1])
    assert claim_review["@type"] == "ClaimReview"
    assert claim_review["itemReviewed"]["author"]["name"] == ZELENSKYY
    assert claim_review["claimReviewed"] == CLAIM

    let_the_hour_pass(journalist)
    stack.until(lambda: Digest.objects.filter(sent_at__isnull=False).exists(), "the digest")
    assert len(sink.messages) == 1
    letter = sink.text()
    assert CLAIM in " ".join(letter.split())
    assert ZELENSKYY in letter
    assert sink.recipients == [journalist.email]
