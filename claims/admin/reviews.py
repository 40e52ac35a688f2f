"""Revisions of reviews: written by one, approved by another, published, corrected, retracted."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from claims import tasks, workflow
from claims.admin import replies, second_looks
from claims.admin.boards import filters as counted
from claims.admin.claims import LinkStatement
from claims.admin.counts import how_many
from claims.admin.desk import DeskAdmin, Door, Doors, change_url
from claims.admin.exports import Exporting
from claims.admin.fields import language_field, words_field
from claims.admin.filters import FirstChoiceFilter
from claims.admin.history import trace
from claims.admin.lists import LanguagesFilter
from claims.choices import CorrectionKind, RevisionState, Stance
from claims.models import (
    Correction,
    Evidence,
    ReviewRevision,
    StatementLink,
    User,
    Verdict,
)
from claims.models.reviews import OPEN
from claims.rendering.markdown import rendered
from claims.services import publish_checks, reviews, second_verdicts
from claims.services.audit import Refused

WORDING = ("verdict", "title", "summary", "explanation", "selection_reason", "sources_waiver", "language")
CORRECTION = ("correction_kind", "public_note")
EVIDENCE = ("stance", "title", "url", "archive_url", "excerpt")


class RevisionDoor(Door):
    permission = "claims.change_reviewrevision"

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.is_open)

    def revision(self) -> dict[str, Any]:
        """Which revision, as which version, by whom."""
        return {
            "revision_id": self.subject.pk,
            "version": self.cleaned_data["version"],
            "actor": self.actor,
        }


class Edit(RevisionDoor):
    verb, label = "edit", _("Save")
    done = _("Saved.")
    rare = frozenset({"selection_reason", "sources_waiver", "language"})

    verdict = forms.ModelChoiceField(label=_("Verdict"), queryset=Verdict.objects.none(), required=False)
    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    summary = words_field(3, label=_("Summary"), required=False)
    explanation = words_field(12, label=_("Explanation"), required=False, help_text=_("Markdown"))
    selection_reason = words_field(2, label=_("Why this claim was chosen"), required=False)
    sources_waiver = words_field(
        2,
        label=_("Why there is no second source"),
        required=False,
        help_text=_("Only when one source must do. The public page shows it."),
    )
    language = language_field()
    correction_kind = forms.ChoiceField(
        label=_("Kind of correction"), choices=[("", "—"), *CorrectionKind.choices], required=False
    )
    public_note = words_field(2, label=_("Public note on the correction"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offered = Q(scale__is_active=True) | Q(pk=self.subject.verdict_id)
        verdicts = Verdict.objects.filter(offered).select_related("scale").order_by("scale", "position")
        self.fields["verdict"].queryset = verdicts  # type: ignore[attr-defined]
        self.fields["verdict"].label_from_instance = lambda verdict: f"{verdict.scale} · {verdict}"  # type: ignore[attr-defined]
        if not self.subject.correction_kind:
            for name in CORRECTION:
                del self.fields[name]

    def first_values(self) -> dict[str, Any]:
        names = (*WORDING[1:], *CORRECTION)
        return {"verdict": self.subject.verdict_id, **{name: getattr(self.subject, name) for name in names}}

    def call(self, at: dt.datetime) -> ReviewRevision:
        shown = [name for name in (*WORDING, *CORRECTION) if name in self.fields]
        new = {name: self.cleaned_data[name] for name in shown}
        changes = {name: value for name, value in new.items() if getattr(self.subject, name) != value}
        if not changes:
            raise Refused(str(_("Nothing is different from what is saved.")))
        return reviews.edit_revision(**self.revision(), changes=changes, at=at)


class Waive(RevisionDoor):
    verb, label = "waive", _("Waive the second pair of eyes")
    intro = _("Only when nobody else can be reached. The public page shows the reason.")
    done = _("The waiver is set; the public page will show it.")
    permission = "claims.approve_review"

    waiver = forms.CharField(label=_("Reason"), required=False, max_length=1000)

    def first_values(self) -> dict[str, Any]:
        return {"waiver": self.subject.waiver}

    def call(self, at: dt.datetime) -> ReviewRevision:
        changes = {"waiver": self.cleaned_data["waiver"]}
        return reviews.edit_revision(**self.revision(), changes=changes, at=at)


class EvidenceForm(RevisionDoor):
    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices)
    title = forms.CharField(label=_("Title"), max_length=300)
    url = forms.URLField(label=_("Link"), required=False, max_length=2000, assume_scheme="https")
    archive_url = forms.URLField(
        label=_("Archived copy"), required=False, max_length=2000, assume_scheme="https"
    )
    excerpt = words_field(2, label=_("Excerpt"), required=False)

    def columns(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in EVIDENCE}


class AddEvidence(EvidenceForm):
    verb, label = "add_evidence", _("Add evidence")
    done = _("Evidence added.")

    def call(self, at: dt.datetime) -> Evidence:
        return reviews.add_evidence(**self.revision(), evidence=self.columns(), at=at)


class ChangeEvidence(EvidenceForm):
    verb, label = "change_evidence", _("Change evidence")
    done = _("Evidence saved.")

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        return subject.evidence.all()  # type: ignore[no-any-return]

    def first_values(self) -> dict[str, Any]:
        return {name: getattr(self.row, name) for name in EVIDENCE}

    def call(self, at: dt.datetime) -> Evidence:
        version: int = self.cleaned_data["version"]
        return reviews.change_evidence(
            evidence_id=self.row.pk, version=version, changes=self.columns(), actor=self.actor, at=at
        )


class RemoveEvidence(RevisionDoor):
    verb, label, is_grave = "remove_evidence", _("Remove evidence"), True
    done = _("Evidence removed.")

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        return subject.evidence.all()  # type: ignore[no-any-return]

    def call(self, at: dt.datetime) -> None:
        version: int = self.cleaned_data["version"]
        reviews.remove_evidence(evidence_id=self.row.pk, version=version, actor=self.actor, at=at)


class Step(RevisionDoor):
    """A move of the workflow's table, offered where state and permission allow; guards speak when pushed."""

    permission: ClassVar[str]

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        permissions = set(actor.get_all_permissions())
        return cls.verb in workflow.available(RevisionState(subject.state), permissions)

    def call(self, at: dt.datetime) -> ReviewRevision:
        reason: str = self.cleaned_data.get("reason", "")
        revision = reviews.transition_review(**self.revision(), verb=self.verb, reason=reason, at=at)
        tasks.ring(tasks.plan_deliveries)  # receivers of webhooks hear of it now, not when the clock looks
        return revision


class ReasonedStep(Step):
    reason = forms.CharField(label=_("Reason"), max_length=2000)


def step(verb: str, done: Promise, intro: Promise | str = "", *, grave: bool = False) -> type[Step]:
    """The door of a verb of the table, with the table's own label and permission."""
    transition = workflow.REVISION[verb]
    kind = ReasonedStep if workflow.has_reason in transition.guards else Step
    words = {"verb": verb, "label": workflow.LABELS[verb], "done": done, "intro": intro, "is_grave": grave}
    return type(verb.title(), (kind,), {**words, "permission": transition.permission})


STEPS: tuple[type[Step], ...] = (
    step("submit", _("Submitted: somebody else can approve it now.")),
    step("approve", _("Approved.")),
    step("publish", _("Published.")),
    step("return", _("Returned to the author.")),
    step(
        "retract",
        _("Retracted."),
        _("The public page keeps nothing but your reason: readers will see it."),
        grave=True,
    ),
)


class CorrectReview(Door):
    verb, label = "correct", _("Begin a correction")
    intro = _(
        "A new revision with the published wording; it passes the same eyes before it replaces this one."
    )
    done = _("The correction is a draft now.")
    permission = "claims.change_reviewrevision"
    carries_version = False

    kind = forms.ChoiceField(label=_("Kind of correction"), choices=CorrectionKind.choices)
    note = words_field(2, label=_("Public note on the correction"))

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.state == RevisionState.PUBLISHED and subject.review.open() is None

    def call(self, at: dt.datetime) -> ReviewRevision:
        kind = CorrectionKind(self.cleaned_data["kind"])
        note: str = self.cleaned_data["note"]
        return reviews.correct_review(
            review_id=self.subject.review_id, kind=kind, note=note, actor=self.actor, at=at
        )

    def after(self, result: ReviewRevision) -> str:
        return change_url(result)


def written(subject: ReviewRevision, doors: Doors) -> str:
    """The explanation: what was typed and not saved, else what is saved."""
    edit = doors["edit"]
    return str((edit["explanation"].value() if edit else subject.explanation) or "")


class RevisionStateFilter(FirstChoiceFilter):
    title, parameter_name = _("state"), "state"
    first = "open"
    options: ClassVar[list[tuple[str, Any]]] = [
        ("open", _("open")),
        ("to_approve", _("to approve by me")),
        ("returned", _("returned to me")),
        ("mine", _("my drafts")),
        ("recheck", _("to check again")),
        ("unanswered", _("the speaker’s answer is overdue")),
        ("reply", _("a reply is demanded")),
        *RevisionState.choices,
    ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value, every, actor = self.value() or self.first, ReviewRevision.objects, cast("User", request.user)
        piles: dict[str, Callable[[], QuerySet[ReviewRevision]]] = {
            "to_approve": lambda: every.to_approve(actor),
            "returned": lambda: every.returned_to(actor),
            "mine": lambda: every.drafts_of(actor),
            "recheck": lambda: every.to_recheck(timezone.localdate()),
            "unanswered": replies.answers_overdue,
            "reply": replies.replies_demanded,
        }
        if value == "open":
            return queryset.filter(state__in=OPEN)
        if pile := piles.get(value):
            return queryset.filter(pk__in=pile().values("pk"))
        return super().queryset(request, queryset)


@admin.register(ReviewRevision)
class ReviewRevisionAdmin(Exporting, DeskAdmin):
    empty_text = _("No review is open. Begin one on the page of a claim.")
    manual = "a-verdict"
    parts = (Evidence, Correction)
    page = "claims/admin/revision.html"
    doors: ClassVar[Sequence[type[Door]]] = (
        Edit,
        AddEvidence,
        ChangeEvidence,
        RemoveEvidence,
        Waive,
        *STEPS,
        CorrectReview,
        *second_looks.DOORS,
        *replies.DOORS,
    )
    list_display = ("claim", "number", "state", "shown_verdict", "evidence_count", "author", "created_at")
    list_display_links = ("claim",)
    list_filter = (RevisionStateFilter, LanguagesFilter, "verdict__scale", counted.LeftFilter)
    search_fields = ("review__claim__text", "title", "summary")
    ordering = ("-created_at", "-pk")

    class Media:
        js = ("claims/admin/preview.js",)

    def get_urls(self) -> list[URLPattern]:
        view = require_POST(self.admin_site.admin_view(self.preview_view))
        urls: list[URLPattern] = super().get_urls()
        return [path("preview/", view, name="claims_reviewrevision_preview"), *urls]

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        """Markdown as the public page will show it, while somebody writes."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponse(rendered(request.POST.get("text", "")))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = (
            super().get_queryset(request).select_related("review__claim", "verdict__scale", "created_by")
        )
        hidden = second_verdicts.blind_to(cast("User", request.user)).filter(pk=OuterRef("pk"))
        counted: QuerySet[Any] = rows.annotate(
            evidence_total=how_many(Evidence.objects.all(), "revision"), is_hidden=Exists(hidden)
        )
        return counted

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The past of a verdict is told to nobody who has still to give one without knowing it."""
        subject = self.get_object(request, unquote(object_id))
        if subject is not None and second_verdicts.is_blind(subject, cast("User", request.user)):
            messages.warning(request, _("Give your own verdict first: the history tells the author's."))
            return HttpResponseRedirect(change_url(subject))
        return super().history_view(request, object_id, extra_context)

    @admin.display(description=_("claim"))
    def claim(self, revision: ReviewRevision) -> str:
        return str(revision.review.claim)

    @admin.display(description=_("verdict"))
    def shown_verdict(self, revision: Any) -> str:
        """Nothing to who has still to give a verdict without knowing it."""
        return "" if revision.is_hidden or revision.verdict is None else str(revision.verdict)

    @admin.display(description=_("evidence"))
    def evidence_count(self, revision: Any) -> int:
        return int(revision.evidence_total)

    @admin.display(description=_("author"), ordering="created_by")
    def author(self, revision: ReviewRevision) -> str:
        return str(revision.created_by)

    def page_facts(self, request: HttpRequest, subject: ReviewRevision, doors: Doors) -> dict[str, Any]:
        actor: Any = request.user
        is_blind = second_verdicts.is_blind(subject, actor)
        links = StatementLink.objects.filter(claim=subject.review.claim)
        return {
            "claim": subject.review.claim,
            "comments": subject.review.claim.comments.count(),
            "explanation": rendered(written(subject, doors)),
            "link_url": f"{change_url(subject.review.claim)}#door-{LinkStatement.verb}",
            "links": links.select_related("statement__speaker").order_by("statement__said_not_before", "pk"),
            "findings": publish_checks.findings(subject, actor.pk) if subject.is_open else [],
            "is_blind": is_blind,
            "show_history": not is_blind,
            "seconds": subject.second_verdicts.select_related("verdict", "author_verdict", "given_by"),
            **replies.facts(subject, doors),
            "steps": [door for kind in STEPS if (door := doors.get(kind.verb))],
            "evidence": [
                {
                    "row": row,
                    "change": doors.get("change_evidence", row),
                    "remove": doors.get("remove_evidence", row),
                }
                for row in subject.evidence.all()
            ],
            "traces": trace(subject, *self.parts),
            "people": {
                _("Written by"): subject.created_by,
                _("Submitted by"): subject.submitted_by,
                _("Approved by"): subject.approved_by,
                _("Published by"): subject.published_by,
            },
            "revisions": subject.review.revisions.order_by("-number"),
        }
