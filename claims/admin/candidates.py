"""Triage: the ranked queue, and the page on which a candidate is decided."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.admin import reasons
from claims.admin.counts import how_many
from claims.admin.desk import DeskAdmin, Door, Doors, change_url
from claims.admin.fields import SaidForm, chosen, day_field, said_initial
from claims.admin.filters import FirstChoiceFilter
from claims.admin.highlight import Mark, article_html, quoted
from claims.choices import (
    AttributionGrade,
    CandidateState,
    Medium,
    RejectReason,
    SpeakerKind,
    StatementKind,
    Wording,
)
from claims.models import Candidate, Sighting, Source, Speaker, Statement
from claims.services import candidates, speakers

UNDECIDED = (CandidateState.WAITING, CandidateState.PARKED)
RARELY = frozenset({"new_speaker_kind", "not_before", "not_after", "basis"})
NEEDS_SECOND_SOURCE = (AttributionGrade.HEARSAY, AttributionGrade.HEADLINE)


class Decision(Door):
    """A decision about a candidate; the next waiting one follows."""

    permission = "claims.decide_candidate"

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.state in UNDECIDED

    def after(self, result: Any) -> str:
        following = Candidate.objects.waiting().ranked().exclude(pk=self.subject.pk).only("pk").first()
        return change_url(following) if following else reverse("admin:claims_candidate_changelist")


class Attribution(Decision, SaidForm):
    """Who said it and when, as the machine suggests and the editor decides."""

    field_order = ("speaker", "new_speaker", "new_speaker_kind", "said", "not_before", "not_after", "basis")

    speaker = chosen(
        Candidate._meta.get_field("speaker"), Speaker.objects.current(), label=_("Speaker"), required=False
    )
    new_speaker = forms.CharField(
        label=_("or a new speaker"),
        required=False,
        max_length=200,
        help_text=_("The full name; the printed form is kept as a spelling."),
    )
    new_speaker_kind = forms.ChoiceField(
        label=_("Kind of the new speaker"), choices=SpeakerKind.choices, required=False
    )
    wording = forms.ChoiceField(label=_("Wording"), choices=Wording.choices, initial=Wording.OUTLET)

    def first_values(self) -> dict[str, Any]:
        return {"speaker": self.subject.speaker_id, **said_initial(self.subject.said)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("speaker") and not cleaned.get("new_speaker") and "speaker" not in self.errors:
            self.add_error("speaker", _("Choose who said it, or name a new speaker."))
        return cleaned

    def chosen_speaker(self) -> Speaker:
        """The speaker, made first if new; should the decision then fail, the form keeps the new one."""
        known: Speaker | None = self.cleaned_data["speaker"]
        if known:
            return known
        new = speakers.create_speaker(
            name=self.cleaned_data["new_speaker"],
            kind=self.cleaned_data["new_speaker_kind"] or SpeakerKind.PERSON,
            aliases=[self.subject.mention] if self.subject.mention else [],
            actor=self.actor,
        )
        self.retype(speaker=str(new.pk), new_speaker="")
        return new

    def common(self) -> dict[str, Any]:
        """What every decision that makes a statement tells its service."""
        return {
            "candidate_id": self.subject.pk,
            "version": self.cleaned_data["version"],
            "speaker": self.chosen_speaker(),
            "said": self.cleaned_data["partial"],
            "wording": self.cleaned_data["wording"],
            "actor": self.actor,
        }


class Accept(Attribution):
    verb, label = "accept", _("Accept as a statement")
    rare = frozenset({*RARELY, "role", "medium"})
    done = _("Accepted. Here is the next one.")

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in (StatementKind.FACTUAL, StatementKind.PROMISE)],
    )
    role = forms.CharField(
        label=_("Role at the time"),
        required=False,
        max_length=300,
        help_text=_("Left empty, it is looked up among the offices held on that day."),
    )
    medium = forms.ChoiceField(label=_("Medium"), choices=Medium.choices, initial=Medium.ARTICLE)
    second_source = forms.CharField(
        label=_("Second source"),
        required=False,
        help_text=_("Needed for hearsay and for words that stand in a headline only."),
    )

    def call(self, at: dt.datetime) -> Statement:
        more = {name: self.cleaned_data[name] for name in ("kind", "role", "medium", "second_source")}
        return candidates.accept_candidate(**self.common(), **more, at=at)


class KeepAsRecord(Attribution):
    verb, label = "record", _("Keep as record")
    rare = RARELY
    intro = _("An opinion or a prediction: worth keeping, not to be checked.")
    done = _("Kept as record. Here is the next one.")

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in (StatementKind.OPINION, StatementKind.PREDICTION)],
    )

    def call(self, at: dt.datetime) -> Statement:
        return candidates.keep_as_record(**self.common(), kind=self.cleaned_data["kind"], at=at)


class Merge(Decision):
    verb, label = "merge", _("Merge into a statement")
    intro = _("The same words are recorded already: this article becomes one more place where they stand.")
    done = _("Merged. Here is the next one.")

    statement = chosen(
        Candidate._meta.get_field("statement"), Statement.objects.standing(), label=_("Statement")
    )

    def call(self, at: dt.datetime) -> Statement:
        return candidates.merge_candidate(
            candidate_id=self.subject.pk,
            version=self.cleaned_data["version"],
            statement=self.cleaned_data["statement"],
            actor=self.actor,
            at=at,
        )


class Park(Decision):
    verb, label = "park", _("Park until a date")
    done = _("Parked. Here is the next one.")

    until = day_field(label=_("Until"), required=True)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.state == CandidateState.WAITING)

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        if until <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day in the future."))
        return until

    def call(self, at: dt.datetime) -> Any:
        return candidates.park_candidate(
            candidate_id=self.subject.pk,
            version=self.cleaned_data["version"],
            until=self.cleaned_data["until"],
            actor=self.actor,
            at=at,
        )


class Reject(Decision):
    verb, label, is_grave = "reject", _("Reject"), True
    done = _("Rejected. Here is the next one.")

    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *RejectReason.choices])

    def call(self, at: dt.datetime) -> Any:
        return candidates.reject_candidate(
            candidate_id=self.subject.pk,
            version=self.cleaned_data["version"],
            reason=self.cleaned_data["reason"],
            actor=self.actor,
            at=at,
        )


class StateFilter(FirstChoiceFilter):
    title, parameter_name = _("state"), "state"
    first = CandidateState.WAITING
    options: ClassVar[list[tuple[str, Any]]] = list(CandidateState.choices)


class SourceFilter(admin.SimpleListFilter):
    title, parameter_name = _("source"), "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(outlet.pk), outlet.name) for outlet in Source.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(article__source=self.value()) if self.value() else queryset


@admin.register(Candidate)
class CandidateAdmin(DeskAdmin):
    page = "claims/admin/candidate.html"
    doors = (Accept, KeepAsRecord, Merge, Park, Reject)
    list_display = ("passage", "who", "when", "worth", "seen", "outlet", "grade", "language")
    list_display_links = ("passage",)
    list_filter = (StateFilter, "language", SourceFilter, "kind", "grade")
    search_fields = ("words", "mention", "speaker__name")
    ordering = ("-check_worthiness", "-score", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = (
            super().get_queryset(request).select_related("speaker", "article__source", "decided_by")
        )
        counted: QuerySet[Any] = rows.annotate(sighting_count=how_many(Sighting.objects.all(), "candidate"))
        return counted

    @admin.display(description=_("words"))
    def passage(self, candidate: Candidate) -> SafeString:
        return quoted(candidate.words, candidate.start_offset, candidate.quote_spans, most=240)

    @admin.display(description=_("speaker"), ordering="speaker__name")
    def who(self, candidate: Candidate) -> str:
        if candidate.speaker is None:
            return candidate.mention or "—"
        if candidate.mention and candidate.mention != candidate.speaker.name:
            return f"{candidate.mention} → {candidate.speaker.name}"
        return candidate.speaker.name

    @admin.display(description=_("said on"), ordering="said_not_before")
    def when(self, candidate: Candidate) -> str:
        return str(candidate.said) or "—"

    @admin.display(description=_("worth"), ordering="check_worthiness")
    def worth(self, candidate: Candidate) -> str:
        return f"{candidate.check_worthiness:.2f}"

    @admin.display(description=_("outlets"), ordering="sighting_count")
    def seen(self, candidate: Any) -> int:
        return int(candidate.sighting_count)

    @admin.display(description=_("source"), ordering="article__source__name")
    def outlet(self, candidate: Candidate) -> str:
        return str(candidate.article.source or "—")

    def page_facts(self, request: HttpRequest, subject: Candidate, doors: Doors) -> dict[str, Any]:
        article = subject.article
        return {
            "article": article,
            "text": article_html(article.text, article.blocks, marks(subject)),
            "passage": quoted(subject.words, subject.start_offset, subject.quote_spans, most=4000),
            "reasons": reasons.observations(subject.reasons),
            "evidence": list(dict.fromkeys(piece["text"] for piece in subject.evidence)),
            "alternatives": reasons.others(subject.alternatives),
            "speaker_basis": reasons.basis(subject.speaker_basis),
            "sightings": sightings(subject),
            "alike": Statement.objects.standing().resembling(subject.words)[:5] if doors.get("merge") else [],
            "is_open": subject.state in UNDECIDED,
            "needs_second_source": subject.grade in NEEDS_SECOND_SOURCE,
        }


def marks(candidate: Candidate) -> list[Mark]:
    """The candidate in its article: the clause, the quoted pieces, the cue and the speaker's mention."""
    found = [Mark(candidate.start_offset, candidate.end_offset, "clause", anchor="passage")]
    found += [Mark(start, end, "quote") for start, end in candidate.quote_spans]
    for kind, start, end in (
        ("cue", candidate.cue_start, candidate.cue_end),
        ("mention", candidate.mention_start, candidate.mention_end),
    ):
        if start is not None and end is not None:
            found.append(Mark(start, end, kind))
    return found


def sightings(candidate: Candidate) -> QuerySet[Sighting]:
    """Where else the same words stand, without the articles' long texts."""
    rows = candidate.sightings.select_related("article__source").order_by("article__published_at", "pk")
    return rows.defer("article__text", "article__raw", "article__blocks")
