"""A page of the desk: an object, and the doors that lead on from it. Each door is one call to one service."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import label_for_field, unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.bulk import Bulk, actions_of
from claims.admin.columns import label_of
from claims.admin.doors import Door, Doors, Text, refusal
from claims.admin.lists import KeysFirst, pages
from claims.admin.searching import search
from claims.admin.timelines import Timeline
from claims.admin.tongues import language_name
from claims.services.told import in_readers_language

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Room = ModelAdmin[Any]
else:
    from unfold.admin import ModelAdmin as Room

GONE = gettext_lazy("This can no longer be done here: look again at how things stand now.")
__all__ = [
    "DeskAdmin",
    "Door",
    "Doors",
    "ReadOnlyAdmin",
    "RememberingAdmin",
    "Text",
    "admin_url",
    "change_url",
]


class RememberingAdmin(Room):
    """A room whose history is what the database's triggers wrote, not what the admin thinks it did."""

    empty_text: ClassVar[Text] = ""  # what an empty list says, besides that it is empty
    manual: ClassVar[str] = ""  # the chapter of the manual that its pages lead to
    parts: ClassVar[Sequence[type[models.Model]]] = ()  # rows that belong to the subject, and to its history

    empty_value_display = "—"  # as on the desk's own pages
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Any]:
        return KeysFirst

    def get_paginator(self, request: HttpRequest, queryset: Any, per_page: int, *_: Any, **named: Any) -> Any:
        return pages(request, queryset, per_page)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return search(queryset, self.get_search_fields(request), search_term), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        title = capfirst(str(self.opts.verbose_name_plural))  # Django's own asks to select one
        return super().changelist_view(
            request, {**(extra_context or {}), "title": title, "manual": self.manual}
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *arguments: Any, **named: Any
    ) -> Any:
        return super().render_change_form(request, {**context, "manual": self.manual}, *arguments, **named)

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def tongue(self, row: Any) -> str:
        return language_name(row.language)

    @admin.display(description=gettext_lazy("last error"))
    def problem(self, row: Any) -> str:
        """What went wrong the last time, where a machine does the work."""
        return in_readers_language(row.last_error)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        subject = self.get_object(request, unquote(object_id))
        if subject is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined, no-any-return]
        if not self.has_view_permission(request, subject):
            raise PermissionDenied
        timeline = Timeline(request, subject, self.parts)
        if request.method == "POST" and timeline.push():
            return HttpResponseRedirect(request.path)
        if exported := timeline.exported():
            return exported
        context = {**self._frame(request, subject, _("History")), **timeline.facts()}
        return TemplateResponse(request, "claims/admin/history.html", context, status=timeline.status)

    def _frame(self, request: HttpRequest, subject: Any, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "app_label": self.opts.app_label,
            "original": subject,
            "subject": subject,
            "title": title,
            "media": self.media,
            "manual": self.manual,
            "has_view_permission": True,
            "show_history": hasattr(type(subject), "pgh_event_models"),
            "language_names": [(code, language_name(code)) for code, _name in settings.LANGUAGES],
            "tongue": language_name(getattr(subject, "language", "")),
        }


class DeskAdmin(RememberingAdmin):
    """A room whose rows change through services alone: the list is Django's, the page is ours."""

    page: ClassVar[str] = ""
    doors: ClassVar[Sequence[type[Door]]] = ()
    entrance: ClassVar[str] = "claims/admin/entrance.html"
    entrances: ClassVar[Sequence[type[Door]]] = ()
    list_per_page = 50
    actions = ()
    bulk: ClassVar[Sequence[type[Bulk]]] = ()  # acts on many rows of the list, in the background

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        return {**actions, **actions_of(self.bulk, request)}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return any(self._may(kind, request.user) for kind in self.entrances)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def page_facts(self, request: HttpRequest, subject: Any, doors: Doors) -> dict[str, Any]:
        """What the page's template shows besides the subject and its doors."""
        return {}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        subject = self.get_object(request, unquote(object_id))
        if subject is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined, no-any-return]
        if not self.has_view_permission(request, subject):
            raise PermissionDenied
        return self._serve(request, subject, self.doors, self.page)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._serve(request, None, self.entrances, self.entrance)

    def _serve(
        self, request: HttpRequest, subject: Any, kinds: Sequence[type[Door]], template: str
    ) -> HttpResponse:
        pushed, status = None, 200
        if request.method == "POST":
            pushed = self._pushed(request, subject, kinds)
            if pushed and pushed.push(timezone.now()):
                messages.success(request, self.told(request, pushed))
                return HttpResponseRedirect(self.way_on(request, pushed))
            status = pushed.status if pushed else 409
            messages.error(request, refusal(pushed) if pushed else str(GONE))
        doors = Doors(self._shown(request, subject, kinds, pushed))
        context = {
            **self._frame(request, subject, str(subject) if subject else self._add_title()),
            "doors": doors,
            "media": self.media + doors.media,
            **(self.page_facts(request, subject, doors) if subject else {}),
        }
        return TemplateResponse(request, template, context, status=status)

    def told(self, request: HttpRequest, pushed: Door) -> str:
        """What the next page says of the act that is done."""
        return str(pushed.done)

    def way_on(self, request: HttpRequest, pushed: Door) -> str:
        """Where an act leads."""
        return pushed.after(pushed.result) or request.get_full_path()

    def _pushed(self, request: HttpRequest, subject: Any, kinds: Sequence[type[Door]]) -> Door | None:
        """The door that the person pushes, even one that has closed meanwhile: its service says why.

        None when the row that it was about is gone, or is none of this person's.
        """
        kind = next((kind for kind in kinds if kind.verb == request.POST.get("verb")), None)
        if kind is None or not self._may(kind, request.user):
            raise PermissionDenied
        actor: Any = request.user
        wanted = request.POST.get("row", "")
        row = next((row for row in kind.rows(subject, actor) if row and str(row.pk) == wanted), None)
        if row is None and (wanted or kind.is_about_a_part()):
            return None
        return kind(request.POST, request.FILES, subject=subject, actor=actor, row=row)

    def _shown(
        self, request: HttpRequest, subject: Any, kinds: Sequence[type[Door]], pushed: Door | None
    ) -> Iterator[Door]:
        actor: Any = request.user
        for kind in kinds:
            if self._may(kind, actor) and kind.is_open(subject, actor):
                for row in kind.rows(subject, actor):
                    yield kind(subject=subject, actor=actor, row=row)
        if pushed:
            yield pushed

    @staticmethod
    def _may(kind: type[Door], user: Any) -> bool:
        return not kind.permission or user.has_perm(kind.permission)

    def _add_title(self) -> str:
        return _("Add %s") % self.opts.verbose_name


class ReadOnlyAdmin(DeskAdmin):
    """A log: to be read, here and in its history, and changed by nobody."""

    page = "claims/admin/facts.html"
    facts: ClassVar[Sequence[str]] = ()

    def page_facts(self, request: HttpRequest, subject: Any, doors: Doors) -> dict[str, Any]:
        return {"facts": [self._fact(subject, name) for name in self.facts]}

    def _fact(self, subject: Any, name: str) -> tuple[Text, Any]:
        if callable(method := getattr(self, name, None)):
            return label_for_field(name, self.model, self), method(subject)  # type: ignore[return-value]
        label = label_of(self.model._meta.get_field(name))
        shown = getattr(subject, f"get_{name}_display", None)
        return label, shown() if shown else _plain(getattr(subject, name))


def _plain(value: Any) -> Any:
    """Yes and no in words; of an empty list or table, nothing."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return None if value in ({}, []) else value


def change_url(row: models.Model) -> str:
    """The page of a row."""
    return admin_url(row, "change", row.pk)


def admin_url(model: models.Model | type[models.Model], page: str, *arguments: Any) -> str:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
    return reverse(name, args=arguments)
