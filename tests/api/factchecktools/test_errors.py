import pytest
from django.http import Http404
from rest_framework import exceptions

from claims.api.factchecktools.errors import STATUSES, Unimplemented, error_response
from claims.api.problems import InvalidParameters


@pytest.mark.parametrize(
    ("exception", "code", "status"),
    [
        (Http404(), 404, "NOT_FOUND"),
        (exceptions.PermissionDenied("No."), 403, "PERMISSION_DENIED"),
        (exceptions.MethodNotAllowed("POST"), 405, "UNIMPLEMENTED"),
        (exceptions.Throttled(7), 429, "RESOURCE_EXHAUSTED"),
        (Unimplemented(), 501, "UNIMPLEMENTED"),
        (InvalidParameters({"offset": "No."}), 400, "INVALID_ARGUMENT"),
    ],
)
def test_error_has_googles_shape(exception: Exception, code: int, status: str) -> None:
    answer = error_response(exception, {})
    assert answer is not None
    error = answer.data["error"]
    assert (answer.status_code, error["code"], error["status"]) == (code, code, status)
    assert error["message"]
    assert STATUSES[code] == status


def test_violations_name_the_fields_as_google_does() -> None:
    answer = error_response(InvalidParameters({"offset": "Too low.", "colour": "Unknown."}), {})
    assert answer is not None
    assert answer.data["error"] == {
        "code": 400,
        "message": "Invalid value at 'offset': Too low. Invalid value at 'colour': Unknown.",
        "status": "INVALID_ARGUMENT",
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [
                    {"field": "offset", "description": "Too low."},
                    {"field": "colour", "description": "Unknown."},
                ],
            }
        ],
    }


def test_who_asks_too_often_is_told_how_long_to_wait() -> None:
    answer = error_response(exceptions.Throttled(7), {})
    assert answer is not None
    assert answer["Retry-After"] == "7"


def test_bug_is_not_an_answer() -> None:
    assert error_response(ZeroDivisionError(), {}) is None
