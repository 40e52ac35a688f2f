"""Whom and what public claims mention: speakers, topics, outlets, verdict scales. One shape, four nouns."""

from dataclasses import dataclass

from rest_framework import serializers

from claims.api.v1 import documents
from claims.api.v1.parameters import FieldsField, PageQuery, SparseQuery, language_field, name_field
from claims.choices import ScaleKind, SpeakerKind
from claims.models import PublicScale, PublicSource, PublicSpeaker, PublicTopic
from claims.models.publications import PublicDocument


class SpeakerEntry(documents.SparseShape, documents.SpeakerDocument):
    claims_url = documents.Address(
        "claims/?speaker={slug}", help_text="What the speaker said that we checked."
    )
    statements_url = documents.Address(
        "statements/?speaker={slug}", help_text="The speaker's statements, the latest first."
    )


class TopicEntry(documents.SparseShape, documents.TopicDocument):
    claims_url = documents.Address("claims/?topic={slug}", help_text="The claims on this topic.")


class SourceEntry(documents.SparseShape, documents.SourceMention):
    homepage = serializers.CharField()
    language = serializers.CharField()
    claims_url = documents.Address(
        "claims/?source={slug}", help_text="The claims whose statements it printed."
    )


class ScaleVerdict(documents.VerdictMention):
    definitions = serializers.DictField(
        child=serializers.CharField(), help_text="What the verdict means, in each language."
    )
    rating_value = serializers.IntegerField(allow_null=True)


class ScaleEntry(documents.SparseShape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    kind = serializers.ChoiceField(ScaleKind.choices)
    label = documents.Label()  # type: ignore[assignment]
    labels = documents.labels()
    methodology = serializers.CharField(help_text="How a verdict on this scale is reached.")
    verdicts = ScaleVerdict(many=True, help_text="From the first to the last step.")
    claims_url = documents.Address("claims/?scale={slug}", help_text="The claims judged on this scale.")


class MentionQuery(PageQuery, SparseQuery):
    cursor = name_field("A place in the list, from `next`.")


class SpeakerQuery(MentionQuery):
    fields_wanted = FieldsField(SpeakerEntry)
    name = serializers.CharField(
        required=False, max_length=100, help_text="A part of the name; diacritics make no difference."
    )
    kind = serializers.ChoiceField(SpeakerKind.choices, required=False)
    wikidata_id = serializers.RegexField(
        r"^Q[1-9][0-9]{0,15}$", required=False, trim_whitespace=False, help_text="Such as Q42."
    )


class TopicQuery(MentionQuery):
    fields_wanted = FieldsField(TopicEntry)


class SourceQuery(MentionQuery):
    fields_wanted = FieldsField(SourceEntry)
    language = language_field("Language of the outlet: ro, sq, en.")


class ScaleQuery(MentionQuery):
    fields_wanted = FieldsField(ScaleEntry)


@dataclass(frozen=True)
class Noun:
    """What tells one list of public documents from another."""

    singular: str
    summary: str
    model: type[PublicDocument]
    entry: type[documents.Shape]
    query: type[MentionQuery]
    same: tuple[str, ...] = ()  # parameters that are fields of the document

    @property
    def plural(self) -> str:
        return f"{self.singular}s"


NOUNS = (
    Noun(
        "speaker",
        "Speakers of public claims",
        PublicSpeaker,
        SpeakerEntry,
        SpeakerQuery,
        ("kind", "wikidata_id"),
    ),
    Noun("topic", "Topics of public claims", PublicTopic, TopicEntry, TopicQuery),
    Noun("scale", "Verdict scales of public claims", PublicScale, ScaleEntry, ScaleQuery),
    Noun(
        "source",
        "Outlets in which the statements were found",
        PublicSource,
        SourceEntry,
        SourceQuery,
        ("language",),
    ),
)
