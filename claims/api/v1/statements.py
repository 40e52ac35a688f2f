"""What was said: the statements that published claims rest on, the latest first, each once."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.public import PublicView, unchanged, validators
from claims.api.v1 import documents, filters
from claims.api.v1.answers import ListView, answers, log_columns, page_of
from claims.api.v1.claims import ClaimEntry
from claims.api.v1.parameters import (
    ExpandField,
    FieldsField,
    SparseQuery,
    language_field,
    next_address,
    read_cursor,
)
from claims.api.v1.projection import Document, projected
from claims.models import PublicStatement
from claims.models.keyset import Cursor
from claims.models.publications import COUNT_LIMIT, PublicStatementQuerySet

LATEST, EARLIEST = "-said_on", "said_on"
COLUMNS = {LATEST: "-said", EARLIEST: "said"}
EXPANSIONS = {"claims": "each claim as `/api/v1/claims/` has it"}
# Of each claim, unless it is expanded.
OF_CLAIM = ("id", "slug", "url", "claim", "language", "title", "verdict")


class StatementEntry(documents.SparseShape, documents.StatementDocument):
    """A statement, or those of its fields that were asked for."""

    claims = ClaimEntry(
        many=True,
        help_text="The published claims that it makes, the newest first: `id`, `slug`, `url`, `claim`, "
        "`language`, `title` and `verdict`; with `expand=claims` all of each.",
    )


class StatementQuery(filters.SaidQuery):
    """Parameters of the list; several must all hold."""

    search = serializers.CharField(
        required=False,
        max_length=200,
        help_text='Words of the statement, the speaker or the role. `"a phrase"`, `or`, `-without`. '
        "Diacritics make no difference.",
    )
    language = language_field("Language of the words: ro, sq, en.")
    ordering = serializers.ChoiceField(
        tuple(COLUMNS),
        default=LATEST,
        help_text="By the earliest day on which it can have been said; `-` is for the latest first. "
        "Statements without a date stand before all others in time.",
    )
    fields_wanted = FieldsField(StatementEntry)
    expand = ExpandField(**EXPANSIONS)

    def validate_cursor(self, text: str) -> Cursor:
        return read_cursor(text)


@extend_schema_view(
    get=extend_schema(
        operation_id="statements_list",
        summary="Statements of published claims, the latest first",
        description="Each statement once, with the claims that it makes. Follow `next` for more.",
        parameters=[StatementQuery],
        responses=answers(page_of(StatementEntry, "StatementPage"), 400),
    )
)
class StatementList(ListView):
    query, entry = StatementQuery, StatementEntry

    def page(self) -> Document:
        size, order = self.parameters["page_size"], COLUMNS[self.parameters["ordering"]]
        found = self.matching()
        if place := self.parameters.get("cursor"):
            found = found.after(place.published_at.date(), place.id, order)
        columns = ("said", "statement_id", "document")
        rows = list(found.once_each(order, size + 1).values_list(*columns))
        said = [document for _day, _id, document in rows[:size]]
        if self.wants("claims"):
            said = with_claims(said, "claims" in self.parameters.get("expand", ()))
        return {"next": self.next_page(rows), "results": [self.shown(document) for document in said]}

    def matching(self) -> PublicStatementQuerySet:
        given = self.parameters
        found = PublicStatement.objects.certainly_said(given.get("said_from"), given.get("said_to"))
        found = found.filter(filters.about(given, "claim__"))
        if speaker := filters.speaker_of(given):
            found = found.filter(speaker_id=speaker)
        if source := filters.source_of(given):
            found = found.filter(sources__contains=[source])
        if party := filters.party_of(given):
            found = found.of_party(party)
        if "language" in given:
            found = found.filter(language=given["language"])
        return self.in_words(found)

    def in_words(self, found: PublicStatementQuerySet) -> PublicStatementQuerySet:
        given = self.parameters
        if "role" in given:
            found = found.in_role(given["role"])
        if "search" in given:
            found = found.mentioning(given["search"])
        if not {"role", "search"} & given.keys():
            return found
        few = found.order_by().values("pk")[: COUNT_LIMIT + 1]
        # For a rare word the planner would walk the whole table in order.
        return PublicStatement.objects.filter(pk__in=few) if few.count() <= COUNT_LIMIT else found

    def next_page(self, rows: list[Any]) -> str | None:
        size = self.parameters["page_size"]
        if len(rows) <= size:
            return None
        day, identity, _document = rows[size - 1]
        midnight = dt.datetime.combine(day, dt.time.min, dt.UTC)
        return next_address(self.request, cursor=Cursor(midnight, identity))


def with_claims(said: list[Document], in_full: bool) -> list[Document]:
    """Each with the claims that it makes: one query for all."""
    columns = {"in_full": F("claim__document")} if in_full else mention_columns()
    rows = PublicStatement.objects.filter(statement_id__in=[document["id"] for document in said])
    by_statement: dict[str, list[Document]] = {}
    found: Any = rows.order_by("-claim_id").values("statement_id", **columns)
    for row in found:
        by_statement.setdefault(str(row["statement_id"]), []).append(
            row["in_full"] if in_full else mention(row)
        )
    return [{**document, "claims": by_statement[document["id"]]} for document in said]


def mention_columns() -> dict[str, F]:
    return {f"its_{name}": F(f"claim__document__{name}") for name in OF_CLAIM}


def mention(row: dict[str, Any]) -> Document:
    return {name: row[f"its_{name}"] for name in OF_CLAIM}


class StatementDetailQuery(SparseQuery):
    fields_wanted = FieldsField(StatementEntry)
    expand = ExpandField(**EXPANSIONS)


class StatementDetail(PublicView):
    query = StatementDetailQuery

    @extend_schema(
        operation_id="statements_retrieve",
        summary="One statement",
        parameters=[StatementDetailQuery],
        responses=answers(StatementEntry, 400, 404),
    )
    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        rows = PublicStatement.objects.filter(statement_id=public_id).order_by("-claim_id")
        row = rows.values_list("document", *log_columns().values()).first()
        if row is None:
            raise Http404
        document, seq, at = row
        headers = validators(seq, at)
        if answer := unchanged(request, headers, at):
            return answer
        return Response(self.represented(document), headers=headers)

    def represented(self, document: Document) -> Document:
        [statement] = with_claims([document], "claims" in self.parameters.get("expand", ()))
        return projected(StatementEntry, statement, self.parameters.get("fields"))
