"""What was corrected and what was taken back, the latest first."""

from typing import Any

from django.db.models import F
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.public import PublicView, unchanged, validators
from claims.api.v1 import documents
from claims.api.v1.answers import answers, state_of_log
from claims.api.v1.parameters import PageQuery, next_address
from claims.api.v1.publications import LAST_SEQ
from claims.choices import PublicationKind
from claims.models import Publication
from claims.models.publications import PublicationQuerySet

KINDS = [(kind.value, kind.label) for kind in (PublicationKind.CORRECTED, PublicationKind.RETRACTED)]


class CorrectionQuery(PageQuery):
    kind = serializers.ChoiceField(KINDS, required=False)
    claim = serializers.UUIDField(required=False, help_text="Id of a claim.")
    before = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=LAST_SEQ,
        help_text="A place in the list, from `next`: those with a lower `seq`.",
    )


class ClaimMention(documents.Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    url = serializers.URLField(help_text="The claim's public page.")
    claim = serializers.CharField()
    language = serializers.CharField()


class CorrectionEntry(documents.Shape):
    seq = serializers.IntegerField(help_text="The number of the event in the log of publications.")
    kind = serializers.ChoiceField(KINDS)
    at = serializers.DateTimeField()
    note = serializers.CharField(help_text="What readers were told.")
    claim = ClaimMention()
    correction = documents.CorrectionDocument(
        allow_null=True, help_text="The verdict before and after. Null for a claim that is retracted."
    )


class CorrectionPage(documents.Shape):
    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last one.")
    results = CorrectionEntry(many=True)


def entries(events: PublicationQuerySet, most: int) -> list[dict[str, Any]]:
    """Events with the claim as it stands now: of a retracted one no verdict is repeated."""
    columns = ("seq", "kind", "at", "note")
    rows = events.with_current().values(
        *columns, claim=F("current"), correction=F("document__corrections__0")
    )
    found = [dict(row) for row in rows[:most]]
    for entry in found:
        if entry["claim"]["retracted_at"]:
            entry["correction"] = None
    return found


def of_both_kinds() -> PublicationQuerySet:
    return Publication.objects.filter(kind__in=[kind for kind, _label in KINDS]).order_by("-seq")


class CorrectionList(PublicView):
    query = CorrectionQuery

    @extend_schema(
        operation_id="corrections_list",
        summary="What was corrected or retracted, the latest first",
        parameters=[CorrectionQuery],
        responses=answers(CorrectionPage, 400),
    )
    def get(self, request: Request) -> HttpResponseBase:
        seq, at = state_of_log()
        headers = validators(seq, at)
        if answer := unchanged(request, headers, at):
            return answer
        size = self.parameters["page_size"]
        found = entries(self.matching(), size + 1)
        following = next_address(request, before=found[size - 1]["seq"]) if len(found) > size else None
        body = {"next": following, "results": found[:size]}
        return Response(CorrectionPage(body).data, headers=headers)

    def matching(self) -> PublicationQuerySet:
        columns = {"kind": "kind", "claim": "claim_id", "before": "seq__lt"}
        given = {column: self.parameters[name] for name, column in columns.items() if name in self.parameters}
        return of_both_kinds().filter(**given)


class CorrectionDetail(PublicView):
    @extend_schema(
        operation_id="corrections_retrieve",
        summary="One correction or retraction",
        responses=answers(CorrectionEntry, 400, 404),
    )
    def get(self, request: Request, seq: int) -> HttpResponseBase:
        last_seq, at = state_of_log()
        headers = validators(last_seq, at)
        found = entries(of_both_kinds().filter(seq=min(seq, LAST_SEQ)), 1)
        if not found:
            raise Http404
        return unchanged(request, headers, at) or Response(CorrectionEntry(found[0]).data, headers=headers)
