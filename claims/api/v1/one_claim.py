"""One published claim, as its document and as ClaimReview."""

from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.problems import Retracted
from claims.api.public import PublicView, State, unchanged, validators
from claims.api.v1 import documents
from claims.api.v1.answers import answers, state_in
from claims.api.v1.claims import ClaimEntry
from claims.api.v1.expansions import CLAIM_EXPANSIONS, expanded, shown_beside
from claims.api.v1.parameters import ExpandField, FieldsField, SparseQuery
from claims.api.v1.projection import Document, document_as_text, projected
from claims.formats.claimreview import claim_review
from claims.models import PublicClaim
from claims.models.public_role import First
from claims.models.public_states import state_of_claim, written
from claims.models.publications import PublicDocument


class ClaimDetailQuery(SparseQuery):
    fields_wanted = FieldsField(ClaimEntry)
    expand = ExpandField(**CLAIM_EXPANSIONS)


class ClaimDetail(PublicView):
    query: type[serializers.Serializer[Any]] = ClaimDetailQuery

    @extend_schema(
        operation_id="claims_retrieve",
        summary="One published claim",
        parameters=[ClaimDetailQuery],
        description="A retracted claim answers 410 with what is left of it.",
        responses=answers(ClaimEntry, 400, 404, 410),
    )
    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        columns: list[Any] = ["seq", "updated_at", *written(self.beside()), document_as_text()]
        row = PublicClaim.objects.filter(pk=public_id).values_list(*columns).first()
        if row is None:
            raise Http404
        *state, text = row
        document: Document = orjson.loads(text)
        if document["retracted_at"]:
            raise Retracted(projected(documents.Tombstone, document))
        name, at = state_in(tuple(state))
        headers = validators(name, at)
        return unchanged(request, headers, at) or Response(self.represented(document), headers=headers)

    def state(self, first: First, **address: Any) -> State | None:
        """By the claim's own last event."""
        found = first(*state_of_claim(address["public_id"], self.beside()))
        return state_in(found) if found else None

    def beside(self) -> list[type[PublicDocument]]:
        return shown_beside(self.parameters.get("expand", ()))

    def represented(self, document: Document) -> Document:
        [claim] = expanded([document], self.parameters.get("expand", ()))
        return projected(ClaimEntry, claim, self.parameters.get("fields"))


class LinkedDataRenderer(JSONRenderer):
    media_type = "application/ld+json"
    format = "jsonld"


class ClaimReviewDetail(ClaimDetail):
    query: type[serializers.Serializer[Any]] = serializers.Serializer
    renderer_classes: list[type[BaseRenderer]] = [LinkedDataRenderer]

    @extend_schema(
        operation_id="claims_claimreview_retrieve",
        summary="One published claim as ClaimReview",
        description="schema.org's markup for fact-checks, in the profile that Google reads.",
        responses={
            (200, LinkedDataRenderer.media_type): OpenApiTypes.OBJECT,
            **{code: shape for code, shape in answers(None, 400, 404, 410).items() if code != 200},
        },
    )
    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        return super().get(request, public_id)

    def represented(self, document: Document) -> Document:
        return claim_review(document, publisher=settings.SITE_NAME, site=settings.SITE_URL)
