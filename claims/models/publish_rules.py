"""How strict this newsroom is before it publishes, and the verdict that a second person gives unseen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.choices import PublishRuleKey, RuleSeverity
from claims.models.audit import User, recorded
from claims.models.identity import Versioned
from claims.models.reviews import ReviewRevision, Verdict


@recorded
class PublishRule(Versioned):
    """A newsroom's own severity for a rule of the publish check; without a row the rule's default holds."""

    key = models.CharField(_("rule"), max_length=24, choices=PublishRuleKey.choices, unique=True)
    severity = models.CharField(_("severity"), max_length=8, choices=RuleSeverity.choices)

    class Meta:
        verbose_name = _("publish rule")
        verbose_name_plural = _("publish rules")
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.get_key_display()}: {self.get_severity_display()}"


@recorded
class SecondVerdict(models.Model):
    """What somebody who has not seen the author's verdict would give; never changed, only superseded."""

    revision = models.ForeignKey(
        ReviewRevision, models.CASCADE, related_name="second_verdicts", verbose_name=_("revision")
    )
    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="+", verbose_name=_("verdict"))
    author_verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("given by"))
    given_at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("second verdict")
        verbose_name_plural = _("second verdicts")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="second_verdict_once_per_person", fields=["revision", "given_by"])
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.verdict}"
