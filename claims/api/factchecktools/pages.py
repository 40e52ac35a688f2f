"""pages.list and pages.get; the methods that write are refused."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.addresses import is_ours, slug_in
from claims.api.factchecktools.frame import GoogleView, PagedQuery, optional_text
from claims.formats import factchecktools
from claims.models import PublicClaim
from claims.models.finding import Found


class ListParameters(PagedQuery):
    url = optional_text(max_length=2000)
    organization = optional_text(max_length=300)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs.get("url")) == bool(attrs.get("organization")):
            raise serializers.ValidationError({"url": "Give either it or organization."})
        return attrs


class ReadOnly(GoogleView):
    """Answers that the pages are written elsewhere; a client does not try that again, as it might a 5xx."""

    http_method_names = ["get", "head", "post", "put", "patch", "delete"]

    def read_parameters(self, request: HttpRequest) -> dict[str, Any]:
        return super().read_parameters(request) if request.method in {"GET", "HEAD"} else {}

    def post(self, _request: Request, **_address: object) -> HttpResponseBase:
        raise exceptions.PermissionDenied("Pages are written in the newsroom. This API only reads them.")

    put = patch = delete = post


class PageList(ReadOnly):
    query = ListParameters
    binding = ("organization", "pageSize", "offset")

    def get(self, _request: Request) -> HttpResponseBase:
        rows, token = self.rows(self.matching(), "seq")
        pages = [
            factchecktools.page(document, version=seq, publisher=settings.SITE_NAME) for document, seq in rows
        ]
        return Response(factchecktools.filled({"claimReviewMarkupPages": pages, "nextPageToken": token}))

    def matching(self) -> Found:
        found = PublicClaim.objects.standing()
        if address := self.parameters.get("url"):
            return Found(found.filter(slug=slug_in(address)))
        return Found(found if is_ours(self.parameters["organization"]) else found.none())


class PageDetail(ReadOnly):
    def get(self, _request: Request, page_id: UUID) -> HttpResponseBase:
        row = PublicClaim.objects.standing().filter(pk=page_id).values_list("document", "seq").first()
        if row is None:
            raise Http404
        return Response(factchecktools.page(row[0], version=row[1], publisher=settings.SITE_NAME))
