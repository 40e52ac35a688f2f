"""What people outside say: the speaker before and after publishing, and readers who report an error."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.choices import CommentOutcome, ComplaintOutcome
from claims.models.audit import User, recorded
from claims.models.claims import Claim
from claims.models.identity import Identified, Versioned
from claims.models.reviews import Review, ReviewRevision
from claims.models.speakers import Speaker


class CommentRequestQuerySet(models.QuerySet["CommentRequest"]):
    def waiting(self) -> Self:
        return self.filter(outcome=CommentOutcome.WAITING)

    def overdue(self, at: dt.datetime) -> Self:
        """Asked, not answered, and the time for it is over."""
        return self.waiting().filter(deadline_at__lt=at)

    def settled_or_sent(self) -> Self:
        """Those that were sent, or for which somebody said why not."""
        return self.filter(Q(asked_at__isnull=False) | Q(outcome=CommentOutcome.WAIVED))


@recorded
class CommentRequest(Versioned):
    """Asking the speaker before publishing."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="comment_requests")
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="+", verbose_name=_("speaker"))
    channel = models.CharField(_("channel"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    deadline_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    # The public read of a question only when it was noted before the review was published.
    noted_at = models.DateTimeField(_("noted"), db_default=Now())
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=CommentOutcome.choices, default=CommentOutcome.WAITING
    )
    answer = models.TextField(_("answer or reason of the waiver"), blank=True)

    objects = CommentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for comment")
        verbose_name_plural = _("requests for comment")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="comment_deadline_after_asking",
                condition=Q(asked_at=None) | Q(deadline_at=None) | Q(deadline_at__gte=F("asked_at")),
            ),
            models.CheckConstraint(
                name="comment_answer_or_waiver_has_words",
                condition=~Q(outcome__in=[CommentOutcome.ANSWERED, CommentOutcome.WAIVED]) | ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.get_outcome_display()}"


class ReplyClaimQuerySet(models.QuerySet["ReplyClaim"]):
    def unsettled(self) -> Self:
        return self.filter(settled_at=None)


@recorded
class ReplyClaim(models.Model):
    """A speaker's demand for a reply after publishing."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="reply_claims")
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="+", verbose_name=_("speaker"))
    received_at = models.DateTimeField(_("received"))
    demand = models.TextField(_("demand"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settlement = models.TextField(_("how it was settled"), blank=True)

    objects = ReplyClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim of reply")
        verbose_name_plural = _("claims of reply")
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.demand[:60]}"


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def open(self) -> Self:
        return self.filter(outcome=ComplaintOutcome.OPEN)


@recorded
class Complaint(Identified, Versioned):
    """A reader says that something published is wrong: a ticket with an owner, a deadline and an outcome."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="complaints", verbose_name=_("claim"))
    text = models.TextField(_("what is wrong"))
    source_url = models.URLField(_("a source that shows it"), max_length=2000, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    received_at = models.DateTimeField(_("received"))
    due_on = models.DateField(_("to be answered by"))
    assigned_to = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_complaints",
        verbose_name=_("assigned to"),
    )
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=ComplaintOutcome.choices, default=ComplaintOutcome.OPEN
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settlement = models.TextField(_("how it was settled"), blank=True)
    correction = models.ForeignKey(
        ReviewRevision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="complaints",
        verbose_name=_("correction"),
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(name="complaint_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="complaint_settled_has_time_and_words",
                condition=Q(outcome=ComplaintOutcome.OPEN, settled_at=None, settlement="")
                | (~Q(outcome=ComplaintOutcome.OPEN) & Q(settled_at__isnull=False) & ~Q(settlement="")),
            ),
        ]
        permissions = [("settle_complaint", _("Can settle complaints"))]

    def __str__(self) -> str:
        return self.text[:140]
