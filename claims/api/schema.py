"""The API's own description, and pages to read it: bundled, nothing is loaded from elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularAPIView

from claims.api.problems import INVALID_PARAMETER, KINDS
from claims.api.public import PublicView

# Both readers write styles into their elements and draw icons from data: addresses.
DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


class Schema(PublicView, SpectacularAPIView):
    """OpenAPI 3.1."""


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Swagger UI: to try the API out."""
    return read_with_script(request, "claims/api_docs.html")


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Redoc: to read on."""
    return read_with_script(request, "claims/api_reference.html")


def read_with_script(request: HttpRequest, page: str) -> HttpResponse:
    response = render(request, page)
    response["Content-Security-Policy"] = DOCS_POLICY
    return response


def problem_kinds(request: HttpRequest) -> HttpResponse:
    """What each `type` of a problem means."""
    return render(request, "claims/problems.html", {"kinds": [INVALID_PARAMETER, *KINDS.values()]})
