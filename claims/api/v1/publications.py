"""The log of public events, for whoever keeps a copy: published, amended, corrected, retracted."""

from typing import Any

from django.db.models import F
from django.http.response import HttpResponseBase
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema, extend_schema_field
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.public import PublicView, unchanged, validators
from claims.api.v1 import documents
from claims.api.v1.answers import answers, state_of_log
from claims.api.v1.parameters import PageQuery, next_address
from claims.choices import KeyScope, PublicationKind
from claims.models import Publication

LAST_SEQ = 2**63 - 1
USUAL_PAGE = 100


class EventQuery(PageQuery):
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


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="ClaimOrTombstone",
        serializers=[documents.ClaimDocument, documents.Tombstone],
        resource_type_field_name=None,
        many=False,
    )
)
class ClaimOrTombstone(serializers.Field[Any, Any, Any, Any]):
    """A claim in full, or what is left of a retracted one."""

    def to_representation(self, document: dict[str, Any]) -> Any:
        shape = documents.Tombstone if document["retracted_at"] else documents.ClaimDocument
        return shape(document).data


class EventDocument(documents.Shape):
    seq = serializers.IntegerField(help_text="Without gaps, in the order in which things became public.")
    kind = serializers.ChoiceField(PublicationKind.choices)
    claim_id = serializers.UUIDField()
    at = serializers.DateTimeField()
    note = serializers.CharField(help_text="What readers were told about the change.")
    claim = ClaimOrTombstone(
        allow_null=True,
        help_text="The claim since this event, or its tombstone. Null when a later event has replaced it.",
    )


class EventPage(documents.Shape):
    next = serializers.URLField(allow_null=True, help_text="The next page; null at the end of the log.")
    last_seq = serializers.IntegerField(help_text="The last event of this page: go on `after` it next time.")
    results = EventDocument(many=True)


class EventList(PublicView):
    query = EventQuery

    @extend_schema(
        operation_id="publications_list",
        summary="Everything that became public, was changed or taken back, oldest first",
        description="For copies: put each `claim` in the place of the one with its id, and remove those "
        "with a `retracted_at`. Next time go on after `last_seq`.",
        parameters=[EventQuery],
        responses=answers(EventPage, 400),
    )
    def get(self, request: Request) -> HttpResponseBase:
        if self.parameters["page_size"] > USUAL_PAGE and not self.caller_may(KeyScope.BULK):
            raise exceptions.PermissionDenied
        seq, at = state_of_log()
        headers = validators(seq, at)
        if answer := unchanged(request, headers, at):
            return answer
        size, after = self.parameters["page_size"], self.parameters["after"]
        rows = Publication.objects.filter(seq__gt=after).order_by("seq").with_latest()
        found = list(rows.values("seq", "kind", "claim_id", "at", "note", claim=F("latest"))[: size + 1])
        more, found = len(found) > size, found[:size]
        last = found[-1]["seq"] if found else after
        following = next_address(request, after=last) if more else None
        page = {"next": following, "last_seq": last, "results": found}
        return Response(EventPage(page).data, headers=headers)
