"""Errors as RFC 9457 problem details: one shape for every door of the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions, status
from rest_framework.response import Response

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A sort of problem; `key` ends the address of its description."""

    key: str
    status: int
    title: str | Promise


NOT_FOUND = Kind("not-found", 404, _("There is nothing here"))
SERVER_ERROR = Kind("server-error", 500, _("Something broke on our side"))
BAD_REQUEST = Kind("bad-request", 400, _("The request cannot be read"))
INVALID_PARAMETER = Kind(
    "invalid-parameter", 400, _("A parameter is unknown or has a value that cannot be used")
)
RETRACTED = Kind("retracted", 410, _("The verdict was retracted"))
KINDS = {
    kind.status: kind
    for kind in (
        BAD_REQUEST,
        Kind("unknown-key", 401, _("The key is unknown, expired or revoked")),
        Kind("not-for-this-key", 403, _("The key is not good for this")),
        NOT_FOUND,
        Kind("method-not-allowed", 405, _("The API only reads")),
        Kind("not-acceptable", 406, _("The answer has no such format")),
        RETRACTED,
        Kind("too-many-requests", 429, _("Too many requests")),
        SERVER_ERROR,
    )
}


class InvalidParameters(exceptions.APIException):
    """Parameters that nobody knows, or values that cannot be used, each named."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, errors: Mapping[str, str | Promise]) -> None:
        super().__init__()
        self.errors = errors


class Retracted(exceptions.APIException):
    """What was here was taken back; the tombstone says when and why."""

    status_code = status.HTTP_410_GONE

    def __init__(self, tombstone: dict[str, Any]) -> None:
        super().__init__()
        self.tombstone = tombstone


def problem(kind: Kind, detail: str = "", **more: Any) -> dict[str, Any]:
    address = f"{settings.SITE_URL}/api/problems/#{kind.key}"
    found = {"type": address, "title": str(kind.title), "status": kind.status}
    return {**found, **({"detail": detail} if detail else {}), **more}


def problem_response(exception: Exception, _context: Mapping[str, Any]) -> Response | None:
    """Django REST Framework's exception handler. A bug is let through, to the log and to `server_error`."""
    if isinstance(exception, Http404):
        exception = exceptions.NotFound()
    if not isinstance(exception, exceptions.APIException):
        return None
    attributes = {"Retry-After": "wait", "WWW-Authenticate": "auth_header"}
    headers = {
        name: str(found) for name, key in attributes.items() if (found := getattr(exception, key, None))
    }
    return Response(
        described(exception),
        status=exception.status_code,
        headers=headers,
        content_type=MEDIA_TYPE,
    )


def described(exception: exceptions.APIException) -> dict[str, Any]:
    if isinstance(exception, InvalidParameters):
        errors = [{"parameter": name, "detail": str(text)} for name, text in exception.errors.items()]
        return problem(INVALID_PARAMETER, errors=errors)
    if isinstance(exception, Retracted):
        return problem(RETRACTED, exception.tombstone["retraction_note"], claim=exception.tombstone)
    kind = KINDS.get(exception.status_code, Kind("problem", exception.status_code, _("Problem")))
    return problem(kind, "" if kind is NOT_FOUND else str(exception.detail))


@csrf_exempt
def not_found(_request: HttpRequest) -> HttpResponse:
    """For an address that no view answers."""
    return plain(NOT_FOUND)


def bad_request(_request: HttpRequest) -> HttpResponse:
    return plain(BAD_REQUEST)


def server_error(_request: HttpRequest) -> HttpResponse:
    return plain(SERVER_ERROR)


def plain(kind: Kind) -> HttpResponse:
    headers = {"Access-Control-Allow-Origin": "*"}
    return JsonResponse(problem(kind), status=kind.status, content_type=MEDIA_TYPE, headers=headers)
