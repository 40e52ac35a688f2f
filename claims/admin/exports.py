"""A list taken away as a file: the rows as they are searched, filtered and ordered, or those selected."""

from collections.abc import Callable, Collection, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR, IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import admin_url
from claims.formats import lists, xlsx
from claims.formats.cells import csv_text
from claims.formats.lists import Table
from claims.models import (
    Article,
    Candidate,
    Claim,
    Complaint,
    ReviewRevision,
    Speaker,
    Statement,
)
from claims.services.second_verdicts import blind_to

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Room = ModelAdmin[Any]
else:
    Room = object

TABLES: dict[type[Model], Callable[[QuerySet[Any]], Table]] = {
    Article: lists.articles,
    Candidate: lists.candidates,
    Claim: lists.claims,
    Complaint: lists.complaints,
    ReviewRevision: lists.reviews,
    Speaker: lists.speakers,
    Statement: lists.statements,
}


class Exporting(Room):
    """A room whose list can be taken away by everybody who may see it."""

    list_before_template: ClassVar[str] = "claims/admin/list_tools.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        name = f"claims_{self.opts.model_name}_export"
        return [path("export/<slug:kind>/", view, name=name), *super().get_urls()]

    def export_view(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if kind not in WRITERS:
            raise Http404
        # The address is that of the list, so the list knows what it means; but no page of it is shown.
        asked: Any = copy(request)
        asked.is_walking = True
        asked.GET = request.GET.copy()
        asked.GET.pop(PAGE_VAR, None)
        try:
            rows = self.get_changelist_instance(asked).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{admin_url(self.model, 'changelist')}?{ERROR_FLAG}=1")
        return self._file(request, rows, kind)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Besides what the room has: those that are selected, as a file."""
        actions: dict[str, Any] = super().get_actions(request)
        if IS_POPUP_VAR in request.GET:
            return actions
        own = [self.get_action(name) for name in ("export_csv", "export_xlsx")]
        return {**actions, **{name: (action, name, label) for action, name, label in filter(None, own)}}

    @admin.action(description=_("Export as CSV"))
    def export_csv(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase:
        return self._file(request, queryset, "csv")

    @admin.action(description=_("Export as XLSX"))
    def export_xlsx(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase:
        return self._file(request, queryset, "xlsx")

    def _file(self, request: HttpRequest, rows: QuerySet[Any], kind: str) -> HttpResponseBase:
        """Sent while it is read; which rows it holds is settled before."""
        table = TABLES[self.model](self.model._default_manager.all())
        write, content_type = WRITERS[kind]
        veiled = _veiled(self.model, request.user)
        name = f"{table.name}-{timezone.localdate():%Y-%m-%d}.{kind}"
        pieces = write(table, lists.keys_of(rows), veiled)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(pieces, content_type=content_type, headers=headers)


def _veiled(model: type[Model], user: Any) -> Collection[int]:
    """Revisions on which this person is yet to give a verdict, without having seen the author's."""
    return set(blind_to(user).values_list("pk", flat=True)) if model is ReviewRevision else ()


def as_csv(table: Table, keys: Sequence[int], veiled: Collection[int]) -> Iterator[str]:
    return csv_text(table.header(), table.cells(keys, veiled=veiled))


def as_workbook(table: Table, keys: Sequence[int], veiled: Collection[int]) -> Iterator[bytes]:
    parts = table.parts()
    return xlsx.workbook(table.header(parts), table.cells(keys, parts, veiled), title=table.name)


Writer = Callable[[Table, Sequence[int], Collection[int]], Iterator[Any]]
WRITERS: dict[str, tuple[Writer, str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_workbook, xlsx.EXCEL),
}
