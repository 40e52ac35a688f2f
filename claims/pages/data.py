"""Everything that is public, for programs: where it is, and in which format."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.pages import feeds
from claims.pages.languages import alternates

DOWNLOADS = (
    ("data-csv", "CSV", _("for spreadsheets, a row for each statement")),
    ("data-xlsx", "XLSX", _("the same table as a workbook")),
    ("data-jsonl", "JSON Lines", _("a claim a line, whole")),
    ("data-claimreview", "ClaimReview", _("fact-checks for search engines, as a data feed")),
    ("data-insights", "ClaimReview, Fact-Check Insights", _("the same, as that archive wants them")),
    ("data-popolo", "Popolo", _("speakers and the roles in which they spoke")),
)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    files = [{"address": reverse(name), "format": form, "about": about} for name, form, about in DOWNLOADS]
    context = {"files": files, "feeds": [feeds.verdicts(), feeds.corrections()]}
    links = alternates(request, f"{settings.SITE_URL}{reverse('data')}")
    return render(request, "claims/data.html", {**context, **links})
