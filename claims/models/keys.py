"""Keys of programs that read the API more often than a stranger may."""

import datetime as dt
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.choices import KeyScope
from claims.models.audit import User, recorded


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def good_at(self, at: dt.datetime) -> Self:
        """Neither revoked nor expired."""
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=at), revoked_at=None)

    def last_used_before(self, at: dt.datetime) -> Self:
        return self.filter(Q(last_used_at=None) | Q(last_used_at__lt=at))


class ApiKey(models.Model):
    """What is kept of a key: not the key. It has 256 random bits, so a plain digest is not guessed."""

    name = models.CharField(_("name"), max_length=100, help_text=_("who uses it, and for what"))
    contact = models.EmailField(_("contact"), help_text=_("whom we write to before we revoke it"))
    prefix = models.CharField(_("begins with"), max_length=16)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    scopes = ArrayField(
        models.CharField(max_length=12, choices=KeyScope.choices), verbose_name=_("allowed to")
    )
    per_minute = models.PositiveIntegerField(_("requests a minute"), validators=[MinValueValidator(1)])
    per_day = models.PositiveIntegerField(
        _("requests a day"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    created_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("made by"), related_name="+")
    created_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True)
    revoked_by = models.ForeignKey(
        User, models.PROTECT, null=True, verbose_name=_("revoked by"), related_name="+"
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    revoke_reason = models.CharField(_("why it was revoked"), max_length=200, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="api_key_limit_from_one", condition=Q(per_minute__gte=1)),
            models.CheckConstraint(
                name="api_key_quota_from_one", condition=Q(per_day=None) | Q(per_day__gte=1)
            ),
            models.CheckConstraint(
                name="api_key_revoked_by_somebody",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


recorded(ApiKey, exclude=("digest", "contact", "last_used_at"))


class KeyUsage(models.Model):
    """How often a key was used on a day, in UTC: as many as the counters in Redis held when last read."""

    key = models.ForeignKey(ApiKey, models.CASCADE, related_name="usage")
    day = models.DateField(_("day"))
    requests = models.PositiveBigIntegerField(_("requests"), default=0)
    refused = models.PositiveBigIntegerField(_("refused"), default=0)

    class Meta:
        verbose_name = _("use of an API key")
        verbose_name_plural = _("use of API keys")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(name="key_usage_once_a_day", fields=["key", "day"])]

    def __str__(self) -> str:
        return f"{self.key_id} {self.day}: {self.requests}"
