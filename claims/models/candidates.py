"""What the machine proposes and an editor decides."""

import datetime as dt
from typing import ClassVar, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import AttributionGrade, CandidateKind, CandidateState, RejectReason
from claims.models.audit import recorded
from claims.models.dates import Said
from claims.models.identity import Versioned
from claims.models.passages import Passage, verbatim_guard
from claims.models.speakers import Speaker

DECIDED = (CandidateState.ACCEPTED, CandidateState.MERGED, CandidateState.RECORD, CandidateState.REJECTED)


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def waiting(self) -> Self:
        return self.filter(state=CandidateState.WAITING)

    def undecided(self) -> Self:
        return self.filter(state__in=[CandidateState.WAITING, CandidateState.PARKED])

    def decided(self) -> Self:
        return self.filter(state__in=DECIDED)

    def due_to_wake(self, today: dt.date) -> Self:
        return self.filter(state=CandidateState.PARKED, parked_until__lte=today)

    def ranked(self) -> Self:
        return self.order_by("-check_worthiness", "-score", "pk")


@recorded
class Candidate(Passage, Said, Versioned):
    """A machine proposal: a clause, the quoted words in it, who may have said it, when, and why."""

    kind = models.CharField(_("kind"), max_length=16, choices=CandidateKind.choices)
    grade = models.CharField(_("grade"), max_length=12, choices=AttributionGrade.choices)
    language = models.CharField(_("language"), max_length=8, blank=True)
    mention = models.TextField(_("speaker as printed"), blank=True)
    mention_start = models.PositiveIntegerField(null=True, blank=True)
    mention_end = models.PositiveIntegerField(null=True, blank=True)
    cue = models.TextField(_("cue"), blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    speaker = models.ForeignKey(
        Speaker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="candidates",
        verbose_name=_("suggested speaker"),
    )
    speaker_basis = models.TextField(_("what the speaker rests on"), blank=True)
    alternatives = models.JSONField(_("other speakers"), default=list, blank=True)
    score = models.FloatField(_("score"), default=0)
    check_worthiness = models.FloatField(_("check-worthiness"), default=0)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    evidence = models.JSONField(_("evidence"), default=list, blank=True)
    fingerprint = models.CharField(max_length=64, db_index=True)
    extractor_version = models.CharField(_("extractor"), max_length=40)
    pack_version = models.CharField(_("language pack"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    state = models.CharField(
        _("state"), max_length=10, choices=CandidateState.choices, default=CandidateState.WAITING
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey("claims.User", models.PROTECT, null=True, blank=True, related_name="+")
    reject_reason = models.CharField(_("reason"), max_length=16, choices=RejectReason.choices, blank=True)
    parked_until = models.DateField(_("parked until"), null=True, blank=True)
    statement = models.ForeignKey(
        "claims.Statement", models.PROTECT, null=True, blank=True, related_name="candidates"
    )

    objects = CandidateQuerySet.as_manager()

    class Meta(Passage.Meta, Said.Meta):
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["-check_worthiness", "-score", "pk"]
        constraints = [
            *Passage.Meta.constraints,
            *Said.Meta.constraints,
            models.UniqueConstraint(
                name="candidate_once",
                fields=["article", "start_offset", "end_offset", "extractor_version", "pack_version"],
            ),
            models.CheckConstraint(
                name="candidate_decided_has_person_and_time",
                condition=~Q(state__in=DECIDED) | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="candidate_rejected_has_reason",
                condition=~Q(state=CandidateState.REJECTED) | ~Q(reject_reason=""),
            ),
            models.CheckConstraint(
                name="candidate_taken_has_statement",
                condition=~Q(
                    state__in=[CandidateState.ACCEPTED, CandidateState.MERGED, CandidateState.RECORD]
                )
                | Q(statement__isnull=False),
            ),
            models.CheckConstraint(
                name="candidate_parked_has_date",
                condition=~Q(state=CandidateState.PARKED) | Q(parked_until__isnull=False),
            ),
            models.CheckConstraint(
                name="candidate_mention_in_order",
                condition=Q(mention_start=None) | Q(mention_start__lt=F("mention_end")),
            ),
        ]
        indexes = [
            models.Index(
                name="candidate_queue",
                fields=["-check_worthiness", "-score", "id"],
                condition=Q(state=CandidateState.WAITING),
            ),
            models.Index(name="candidate_by_rank", fields=["-check_worthiness", "-score", "id"]),
            models.Index(name="candidate_by_state", fields=["state", "-check_worthiness", "-score", "id"]),
            # What waits is counted by language, outlet and speaker, and since when.
            models.Index(
                name="candidate_heaps",
                fields=["language", "created_at"],
                include=["speaker", "article"],
                condition=Q(state=CandidateState.WAITING),
            ),
            models.Index(name="candidate_found", fields=["created_at"]),
            models.Index(name="candidate_decided", fields=["decided_at"]),
            GinIndex(name="candidate_words", fields=["words", "mention"], opclasses=["gin_trgm_ops"] * 2),
        ]
        triggers = [verbatim_guard()]
        permissions = [("decide_candidate", _("Can accept, merge, park and reject candidates"))]

    def __str__(self) -> str:
        return self.words[:120]


class Sighting(Passage):
    """An article in which a candidate's words stand: twelve outlets with one story are one candidate."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="sightings")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Sighting"]] = models.Manager()

    class Meta(Passage.Meta):
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                name="sighting_once", fields=["candidate", "article", "start_offset", "end_offset"]
            ),
        ]
        triggers = [verbatim_guard()]

    def __str__(self) -> str:
        return f"{self.article}: {self.words[:60]}"
