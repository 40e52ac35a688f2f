"""What was corrected and what was taken back, the latest first."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.choices import PublicationKind
from claims.models import Publication
from claims.models.public_role import public_read
from claims.models.publications import PublicationQuerySet
from claims.pages import feeds, shown
from claims.pages.languages import alternates

PAGE = 50
DIGITS = 18  # fewer than the largest number of the log has
KINDS = (PublicationKind.CORRECTED, PublicationKind.RETRACTED)


@require_safe
def correction_list(request: HttpRequest) -> HttpResponse:
    with public_read():
        found = list(events(request).with_current()[: PAGE + 1])
    older = found[PAGE - 1].seq if len(found) > PAGE else None
    context = {"entries": [entry(row) for row in found[:PAGE]], "older": older, "feed": feeds.corrections()}
    place = f"before={request.GET['before']}" if "before" in request.GET else ""
    links = alternates(request, f"{settings.SITE_URL}{reverse('corrections')}", place)
    return render(request, "claims/corrections.html", {**context, **links})


def events(request: HttpRequest) -> PublicationQuerySet:
    rows = Publication.objects.filter(kind__in=KINDS).order_by("-seq")
    before = request.GET.get("before")
    if before is None:
        return rows
    if not (before.isascii() and before.isdigit() and len(before) <= DIGITS):
        raise Http404
    return rows.filter(seq__lt=int(before))


def entry(event: Publication) -> dict[str, Any]:
    """An event with the claim as it stands now: of a retracted one no verdict is repeated."""
    claim: dict[str, Any] = getattr(event, "current")  # noqa: B009  (annotated by `with_current`)
    listed = event.document.get("corrections", [])
    return {
        "claim": claim,
        "at": shown.Instant(event.at),
        "note": event.note,
        "retracted": event.kind == PublicationKind.RETRACTED,
        "correction": shown.correction(listed[0]) if listed and not claim["retracted_at"] else None,
    }
