"""oEmbed: how another site shows the card of a claim whose address it was given."""

from typing import Any

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.addresses import slug_in
from claims.api.negotiation import OneFormat
from claims.api.problems import Retracted
from claims.api.public import PublicView, unchanged, validators
from claims.formats import oembed
from claims.models import PublicClaim

LARGEST = 10_000


def pixels() -> serializers.IntegerField:
    return serializers.IntegerField(required=False, min_value=1, max_value=LARGEST)


class OembedQuery(serializers.Serializer[Any]):
    url = serializers.CharField(max_length=2000)
    format = serializers.ChoiceField(["json", "xml"], required=False)
    maxwidth = pixels()
    maxheight = pixels()
    dnt = serializers.BooleanField(required=False)  # do not track: we never do


class OnlyJson(exceptions.APIException):
    """As the specification wants it, another format is not a bad request."""

    status_code = 501
    default_detail = "json"


class Oembed(PublicView):
    query = OembedQuery
    schema = None
    content_negotiation_class = OneFormat

    def get(self, request: Request) -> HttpResponseBase:
        given = self.parameters
        if given.get("format") == "xml":
            raise OnlyJson
        rows = PublicClaim.objects.filter(slug=slug_in(given["url"]))
        row = rows.values_list("seq", "updated_at", "document").first()
        if row is None:
            raise Http404
        seq, at, document = row
        if document["retracted_at"]:
            raise Retracted(document)
        headers = validators(seq, at)
        return unchanged(request, headers, at) or Response(self.card(document), headers=headers)

    def card(self, document: dict[str, Any]) -> dict[str, Any]:
        room = {"width": self.parameters.get("maxwidth"), "height": self.parameters.get("maxheight")}
        return oembed.card(document, publisher=settings.SITE_NAME, site=settings.SITE_URL, **room)
