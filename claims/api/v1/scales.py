"""Verdict scales of public claims, with the definition of each verdict."""

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from claims.api.v1 import documents
from claims.api.v1.answers import answers
from claims.api.v1.mentions import MentionDetail, MentionList, MentionPage, MentionQuery
from claims.choices import ScaleKind
from claims.models import PublicScale


class ScaleVerdict(documents.VerdictMention):
    definitions = serializers.DictField(
        child=serializers.CharField(), help_text="What the verdict means, in each language."
    )
    rating_value = serializers.IntegerField(allow_null=True)


class ScaleEntry(documents.Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    kind = serializers.ChoiceField(ScaleKind.choices)
    label = documents.Label()  # type: ignore[assignment]
    labels = documents.labels()
    methodology = serializers.CharField(help_text="How a verdict on this scale is reached.")
    verdicts = ScaleVerdict(many=True, help_text="From the first to the last step.")
    claims_url = documents.Address("claims/?scale={slug}", help_text="The claims judged on this scale.")


class ScalePage(MentionPage):
    results = ScaleEntry(many=True)


class ScaleQuery(MentionQuery):
    """No more parameters than every list has."""


@extend_schema_view(
    get=extend_schema(
        operation_id="scales_list",
        summary="Verdict scales of public claims",
        parameters=[ScaleQuery],
        responses=answers(ScalePage, 400),
    )
)
class ScaleList(MentionList):
    query, model, page = ScaleQuery, PublicScale, ScalePage


@extend_schema_view(
    get=extend_schema(
        operation_id="scales_retrieve",
        summary="One verdict scale with its verdicts",
        responses=answers(ScaleEntry, 400, 404),
    )
)
class ScaleDetail(MentionDetail):
    model, shape = PublicScale, ScaleEntry
