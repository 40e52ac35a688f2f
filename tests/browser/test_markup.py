"""What others write is shown and never run."""

import datetime as dt
from typing import Any

import pytest

from claims.admin.desk import admin_url
from claims.admin.merges import merge_url
from claims.models import Claim, PublicClaim, ReviewRevision, Statement, User
from claims.services.discussions import add_comment
from tests.browser.conftest import LogIn
from tests.factories.articles import ArticleFactory
from tests.factories.candidates import candidate_in
from tests.factories.claims import ClaimFactory
from tests.factories.complaints import a_complaint
from tests.factories.publications import published_claim
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]

ATTACK = "<script>window.ran=1</script><img src=x onerror=window.ran=1><svg onload=window.ran=1>"
MARKDOWN = f'{ATTACK} [a](javascript:window.ran=1) ![b](x" onerror="window.ran=1)'


def test_markup_in_what_others_wrote_never_runs(
    log_in: LogIn, ana: User, besa: User, now: dt.datetime
) -> None:
    """Without the help of the Content-Security-Policy, which is switched off here."""
    speaker = SpeakerFactory.create(name=f"Mara {ATTACK}")
    article = ArticleFactory.create(title=ATTACK, text=f"{ATTACK} We build. {ATTACK}", byline=ATTACK)
    candidate = candidate_in(
        article, f"{ATTACK} We build.", speaker=speaker, mention=ATTACK, speaker_basis=f"full_name: {ATTACK}",
        alternatives=[{"name": ATTACK, "rule": ATTACK, "score": 1.0}],
        reasons=[{"code": ATTACK, "text": ATTACK, "weight": 1}], said_basis=ATTACK,
    )  # fmt: skip
    statement = StatementFactory.create(speaker=speaker, words=candidate.words, context=ATTACK, role=ATTACK)
    revision = _published_with(statement, ana, now)
    page = log_in(ana, bypass_csp=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    public = PublicClaim.objects.get()
    complaint = a_complaint(claim=revision.review.claim, text=ATTACK, name=ATTACK)
    rows: list[Any] = [candidate, article, statement, revision.review.claim, revision, complaint, speaker]
    desk = [admin_url(row, "changelist") for row in rows]
    desk += [admin_url(row, door, row.pk) for row in rows for door in ("change", "history")]
    desk += [merge_url(SpeakerFactory.create(name=ATTACK), speaker), "/admin/boards/balance/"]
    for address in ("/admin/", *desk, f"/claims/{public.slug}/", f"/embed/{public.slug}/", "/claims/"):
        page.goto(address)
        page.wait_for_load_state()
        assert page.evaluate("window.ran === undefined"), address
        assert page.locator("a[href^='javascript:window']").count() == 0, address
    assert [url for url in asked if url.endswith("/x")] == []


def test_a_script_that_stands_in_a_page_of_the_desk_is_refused(
    log_in: LogIn, ana: User, refused: list[str]
) -> None:
    page = log_in(ana)
    with page.expect_console_message():
        page.evaluate(
            """() => {
              const script = document.createElement("script")
              script.textContent = "window.ran = 1"
              document.body.append(script)
            }"""
        )
    assert page.evaluate("window.ran === undefined")
    assert "script-src 'self'" in refused.pop()


def _published_with(statement: Statement, ana: User, now: dt.datetime) -> ReviewRevision:
    public = published_claim(
        claim=ClaimFactory.create(text=f"The claim {ATTACK}"), statements=[statement],
        explanation=MARKDOWN, summary=MARKDOWN, title=ATTACK,
    )  # fmt: skip
    claim = Claim.objects.get(public_id=public.pk)
    add_comment(claim_id=claim.pk, text=f"@besa {MARKDOWN}", actor=ana, at=now)
    return ReviewRevision.objects.get(review__claim=claim)
