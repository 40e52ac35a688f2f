"""What one speaker said on one date, as printed, and where it is printed."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from claims.choices import (
    CHECKABLE,
    NEEDS_SECOND_SOURCE,
    AttributionGrade,
    CandidateState,
    Medium,
    PrimarySource,
    StatementKind,
    StatementState,
    Wording,
)
from claims.models.audit import recorded
from claims.models.candidates import Sighting
from claims.models.dates import Said
from claims.models.identity import Identified, Versioned
from claims.models.passages import Passage, verbatim_guard
from claims.models.speakers import Speaker

LIKENESS_REACH = 600  # characters of a long quote that are enough to find it again
# A share of trigrams: at PostgreSQL's own .3 twenty times as many rows are compared.
LEAST_LIKENESS = 0.4


class StatementQuerySet(models.QuerySet["Statement"]):
    def standing(self) -> Self:
        """Recorded, not withdrawn, not merged into another."""
        return self.filter(state=StatementState.RECORDED, merged_into=None)

    def without_claim(self) -> Self:
        """Standing, of a kind that is checked, and linked to none.

        All that are linked are read once: asking of each statement would cost as many questions as there are.
        """
        linked = self.model._meta.get_field("links").related_model._default_manager.values("statement")
        checkable = self.standing().filter(kind__in=CHECKABLE)
        return checkable.exclude(pk__in=linked)

    def unsupported(self) -> Self:
        """Hearsay and headlines that name no second source."""
        return self.filter(grade__in=NEEDS_SECOND_SOURCE, second_source="")

    def most_alike(self, words: str, most: int) -> list["Statement"]:
        """Statements in similar words, or of which these words are a part, the most similar first.

        Both conditions are answered from the trigram index; of long words the beginning is enough.
        """
        words = words[:LIKENESS_REACH]
        alike = Q(words__trigram_similar=words) | Q(words__trigram_word_similar=words)
        similarity = Greatest(TrigramSimilarity("words", words), TrigramWordSimilarity(words, "words"))
        rows = self.filter(alike).annotate(similarity=similarity).order_by("-similarity", "pk")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL pg_trgm.similarity_threshold = %s", [LEAST_LIKENESS])
            found = list(rows[:most])
            cursor.execute("RESET pg_trgm.similarity_threshold")
        return found


@recorded
class Statement(Identified, Said, Versioned):
    """Words that an editor vouches for: verbatim, with speaker, date and the place where they can be read."""

    kind = models.CharField(
        _("kind"), max_length=12, choices=StatementKind.choices, default=StatementKind.FACTUAL
    )
    state = models.CharField(
        _("state"), max_length=10, choices=StatementState.choices, default=StatementState.RECORDED
    )
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="statements", verbose_name=_("speaker"))
    printed_name = models.TextField(_("name as printed"), blank=True)
    role = models.CharField(_("role at the time"), max_length=300, blank=True)
    words = models.TextField(_("words"))
    language = models.CharField(_("language"), max_length=8)
    wording = models.CharField(_("wording"), max_length=10, choices=Wording.choices, default=Wording.OUTLET)
    original_text = models.TextField(_("original words"), blank=True)
    original_url = models.URLField(_("where the original is"), max_length=2000, blank=True)
    primary_source = models.CharField(
        _("primary source"), max_length=8, choices=PrimarySource.choices, default=PrimarySource.NONE
    )
    translation = models.TextField(_("our translation"), blank=True)
    context = models.TextField(_("context"), blank=True)
    medium = models.CharField(_("medium"), max_length=20, choices=Medium.choices, default=Medium.ARTICLE)
    url = models.URLField(_("link"), max_length=2000, blank=True)
    place_note = models.TextField(_("where it was said"), blank=True)
    grade = models.CharField(
        _("grade"), max_length=12, choices=AttributionGrade.choices, default=AttributionGrade.EXPLICIT
    )
    second_source = models.TextField(_("second source"), blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    recorded_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))

    objects = StatementQuerySet.as_manager()

    class Meta(Said.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="statement_has_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="statement_located_source_has_link",
                condition=~Q(primary_source=PrimarySource.LOCATED) | ~Q(original_url=""),
            ),
        ]
        indexes = [
            GinIndex(name="statement_words_alike", fields=["words"], opclasses=["gin_trgm_ops"]),
            models.Index(name="statement_newest", fields=["-recorded_at", "-id"]),
        ]
        permissions = [
            ("record_statement", _("Can record, correct and withdraw statements")),
            ("correct_told_statement", _("Can correct and withdraw statements that readers know")),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.words[:100]}"


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def missed(self) -> Self:
        """What the machine read past: places that an editor recorded and no candidate in force touches."""
        seen = Sighting.objects.filter(
            article=OuterRef("article"),
            start_offset__lt=OuterRef("end_offset"),
            end_offset__gt=OuterRef("start_offset"),
        ).exclude(candidate__state=CandidateState.SUPERSEDED)
        read = self.filter(article__extracted_at__isnull=False, statement__state=StatementState.RECORDED)
        return read.filter(~Exists(seen))


@recorded
class Occurrence(Passage):
    """The statement at a place of an article."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="occurrences")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta(Passage.Meta):
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                name="occurrence_once", fields=["statement", "article", "start_offset", "end_offset"]
            ),
        ]
        triggers = [verbatim_guard()]

    def __str__(self) -> str:
        return f"{self.article}: {self.words[:60]}"
