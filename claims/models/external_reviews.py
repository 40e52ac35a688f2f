"""Fact-checks that others published, for our editors' eyes alone."""

import logging
from collections.abc import Collection
from functools import partial
from typing import Self

from anyascii import anyascii
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import OperationalError, connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from claims.choices import ImportState, MatchDecision
from claims.models.audit import User, recorded
from claims.models.claims import Claim
from claims.models.identity import Identified

MOST_SIMILAR = 10
LONGEST_COMPARED = 1_000
# The planner takes trigram operators for cheap and would compare every row: by the index, only likely ones.
# An editor who opens a claim waits no longer than this, whatever the index holds.
BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL statement_timeout = '2s'"
AS_BEFORE = "SET LOCAL enable_seqscan = DEFAULT; SET LOCAL statement_timeout = DEFAULT"

log = logging.getLogger(__name__)


def folded(text: str) -> str:
    """Lower-case ASCII, so that spellings with and without diacritics are compared as one."""
    return " ".join(anyascii(text[:LONGEST_COMPARED]).lower().split())


@partial(recorded, exclude=("body",))
class ReviewImport(models.Model):
    """One file or page with other people's fact-checks: read, shown, and only then imported."""

    origin = models.CharField(_("from"), max_length=2000)
    content_type = models.CharField(_("content type"), max_length=200, blank=True)
    body = models.BinaryField(null=True, editable=False)  # until somebody has decided
    state = models.CharField(
        _("state"), max_length=10, choices=ImportState.choices, default=ImportState.PREVIEWED
    )
    found = models.PositiveIntegerField(_("fact-checks found"), default=0)
    added = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("known already"), default=0)
    skipped = models.JSONField(_("left out"), default=list)
    skipped_count = models.PositiveIntegerField(_("left out"), default=0)
    requested_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by")
    )
    requested_at = models.DateTimeField(_("asked"))
    decided_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name = _("import of fact-checks")
        verbose_name_plural = _("imports of fact-checks")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.origin


class ExternalReviewQuerySet(models.QuerySet["ExternalReview"]):
    def similar_to(self, text: str) -> Self:
        """Those whose claim has words like these, the most similar first, with `score` from 0 to 1."""
        wanted = folded(text)
        near = Q(folded__trigram_similar=wanted) | Q(folded__trigram_word_similar=wanted)
        score = Greatest(TrigramSimilarity("folded", wanted), TrigramWordSimilarity(wanted, "folded"))
        return (
            self.filter(near).annotate(score=score).order_by("-score", F("reviewed_on").desc(nulls_last=True))
        )


def most_similar(text: str, *, besides: Collection[int]) -> list["ExternalReview"]:
    """The few that are most like a claim; none where there are too many to compare in time."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(BY_INDEX)
            found = list(ExternalReview.objects.similar_to(text).exclude(pk__in=besides)[:MOST_SIMILAR])
            cursor.execute(AS_BEFORE)
    except OperationalError:
        log.warning("No time to compare fact-checks by others with a claim.")
        return []
    return found


class ExternalReview(Identified):
    """A fact-check by another newsroom, as its markup has it. What could not be read for certain is null."""

    fingerprint = models.CharField(max_length=64, unique=True, editable=False)  # of address and claim
    url = models.URLField(_("address"), max_length=2000)
    site = models.CharField(_("site"), max_length=255)
    publisher = models.TextField(_("publisher"), null=True)
    title = models.TextField(_("title"), null=True)
    claim_reviewed = models.TextField(_("claim as they put it"), null=True)
    claimant = models.TextField(_("who made the claim"), null=True)
    rating_text = models.TextField(_("verdict as printed"), null=True)
    rating_value = models.FloatField(_("rating"), null=True)
    best_rating = models.FloatField(_("best rating"), null=True)
    worst_rating = models.FloatField(_("worst rating"), null=True)
    language = models.CharField(_("language"), max_length=8, null=True)
    reviewed_on = models.DateField(_("published"), null=True)
    reviewed_printed = models.CharField(_("date as printed"), max_length=80, null=True)
    claimed_on = models.DateField(_("claim made"), null=True)
    claimed_printed = models.CharField(_("date of the claim as printed"), max_length=80, null=True)
    folded = models.TextField(editable=False, default="")
    raw = models.JSONField(_("markup"))
    found_in = models.ForeignKey(
        ReviewImport, models.PROTECT, related_name="reviews", verbose_name=_("import")
    )
    seen_at = models.DateTimeField(_("last seen"))

    objects = ExternalReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact-check by others")
        verbose_name_plural = _("fact-checks by others")
        ordering = ["-pk"]
        indexes = [
            GinIndex(name="external_review_folded", fields=["folded"], opclasses=["gin_trgm_ops"]),
            GinIndex(
                name="external_review_words",
                fields=["claim_reviewed", "title", "publisher", "site", "claimant"],
                opclasses=["gin_trgm_ops"] * 5,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher or self.site}: {(self.claim_reviewed or self.title or self.url)[:140]}"


@recorded
class ExternalMatch(models.Model):
    """An editor's word on whether a fact-check by others is about one of our claims."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="external_matches", verbose_name=_("claim"))
    external_review = models.ForeignKey(
        ExternalReview, models.PROTECT, related_name="matches", verbose_name=_("fact-check by others")
    )
    decision = models.CharField(_("decision"), max_length=10, choices=MatchDecision.choices)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("match with a fact-check by others")
        verbose_name_plural = _("matches with fact-checks by others")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="one_word_per_match", fields=["claim", "external_review"])
        ]

    def __str__(self) -> str:
        return f"{self.external_review} → {self.claim}"
