"""Outlets and feeds, articles and what becomes of them, and the work that was set aside."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action as unfold_action

from claims import tasks
from claims.admin.audit import ReferenceAdmin
from claims.admin.bulk_kinds import OF_ARTICLES
from claims.admin.counts import how_many
from claims.admin.dates import shown
from claims.admin.desk import DeskAdmin, Door, Doors, ReadOnlyAdmin, change_url
from claims.admin.exports import Exporting
from claims.admin.fields import in_order, language_field, words_field
from claims.admin.filters import NamedFilter
from claims.admin.finishing import Finish, RejectRest, Reopen, UndoRest
from claims.admin.highlight import article_html, quoted
from claims.admin.lists import LanguagesFilter
from claims.admin.parts import PART, article_marks, in_part, part_of
from claims.admin.passages import RecordMissed, UndoMissed
from claims.choices import CandidateState
from claims.models import (
    Article,
    Claim,
    Feed,
    FetchRequest,
    PartialDate,
    Sighting,
    Source,
)
from claims.services import articles, operations
from claims.services.audit import Refused

PASTED = ("text", "title", "language", "published", "url", "source")


class Entrance(Door):
    """A way in for an article."""

    permission = "claims.add_fetchrequest"
    carries_version = False

    source = forms.ModelChoiceField(label=_("Source"), queryset=Source.objects.all(), required=False)


class FromAddress(Entrance):
    verb, label = "fetch", _("Fetch the page")
    intro = _("The page is fetched and read in the background; it appears among the articles in a moment.")
    done = _("The page will be fetched. It appears here when it has been read.")
    field_order = ("url", "source")

    url = forms.URLField(label=_("Address"), max_length=2000, assume_scheme="https")

    def call(self, at: dt.datetime) -> FetchRequest:
        request = articles.request_article(
            url=self.cleaned_data["url"], source=self.cleaned_data["source"], actor=self.actor, at=at
        )
        tasks.ring(tasks.fetch_request, request_id=request.pk)
        return request

    def after(self, result: FetchRequest) -> str:
        return change_url(result.article or result)


class Stored(Entrance):
    """A way in for text that is here already: stored at once, read for statements in the background."""

    done = _("Stored. It is being read for statements.")

    def store(self, at: dt.datetime) -> Article:
        raise NotImplementedError

    def call(self, at: dt.datetime) -> Article:
        article = self.store(at)
        tasks.ring(tasks.extract_article, article_id=article.pk)
        return article

    def after(self, result: Article) -> str:
        return change_url(result)


class FromText(Stored):
    verb, label = "paste", _("Store the text")
    field_order = PASTED

    text = words_field(10, label=_("Text"), strip=False)
    title = forms.CharField(label=_("Title"), required=False, max_length=500)
    language = language_field(required=False, help_text=_("Left empty, it is recognised."))
    published = forms.CharField(
        label=_("Published"), required=False, max_length=10, help_text=_("2026-01-09, 2026-01 or 2026.")
    )
    url = forms.URLField(label=_("Address"), required=False, max_length=2000, assume_scheme="https")

    def clean_published(self) -> PartialDate:
        try:
            return PartialDate.parse(in_order(self.cleaned_data["published"].strip()))
        except ValueError as problem:
            raise forms.ValidationError(
                _("Write a day, a month or a year: 2026-01-09, 2026-01 or 2026.")
            ) from problem

    def store(self, at: dt.datetime) -> Article:
        given = {name: self.cleaned_data[name] for name in PASTED}
        return articles.store_pasted(**given, actor=self.actor, at=at)


class FromFile(Stored):
    verb, label = "upload", _("Upload the file")
    intro = _("A saved page (HTML) or plain text.")
    field_order = ("file", "source")

    file = forms.FileField(label=_("File"))

    def store(self, at: dt.datetime) -> Article:
        file = self.cleaned_data["file"]
        return articles.store_file(
            body=file.read(),
            filename=file.name,
            content_type=file.content_type or "",
            source=self.cleaned_data["source"],
            actor=self.actor,
            at=at,
        )


class ReadAgain(Door):
    verb, label = "read_again", _("Extract again")
    intro = _("What was decided stays decided; what waits is replaced by what the present extractor finds.")
    done = _("The article will be read again.")
    permission = "claims.decide_candidate"
    carries_version = False

    def call(self, at: dt.datetime) -> None:
        ids = articles.request_extraction(article_ids=[self.subject.pk], actor=self.actor, at=at)
        for article_id in ids:
            tasks.ring(tasks.extract_article, article_id=article_id)


class WorkFilter(admin.SimpleListFilter):
    """Where a piece of work stands; `undone` and `set_aside` are the model's own words."""

    title, parameter_name = _("progress"), "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("undone", _("not done yet")), ("set_aside", _("set aside")), ("done", _("done"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset.model._default_manager.all()
        if self.value() == "set_aside":
            return queryset.filter(pk__in=rows.set_aside().values("pk"))
        if self.value() == "undone":
            return queryset.filter(pk__in=rows.undone().filter(set_aside_at=None).values("pk"))
        return queryset.exclude(pk__in=rows.undone().values("pk")) if self.value() == "done" else queryset


@admin.register(Article)
class ArticleAdmin(Exporting, DeskAdmin):
    manual = "triage"
    page = "claims/admin/article.html"
    entrance = "claims/admin/article_entrance.html"
    entrances = (FromAddress, FromText, FromFile)
    doors = (RecordMissed, UndoMissed, RejectRest, UndoRest, Finish, Reopen, ReadAgain)
    bulk = OF_ARTICLES
    list_display = ("shown_title", "source", "tongue", "when", "fetched_at", "progress", "proposals")
    list_display_links = ("shown_title",)
    list_filter = (WorkFilter, "source", LanguagesFilter)
    search_fields = ("title", "url", "byline")
    ordering = ("-fetched_at", "-pk")
    empty_text = _("No article yet: add one, or a feed that brings them.")

    class Media:
        js = ("claims/admin/triage.js", "claims/admin/selection.js")
        css = {"all": ("claims/admin/triage.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).select_related("source").defer("raw")
        if (request.resolver_match and request.resolver_match.kwargs.get("object_id")) is None:
            rows = rows.defer("text", "raw", "blocks")
        counted: QuerySet[Any] = rows.annotate(proposal_count=how_many(Sighting.objects.all(), "article"))
        return counted

    @admin.display(description=_("title"), ordering="title")
    def shown_title(self, article: Article) -> str:
        return article.title or article.url or gettext("untitled")

    @admin.display(description=_("published"), ordering="published_at")
    def when(self, article: Article) -> str:
        return shown(article.published)

    @admin.display(description=_("progress"))
    def progress(self, article: Article) -> str:
        return progress(article, article.extracted_at)

    @admin.display(description=_("candidates"))
    def proposals(self, article: Any) -> int:
        return int(article.proposal_count)

    def told(self, request: HttpRequest, pushed: Door) -> str:
        if isinstance(pushed, RecordMissed | RejectRest):
            return pushed.told(request.get_full_path())
        return super().told(request, pushed)

    def page_facts(self, request: HttpRequest, subject: Article, doors: Doors) -> dict[str, Any]:
        part = part_of(subject, request.GET.get("at", ""))
        found = in_part(Sighting, subject, part).select_related("candidate__speaker")
        rows = [
            {
                "candidate": place.candidate,
                "start": place.start_offset,
                "words": quoted(place.words, place.start_offset, place.quote_spans),
                "waits": place.candidate.state == CandidateState.WAITING,
            }
            for place in found.order_by("start_offset", "pk")
        ]
        return {
            "candidates": rows,
            "first_waiting": next((row["candidate"] for row in rows if row["waits"]), None),
            "part": part,
            "before_part": max(0, part.start - PART),
            "text": article_html(subject.text, subject.blocks, article_marks(subject, part), part),
            "progress": progress(subject, subject.extracted_at),
            "problem": self.problem(subject),
            "revisions": subject.revisions.defer("text", "raw", "blocks"),
        }


def progress(work: Article | FetchRequest, done_at: dt.datetime | None) -> str:
    """Where a piece of work stands, in a word."""
    if done_at:
        return gettext("done")
    if work.set_aside_at:
        return gettext("set aside")
    return gettext("tried %d times") % work.attempts if work.attempts else gettext("waiting")


class FetchAgain(Door):
    verb, label = "fetch_again", _("Try again")
    done = _("It will be tried again.")
    permission = "claims.add_fetchrequest"
    carries_version = False

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.done_at is None

    def call(self, at: dt.datetime) -> FetchRequest:
        request = operations.fetch_again(request_id=self.subject.pk, actor=self.actor, at=at)
        tasks.ring(tasks.fetch_request, request_id=request.pk)
        return request


@admin.register(FetchRequest)
class FetchRequestAdmin(ReadOnlyAdmin):
    empty_text = _("No page was asked for yet. Feeds ask for what they announce.")
    page = "claims/admin/fetch_request.html"
    doors = (FetchAgain,)
    facts = (
        "url",
        "source",
        "feed",
        "title",
        "requested_by",
        "requested_at",
        "progress",
        "attempts",
        "problem",
    )
    list_display = ("url", "outlet", "requested_at", "progress", "attempts", "problem")
    list_filter = (WorkFilter, ("source", NamedFilter))
    search_fields = ("url", "title", "last_error")
    ordering = ("-requested_at", "-pk")
    list_select_related = ("source",)

    @admin.display(description=_("source"), ordering="source__name")
    def outlet(self, request: FetchRequest) -> str:
        return str(request.source or "—")

    @admin.display(description=_("progress"))
    def progress(self, request: FetchRequest) -> str:
        return progress(request, request.done_at)


@admin.register(Source)
class SourceAdmin(ReferenceAdmin):
    empty_text = _("No outlet yet. Add one, then its feeds.")
    list_display = ("name", "tongue", "homepage")
    search_fields = ("name", "homepage")
    fields = ("name", "homepage", "language")

    def public_claims(self, row: Source) -> QuerySet[Claim]:
        articles_of_it = Article.objects.filter(source=row)
        return Claim.objects.filter(links__statement__occurrences__article__in=articles_of_it)


class FailingFilter(admin.SimpleListFilter):
    title, parameter_name = _("health"), "health"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("failing", _("failing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.failing() if self.value() else queryset  # type: ignore[attr-defined]


@admin.register(Feed)
class FeedAdmin(ReferenceAdmin):
    empty_text = _("No feed yet. Add the address of an outlet’s RSS or Atom.")
    list_display = ("url", "source", "is_active", "succeeded_at", "failures", "problem", "next_poll_at")
    list_filter = (FailingFilter, "is_active", "source")
    search_fields = ("url", "source__name")
    list_select_related = ("source",)
    fields = ("source", "url", "is_active", "succeeded_at", "polled_at", "failures", "problem")
    readonly_fields = ("succeeded_at", "polled_at", "failures", "problem")
    actions = ("poll_now",)
    actions_submit_line = ("save_and_poll",)

    @admin.action(description=_("Poll now"), permissions=["change"])
    def poll_now(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        for feed in queryset:
            self._poll(request, feed)

    @unfold_action(description=_("Save and poll now"), permissions=["change"])  # type: ignore[untyped-decorator]
    def save_and_poll(self, request: HttpRequest, feed: Feed) -> None:
        self._poll(request, feed)

    def _poll(self, request: HttpRequest, feed: Feed) -> None:
        actor: Any = request.user
        try:
            operations.poll_now(feed_id=feed.pk, actor=actor, at=timezone.now())
        except Refused as problem:
            messages.error(request, f"{feed}: {problem}")
            return
        tasks.ring(tasks.fetch_feed, feed_id=feed.pk)
        messages.success(request, gettext("%s will be polled in a moment.") % feed)
