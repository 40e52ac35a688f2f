"""Filters that claims and statements share: by whom, in which office, when, about what, which verdict."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from claims.api.problems import InvalidParameters
from claims.api.v1.parameters import (
    DayField,
    PageQuery,
    SparseQuery,
    cursor_field,
    language_field,
    mentioned,
    name_field,
    refuse_empty_range,
)
from claims.models import PublicScale, PublicSource, PublicSpeaker, PublicStatement, PublicTopic

Parameters = dict[str, Any]


class SaidQuery(PageQuery, SparseQuery):
    """Who said it, when, and what was found."""

    speaker = name_field("Id or slug of a speaker.")
    role = serializers.CharField(
        required=False,
        max_length=100,
        help_text="A part of the speaker's role at the time, as printed; diacritics make no difference.",
    )
    party = name_field("Id or slug of the party of which the speaker certainly was at the time.")
    said_from = DayField(
        required=False,
        help_text="Certainly said on or after this day. A statement of which only the month or year is known "
        "counts when all of it lies in the range; one without a date never does.",
    )
    said_to = DayField(required=False, help_text="As `said_from`: on or before.")
    verdict = name_field("Key of a verdict, such as `false`, on any scale.")
    scale = name_field("Slug of a verdict scale.")
    topic = name_field("Id or slug of a topic.")
    source = name_field("Id or slug of an outlet that printed the statement.")  # type: ignore[assignment]
    language = language_field("ro, sq, en.")
    cursor = cursor_field()

    def validate(self, attrs: Parameters) -> Parameters:
        refuse_empty_range(attrs, "said_from", "said_to")
        return attrs


def speaker_of(given: Parameters) -> Any:
    """The id of the speaker asked for, if any."""
    return mentioned(PublicSpeaker, "speaker", given["speaker"]).pk if "speaker" in given else None


def source_of(given: Parameters) -> str | None:
    return mentioned(PublicSource, "source", given["source"]).slug if "source" in given else None


def party_of(given: Parameters) -> str:
    """The party asked for, or nothing.

    :raises InvalidParameters: when no public statement is by somebody of that party
    """
    name: str = given.get("party", "")
    if name and not PublicStatement.objects.of_party(name).exists():
        raise InvalidParameters({"party": _("Nothing public has this id or slug.")})
    return name


def about(given: Parameters, prefix: str = "") -> Q:
    """Of claims: topic, scale and verdict. `prefix` leads from the row to its claim.

    :raises InvalidParameters: for one that no public claim has
    """
    found = Q()
    if "topic" in given:
        found &= Q(**{f"{prefix}topics__contains": [mentioned(PublicTopic, "topic", given["topic"]).slug]})
    scales = PublicScale.objects.all()
    if "scale" in given:
        slug = mentioned(PublicScale, "scale", given["scale"]).slug
        scales, found = scales.filter(slug=slug), found & Q(**{f"{prefix}scale": slug})
    if "verdict" in given:
        if not scales.filter(document__verdicts__contains=[{"key": given["verdict"]}]).exists():
            raise InvalidParameters({"verdict": _("No public scale has it.")})
        found &= Q(**{f"{prefix}verdict": given["verdict"]})
    return found
