"""Published claims: the list with its filters, one claim, and its ClaimReview."""

import re
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.problems import MEDIA_TYPE, InvalidParameters, Retracted
from claims.api.public import PublicView, unchanged, validators
from claims.api.v1 import documents
from claims.formats.claimreview import claim_review
from claims.models import Publication, PublicClaim, PublicScale, PublicSpeaker, PublicTopic
from claims.models.keyset import Cursor
from claims.models.publications import PublicClaimQuerySet, PublicDocument

NAME = r"^[-a-zA-Z0-9_]+$"
D = TypeVar("D", bound=PublicDocument)
ISO_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


class DayField(serializers.DateField):
    """YYYY-MM-DD and no other of the spellings that Python reads."""

    def to_internal_value(self, value: Any) -> Any:
        if not ISO_DATE.match(value):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(value)


def name_field(help_text: str) -> serializers.RegexField:
    return serializers.RegexField(
        NAME, max_length=120, required=False, trim_whitespace=False, help_text=help_text
    )


class ClaimQuery(serializers.Serializer[Any]):
    """Parameters of the list; several must all hold."""

    speaker = name_field("Id or slug of a speaker: claims with a statement by that speaker.")
    said_from = DayField(
        required=False,
        help_text="Claims with a statement that was certainly said on or after this day. One of which only "
        "the month or year is known counts when all of it lies in the range; one without a date never does.",
    )
    said_to = DayField(
        required=False,
        help_text="As `said_from`: on or before. With `speaker`, one statement must satisfy all of them.",
    )
    language = serializers.RegexField(
        r"^[a-z]{2,3}$", required=False, trim_whitespace=False, help_text="Language of the claim: ro, sq, en."
    )
    verdict = name_field("Key of a verdict, such as `false`, on any scale.")
    scale = name_field("Slug of a verdict scale.")
    topic = name_field("Id or slug of a topic.")
    cursor = serializers.CharField(
        required=False, max_length=200, trim_whitespace=False, help_text="A place in the list, from `next`."
    )
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=100, default=20)

    def validate_cursor(self, text: str) -> Cursor:
        try:
            return Cursor.parse(text)
        except ValueError as problem:
            raise serializers.ValidationError(_("Take it from `next` of the page before.")) from problem

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs.get("said_from") and attrs.get("said_to") and attrs["said_from"] > attrs["said_to"]:
            raise serializers.ValidationError({"said_to": _("It lies before said_from.")})
        return attrs


def answers(success: Any, *more: int) -> dict[Any, Any]:
    """What a view can answer, for the schema."""
    problems: dict[int, type[documents.Shape]] = {
        400: documents.ParameterProblem,
        404: documents.Problem,
        410: documents.RetractionProblem,
    }
    always = {304: OpenApiResponse(description="Nothing has changed since the state that the request names.")}
    return {200: success, **always, **{(code, MEDIA_TYPE): problems[code] for code in more}}


class ClaimList(PublicView):
    query = ClaimQuery

    @extend_schema(
        operation_id="claims_list",
        summary="Published claims, newest first",
        description="Follow `next` for more. Retracted claims are not listed.",
        parameters=[ClaimQuery],
        responses=answers(documents.ClaimPage, 400),
    )
    def get(self, request: Request) -> HttpResponseBase:
        seq, at = Publication.objects.order_by("-seq").values_list("seq", "at").first() or (0, None)
        headers = validators(seq, at)
        if answer := unchanged(request, headers, at):
            return answer
        rows = list(self.matching().values_list("published_at", "id", "document")[: self.page_size + 1])
        page = {"next": self.next_page(rows), "results": [row[2] for row in rows[: self.page_size]]}
        return Response(documents.ClaimPage(page).data, headers=headers)

    @property
    def page_size(self) -> int:
        return int(self.parameters["page_size"])

    def matching(self) -> PublicClaimQuerySet:
        given = self.parameters
        found = PublicClaim.objects.standing().newest()
        if "cursor" in given:
            found = found.after(given["cursor"])
        if "language" in given:
            found = found.filter(language=given["language"])
        if "topic" in given:
            found = found.filter(topics__contains=[mentioned(PublicTopic, "topic", given["topic"]).slug])
        speaker = mentioned(PublicSpeaker, "speaker", given["speaker"]).pk if "speaker" in given else None
        return self.judged(found.saying(speaker, given.get("said_from"), given.get("said_to")))

    def judged(self, found: PublicClaimQuerySet) -> PublicClaimQuerySet:
        scale, verdict = self.parameters.get("scale"), self.parameters.get("verdict")
        scales = PublicScale.objects.all()
        if scale is not None:
            mentioned(PublicScale, "scale", scale)
            scales, found = scales.filter(slug=scale), found.filter(scale=scale)
        if verdict is not None:
            if not scales.filter(document__verdicts__contains=[{"key": verdict}]).exists():
                raise InvalidParameters({"verdict": _("No public scale has it.")})
            found = found.filter(verdict=verdict)
        return found

    def next_page(self, rows: list[Any]) -> str | None:
        """The address is ours, whatever name the request used for us."""
        if len(rows) <= self.page_size:
            return None
        published_at, last, _document = rows[self.page_size - 1]
        query = {**self.request.query_params.dict(), "cursor": str(Cursor(published_at, last))}
        return f"{settings.SITE_URL}{self.request.path}?{urlencode(query)}"


def mentioned(model: type[D], parameter: str, name: str) -> D:
    """The public document with that id or slug.

    :raises InvalidParameters: when there is none; nobody learns whether something unpublished bears the name
    """
    found = model._default_manager.filter(**identity(name)).first()
    if found is None:
        raise InvalidParameters({parameter: _("Nothing public has this id or slug.")})
    return found


def identity(name: str) -> dict[str, Any]:
    try:
        return {"pk": UUID(name)}
    except ValueError:
        return {"slug": name}


class ClaimDetail(PublicView):
    @extend_schema(
        operation_id="claims_retrieve",
        summary="One published claim",
        description="A retracted claim answers 410 with what is left of it.",
        responses=answers(documents.ClaimDocument, 400, 404, 410),
    )
    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        row = PublicClaim.objects.filter(pk=public_id).values_list("seq", "updated_at", "document").first()
        if row is None:
            raise Http404
        seq, at, document = row
        if document["retracted_at"]:
            raise Retracted(dict(documents.Tombstone(document).data))
        headers = validators(seq, at)
        return unchanged(request, headers, at) or Response(self.represented(document), headers=headers)

    def represented(self, document: dict[str, Any]) -> Any:
        return documents.ClaimDocument(document).data


class LinkedDataRenderer(JSONRenderer):
    media_type = "application/ld+json"
    format = "jsonld"


class ClaimReviewDetail(ClaimDetail):
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

    def represented(self, document: dict[str, Any]) -> Any:
        return claim_review(document, publisher=settings.SITE_NAME, site=settings.SITE_URL)
