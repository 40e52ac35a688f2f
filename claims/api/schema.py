"""The API's own description, and pages to read it: bundled, nothing is loaded from elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import serializers

from claims.api.problems import INVALID_PARAMETER, KINDS
from claims.api.public import PublicView

# Swagger UI writes styles into its elements and draws its icons from data: addresses.
DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


class Schema(PublicView, SpectacularAPIView):
    """OpenAPI 3.1."""


class ScriptQuery(serializers.Serializer[Any]):
    script = serializers.CharField(required=False, allow_blank=True)


class Docs(PublicView, SpectacularSwaggerSplitView):
    """Swagger UI."""

    query = ScriptQuery
    url_name = "api-schema"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["Content-Security-Policy"] = DOCS_POLICY
        return response


def problem_kinds(request: HttpRequest) -> HttpResponse:
    """What each `type` of a problem means."""
    return render(request, "claims/problems.html", {"kinds": [INVALID_PARAMETER, *KINDS.values()]})
