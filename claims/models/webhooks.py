"""Who is told of each publication, and what became of each telling."""

import datetime as dt
from functools import partial
from typing import ClassVar, Self
from uuid import uuid5

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import PublicationKind
from claims.models.audit import User, recorded
from claims.models.identity import Identified, Versioned, Work, WorkQuerySet
from claims.models.publications import Publication


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def running(self) -> Self:
        return self.filter(paused_at=None, ended_at=None)

    def paused(self) -> Self:
        return self.filter(ended_at=None).exclude(paused_at=None)


# What machines move with every event is no act of a person: the deliveries tell it.
@partial(recorded, exclude=("planned_seq", "failing_since"))
class Webhook(Identified, Versioned):
    """An address that is told what becomes public. Its secret is kept nowhere: see services."""

    name = models.CharField(_("name"), max_length=100, help_text=_("who receives it, and for what"))
    contact = models.EmailField(_("contact"), help_text=_("whom we ask when it does not answer"))
    url = models.URLField(_("address"), max_length=2000)
    kinds = ArrayField(
        models.CharField(max_length=10, choices=PublicationKind.choices), verbose_name=_("events")
    )
    salt = models.CharField(max_length=64, editable=False)
    former_salt = models.CharField(max_length=64, blank=True, editable=False)
    former_until = models.DateTimeField(_("former secret signs until"), null=True, blank=True)
    planned_seq = models.BigIntegerField(_("planned up to publication"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)
    pause_reason = models.TextField(_("why it is paused"), blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    end_reason = models.TextField(_("why it ended"), blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("made by"), related_name="+")

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="webhook_paused_with_reason",
                condition=Q(paused_at=None, pause_reason="")
                | (Q(paused_at__isnull=False) & ~Q(pause_reason="")),
            ),
            models.CheckConstraint(
                name="webhook_ended_with_reason",
                condition=Q(ended_at=None, end_reason="") | (Q(ended_at__isnull=False) & ~Q(end_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return self.paused_at is None and self.ended_at is None


class WebhookDeliveryQuerySet(WorkQuerySet["WebhookDelivery"]):
    def undone(self) -> Self:
        return self.filter(done_at=None, skipped_at=None)

    def due(self, at: dt.datetime) -> Self:
        """The next event of each receiver that is running: later ones wait, so that all come in order.

        Subqueries and not joins: the UPDATE that claims a row must look at that row itself once more.
        """
        earlier = WebhookDelivery.objects.undone().filter(
            webhook=OuterRef("webhook_id"), publication__lt=OuterRef("publication_id")
        )
        running = Webhook.objects.running().filter(pk=OuterRef("webhook_id"))
        return super().due(at).filter(Exists(running), ~Exists(earlier))


class WebhookDelivery(Work):
    """One event for one receiver: sent again until it is accepted, so at least once."""

    # So many lost workers in a row that a person must look; tries that were answered end by time.
    MAX_ATTEMPTS = 60

    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deliveries", verbose_name=_("webhook"))
    publication = models.ForeignKey(
        Publication, models.PROTECT, to_field="seq", related_name="+", verbose_name=_("publication")
    )
    status = models.PositiveSmallIntegerField(_("answered with status"), null=True, blank=True)
    response = models.TextField(_("beginning of the answer"), blank=True)
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    done_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    skipped_at = models.DateTimeField(_("skipped"), null=True, blank=True)

    objects: ClassVar[WebhookDeliveryQuerySet] = WebhookDeliveryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(name="delivered_once", fields=["webhook", "publication"])]
        indexes = [
            models.Index(
                name="delivery_undone",
                fields=["webhook", "publication"],
                condition=Q(done_at=None, skipped_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.webhook}: {self.publication}"

    @property
    def message_id(self) -> str:
        """The same for every try of an event, so that a receiver can tell that it has it already.

        A log restored from a backup gives its numbers to other events: those have other ids.
        """
        event = f"{self.publication_id} {self.publication.at.isoformat()}"
        return f"msg_{uuid5(self.webhook.public_id, event).hex}"
