"""Two entries that are one speaker: choose them, look at what would go over, merge, and undo it."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import DeskAdmin, Door, Doors, admin_url, change_url
from claims.admin.fields import chosen, dress
from claims.models import Candidate, Speaker, SpeakerMerge
from claims.services import merging
from claims.services.audit import Refused
from claims.services.duplicates import conflicts_between, preview_merge


def merge_url(duplicate: Speaker | None = None, kept: Speaker | None = None) -> str:
    """The page that shows what merging the two would do; with one of them, it asks for the other."""
    named = {"duplicate": duplicate, "kept": kept}
    query = urlencode({name: speaker.pk for name, speaker in named.items() if speaker})
    return f"{admin_url(SpeakerMerge, 'add')}?{query}"


class Pair(forms.Form):
    """Which two; by address, so that the page can be linked to and shown to a colleague."""

    duplicate = chosen(
        Candidate._meta.get_field("speaker"), Speaker.objects.current(), label=_("The duplicate")
    )
    kept = chosen(
        Candidate._meta.get_field("speaker"), Speaker.objects.current(), label=_("The entry to keep")
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        dress(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("duplicate") and cleaned.get("duplicate") == cleaned.get("kept"):
            self.add_error("kept", _("These are one and the same."))
        return cleaned


class MergeSpeakers(Door):
    verb, label, is_grave = "merge", _("Merge"), True
    done = _("Merged. You can undo it on this page.")
    permission = merging.MERGE
    carries_version = False

    duplicate_version = forms.IntegerField(widget=forms.HiddenInput)
    kept_version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), max_length=1000)
    knowing = forms.BooleanField(label=_("I have looked at what speaks against it."), required=False)

    def first_values(self) -> dict[str, Any]:
        return {
            "duplicate_version": self.subject.duplicate.version,
            "kept_version": self.subject.kept.version,
        }

    def call(self, at: dt.datetime) -> SpeakerMerge:
        return merging.merge_speakers(
            duplicate_id=self.subject.duplicate_id,
            kept_id=self.subject.kept_id,
            versions=(self.cleaned_data["duplicate_version"], self.cleaned_data["kept_version"]),
            reason=self.cleaned_data["reason"],
            knowing=self.cleaned_data["knowing"],
            actor=self.actor,
            at=at,
        )

    def after(self, result: SpeakerMerge) -> str:
        return change_url(result)

    def usual_fields(self) -> list[forms.BoundField]:
        """The tick only where there is something to have looked at."""
        against = conflicts_between(self.subject.duplicate, self.subject.kept)
        return [field for field in super().usual_fields() if against or field.name != "knowing"]

    def _conflict(self, problem: Refused) -> None:
        """The page shows both as they are now, so the next push is made knowing it."""
        self._refuse(str(problem), 409)
        for speaker in (self.subject.duplicate, self.subject.kept):
            speaker.refresh_from_db()
        self.retype(**self.first_values())


class UndoMerge(Door):
    verb, label, is_grave = "undo", _("Undo the merge"), True
    intro = _("Exactly what went over goes back; what was changed by hand since stays as it is.")
    done = _("Two entries again.")
    permission = merging.MERGE
    carries_version = False

    reason = forms.CharField(label=_("Reason"), max_length=1000)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.undone_at is None

    def call(self, at: dt.datetime) -> SpeakerMerge:
        return merging.undo_merge(
            merge_id=self.subject.pk, reason=self.cleaned_data["reason"], actor=self.actor, at=at
        )


@admin.register(SpeakerMerge)
class SpeakerMergeAdmin(DeskAdmin):
    empty_text = _("No entries were merged yet. Begin on the page of a speaker.")
    page = "claims/admin/merge.html"
    entrance = "claims/admin/merge_preview.html"
    entrances = (MergeSpeakers,)
    doors = (UndoMerge,)
    list_display = ("__str__", "merger", "merged_at", "reason", "undone_at")
    list_select_related = ("duplicate", "kept", "merged_by")
    search_fields = ("duplicate__name", "kept__name")
    ordering = ("-merged_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("duplicate", "kept", "merged_by", "undone_by")

    @admin.display(description=_("merged by"), ordering="merged_by")
    def merger(self, merge: SpeakerMerge) -> str:
        return str(merge.merged_by)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = Pair(request.GET if {"duplicate", "kept"} <= request.GET.keys() else None, initial=request.GET)
        if not form.is_valid():
            context = {**self._frame(request, None, self._add_title()), "form": form}
            context["media"] = self.media + form.media
            return TemplateResponse(request, "claims/admin/merge_choice.html", context)
        return self._serve(request, SpeakerMerge(**form.cleaned_data), self.entrances, self.entrance)

    def page_facts(self, request: HttpRequest, subject: SpeakerMerge, doors: Doors) -> dict[str, Any]:
        if subject.pk:
            return {"counts": [(_LABELS[name], len(ids)) for name, ids in listed(subject) if ids]}
        return {
            "preview": preview_merge(subject.duplicate, subject.kept),
            "other_way": merge_url(subject.kept, subject.duplicate),
        }


_LABELS = {
    "statements": _("statements"),
    "candidates": _("candidates"),
    "aliases": _("spellings"),
    "roles": _("offices"),
    "posts": _("offices held in it"),
    "questions": _("requests for comment"),
    "demands": _("claims of reply"),
    "followers": _("readers who follow"),
}


def listed(merge: SpeakerMerge) -> list[tuple[str, list[int]]]:
    """What went over, by name, in the order of the page."""
    return [(name, merge.moved.get(name, [])) for name in _LABELS]
