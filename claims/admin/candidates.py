"""Triage: the ranked queue, and the page on which a candidate is decided."""

import json
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin import queue, reasons
from claims.admin.alike import alike
from claims.admin.boards import filters as counted
from claims.admin.bulk_kinds import OF_CANDIDATES
from claims.admin.candidate_filters import (
    ArticleFilter,
    LanguageFilter,
    SaidFilter,
    SourceFilter,
    SpeakerFilter,
    StateFilter,
    WorthFilter,
)
from claims.admin.counts import how_many
from claims.admin.dates import shown
from claims.admin.decisions import UNDECIDED, Accept, Decision, KeepAsRecord, Merge, Park, Reject, Undo
from claims.admin.desk import DeskAdmin, Door, Doors, admin_url
from claims.admin.exports import Exporting
from claims.admin.highlight import Mark, Part, around, article_html, quoted
from claims.admin.passages import ChangeBoundaries, RecordMissed, Split, UndoMissed
from claims.admin.presence import also_here
from claims.admin.spread import spread
from claims.choices import NEEDS_SECOND_SOURCE, CandidateKind
from claims.models import Candidate, Sighting, Statement
from claims.services.offices import printed_office_doubt
from claims.services.told import in_readers_language


@admin.register(Candidate)
class CandidateAdmin(Exporting, DeskAdmin):
    manual = "triage"
    page = "claims/admin/candidate.html"
    doors = (
        *(Accept, KeepAsRecord, Merge, Park, Reject, Split),
        *(ChangeBoundaries, RecordMissed, UndoMissed, Undo),
    )
    bulk = OF_CANDIDATES
    list_after_template = "claims/admin/keys.html"
    list_display = ("passage", "who", "when", "worth", "seen", "outlet", "grade", "tongue")
    list_display_links = ("passage",)
    list_filter = (
        *(StateFilter, LanguageFilter, SourceFilter, SpeakerFilter, SaidFilter, WorthFilter),
        *("kind", "grade", ArticleFilter, *counted.OF_CANDIDATES),
    )
    search_fields = ("words", "mention", "speaker__name")
    ordering = ("-check_worthiness", "-score", "pk")
    empty_text = _("Nothing waits. Add an article, or poll a feed.")

    class Media:
        js = ("claims/admin/triage.js", "claims/admin/selection.js")
        css = {"all": ("claims/admin/triage.css",)}

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
        if not self.has_view_permission(request):
            raise PermissionDenied
        names = also_here(f"candidate-{pk}", request.user)
        return JsonResponse({"text": open_elsewhere(names)})

    def told(self, request: HttpRequest, pushed: Door) -> str:
        """After a decision, a way to take it back, and one to what came of it."""
        if isinstance(pushed, ChangeBoundaries):
            return self._told(request, pushed, "boundaries", pushed.former_place())
        if isinstance(pushed, RecordMissed):
            return pushed.told(queue.page_url(pushed.subject, queue.filters_of(request)))
        if not isinstance(pushed, Decision):
            return super().told(request, pushed)
        return self._told(request, pushed, "undo", {})

    def _told(self, request: HttpRequest, pushed: Door, verb: str, values: dict[str, Any]) -> str:
        candidate = Candidate.objects.only("version", "statement").get(pk=pushed.subject.pk)
        url = f"{queue.page_url(candidate, queue.filters_of(request))}#door-{verb}"
        typed = {f"{verb}-{name}": value for name, value in {**values, "version": candidate.version}.items()}
        undo = format_html(
            '<a class="undo" href="{}" data-key="u" data-verb="{}" data-values="{}">{}</a>',
            *(url, verb, json.dumps(typed), gettext("Undo")),
        )
        if candidate.statement_id is None:
            return format_html("{} {}", pushed.done, undo)
        statement = admin_url(Statement, "change", candidate.statement_id)
        made = format_html('<a class="undo" href="{}">{}</a>', statement, gettext("To the statement"))
        return format_html("{} {} {}", pushed.done, undo, made)

    def way_on(self, request: HttpRequest, pushed: Door) -> str:
        if not isinstance(pushed, Decision):
            return super().way_on(request, pushed)
        return queue.Queue(self, request).after(pushed.subject)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .select_related("speaker", "article__source", "decided_by")
            .defer("article__raw", *(() if is_page(request) else ("article__text", "article__blocks")))
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
        return shown(candidate.said)

    @admin.display(description=_("worth"), ordering="check_worthiness")
    def worth(self, candidate: Candidate) -> str:
        return number_format(candidate.check_worthiness, 2)

    @admin.display(description=_("outlets"), ordering="sighting_count")
    def seen(self, candidate: Any) -> int:
        return int(candidate.sighting_count)

    @admin.display(description=_("source"), ordering="article__source__name")
    def outlet(self, candidate: Candidate) -> str:
        return str(candidate.article.source or "—")

    def page_facts(self, request: HttpRequest, subject: Candidate, doors: Doors) -> dict[str, Any]:
        line, article = queue.Queue(self, request), subject.article
        part = around(article.text, subject.start_offset, subject.end_offset)
        others = neighbours(subject, part)
        seen, ahead = list(sightings(subject)), line.ahead(subject)
        return {
            "ahead": ahead,
            "next_url": ahead[0][1] if ahead else line.list_url(),
            "previous_url": line.before(subject),
            "list_url": line.list_url(),
            "others": open_elsewhere(also_here(f"candidate-{subject.pk}", request.user)),
            "article": article,
            "part": part,
            "text": article_html(article.text, article.blocks, [*marks(subject), *others], part),
            "kinds": [
                kind for kind in CandidateKind if any(mark.kind.endswith(f"-{kind}") for mark in others)
            ],
            "passage": quoted(
                subject.words, subject.start_offset, subject.quote_spans, most=len(subject.words)
            ),
            "reasons": reasons.observations(subject.reasons),
            "evidence": list(dict.fromkeys(piece["text"] for piece in subject.evidence)),
            "speaker_basis": reasons.basis(subject.speaker_basis),
            "said_basis": in_readers_language(subject.said_basis),
            "sightings": seen,
            "office_doubt": printed_doubt(subject),
            "spread": spread(seen),
            "alike": alike(subject) if doors.get("merge") else [],
            "is_open": subject.state in UNDECIDED,
            "needs_second_source": subject.grade in NEEDS_SECOND_SOURCE,
        }


def is_page(request: HttpRequest) -> bool:
    """Whether one candidate is shown, and not the list."""
    match = request.resolver_match
    return bool(match and "object_id" in match.kwargs)


def marks(candidate: Candidate) -> list[Mark]:
    """The candidate in its article: the clause, the quoted pieces, the cue, the mention, the ground.

    The ground is what else the machine rests on: whom a pronoun stands for, the words that date it.
    """
    found = [Mark(candidate.start_offset, candidate.end_offset, "clause", anchor="passage")]
    found += [Mark(start, end, "quote") for start, end in candidate.quote_spans]
    parts = [
        ("cue", candidate.cue_start, candidate.cue_end),
        ("mention", candidate.mention_start, candidate.mention_end),
    ]
    known = {(start, end) for _kind, start, end in parts}
    parts += [
        ("ground", piece["start"], piece["end"])
        for piece in candidate.evidence
        if (piece["start"], piece["end"]) not in known
    ]
    return found + [
        Mark(start, end, kind) for kind, start, end in parts if start is not None and end is not None
    ]


def neighbours(candidate: Candidate, part: Part) -> list[Mark]:
    """The other candidates of the article that stand in a part of it, by kind."""
    rows = Sighting.objects.filter(
        article=candidate.article_id, start_offset__lt=part.end, end_offset__gt=part.start
    ).exclude(candidate=candidate.pk)
    open_ones = rows.filter(candidate__state__in=UNDECIDED)
    places = open_ones.values_list("start_offset", "end_offset", "candidate__kind")
    return [Mark(start, end, f"other mark-kind-{kind}") for start, end, kind in places]


def sightings(candidate: Candidate) -> QuerySet[Sighting]:
    """Where else the same words stand, without the articles' long texts."""
    rows = candidate.sightings.select_related("article__source").order_by("article__published_at", "pk")
    return rows.defer("article__text", "article__raw", "article__blocks")


def printed_doubt(candidate: Candidate) -> str:
    """That the office printed with the name was another's at the time, as far as the records tell."""
    if candidate.speaker is None:
        return ""
    return printed_office_doubt(speaker=candidate.speaker, said=candidate.said, mention=candidate.mention)


def open_elsewhere(names: list[str]) -> str:
    return gettext("Open at the same time: %s") % ", ".join(names) if names else ""
