"""Errors as Google's APIs write them: {"error": {"code", "message", "status"}}."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.response import Response

from claims.api.problems import InvalidParameters

# The codes of google.rpc.Code that we have a use for.
STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    429: "RESOURCE_EXHAUSTED",
    501: "UNIMPLEMENTED",
}
NOT_FOUND = "Requested entity was not found."
BAD_REQUEST_DETAILS = "type.googleapis.com/google.rpc.BadRequest"


class Unimplemented(exceptions.APIException):
    """A method of the API that we do not have."""

    status_code = 501
    default_detail = "Operation is not implemented, or supported, or enabled."


def body(code: int, message: str, **more: Any) -> dict[str, Any]:
    return {
        "error": {
            "code": code,
            "message": message,
            "status": STATUSES.get(code, "FAILED_PRECONDITION"),
            **more,
        }
    }


def error_response(exception: Exception, _context: Mapping[str, Any]) -> Response | None:
    """Exception handler of these views; a bug is let through. The API's errors are English for everybody."""
    if isinstance(exception, Http404):
        exception = exceptions.NotFound(NOT_FOUND)
    if not isinstance(exception, exceptions.APIException):
        return None
    wait = getattr(exception, "wait", None)
    with translation.override("en"):
        content = described(exception)
    return Response(
        content, status=exception.status_code, headers={"Retry-After": str(int(wait))} if wait else None
    )


def described(exception: exceptions.APIException) -> dict[str, Any]:
    if not isinstance(exception, InvalidParameters):
        return body(exception.status_code, str(exception.detail))
    violations = [{"field": name, "description": str(text)} for name, text in exception.errors.items()]
    message = " ".join(f"Invalid value at '{found['field']}': {found['description']}" for found in violations)
    return body(400, message, details=[{"@type": BAD_REQUEST_DETAILS, "fieldViolations": violations}])


@csrf_exempt
def not_found(_request: HttpRequest) -> HttpResponse:
    """For an address that no method answers."""
    return JsonResponse(body(404, NOT_FOUND), status=404)
