"""The frame of every API view: reads only, under the public role, with known parameters only."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api.problems import InvalidParameters
from claims.models.public_role import public_read


class PublicView(APIView):
    """Answers GET and HEAD. `query` declares the parameters; any other, or one given twice, is refused."""

    http_method_names = ["get", "head"]
    query: type[serializers.Serializer[Any]] = serializers.Serializer

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with public_read():
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.parameters = self.read_parameters(request)

    def read_parameters(self, request: Request) -> dict[str, Any]:
        """:raises InvalidParameters: naming each parameter that is unknown, repeated or unusable"""
        known = self.query().fields
        wrong = {name: _("There is no such parameter.") for name in request.query_params if name not in known}
        given = request.query_params.lists()
        wrong |= {name: _("Give it once.") for name, values in given if name in known and len(values) > 1}
        if wrong:
            raise InvalidParameters(wrong)
        query = self.query(data=request.query_params.dict())
        if not query.is_valid():
            raise InvalidParameters({name: " ".join(texts) for name, texts in query.errors.items()})
        found: dict[str, Any] = query.validated_data
        return found


def validators(seq: int, at: dt.datetime | None) -> dict[str, str]:
    """Headers that name a state of the public tables: the number of its latest event, and when that was."""
    modified = {"Last-Modified": http_date(at.timestamp())} if at else {}
    version = settings.SPECTACULAR_SETTINGS["VERSION"]
    return {"ETag": f'"{seq}-{version}"', "Cache-Control": "public, no-cache", **modified}


def unchanged(request: Request, headers: dict[str, str], at: dt.datetime | None) -> HttpResponseBase | None:
    """304 or 412, when the request's conditions say so."""
    bare = HttpResponse(headers=headers)
    answer = get_conditional_response(
        request._request,
        etag=headers["ETag"],
        last_modified=int(at.timestamp()) if at else None,
        response=bare,
    )
    return None if answer is bare else answer
