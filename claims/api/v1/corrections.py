"""What was corrected and what was taken back, the latest first."""

from typing import Any

from django.db.models import F
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.public import PublicView, unchanged, validators
from claims.api.v1 import documents
from claims.api.v1.answers import ListView, answers, log_columns, page_of
from claims.api.v1.claims import ClaimEntry
from claims.api.v1.parameters import ExpandField, FieldsField, PageQuery, SparseQuery, next_address
from claims.api.v1.projection import Document, projected
from claims.api.v1.publications import LAST_SEQ
from claims.choices import PublicationKind
from claims.models import Publication
from claims.models.publications import PublicationQuerySet

KINDS = [(kind.value, kind.label) for kind in (PublicationKind.CORRECTED, PublicationKind.RETRACTED)]


EXPANSIONS = {"claim": "the claim as `/api/v1/claims/` has it, unless it was retracted"}
# Of the claim, unless it is expanded.
OF_CLAIM = frozenset({"id", "slug", "url", "claim", "language"})


class CorrectionEntry(documents.SparseShape):
    seq = serializers.IntegerField(help_text="The number of the event in the log of publications.")
    kind = serializers.ChoiceField(KINDS)
    at = serializers.DateTimeField()
    note = serializers.CharField(help_text="What readers were told.")
    claim = ClaimEntry(
        help_text="`id`, `slug`, `url`, `claim` and `language`; with `expand=claim` all of it, if it stands."
    )
    correction = documents.CorrectionDocument(
        allow_null=True, help_text="The verdict before and after. Null for a claim that is retracted."
    )


class CorrectionDetailQuery(SparseQuery):
    fields_wanted = FieldsField(CorrectionEntry)
    expand = ExpandField(**EXPANSIONS)


class CorrectionQuery(PageQuery, CorrectionDetailQuery):
    kind = serializers.ChoiceField(KINDS, required=False)
    claim = serializers.UUIDField(required=False, help_text="Id of a claim.")
    before = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=LAST_SEQ,
        help_text="A place in the list, from `next`: those with a lower `seq`.",
    )


def entries(events: PublicationQuerySet, most: int) -> list[Document]:
    """Events with the claim as it stands now: of a retracted one no verdict is repeated."""
    columns = ("seq", "kind", "at", "note")
    rows = events.with_current().annotate(**log_columns())
    found = rows.values(
        *columns, "log_seq", "log_at", claim=F("current"), correction=F("document__corrections__0")
    )
    return [{**row, "correction": standing(row) and row["correction"]} for row in found[:most]]


def standing(row: Document) -> bool | None:
    return True if row["claim"]["retracted_at"] is None else None


def shown(entry: Document, given: dict[str, Any]) -> Document:
    """The claim in a few words, or in full where that is wanted and it stands."""
    in_full = "claim" in given.get("expand", ()) and standing(entry)
    claim = entry["claim"] if in_full else {name: entry["claim"][name] for name in OF_CLAIM}
    claim = projected(ClaimEntry, claim, None if in_full else OF_CLAIM)
    found = projected(CorrectionEntry, {**entry, "claim": None}, given.get("fields"))
    return {**found, "claim": claim} if "claim" in found else found


def of_both_kinds() -> PublicationQuerySet:
    return Publication.objects.filter(kind__in=[kind for kind, _label in KINDS]).order_by("-seq")


@extend_schema_view(
    get=extend_schema(
        operation_id="corrections_list",
        summary="What was corrected or retracted, the latest first",
        parameters=[CorrectionQuery],
        responses=answers(page_of(CorrectionEntry, "CorrectionPage"), 400),
    )
)
class CorrectionList(ListView):
    query, entry = CorrectionQuery, CorrectionEntry

    def page(self) -> Document:
        size = self.parameters["page_size"]
        found = entries(self.matching(), size + 1)
        following = next_address(self.request, before=found[size - 1]["seq"]) if len(found) > size else None
        return {"next": following, "results": [shown(entry, self.parameters) for entry in found[:size]]}

    def matching(self) -> PublicationQuerySet:
        columns = {"kind": "kind", "claim": "claim_id", "before": "seq__lt"}
        given = {column: self.parameters[name] for name, column in columns.items() if name in self.parameters}
        return of_both_kinds().filter(**given)


class CorrectionDetail(PublicView):
    query = CorrectionDetailQuery

    @extend_schema(
        operation_id="corrections_retrieve",
        summary="One correction or retraction",
        parameters=[CorrectionDetailQuery],
        responses=answers(CorrectionEntry, 400, 404),
    )
    def get(self, request: Request, seq: int) -> HttpResponseBase:
        found = entries(of_both_kinds().filter(seq=min(seq, LAST_SEQ)), 1)
        if not found:
            raise Http404
        [entry] = found
        headers = validators(entry["log_seq"], entry["log_at"])
        if answer := unchanged(request, headers, entry["log_at"]):
            return answer
        return Response(shown(entry, self.parameters), headers=headers)
