"""Published claims: the list with its filters and its search, one claim, and its ClaimReview."""

import datetime as dt
from html import escape
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.problems import InvalidParameters, Retracted
from claims.api.public import PublicView, unchanged, validators
from claims.api.v1 import documents
from claims.api.v1.answers import answers, state_of_log
from claims.api.v1.parameters import (
    DayField,
    FieldsField,
    InstantField,
    PageQuery,
    SparseQuery,
    cursor_field,
    language_field,
    mentioned,
    name_field,
    next_address,
    read_cursor,
    refuse_empty_range,
)
from claims.formats.claimreview import claim_review
from claims.models import PublicClaim, PublicScale, PublicSource, PublicSpeaker, PublicTopic
from claims.models.keyset import Cursor
from claims.models.publications import COUNT_LIMIT, PublicClaimQuerySet
from claims.models.searching import HIT_START, HIT_STOP

NEWEST, RANK = "-published_at", "-rank"
COLUMNS = {
    "language": "language",
    "updated_since": "updated_at__gte",
    "published_from": "published_at__gte",
    "published_to": "published_at__lte",
}
ORDERINGS = (NEWEST, "published_at", "-updated_at", "updated_at", RANK)


class ClaimQuery(PageQuery, SparseQuery):
    """Parameters of the list; several must all hold."""

    search = serializers.CharField(
        required=False,
        max_length=200,
        help_text="Words of the claim, its statements and speakers, the summary or the explanation. "
        '`"a phrase"`, `or`, `-without`. Diacritics make no difference.',
    )
    excerpts = serializers.BooleanField(
        required=False, help_text="With `search`: show in `excerpt` where the words stand."
    )
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
    published_from = DayField(required=False, help_text="First published on or after this day, in UTC.")
    published_to = DayField(required=False, help_text="First published on or before this day, in UTC.")
    updated_since = InstantField(
        required=False,
        help_text="Published, amended or corrected at or after this instant, such as `2026-01-09T06:00:00Z`. "
        "A mirror follows `/api/v1/publications/` instead: that names retractions too, and misses nothing.",
    )
    language = language_field("Language of the claim: ro, sq, en.")
    verdict = name_field("Key of a verdict, such as `false`, on any scale.")
    scale = name_field("Slug of a verdict scale.")
    topic = name_field("Id or slug of a topic.")
    source = name_field("Id or slug of an outlet that printed one of the statements.")  # type: ignore[assignment]
    ordering = serializers.ChoiceField(
        ORDERINGS,
        default=NEWEST,
        help_text="`-` is for the latest first; `-rank`, with `search` only, for the best first.",
    )
    fields_wanted = FieldsField(documents.FoundClaimDocument)
    cursor = cursor_field()

    def validate_cursor(self, text: str) -> Cursor:
        return read_cursor(text)

    def validate_published_from(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time.min, dt.UTC)

    def validate_published_to(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time.max, dt.UTC)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        refuse_empty_range(attrs, "said_from", "said_to")
        refuse_empty_range(attrs, "published_from", "published_to")
        for name, used in (("excerpts", attrs.get("excerpts")), ("ordering", attrs["ordering"] == RANK)):
            if used and "search" not in attrs:
                raise serializers.ValidationError({name: _("It needs a search.")})
        if attrs["ordering"] == RANK and "cursor" in attrs:
            raise serializers.ValidationError({"cursor": _("The best are one page: it has no next.")})
        return attrs


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
        seq, at = state_of_log()
        headers = validators(seq, at)
        if answer := unchanged(request, headers, at):
            return answer
        found, count = self.searched(self.matching())
        rows = list(self.in_order(found)[: self.parameters["page_size"] + 1])
        results = [self.shown(row) for row in rows[: self.parameters["page_size"]]]
        page = {"next": self.next_page(rows), "count": count, "results": results}
        return Response(documents.ClaimPage(page, context=self.wanted()).data, headers=headers)

    def wanted(self) -> dict[str, Any]:
        return {"fields": self.parameters.get("fields")}

    def matching(self) -> PublicClaimQuerySet:
        given = self.parameters
        found = PublicClaim.objects.standing()
        found = found.filter(**{column: given[name] for name, column in COLUMNS.items() if name in given})
        if "topic" in given:
            found = found.filter(topics__contains=[mentioned(PublicTopic, "topic", given["topic"]).slug])
        if "source" in given:
            found = found.filter(sources__contains=[mentioned(PublicSource, "source", given["source"]).slug])
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

    def searched(self, found: PublicClaimQuerySet) -> tuple[PublicClaimQuerySet, int | None]:
        """Those that have the words, and how many. How rare the words are decides how they are looked up."""
        if "search" not in self.parameters:
            return found, None
        found = found.mentioning(self.parameters["search"])
        count = found.count_up_to_limit()
        return (found if count > COUNT_LIMIT else found.fenced()), min(count, COUNT_LIMIT)

    def in_order(self, found: PublicClaimQuerySet) -> PublicClaimQuerySet:
        given = self.parameters
        if given["ordering"] == RANK:
            found = found.newest_by_rank(given["search"])
        else:
            found = found.in_order(given["ordering"])
        if "cursor" in given:
            found = found.after(given["cursor"], given["ordering"])
        found = found.only("document", "published_at", "updated_at")
        return found.with_excerpt(given["search"]) if given.get("excerpts") else found

    def shown(self, row: PublicClaim) -> dict[str, Any]:
        excerpt = getattr(row, "excerpt", None)
        return row.document if excerpt is None else {**row.document, "excerpt": marked(excerpt)}

    def next_page(self, rows: list[PublicClaim]) -> str | None:
        size, column = self.parameters["page_size"], self.parameters["ordering"].removeprefix("-")
        if len(rows) <= size or self.parameters["ordering"] == RANK:
            return None
        last = rows[size - 1]
        return next_address(self.request, cursor=Cursor(getattr(last, column), last.pk))


def marked(excerpt: str) -> str:
    """As HTML: nothing of the text is markup but the hits."""
    return escape(excerpt).replace(HIT_START, "<mark>").replace(HIT_STOP, "</mark>")


class ClaimDetailQuery(SparseQuery):
    fields_wanted = FieldsField(documents.SparseClaimDocument)


class ClaimDetail(PublicView):
    query: type[serializers.Serializer[Any]] = ClaimDetailQuery

    @extend_schema(
        operation_id="claims_retrieve",
        summary="One published claim",
        parameters=[ClaimDetailQuery],
        description="A retracted claim answers 410 with what is left of it.",
        responses=answers(documents.SparseClaimDocument, 400, 404, 410),
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
        wanted = {"fields": self.parameters.get("fields")}
        return documents.SparseClaimDocument(document, context=wanted).data


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

    def represented(self, document: dict[str, Any]) -> Any:
        return claim_review(document, publisher=settings.SITE_NAME, site=settings.SITE_URL)
