"""What went out: the public log and the notices of statements, to be read."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.admin.boards.filters import OutFilter
from claims.admin.desk import ReadOnlyAdmin, change_url
from claims.models import Publication, StatementNotice


def as_json(document: Any) -> SafeString:
    """A document as it went out, folded: it is long, and written for programs."""
    return format_html(
        "<details><summary>JSON</summary><pre>{}</pre></details>",
        json.dumps(document, ensure_ascii=False, indent=2),
    )


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    empty_text = _("Nothing is published yet. A claim needs a confirmed statement and an approved review.")
    facts = ("seq", "kind", "at", "title", "note", "shown_document")
    list_display = ("seq", "kind", "title", "note", "at")
    list_display_links = ("seq", "title")
    list_filter = ("kind", OutFilter)
    search_fields = ("heading", "note")
    ordering = ("-seq",)

    @admin.display(description=_("claim"))
    def title(self, publication: Publication) -> str:
        return publication.title

    @admin.display(description=_("document"))
    def shown_document(self, publication: Publication) -> SafeString:
        return as_json(publication.document)


@admin.register(StatementNotice)
class StatementNoticeAdmin(ReadOnlyAdmin):
    empty_text = _("Nobody has recorded a statement yet.")
    facts = ("seq", "kind", "at", "mailable_at", "to_statement", "note", "shown_document")
    list_display = ("seq", "kind", "words", "note", "at", "mailable_at")
    list_display_links = ("seq", "words")
    list_filter = ("kind",)
    search_fields = ("note", "statement__words")
    ordering = ("-seq",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("statement__speaker")

    @admin.display(description=_("statement"))
    def words(self, notice: StatementNotice) -> str:
        return str(notice.statement)

    @admin.display(description=_("statement"))
    def to_statement(self, notice: StatementNotice) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(notice.statement), notice.statement)

    @admin.display(description=_("document"))
    def shown_document(self, notice: StatementNotice) -> SafeString:
        return as_json(notice.document)
