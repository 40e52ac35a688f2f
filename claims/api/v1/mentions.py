"""The frame of lists of what public claims mention: speakers, topics, outlets, scales."""

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Max, QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.public import PublicView, unchanged, validators
from claims.api.v1 import documents
from claims.api.v1.answers import state_of_log
from claims.api.v1.parameters import PageQuery, name_field, next_address
from claims.models.publications import PublicDocument


class MentionQuery(PageQuery):
    cursor = name_field("A place in the list, from `next`.")


class MentionPage(documents.Shape):
    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last one.")


class MentionList(PublicView):
    """By slug, which never changes: so pages neither skip nor repeat."""

    query: type[serializers.Serializer[Any]] = MentionQuery
    model: ClassVar[type[PublicDocument]]
    page: ClassVar[type[MentionPage]]

    def get(self, request: Request) -> HttpResponseBase:
        state, at = self.state()
        headers = validators(state, at)
        if answer := unchanged(request, headers, at):
            return answer
        size = self.parameters["page_size"]
        rows = self.matching().filter(slug__gt=self.parameters.get("cursor", "")).order_by("slug")
        found = list(rows.values_list("slug", "document")[: size + 1])
        following = next_address(request, cursor=found[size - 1][0]) if len(found) > size else None
        body = {"next": following, "results": [document for _slug, document in found[:size]]}
        return Response(self.page(body).data, headers=headers)

    def matching(self) -> QuerySet[PublicDocument]:
        return self.model._default_manager.all()

    def state(self) -> tuple[str, dt.datetime | None]:
        """What is forgotten goes with a public event; what is rewritten may go without one."""
        seq, at = state_of_log()
        rewritten: dt.datetime | None = self.model._default_manager.aggregate(at=Max("updated_at"))["at"]
        return f"{seq}-{instant_number(rewritten)}", max(filter(None, (at, rewritten)), default=None)


class MentionDetail(PublicView):
    model: ClassVar[type[PublicDocument]]
    shape: ClassVar[type[documents.Shape]]

    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        row = self.model._default_manager.filter(pk=public_id).values_list("updated_at", "document").first()
        if row is None:
            raise Http404
        at, document = row
        headers = validators(instant_number(at), at)
        return unchanged(request, headers, at) or Response(self.shape(document).data, headers=headers)


def instant_number(at: dt.datetime | None) -> str:
    """The microseconds, so that two changes within a second are two states."""
    return at.astimezone(dt.UTC).strftime("%Y%m%d%H%M%S%f") if at else "0"
