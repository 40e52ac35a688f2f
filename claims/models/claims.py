"""Checkable propositions, the topics they belong to, and the statements that make them."""

import datetime as dt
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.choices import RevisionState
from claims.models.audit import User, recorded
from claims.models.identity import Identified, Versioned
from claims.models.statements import Statement


def label_in(labels: dict[str, str], language: str) -> str:
    """The label in a language, else in English, else any."""
    return labels.get(language) or labels.get("en") or next(iter(labels.values()), "")


@recorded
class Topic(Identified, Versioned):
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    labels = models.JSONField(_("label by language"), default=dict)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]

    def __str__(self) -> str:
        return label_in(self.labels, get_language() or "en") or self.slug


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> Self:
        """Those that have not been merged into another."""
        return self.filter(merged_into=None)

    def to_confirm_by(self, user: User) -> Self:
        """Those with a link that somebody else proposed and nobody has confirmed."""
        waiting = StatementLink.objects.to_confirm().exclude(proposed_by=user)
        return self.filter(pk__in=waiting.values("claim"))

    def without_review(self) -> Self:
        return self.current().filter(review=None)

    def late(self, user: User, today: dt.date) -> Self:
        """This person's work that was due and has not been published."""
        mine = self.current().filter(assigned_to=user, due_on__lt=today)
        return mine.exclude(review__revisions__state=RevisionState.PUBLISHED)

    def naming(self, user: User) -> Self:
        """Claims with a comment that names this person, who has not looked yet."""
        return self.filter(comments__mentions__user=user, comments__mentions__seen_at=None).distinct()


@recorded
class Claim(Identified, Versioned):
    """What can be true or false, in the newsroom's words; statements make it."""

    text = models.TextField(_("claim"))
    language = models.CharField(_("language"), max_length=8)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="claims", verbose_name=_("topics"))
    created_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+")
    assigned_to = models.ForeignKey(
        "claims.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_claims",
        verbose_name=_("assigned to"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(name="claim_has_text", condition=~Q(text=""))]
        indexes = [
            models.Index(name="claim_newest", fields=["-created_at", "-id"]),
            GinIndex(name="claim_text", fields=["text"], opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.text[:140]


class StatementLinkQuerySet(models.QuerySet["StatementLink"]):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def standing(self) -> Self:
        """Confirmed, and their statement is neither withdrawn nor merged into another."""
        return self.confirmed().filter(statement__in=Statement.objects.standing())

    def unsupported(self) -> Self:
        """Those whose statement is hearsay or a headline, and names no second source."""
        return self.filter(statement__in=Statement.objects.unsupported())

    def to_confirm(self) -> Self:
        return self.filter(confirmed_at=None)


@recorded
class StatementLink(models.Model):
    """A statement makes a claim: same truth conditions, same period. One proposes, another confirms."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="links", verbose_name=_("claim"))
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="links", verbose_name=_("statement")
    )
    proposed_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"))
    confirmed_by = models.ForeignKey("claims.User", models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = StatementLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="link_once", fields=["claim", "statement"]),
            models.CheckConstraint(
                name="link_confirmed_by_another",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(confirmed_by=F("proposed_by"))
                ),
            ),
        ]
        indexes = [
            models.Index(
                name="link_to_confirm", fields=["claim", "proposed_by"], condition=Q(confirmed_at=None)
            )
        ]
        permissions = [("confirm_link", _("Can confirm links proposed by others"))]

    def __str__(self) -> str:
        return f"{self.statement} → {self.claim}"
