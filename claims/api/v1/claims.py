"""Published claims: the list with its filters and its search."""

import datetime as dt
from html import escape
from typing import Any

import orjson
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from claims.api.v1 import documents, filters
from claims.api.v1.answers import ListView, answers, page_of
from claims.api.v1.expansions import CLAIM_EXPANSIONS, expanded, shown_beside
from claims.api.v1.nouns import ScaleEntry, SourceEntry
from claims.api.v1.parameters import (
    DayField,
    ExpandField,
    FieldsField,
    InstantField,
    language_field,
    name_field,
    next_address,
    read_cursor,
    refuse_empty_range,
)
from claims.api.v1.projection import Document, document_as_text, projected
from claims.models import PublicClaim
from claims.models.finding import Found, find
from claims.models.keyset import Cursor
from claims.models.publications import COUNT_LIMIT, PublicClaimQuerySet, PublicDocument
from claims.models.searching import HIT_START, HIT_STOP

NEWEST, RANK = "-published_at", "-rank"
COLUMNS = {
    "language": "language",
    "updated_since": "updated_at__gte",
    "published_from": "published_at__gte",
    "published_to": "published_at__lte",
}
ORDERINGS = (NEWEST, "published_at", "-updated_at", "updated_at", RANK)


class ClaimEntry(documents.SparseShape, documents.ClaimDocument):
    """A claim, or those of its fields that were asked for."""

    scale = ScaleEntry(help_text="With `expand=scale`: the scale of the verdict, with its method.")
    sources = SourceEntry(many=True, help_text="With `expand=sources`: the outlets.")


class FoundClaim(ClaimEntry):
    """A claim in a list; with `updated_since` perhaps what is left of a retracted one."""

    excerpt = serializers.CharField(
        help_text="With `excerpts=true`: where the searched words stand, as HTML; hits are in `<mark>`."
    )
    retracted_at = serializers.DateTimeField(help_text="Of a retracted claim only, with `updated_since`.")
    retraction_note = serializers.CharField(help_text="As `retracted_at`: why.")


class ClaimQuery(filters.SaidQuery):
    """Parameters of the list; several must all hold, those about a statement for one and the same."""

    search = serializers.CharField(
        required=False,
        max_length=200,
        help_text="Words of the claim, its statements and speakers, the summary or the explanation. "
        '`"a phrase"`, `or`, `-without`. Diacritics make no difference.',
    )
    excerpts = serializers.BooleanField(
        required=False, help_text="With `search`: show in `excerpt` where the words stand."
    )
    source = name_field("Id or slug of an outlet that printed one of the statements.")
    language = language_field("Language of the claim: ro, sq, en.")
    published_from = DayField(required=False, help_text="First published on or after this day, in UTC.")
    published_to = DayField(required=False, help_text="First published on or before this day, in UTC.")
    updated_since = InstantField(
        required=False,
        help_text="Published, amended, corrected or retracted at or after this instant, such as "
        "`2026-01-09T06:00:00Z`. Of a retracted claim it gives what is left, with `retracted_at`.",
    )
    ordering = serializers.ChoiceField(
        ORDERINGS,
        default=NEWEST,
        help_text="`-` is for the latest first; `-rank`, with `search` only, for the best first.",
    )
    fields_wanted = FieldsField(FoundClaim)
    expand = ExpandField(**CLAIM_EXPANSIONS)

    def validate_cursor(self, text: str) -> Cursor:
        return read_cursor(text)

    def validate_published_from(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time.min, dt.UTC)

    def validate_published_to(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time.max, dt.UTC)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        refuse_empty_range(attrs, "published_from", "published_to")
        for name, used in (("excerpts", attrs.get("excerpts")), ("ordering", attrs["ordering"] == RANK)):
            if used and "search" not in attrs:
                raise serializers.ValidationError({name: _("It needs a search.")})
        if attrs["ordering"] == RANK and "cursor" in attrs:
            raise serializers.ValidationError({"cursor": _("The best are one page: it has no next.")})
        return super().validate(attrs)


OF_TOMBSTONES = frozenset(documents.Tombstone().fields)
SHOWN_OF = {
    True: OF_TOMBSTONES,
    False: frozenset(FoundClaim().fields) - {"retracted_at", "retraction_note"},
}
COUNT = serializers.IntegerField(
    allow_null=True,
    help_text="How many claims a search finds; 1000 stands for 1,000 or more. Null without a search.",
)
MEANT = serializers.CharField(
    allow_null=True,
    help_text="Where nothing has the words that were searched: those that were searched instead.",
)


@extend_schema_view(
    get=extend_schema(
        operation_id="claims_list",
        summary="Published claims, newest first",
        description="Follow `next` for more. Retracted claims are listed only with `updated_since`.",
        parameters=[ClaimQuery],
        responses=answers(page_of(FoundClaim, "ClaimPage", count=COUNT, did_you_mean=MEANT), 400),
    )
)
class ClaimList(ListView):
    query, entry = ClaimQuery, FoundClaim

    def page(self) -> Document:
        found = find(self.matching(), self.parameters.get("search"))
        size = self.parameters["page_size"]
        rows = list(self.in_order(found)[: size + 1])
        claims = expanded([self.found(row) for row in rows[:size]], self.parameters.get("expand", ()))
        return {
            "next": self.next_page(rows),
            "count": None if found.count is None else min(found.count, COUNT_LIMIT),
            "did_you_mean": found.did_you_mean,
            "results": [self.shown(row) for row in claims],
        }

    def beside(self) -> list[type[PublicDocument]]:
        return shown_beside(self.parameters.get("expand", ()))

    def shown(self, document: Document) -> Document:
        """A claim that stands says nothing of a retraction, and a tombstone has no address of its own."""
        wanted = self.parameters.get("fields") or SHOWN_OF[bool(document["retracted_at"])]
        return projected(FoundClaim, document, wanted & SHOWN_OF[bool(document["retracted_at"])])

    def matching(self) -> PublicClaimQuerySet:
        """With `updated_since` also tombstones: to filter by they have a language and instants only."""
        given = self.parameters
        found = PublicClaim.objects.all()
        if "updated_since" not in given or "search" in given:
            found = found.standing()
        found = found.filter(**{column: given[name] for name, column in COLUMNS.items() if name in given})
        if source := filters.source_of(given):
            found = found.filter(sources__contains=[source])
        return found.filter(filters.about(given)).saying(
            filters.speaker_of(given),
            given.get("said_from"),
            given.get("said_to"),
            role=given.get("role", ""),
            party=filters.party_of(given),
        )

    def in_order(self, found: Found) -> PublicClaimQuerySet:
        given = self.parameters
        if given["ordering"] == RANK:
            rows = found.best()
        else:
            rows = found.page(given["page_size"] + 1, order=given["ordering"], after=given.get("cursor"))
        rows = rows.only("published_at", "updated_at").annotate(text=document_as_text())
        return rows.with_excerpt(found.words) if given.get("excerpts") else rows

    def found(self, row: PublicClaim) -> Document:
        document: Document = orjson.loads(row.text)  # type: ignore[attr-defined]
        excerpt = getattr(row, "excerpt", None)
        return document if excerpt is None else {**document, "excerpt": marked(excerpt)}

    def next_page(self, rows: list[PublicClaim]) -> str | None:
        size, column = self.parameters["page_size"], self.parameters["ordering"].removeprefix("-")
        if len(rows) <= size or self.parameters["ordering"] == RANK:
            return None
        last = rows[size - 1]
        return next_address(self.request, cursor=Cursor(getattr(last, column), last.pk))


def marked(excerpt: str) -> str:
    """As HTML: nothing of the text is markup but the hits."""
    return escape(excerpt).replace(HIT_START, "<mark>").replace(HIT_STOP, "</mark>")
