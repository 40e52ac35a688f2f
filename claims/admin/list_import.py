"""A list of statements or claims, looked at before it is loaded: a file, a table of its rows, one button."""

from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.desk import RememberingAdmin, admin_url
from claims.admin.fields import dress
from claims.formats.cells import csv_text
from claims.formats.xlsx import EXCEL, workbook
from claims.services.audit import Refused
from claims.services.list_files import MOST_BYTES, Line, from_json, to_json
from claims.services.list_imports import ListKind, PlannedRow, import_list, plan_list
from claims.services.plans import CREATED, REFUSED, UNCHANGED, Plan

MOST_SHOWN = 160  # characters of a row's own words in the preview


class ListFile(forms.Form):
    """A file as it comes from a spreadsheet."""

    file = forms.FileField(
        label=gettext_lazy("A list in XLSX or CSV"),
        help_text=gettext_lazy(
            "At most 1,000 rows and 2 MB. Nothing is loaded before you have seen what it would do."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *arguments: Any, kind: ListKind, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.kind = kind
        dress(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if file := cleaned.get("file"):
            try:
                cleaned["lines"] = self.kind.read(
                    body=file.read(MOST_BYTES + 1), suffix=PurePath(file.name).suffix.lower()
                )
            except Refused as refusal:
                self.add_error("file", str(refusal))
        return cleaned


class SeenRows(forms.Form):
    """The rows that were looked at, and what they would do: other rows, or other news, are refused."""

    lines = forms.CharField(widget=forms.HiddenInput, strip=False)
    name = forms.CharField(widget=forms.HiddenInput, max_length=255)
    digest = forms.CharField(widget=forms.HiddenInput)
    tells = forms.BooleanField(required=False)

    def __init__(self, *arguments: Any, kind: ListKind, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["tells"].label = str(kind.tells)
        if not kind.tells:
            self.fields["tells"].widget = forms.HiddenInput()
        dress(self)

    def clean_lines(self) -> list[Line]:
        try:
            return from_json(self.cleaned_data["lines"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


def import_view(room: RememberingAdmin, kind: ListKind, request: HttpRequest) -> HttpResponse:
    """The page of a list: which file, then what it would do; with the button, the list itself."""
    if not request.user.has_perm(kind.permission):
        raise PermissionDenied
    if request.method == "POST" and "digest" in request.POST:
        return _apply(room, kind, request)
    form = ListFile(request.POST or None, request.FILES or None, kind=kind)
    return _page(room, kind, request, form)


def template_view(kind: ListKind, request: HttpRequest, suffix: str) -> HttpResponse:
    """An empty list with the names of its columns."""
    if not request.user.has_perm(kind.permission):
        raise PermissionDenied
    names = [column.name for column in kind.columns]
    if suffix == "csv":
        body, content_type = "".join(csv_text(names, [])).encode(), "text/csv; charset=utf-8"
    elif suffix == "xlsx":
        body, content_type = b"".join(workbook(names, [], title=kind.name)), EXCEL
    else:
        raise Http404
    disposition = {"Content-Disposition": f'attachment; filename="{kind.name}-template.{suffix}"'}
    return HttpResponse(body, content_type=content_type, headers=disposition)


def _apply(room: RememberingAdmin, kind: ListKind, request: HttpRequest) -> HttpResponse:
    form, actor = SeenRows(request.POST, kind=kind), request.user
    again = HttpResponseRedirect(admin_url(room.model, "import"))
    if not form.is_valid():
        messages.error(request, _("This is not the list that was shown: choose the file again."))
        return again
    try:
        plan = import_list(kind=kind, **form.cleaned_data, actor=actor, at=timezone.now())  # type: ignore[arg-type]
    except Refused as refusal:
        messages.error(request, str(refusal))
        return again
    counts = {"new": plan.count(CREATED), "same": plan.count(UNCHANGED), "bad": plan.count(REFUSED)}
    messages.success(
        request, _("Loaded: %(new)d new; %(same)d were there already, %(bad)d refused.") % counts
    )
    return HttpResponseRedirect(admin_url(room.model, "changelist"))


def _page(room: RememberingAdmin, kind: ListKind, request: HttpRequest, form: ListFile) -> HttpResponse:
    plan, actor = None, request.user
    if form.is_valid():
        lines = form.cleaned_data["lines"]
        plan = plan_list(kind=kind, lines=lines, actor=actor, at=timezone.now())  # type: ignore[arg-type]
    context = {
        **admin.site.each_context(request),
        "opts": room.opts,
        "title": _("Import a list: %s") % room.opts.verbose_name_plural,
        "manual": "lists-as-files",
        "kind": kind,
        "form": form,
        "media": form.media,
        "plan": plan,
        "most_shown": MOST_SHOWN,
        **(_preview(kind, form, plan) if plan else {}),
    }
    status = 422 if form.is_bound and plan is None else 200
    return TemplateResponse(request, "claims/admin/list_import.html", context, status=status)


def _preview(kind: ListKind, form: ListFile, plan: Plan[PlannedRow]) -> dict[str, Any]:
    seen = {
        "lines": to_json(form.cleaned_data["lines"]),
        "name": form.cleaned_data["file"].name,
        "digest": plan.digest,
    }
    counts = {outcome: plan.count(outcome) for outcome in (CREATED, UNCHANGED, REFUSED)}
    # What is wrong first: among a thousand rows nobody would find it.
    rows = sorted(plan.rows, key=lambda row: row.outcome != REFUSED)
    return {"seen": SeenRows(initial=seen, kind=kind), "counts": counts, "rows": rows}


class Importing(RememberingAdmin):
    """A room whose rows may be brought as a list."""

    list_kind: ClassVar[ListKind]

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, f"claims_{self.opts.model_name}"
        own = [
            path("import/", wrap(partial(import_view, self, self.list_kind)), name=f"{name}_import"),
            path(
                "import/template/<slug:suffix>/",
                wrap(partial(template_view, self.list_kind)),
                name=f"{name}_template",
            ),
        ]
        return [*own, *super().get_urls()]
