"""One act on many rows: who asked for it, the rows as they were chosen, and what became of each."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import BulkOutcome, BulkVerb
from claims.models.audit import User
from claims.models.identity import Work, WorkQuerySet


class BulkActQuerySet(WorkQuerySet["BulkAct"]):
    def unstarted(self) -> Self:
        """Rows were chosen, and nobody has said "go" yet."""
        return self.filter(started_at=None)

    def undone(self) -> Self:
        return self.exclude(started_at=None).filter(finished_at=None, stopped_at=None)


class BulkAct(Work):
    """The ids are frozen when the rows are chosen: what matches a list later is none of it."""

    verb = models.CharField(_("act"), max_length=20, choices=BulkVerb.choices)
    arguments = models.JSONField(_("with"), default=dict)
    language = models.CharField(max_length=8)  # of the sentences that say why a row was refused
    total = models.PositiveIntegerField(_("rows"), default=0)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    stopped_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("stopped by")
    )
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name=_("undoes")
    )

    objects: ClassVar[BulkActQuerySet] = BulkActQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("bulk act")
        verbose_name_plural = _("bulk acts")
        ordering = ["-pk"]
        default_permissions = ("add", "view")
        constraints = [
            models.UniqueConstraint(
                name="bulk_act_undone_once",
                fields=["undoes"],
                condition=Q(undoes__isnull=False, stopped_at=None),
            ),
            models.CheckConstraint(
                name="bulk_act_stopped_by_somebody",
                condition=Q(stopped_at=None, stopped_by=None)
                | Q(stopped_at__isnull=False, stopped_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="bulk_act_undone",
                fields=["due_at"],
                condition=Q(started_at__isnull=False, finished_at=None, stopped_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_verb_display()}"

    @property
    def is_over(self) -> bool:
        return self.finished_at is not None or self.stopped_at is not None

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and not self.is_over

    def counts(self) -> dict[str, int]:
        """How many rows there are of each outcome, and none where there is none."""
        found = dict(self.rows.order_by().values_list("outcome").annotate(Count("pk")))
        return {outcome: found.get(outcome, 0) for outcome in BulkOutcome.values}


class BulkActRowQuerySet(models.QuerySet["BulkActRow"]):
    def waiting(self) -> Self:
        return self.filter(outcome=BulkOutcome.WAITING)

    def done(self) -> Self:
        return self.filter(outcome=BulkOutcome.DONE)


class BulkActRow(models.Model):
    """One row of a table, with the version that was chosen and the one that the act left behind."""

    act = models.ForeignKey(BulkAct, models.CASCADE, related_name="rows")
    subject_id = models.BigIntegerField()
    version = models.PositiveIntegerField(null=True, blank=True)
    version_after = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=BulkOutcome.choices, default=BulkOutcome.WAITING
    )
    reason = models.TextField(_("why"), blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = BulkActRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a bulk act")
        verbose_name_plural = _("rows of bulk acts")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="bulk_row_once", fields=["act", "subject_id"])]
        indexes = [models.Index(name="bulk_row_outcome", fields=["act", "outcome", "id"])]

    def __str__(self) -> str:
        return f"{self.act_id}: {self.subject_id}"
