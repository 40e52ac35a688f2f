"""Outlets that printed statements of public claims."""

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from claims.api.v1 import documents
from claims.api.v1.answers import answers
from claims.api.v1.mentions import MentionDetail, MentionList, MentionPage, MentionQuery
from claims.api.v1.parameters import language_field
from claims.models import PublicSource
from claims.models.publications import PublicDocument


class SourceEntry(documents.SourceMention):
    homepage = serializers.CharField()
    language = serializers.CharField()
    claims_url = documents.Address(
        "claims/?source={slug}", help_text="The claims whose statements it printed."
    )


class SourcePage(MentionPage):
    results = SourceEntry(many=True)


class SourceQuery(MentionQuery):
    language = language_field("Language of the outlet: ro, sq, en.")


@extend_schema_view(
    get=extend_schema(
        operation_id="sources_list",
        summary="Outlets in which the statements were found",
        parameters=[SourceQuery],
        responses=answers(SourcePage, 400),
    )
)
class SourceList(MentionList):
    query, model, page = SourceQuery, PublicSource, SourcePage

    def matching(self) -> QuerySet[PublicDocument]:
        given = {name: self.parameters[name] for name in ("language",) if name in self.parameters}
        return super().matching().filter(document__contains=given)


@extend_schema_view(
    get=extend_schema(
        operation_id="sources_retrieve",
        summary="One outlet",
        responses=answers(SourceEntry, 400, 404),
    )
)
class SourceDetail(MentionDetail):
    model, shape = PublicSource, SourceEntry
