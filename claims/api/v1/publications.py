"""The log of public events, for whoever keeps a copy: published, amended, corrected, retracted."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest
from drf_spectacular.utils import (
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import exceptions, serializers

from claims.api.v1 import documents
from claims.api.v1.answers import ListView, answers, page_of
from claims.api.v1.parameters import FieldsField, PageQuery, SparseQuery, next_address
from claims.api.v1.projection import Computed, Document, projected
from claims.choices import KeyScope, PublicationKind
from claims.models import Publication

LAST_SEQ = 2**63 - 1
USUAL_PAGE = 100


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="ClaimOrTombstone",
        serializers=[documents.ClaimDocument, documents.Tombstone],
        resource_type_field_name=None,
        many=False,
    )
)
class ClaimOrTombstone(Computed, serializers.Field[Any, Any, Any, Any]):
    """A claim in full, or what is left of a retracted one."""

    def read(self, event: Document) -> Document | None:
        document = event["claim"]
        if document is None:
            return None
        return projected(
            documents.Tombstone if document["retracted_at"] else documents.ClaimDocument, document
        )


class EventDocument(documents.SparseShape):
    seq = serializers.IntegerField(help_text="Without gaps, in the order in which things became public.")
    kind = serializers.ChoiceField(PublicationKind.choices)
    claim_id = serializers.UUIDField()
    at = serializers.DateTimeField()
    note = serializers.CharField(help_text="What readers were told about the change.")
    claim = ClaimOrTombstone(
        allow_null=True,
        help_text="The claim since this event, or its tombstone. Null when a later event has replaced it.",
    )


class EventQuery(PageQuery, SparseQuery):
    page_size = serializers.IntegerField(
        required=False,
        default=20,
        min_value=1,
        max_value=1_000,
        help_text="Above 100 only with a key that may take the log in bulk.",
    )
    after = serializers.IntegerField(
        required=False,
        default=0,
        min_value=0,
        max_value=LAST_SEQ,
        help_text="Events with a higher `seq`: that of the last event you have read; 0 for all.",
    )
    fields_wanted = FieldsField(EventDocument)


LAST = serializers.IntegerField(help_text="The last event of this page: go on `after` it next time.")


@extend_schema_view(
    get=extend_schema(
        operation_id="publications_list",
        summary="Everything that became public, was changed or taken back, oldest first",
        description="For copies: put each `claim` in the place of the one with its id, and remove those "
        "with a `retracted_at`. Next time go on after `last_seq`.",
        parameters=[EventQuery],
        responses=answers(page_of(EventDocument, "EventPage", last_seq=LAST), 400),
    )
)
class EventList(ListView):
    query, entry = EventQuery, EventDocument

    def read_parameters(self, request: HttpRequest) -> dict[str, Any]:
        """:raises PermissionDenied: for a page that only a key for bulk may have"""
        found = super().read_parameters(request)
        if found["page_size"] > USUAL_PAGE and not self.caller_may(KeyScope.BULK):
            raise exceptions.PermissionDenied
        return found

    def page(self) -> Document:
        size, after = self.parameters["page_size"], self.parameters["after"]
        rows = Publication.objects.filter(seq__gt=after).order_by("seq").with_latest()
        found = list(rows.values("seq", "kind", "claim_id", "at", "note", claim=F("latest"))[: size + 1])
        more, found = len(found) > size, found[:size]
        last = found[-1]["seq"] if found else after
        following = next_address(self.request, after=last) if more else None
        return {"next": following, "last_seq": last, "results": [self.shown(dict(event)) for event in found]}
