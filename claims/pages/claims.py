"""Published claims as pages: the latest, those that a search finds, and one."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from claims.formats.claimreview import claim_review, script_text
from claims.models import PublicClaim
from claims.models.finding import find
from claims.models.public_role import public_read
from claims.models.publications import COUNT_LIMIT
from claims.pages import feeds, shown
from claims.pages.languages import alternates, chosen
from claims.pages.listing import listing, place
from claims.pages.search import SearchForm, matching

LATEST = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    with public_read():
        form = SearchForm()
        rows = PublicClaim.objects.standing().newest()
        documents = [shown.summary(document) for document in rows.values_list("document", flat=True)[:LATEST]]
    links = alternates(request, f"{settings.SITE_URL}/")
    context = {"claims": documents, "form": form, "feed": feeds.verdicts()}
    return render(request, "claims/home.html", {**context, **links})


@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    """Published claims, newest first, page by page; with parameters, those that match all of them."""
    with public_read():
        form = SearchForm(request.GET)
        context = found(request, form) if form.is_valid() else {}
    status = 200 if form.is_valid() else 400
    context = {"form": form, "feed": feeds.verdicts(), **context}
    return render(request, "claims/claims.html", context, status=status)


def found(request: HttpRequest, form: SearchForm) -> dict[str, Any]:
    """Only the whole list is for search engines: the ways to search it have no end."""
    wanted = form.wanted()
    claims = find(matching(wanted), wanted.get("q"))
    counted = {"count": claims.count, "uncounted": (claims.count or 0) > COUNT_LIMIT}
    context = {"page": listing(request, claims), "wanted": wanted, "meant": claims.did_you_mean, **counted}
    links = alternates(request, f"{settings.SITE_URL}{reverse('claims')}", place(request))
    return {**context, "count_limit": COUNT_LIMIT, **({} if wanted else links)}


@require_safe
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """One claim; a retracted one says that it was, and answers 410."""
    with public_read():
        document = PublicClaim.objects.filter(slug=slug).values_list("document", flat=True).first()
    if document is None:
        raise Http404
    if document["retracted_at"]:
        return render(request, "claims/retracted.html", {"claim": shown.tombstone(document)}, status=410)
    links = alternates(request, document["url"])
    return render(
        request,
        "claims/claim.html",
        {"claim": shown.claim(document), "markup": markup(request, document), **links},
    )


def markup(request: HttpRequest, document: dict[str, Any]) -> SafeString | None:
    """At the claim's own address only: one fact-check is to be marked up on one page."""
    if chosen(request):
        return None
    review = claim_review(document, publisher=settings.SITE_NAME, site=settings.SITE_URL)
    return mark_safe(script_text(review))  # noqa: S308  (script_text escapes what could end the element)
