"""What a view of v1 can answer, for the schema; and how it says in which state it found the public tables."""

import datetime as dt
from typing import Any

from drf_spectacular.utils import OpenApiResponse

from claims.api.problems import MEDIA_TYPE
from claims.api.v1 import documents
from claims.models import Publication

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


def state_of_log() -> tuple[int, dt.datetime | None]:
    """The number of the last public event, and when it was."""
    return Publication.objects.order_by("-seq").values_list("seq", "at").first() or (0, None)
