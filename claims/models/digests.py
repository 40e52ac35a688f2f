"""Who wants to hear, the windows, the letters and their lines."""

import datetime as dt
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from claims.choices import DigestState, EndReason, Frequency
from claims.models.audit import recorded
from claims.models.identity import Identified
from claims.models.publications import Publication, StatementNotice


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def active(self) -> Self:
        return self.exclude(confirmed_at=None).filter(ended_at=None)

    def of(self, email: str) -> Self:
        return self.filter(email__iexact=email)

    def running(self) -> Self:
        return self.filter(ended_at=None)

    def due(self, frequency: str, timezone: str, local_hour: int, slot: dt.datetime) -> Self:
        """Those whom the sending at `slot` serves: who chose this hour afterwards waits for the next one."""
        return self.active().filter(
            frequency=frequency, timezone=timezone, local_hour=local_hour, scheduled_at__lte=slot
        )

    def to_answer(self, at: dt.datetime) -> Self:
        """Somebody asked within the last day, and no mail has gone to the address since a day before that."""
        day = dt.timedelta(days=1)
        unanswered = Q(confirmation_sent_at=None) | Q(confirmation_sent_at__lte=models.F("asked_at") - day)
        return self.running().filter(unanswered, asked_at__gt=at - day)


class Subscription(Identified):
    """A wish for letters. It counts once confirmed by mail; it ends with a reason and is not deleted.

    `publication_seq` and `notice_seq` say what this reader has been offered: the next letter begins
    after them, so that a change of hour or frequency neither loses nor repeats an item.
    """

    email = models.EmailField(_("e-mail"), max_length=254)
    language = models.CharField(_("language"), max_length=8, default="en")
    frequency = models.CharField(
        _("frequency"), max_length=8, choices=Frequency.choices, default=Frequency.DAILY
    )
    local_hour = models.PositiveSmallIntegerField(_("hour"), default=7, validators=[MaxValueValidator(23)])
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC")
    filters = models.JSONField(_("filters"), default=dict, blank=True)
    receives_statements = models.BooleanField(_("invited to statements not yet checked"), default=False)
    publication_seq = models.BigIntegerField(default=0, editable=False)
    notice_seq = models.BigIntegerField(default=0, editable=False)
    scheduled_at = models.DateTimeField(_("schedule chosen"), null=True, blank=True, editable=False)
    asked_at = models.DateTimeField(_("last asked for"), null=True, blank=True, editable=False)
    confirmation_sent_at = models.DateTimeField(_("asked to confirm"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("reason"), max_length=12, choices=EndReason.choices, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"), name="one_running_subscription", condition=Q(ended_at=None)
            ),
            models.CheckConstraint(name="subscription_hour_of_day", condition=Q(local_hour__lte=23)),
            models.CheckConstraint(
                name="subscription_ends_with_reason",
                condition=Q(ended_at=None, end_reason="") | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]
        indexes = [GinIndex(name="subscription_email", fields=["email"], opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.email


# Who was invited, confirmed and ended; not the address, nor where the letters are.
recorded(
    Subscription,
    exclude=(
        *("email", "filters", "publication_seq", "notice_seq"),
        *("scheduled_at", "asked_at", "confirmation_sent_at"),
    ),
)


class DigestRun(models.Model):
    """One sending for all who share frequency, zone and hour: time decides when, `seq` decides what."""

    frequency = models.CharField(_("frequency"), max_length=8, choices=Frequency.choices)
    local_date = models.DateField(_("local date"))
    local_hour = models.PositiveSmallIntegerField(_("local hour"))
    timezone = models.CharField(_("time zone"), max_length=64)
    publication_seq = models.BigIntegerField(_("up to publication"))
    notice_seq = models.BigIntegerField(_("up to notice"))
    opened_at = models.DateTimeField(_("opened"))

    class Meta:
        verbose_name = _("digest run")
        verbose_name_plural = _("digest runs")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                name="run_once", fields=["frequency", "local_date", "local_hour", "timezone"]
            )
        ]

    def __str__(self) -> str:
        day = date_format(self.local_date, "DATE_FORMAT")
        return f"{self.get_frequency_display()}, {day}, {self.local_hour}:00 {self.timezone}"


class DigestQuerySet(models.QuerySet["Digest"]):
    def planned(self) -> Self:
        return self.filter(state=DigestState.PLANNED)

    def due(self, at: dt.datetime) -> Self:
        return self.planned().filter(due_at__lte=at)


class Digest(models.Model):
    """One letter to one subscriber: at most one per run, ever."""

    run = models.ForeignKey(DigestRun, models.PROTECT, related_name="digests", verbose_name=_("run"))
    subscription = models.ForeignKey(
        Subscription, models.PROTECT, related_name="digests", verbose_name=_("subscription")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=DigestState.choices, default=DigestState.PLANNED
    )
    message_id = models.CharField(_("Message-ID"), max_length=200, unique=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("next try"), db_default=models.functions.Now())
    last_error = models.TextField(_("last error"), blank=True)
    sending_at = models.DateTimeField(_("began to send"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("digest")
        verbose_name_plural = _("digests")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(name="one_letter_per_run", fields=["run", "subscription"]),
            models.CheckConstraint(
                name="digest_sent_has_time", condition=~Q(state=DigestState.SENT) | Q(sent_at__isnull=False)
            ),
        ]
        indexes = [
            models.Index(name="digest_unsent", fields=["due_at"], condition=Q(state=DigestState.PLANNED)),
            models.Index(name="digest_by_state", fields=["state", "-id"]),
            GinIndex(name="digest_message", fields=["message_id"], opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.subscription} {self.run}"


class DigestItem(models.Model):
    """One line of a letter, and so the proof of who was told what."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="items")
    subject = models.CharField(_("subject"), max_length=60)
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, blank=True, related_name="+")
    notice = models.ForeignKey(StatementNotice, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("line of a digest")
        verbose_name_plural = _("lines of digests")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="subject_once_per_letter", fields=["digest", "subject"]),
            models.CheckConstraint(
                name="item_is_one_of_two",
                condition=Q(publication__isnull=False, notice=None)
                | Q(publication=None, notice__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.subject
