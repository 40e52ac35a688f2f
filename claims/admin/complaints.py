"""Readers' reports of errors: who sees to them, until when, and what came of them."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.boards import filters as counted
from claims.admin.desk import DeskAdmin, Door, Doors, change_url
from claims.admin.discussions import AssignForm
from claims.admin.exports import Exporting
from claims.admin.fields import day_field, words_field
from claims.admin.filters import FirstChoiceFilter
from claims.admin.lists import LanguagesFilter
from claims.choices import ComplaintOutcome, CorrectionKind
from claims.models import Complaint, Review, ReviewRevision
from claims.services import complaints


class ComplaintDoor(Door):
    def complaint(self) -> dict[str, Any]:
        """Which complaint, as which version, by whom."""
        return {
            "complaint_id": self.subject.pk,
            "version": self.cleaned_data["version"],
            "actor": self.actor,
        }


class AssignComplaint(AssignForm, ComplaintDoor):
    permission = complaints.CHANGE

    due_on = day_field(label=_("To be answered by"), required=True)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.outcome == ComplaintOutcome.OPEN)

    def call(self, at: dt.datetime) -> Complaint:
        return complaints.change_complaint(**self.complaint(), changes=self.changes(), at=at)


class CorrectForIt(ComplaintDoor):
    verb, label = "correct", _("Begin a correction")
    intro = _("If the reader is right: a new revision with the published wording, linked to this complaint.")
    done = _("The correction is a draft now; the complaint leads to it.")
    permission = "claims.change_reviewrevision"

    kind = forms.ChoiceField(label=_("Kind of correction"), choices=CorrectionKind.choices)
    note = words_field(2, label=_("Public note on the correction"))

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        review = Review.objects.filter(claim=subject.claim_id).first()
        is_open = subject.outcome == ComplaintOutcome.OPEN
        return bool(is_open and review and review.published() and review.open() is None)

    def call(self, at: dt.datetime) -> ReviewRevision:
        kind = CorrectionKind(self.cleaned_data["kind"])
        note: str = self.cleaned_data["note"]
        return complaints.correct_for_complaint(**self.complaint(), kind=kind, note=note, at=at)

    def after(self, result: ReviewRevision) -> str:
        return change_url(result)


class Settle(ComplaintDoor):
    verb, label = "settle", _("Settle")
    intro = _("The reader is not told by us: write to the address, if there is one.")
    done = _("Settled.")
    permission = complaints.SETTLE

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            ("", "—"),
            *((value, label) for value, label in ComplaintOutcome.choices if value != "open"),
        ],
    )
    settlement = words_field(2, label=_("How it was settled"))
    correction = forms.ModelChoiceField(
        label=_("Correction"), queryset=ReviewRevision.objects.none(), required=False
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        corrections = ReviewRevision.objects.filter(review__claim=self.subject.claim_id, number__gt=1)
        self.fields["correction"].queryset = corrections.order_by("-number")  # type: ignore[attr-defined]

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.outcome == ComplaintOutcome.OPEN)

    def first_values(self) -> dict[str, Any]:
        return {"correction": self.subject.correction_id}

    def call(self, at: dt.datetime) -> Complaint:
        names = ("outcome", "settlement", "correction")
        settled = {name: self.cleaned_data[name] for name in names}
        return complaints.settle_complaint(**self.complaint(), **settled, at=at)


class Reopen(ComplaintDoor):
    verb, label = "reopen", _("Reopen")
    done = _("Open again.")
    permission = complaints.SETTLE

    reason = forms.CharField(label=_("Reason"), max_length=1000)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.outcome != ComplaintOutcome.OPEN)

    def call(self, at: dt.datetime) -> Complaint:
        reason: str = self.cleaned_data["reason"]
        return complaints.reopen_complaint(**self.complaint(), reason=reason, at=at)


class OutcomeFilter(FirstChoiceFilter):
    title, parameter_name = _("outcome"), "outcome"
    first = "open"
    options: ClassVar[list[tuple[str, Any]]] = [
        *ComplaintOutcome.choices[:1],
        ("mine", _("open, mine")),
        ("late", _("open, late")),
        *ComplaintOutcome.choices[1:],
    ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "mine":
            return queryset.filter(outcome=ComplaintOutcome.OPEN, assigned_to=request.user.pk)
        if self.value() == "late":
            return queryset.filter(outcome=ComplaintOutcome.OPEN, due_on__lt=timezone.localdate())
        return super().queryset(request, queryset)


@admin.register(Complaint)
class ComplaintAdmin(Exporting, DeskAdmin):
    empty_text = _("No reader’s complaint is open.")
    manual = "a-complaint"
    page = "claims/admin/complaint.html"
    doors = (AssignComplaint, CorrectForIt, Settle, Reopen)
    list_display = ("short_text", "claim", "due_on", "assigned_to", "outcome", "received_at")
    list_display_links = ("short_text",)
    list_filter = (OutcomeFilter, LanguagesFilter, counted.SettledFilter)
    list_select_related = ("claim", "assigned_to")
    search_fields = ("text", "claim__text", "email", "name")
    ordering = ("due_on", "pk")

    @admin.display(description=_("what is wrong"))
    def short_text(self, complaint: Complaint) -> str:
        return complaint.text if len(complaint.text) <= 140 else f"{complaint.text[:140]}…"

    def page_facts(self, request: HttpRequest, subject: Complaint, doors: Doors) -> dict[str, Any]:
        return {
            "revisions": ReviewRevision.objects.filter(review__claim=subject.claim_id)
            .select_related("verdict")
            .order_by("-number"),
            "is_late": subject.outcome == ComplaintOutcome.OPEN and subject.due_on < timezone.localdate(),
        }
