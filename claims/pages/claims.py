"""Published claims as pages: the latest, all of them, and one."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from claims.formats.claimreview import claim_review, script_text
from claims.models import PublicClaim
from claims.models.keyset import Cursor
from claims.models.public_role import public_read
from claims.models.publications import PublicClaimQuerySet
from claims.pages import shown

LATEST, PAGE = 10, 30


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    with public_read():
        rows = PublicClaim.objects.standing().newest()
        documents = [shown.summary(document) for document in rows.values_list("document", flat=True)[:LATEST]]
    return render(request, "claims/home.html", {"claims": documents})


@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    """All published claims, newest first, page by page."""
    with public_read():
        rows = list(from_cursor(request).values_list("published_at", "id", "document")[: PAGE + 1])
    older = Cursor(*rows[PAGE - 1][:2]) if len(rows) > PAGE else None
    documents = [shown.summary(document) for _at, _id, document in rows[:PAGE]]
    return render(request, "claims/claims.html", {"claims": documents, "older": older})


def from_cursor(request: HttpRequest) -> PublicClaimQuerySet:
    rows = PublicClaim.objects.standing().newest()
    text = request.GET.get("after")
    if text is None:
        return rows
    try:
        return rows.after(Cursor.parse(text))
    except ValueError as problem:
        raise Http404 from problem


@require_safe
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """One claim; a retracted one says that it was, and answers 410."""
    with public_read():
        document = PublicClaim.objects.filter(slug=slug).values_list("document", flat=True).first()
    if document is None:
        raise Http404
    if document["retracted_at"]:
        return render(request, "claims/retracted.html", {"claim": shown.tombstone(document)}, status=410)
    return render(request, "claims/claim.html", {"claim": shown.claim(document), "markup": markup(document)})


def markup(document: dict[str, Any]) -> SafeString:
    review = claim_review(document, publisher=settings.SITE_NAME, site=settings.SITE_URL)
    return mark_safe(script_text(review))  # noqa: S308  (script_text escapes what could end the element)
