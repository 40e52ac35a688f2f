"""Readers tell us what is wrong with a published claim; the desk gets a ticket."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from claims.models import PublicClaim
from claims.models.public_role import public_read
from claims.pages.errors import too_many
from claims.pages.languages import chosen
from claims.pages.limits import too_often
from claims.services import complaints
from claims.services.audit import Refused

PER_HOUR = 10


class ReportForm(forms.Form):
    text = forms.CharField(
        label=_("What is wrong?"), max_length=complaints.LONGEST, widget=forms.Textarea(attrs={"rows": 7})
    )
    source_url = forms.URLField(
        label=_("Where can we see it? (link)"),
        label_suffix="",
        required=False,
        max_length=2000,
        assume_scheme="https",
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    claim = reported(slug)
    if request.method == "POST" and too_often(request, "report", PER_HOUR):
        return too_many(request)
    form = ReportForm(request.POST or None)
    if form.is_valid() and filed(form, claim):
        code = chosen(request)
        return redirect(f"sent/?hl={code}" if code else "sent/")
    return render(request, "claims/reports/report.html", {"form": form, "claim": claim})


@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "claims/reports/sent.html", {"claim": reported(slug)})


def reported(slug: str) -> dict[str, Any]:
    """:raises Http404: when no claim that stands has that slug"""
    with public_read():
        rows = PublicClaim.objects.standing().filter(slug=slug)
        document: dict[str, Any] | None = rows.values_list("document", flat=True).first()
    if document is None:
        raise Http404
    return document


def filed(form: ReportForm, claim: dict[str, Any]) -> bool:
    try:
        complaints.file_complaint(
            claim_id=claim["id"], language=get_language() or "", at=timezone.now(), **form.cleaned_data
        )
    except Refused as problem:
        form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        return False
    return True
