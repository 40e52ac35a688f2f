"""What a view of v1 can answer: pages and single documents, problems, and in which state of the tables."""

import datetime as dt
from collections.abc import Collection
from typing import Any, ClassVar

from django.db.models import QuerySet, Subquery
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.problems import MEDIA_TYPE
from claims.api.public import PublicView, State, unchanged, validators
from claims.api.v1 import documents
from claims.api.v1.projection import Document, projected
from claims.models import Publication
from claims.models.public_role import First, Row, first_row
from claims.models.public_states import state_of_log
from claims.models.publications import PublicDocument

PROBLEMS: dict[int, type[documents.Shape]] = {
    400: documents.ParameterProblem,
    401: documents.Problem,
    403: documents.Problem,
    404: documents.Problem,
    410: documents.RetractionProblem,
    429: documents.Problem,
}


def answers(success: Any, *more: int) -> dict[Any, Any]:
    """A success, or one of the problems with these codes, or one about keys and limits."""
    always = {304: OpenApiResponse(description="Nothing has changed since the state that the request names.")}
    return {200: success, **always, **{(code, MEDIA_TYPE): PROBLEMS[code] for code in (*more, 401, 403, 429)}}


def page_of(entry: type[documents.Shape], name: str, **more: Any) -> type[documents.Shape]:
    """The shape of a page of such entries, for the schema."""
    following = serializers.URLField(allow_null=True, help_text="The next page; null on the last one.")
    return type(name, (documents.Shape,), {"next": following, **more, "results": entry(many=True)})


def latest_events() -> QuerySet[Publication]:
    return Publication.objects.order_by("-seq")


def state_in(row: Row) -> State:
    """By the event's number and instant, and by when what it stands beside was last written, if anything."""
    seq, at, *written = row
    if not written:
        return seq, at
    last = max(filter(None, written), default=None)
    return f"{seq}-{instant_number(last)}", max(filter(None, (at, last)))


def instant_number(at: dt.datetime | None) -> str:
    """The microseconds, so that two changes within a second are two states."""
    return at.astimezone(dt.UTC).strftime("%Y%m%d%H%M%S%f") if at else "0"


def log_columns() -> dict[str, Subquery]:
    """The same, as columns beside whatever else is read: so that a 304 costs one query."""
    return {name: Subquery(latest_events().values(column)[:1]) for name, column in LOG_COLUMNS.items()}


LOG_COLUMNS = {"log_seq": "seq", "log_at": "at"}


class ListView(PublicView):
    """A list, page by page: `state` names what it was read from, `page` reads it."""

    entry: ClassVar[type[documents.Shape]]

    def get(self, request: Request, **_address: Any) -> HttpResponseBase:
        state, at = self.state(first_row)
        headers = validators(state, at)
        if answer := unchanged(request, headers, at):
            return answer
        return Response(self.page(), headers=headers)

    def state(self, first: First, **_address: Any) -> State:
        """By the last public event."""
        found = first(*state_of_log(self.beside()))
        return state_in(found) if found else (0, None)

    def beside(self) -> Collection[type[PublicDocument]]:
        """Documents that the list shows, besides those that change with an event."""
        return ()

    def page(self) -> Document:
        raise NotImplementedError

    def wants(self, name: str) -> bool:
        """Whether the request left a field in."""
        wanted = self.parameters.get("fields")
        return wanted is None or name in wanted

    def shown(self, document: Document) -> Document:
        return projected(self.entry, document, self.parameters.get("fields"))
