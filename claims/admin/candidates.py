"""Triage: the ranked queue, and the page on which a candidate is decided."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as plain
from django.utils.translation import gettext_lazy as _

from claims.admin import queue, reasons
from claims.admin.counts import how_many
from claims.admin.decisions import UNDECIDED, Accept, Decision, KeepAsRecord, Merge, Park, Reject, Undo
from claims.admin.desk import DeskAdmin, Door, Doors
from claims.admin.filters import FirstChoiceFilter
from claims.admin.highlight import Mark, article_html, quoted
from claims.admin.passages import ChangeBoundaries, RecordMissed, Split
from claims.admin.presence import also_here
from claims.choices import AttributionGrade, CandidateState
from claims.models import Candidate, Sighting, Source, Statement

NEEDS_SECOND_SOURCE = (AttributionGrade.HEARSAY, AttributionGrade.HEADLINE)


class StateFilter(FirstChoiceFilter):
    title, parameter_name = _("state"), "state"
    first = CandidateState.WAITING
    options: ClassVar[list[tuple[str, Any]]] = list(CandidateState.choices)


class SourceFilter(admin.SimpleListFilter):
    title, parameter_name = _("source"), "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(outlet.pk), outlet.name) for outlet in Source.objects.all()] + [("none", "—")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "none":
            return queryset.filter(article__source=None)
        return queryset.filter(article__source=self.value()) if self.value() else queryset


@admin.register(Candidate)
class CandidateAdmin(DeskAdmin):
    page = "claims/admin/candidate.html"
    doors = (Accept, KeepAsRecord, Merge, Park, Reject, Split, ChangeBoundaries, RecordMissed, Undo)
    list_after_template = "claims/admin/keys.html"
    list_display = ("passage", "who", "when", "worth", "seen", "outlet", "grade", "language")
    list_display_links = ("passage",)
    list_filter = (StateFilter, "language", SourceFilter, "kind", "grade")
    search_fields = ("words", "mention", "speaker__name")
    ordering = ("-check_worthiness", "-score", "pk")

    class Media:
        js = ("claims/admin/triage.js", "claims/admin/selection.js")

    def get_urls(self) -> list[URLPattern]:
        here = path(
            "<int:pk>/open/",
            self.admin_site.admin_view(self.open_view),
            name="claims_candidate_open",
        )
        urls: list[URLPattern] = super().get_urls()
        return [here, *urls]

    def open_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """The page says every now and then that it is still open, and hears who else has it open."""
        names = also_here(f"candidate-{pk}", request.user)
        return JsonResponse({"text": open_elsewhere(names)})

    def told(self, request: HttpRequest, pushed: Door) -> str:
        """After a decision, a way to take it back."""
        if not isinstance(pushed, Decision):
            return super().told(request, pushed)
        decided = Candidate.objects.only("version").get(pk=pushed.subject.pk)
        url = f"{queue.page_url(decided, queue.filters_of(request))}#door-undo"
        link = '{} <a class="undo" href="{}" data-key="u" data-version="{}">{}</a>'
        return format_html(link, pushed.done, url, decided.version, plain("Undo"))

    def way_on(self, request: HttpRequest, pushed: Door) -> str:
        if not isinstance(pushed, Decision):
            return super().way_on(request, pushed)
        return queue.Queue(self, request).after(pushed.subject)

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
        line = queue.Queue(self, request)
        return {
            "next_url": line.after(subject),
            "previous_url": line.before(subject),
            "list_url": line.list_url(),
            "others": open_elsewhere(also_here(f"candidate-{subject.pk}", request.user)),
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


def open_elsewhere(names: list[str]) -> str:
    return plain("Open at the same time: %s") % ", ".join(names) if names else ""
