"""Who made the statements of public claims."""

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from claims.api.v1 import documents
from claims.api.v1.answers import answers
from claims.api.v1.mentions import MentionDetail, MentionList, MentionPage, MentionQuery
from claims.choices import SpeakerKind
from claims.models import PublicSpeaker
from claims.models.publications import PublicDocument


class SpeakerEntry(documents.SpeakerDocument):
    claims_url = documents.Address(
        "claims/?speaker={slug}", help_text="What the speaker said that we checked."
    )


class SpeakerPage(MentionPage):
    results = SpeakerEntry(many=True)


class SpeakerQuery(MentionQuery):
    name = serializers.CharField(
        required=False, max_length=100, help_text="A part of the name; diacritics make no difference."
    )
    kind = serializers.ChoiceField(SpeakerKind.choices, required=False)
    wikidata_id = serializers.RegexField(
        r"^Q[1-9][0-9]{0,15}$", required=False, trim_whitespace=False, help_text="Such as Q42."
    )


@extend_schema_view(
    get=extend_schema(
        operation_id="speakers_list",
        summary="Speakers of public claims",
        parameters=[SpeakerQuery],
        responses=answers(SpeakerPage, 400),
    )
)
class SpeakerList(MentionList):
    query, model, page = SpeakerQuery, PublicSpeaker, SpeakerPage

    def matching(self) -> QuerySet[PublicDocument]:
        given = self.parameters
        same = {name: given[name] for name in ("kind", "wikidata_id") if name in given}
        found = super().matching().filter(document__contains=same)
        if "name" not in given:
            return found
        return found.annotate(name=KT("document__name")).filter(name__unaccent__icontains=given["name"])


@extend_schema_view(
    get=extend_schema(
        operation_id="speakers_retrieve",
        summary="One speaker",
        responses=answers(SpeakerEntry, 400, 404),
    )
)
class SpeakerDetail(MentionDetail):
    model, shape = PublicSpeaker, SpeakerEntry
