"""A list of speakers, looked at before it is loaded: a file, a table of what it would do, one button."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.desk import admin_url
from claims.admin.fields import dress
from claims.models import Speaker
from claims.services.audit import Refused
from claims.services.plans import CHANGED, CREATED, REFUSED, UNCHANGED, Plan
from claims.services.speaker_imports import ADD, PlannedRow, import_speakers, plan_import

MOST_BYTES = 1_000_000


class ListFile(forms.Form):
    """A file as it comes from a spreadsheet or from another project."""

    file = forms.FileField(
        label=gettext_lazy("A list in CSV, JSON or Popolo JSON"),
        help_text=gettext_lazy(
            "In UTF-8, at most 1 MB. Nothing is loaded before you have seen what it would do."
        ),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        dress(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file is None:
            return cleaned
        if file.size > MOST_BYTES:
            self.add_error("file", _("The file is too large."))
            return cleaned
        try:
            cleaned["text"] = one_line_end(file.read().decode("utf-8-sig"))
            ProhibitNullCharactersValidator()(cleaned["text"])
        except UnicodeDecodeError as problem:
            self.add_error("file", _("Not UTF-8 at byte %(place)d.") % {"place": problem.start})
        except ValidationError as problem:  # the form that carries the list on could not hold it
            self.add_error("file", problem)
        cleaned["suffix"] = PurePath(file.name).suffix.lower()
        return cleaned


class SeenList(forms.Form):
    """The list that was looked at, and what it would do: another list, or other news, is refused."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)
    suffix = forms.CharField(widget=forms.HiddenInput)
    digest = forms.CharField(widget=forms.HiddenInput)

    def clean_text(self) -> str:
        return one_line_end(self.cleaned_data["text"])


def one_line_end(text: str) -> str:
    """A form sends every line's end as two characters, whatever the file had."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def import_view(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    if request.method == "POST" and "digest" in request.POST:
        return _apply(request)
    form = ListFile(request.POST or None, request.FILES or None)
    plan = _planned(request, form) if form.is_valid() else None
    return _page(request, form, plan, 422 if form.is_bound and plan is None else 200)


def _planned(request: HttpRequest, form: ListFile) -> Plan[PlannedRow] | None:
    actor: Any = request.user
    text, suffix = form.cleaned_data["text"], form.cleaned_data["suffix"]
    try:
        return plan_import(text=text, suffix=suffix, actor=actor)
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return None


def _apply(request: HttpRequest) -> HttpResponse:
    form, actor = SeenList(request.POST), request.user
    if not form.is_valid():
        return HttpResponseRedirect(admin_url(Speaker, "import"))
    try:
        plan = import_speakers(**form.cleaned_data, actor=actor)  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(admin_url(Speaker, "import"))
    counts = {"new": plan.count(CREATED), "more": plan.count(CHANGED)}
    messages.success(request, _("Loaded: %(new)d new, %(more)d with something new.") % counts)
    return HttpResponseRedirect(admin_url(Speaker, "changelist"))


def _page(request: HttpRequest, form: ListFile, plan: Plan[PlannedRow] | None, status: int) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "opts": Speaker._meta,
        "title": _("Import a list of speakers"),
        "form": form,
        "plan": plan,
        "media": form.media,
    }
    if plan:
        seen = {
            "text": form.cleaned_data["text"],
            "suffix": form.cleaned_data["suffix"],
            "digest": plan.digest,
        }
        outcomes = (CREATED, CHANGED, UNCHANGED, REFUSED)
        context |= {
            "seen": SeenList(initial=seen),
            "counts": {outcome: plan.count(outcome) for outcome in outcomes},
            "has_news": plan.count(CREATED) + plan.count(CHANGED),
        }
    return TemplateResponse(request, "claims/admin/speaker_import.html", context, status=status)
