"""The shape of what v1 answers: every field is named here, so that nothing else can slip out."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from rest_framework import serializers

from claims.api.v1.projection import Computed, Document
from claims.choices import (
    CommentOutcome,
    CorrectionKind,
    DatePrecision,
    Medium,
    PrimarySource,
    SpeakerKind,
    Stance,
    StatementKind,
    Wording,
)

Shape = serializers.Serializer[dict[str, Any]]


def labels() -> serializers.DictField:
    return serializers.DictField(child=serializers.CharField(), help_text="A label for each language.")


class Label(Computed, serializers.CharField):
    """Made from `labels`: the one in the language of the answer, else in English, else any."""

    def __init__(self, **more: Any) -> None:
        super().__init__(help_text="The label in the language of `Accept-Language`.", **more)

    def read(self, document: Document) -> str:
        found: dict[str, str] = document["labels"]
        return found.get(get_language() or "") or found.get("en") or next(iter(found.values()), "")


class Address(Computed, serializers.URLField):
    """An address of this API about the document."""

    def __init__(self, pattern: str, **more: Any) -> None:
        super().__init__(**more)
        self.pattern = pattern

    def read(self, document: Document) -> str:
        return f"{settings.SITE_URL}/api/v1/{self.pattern.format(**document)}"


class SparseShape(Shape):
    """A document of which a request may want only some `fields`: so none is promised."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        for field in fields.values():
            field.required = False
        return fields


class SpeakerDocument(Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(SpeakerKind.choices)
    wikidata_id = serializers.CharField(help_text="Empty when unknown.")


class PartyMention(Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()


class SpeakerMention(Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()


class SourceMention(Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()


class OccurrenceDocument(Shape):
    title = serializers.CharField()
    source = SourceMention(allow_null=True)  # type: ignore[assignment]
    url = serializers.CharField()
    published_at = serializers.CharField(
        allow_null=True,
        help_text="An instant, or as much of the date as is known: 2025-07-08, 2025-07, 2025.",
    )


class StatementDocument(Shape):
    id = serializers.UUIDField()
    words = serializers.CharField(help_text="Word for word, in `language`.")
    quotes = serializers.ListField(
        child=serializers.CharField(), help_text="The parts of `words` that stand in quotation marks."
    )
    language = serializers.CharField()
    wording = serializers.ChoiceField(
        Wording.choices, help_text="Whose words these are: the speaker's, or whose translation."
    )
    original_text = serializers.CharField(
        help_text="The speaker's own words, where `words` is a translation."
    )
    original_url = serializers.CharField()
    primary_source = serializers.ChoiceField(PrimarySource.choices)
    translation = serializers.CharField(
        required=False, help_text="The newsroom's translation of `words`, where it gives one."
    )
    speaker = SpeakerDocument()
    printed_name = serializers.CharField(help_text="The name as the outlet printed it.")
    role = serializers.CharField(help_text="The speaker's role at the time.")
    party = PartyMention(
        allow_null=True, help_text="The speaker's party at the time; null when it is not known for certain."
    )
    said_on = serializers.DateField(allow_null=True, help_text="Null unless the day is known.")
    said_precision = serializers.ChoiceField(DatePrecision.choices)
    said_not_before = serializers.DateField(allow_null=True)
    said_not_after = serializers.DateField(allow_null=True)
    said_basis = serializers.CharField(help_text="What the date rests on.")
    medium = serializers.ChoiceField(Medium.choices)
    url = serializers.CharField()
    place_note = serializers.CharField(help_text="Where it was said, when no link leads there.")
    kind = serializers.ChoiceField(StatementKind.choices)
    occurrences = OccurrenceDocument(many=True)


class TopicDocument(Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    label = Label()  # type: ignore[assignment]
    labels = labels()


class VerdictMention(Shape):
    key = serializers.CharField()
    label = Label()  # type: ignore[assignment]
    labels = labels()


class VerdictDocument(VerdictMention):
    scale = serializers.CharField()
    rating_value = serializers.IntegerField(
        allow_null=True, help_text="Null for a verdict that is no point of its scale, such as unverifiable."
    )
    best_rating = serializers.IntegerField(allow_null=True)
    worst_rating = serializers.IntegerField(allow_null=True)


class EvidenceDocument(Shape):
    title = serializers.CharField()
    url = serializers.CharField()
    archive_url = serializers.CharField()
    excerpt = serializers.CharField()
    stance = serializers.ChoiceField(Stance.choices)


class CorrectionDocument(Shape):
    kind = serializers.ChoiceField(CorrectionKind.choices)
    note = serializers.CharField()
    corrected_at = serializers.DateTimeField()
    old_verdict = VerdictMention()
    new_verdict = VerdictMention()


class ResponseDocument(Shape):
    speaker = SpeakerMention()
    asked_at = serializers.DateTimeField(allow_null=True, help_text="Null when nobody was asked.")
    outcome = serializers.ChoiceField(CommentOutcome.choices)
    text = serializers.CharField(help_text="The answer, or why nobody was asked; else empty.")


class ClaimDocument(Shape):
    id = serializers.UUIDField()
    slug = serializers.CharField()
    url = serializers.URLField(help_text="The claim's public page.")
    claim_review_url = Address("claims/{id}/claimreview/", help_text="The claim as ClaimReview, JSON-LD.")
    claim = serializers.CharField()
    language = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    explanation = serializers.CharField(help_text="Markdown.")
    topics = TopicDocument(many=True)
    verdict = VerdictDocument()
    published_at = serializers.DateTimeField(help_text="When it was first published.")
    updated_at = serializers.DateTimeField()
    statements = StatementDocument(many=True)
    evidence = EvidenceDocument(many=True)
    corrections = CorrectionDocument(many=True, help_text="The latest first.")
    responses = ResponseDocument(
        many=True,
        required=False,
        help_text="What those who said it had to say; older entries of the log lack it.",
    )
    waivers = serializers.ListField(
        child=serializers.CharField(), help_text="Rules of the newsroom that were waived, and why."
    )


class Tombstone(Shape):
    """What is left of a retracted claim."""

    id = serializers.UUIDField()
    slug = serializers.CharField()
    url = serializers.URLField()
    claim = serializers.CharField()
    language = serializers.CharField()
    published_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    retracted_at = serializers.DateTimeField()
    retraction_note = serializers.CharField()


class ParameterError(Shape):
    parameter = serializers.CharField()
    detail = serializers.CharField()


class Problem(Shape):
    """An error, as RFC 9457 describes it."""

    type = serializers.URLField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(required=False)


class ParameterProblem(Problem):
    errors = ParameterError(many=True)  # type: ignore[assignment]


class RetractionProblem(Problem):
    claim = Tombstone()
