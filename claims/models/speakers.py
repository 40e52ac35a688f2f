"""People, organisations and parties; how the press spells them; which offices they held."""

import datetime as dt
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Left, Length
from django.utils.translation import gettext_lazy as _

from claims.choices import SpeakerKind
from claims.models.audit import recorded
from claims.models.identity import Identified, Versioned

# Popolo's partial date: a year, a month or a day.
PARTIAL = r"^[0-9]{4}(-[0-9]{2}){0,2}$"
partial_date = RegexValidator(PARTIAL, _("Write a year, a month or a day: 2019, 2019-05 or 2019-05-20."))


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def current(self) -> Self:
        """Those that have not been merged into another."""
        return self.filter(merged_into=None)


@recorded
class Speaker(Identified, Versioned):
    """Who says something: a person, an organisation or a party."""

    kind = models.CharField(_("kind"), max_length=12, choices=SpeakerKind.choices, default=SpeakerKind.PERSON)
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    wikidata_id = models.CharField(
        _("Wikidata id"), max_length=20, blank=True, validators=[RegexValidator(r"^Q[1-9][0-9]*$")]
    )
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO 3166-1, two letters"))
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="speaker_not_merged_into_itself", condition=Q(merged_into=None) | ~Q(merged_into=F("id"))
            ),
            models.UniqueConstraint(
                name="speaker_wikidata_once",
                fields=["wikidata_id"],
                condition=Q(merged_into=None) & ~Q(wikidata_id=""),
            ),
        ]
        indexes = [
            GinIndex(name="speaker_words", fields=["name", "wikidata_id"], opclasses=["gin_trgm_ops"] * 2)
        ]

    def __str__(self) -> str:
        return self.name

    def role_on(self, day: dt.date | None) -> "SpeakerRole | None":
        """The one office held on a day; None when there was none, several, or the day is unknown."""
        if day is None:
            return None
        roles = list(self.roles.held_on(day)[:2])
        return roles[0] if len(roles) == 1 else None


@recorded
class SpeakerAlias(models.Model):
    """A spelling under which the press prints a speaker."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases", verbose_name=_("speaker"))
    name = models.CharField(_("spelling"), max_length=200)

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="alias_once_per_speaker", fields=["speaker", "name"])]
        indexes = [GinIndex(name="alias_words", fields=["name"], opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name


class SpeakerRoleQuerySet(models.QuerySet["SpeakerRole"]):
    def held_on(self, day: dt.date) -> Self:
        """Roles whose known bounds include the day; a bound of "2019" includes all of 2019."""
        # As much of the day as the bound tells: texts of one length compare alike in every collation.
        iso = Value(day.isoformat())
        return self.filter(
            since__lte=Left(iso, Length("since")),
            until__gte=Left(iso, Length("until")),
        )


@recorded
class SpeakerRole(models.Model):
    """An office held from–until, with the forms in which the press names it."""

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="roles", verbose_name=_("speaker"))
    title = models.JSONField(_("title by language"), default=dict)
    organisation = models.ForeignKey(
        Speaker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("organisation or party"),
    )
    country = models.CharField(_("country"), max_length=2, blank=True)
    since = models.CharField(_("since"), max_length=10, blank=True, validators=[partial_date])
    until = models.CharField(_("until"), max_length=10, blank=True, validators=[partial_date])
    printed_forms = models.JSONField(_("printed forms by language"), default=dict, blank=True)

    objects = SpeakerRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                name="role_since_is_a_date", condition=Q(since="") | Q(since__regex=PARTIAL)
            ),
            models.CheckConstraint(
                name="role_until_is_a_date", condition=Q(until="") | Q(until__regex=PARTIAL)
            ),
        ]

    def __str__(self) -> str:
        return str(self.title.get("en") or next(iter(self.title.values()), ""))

    @property
    def span(self) -> str:
        """From–until as far as both are known."""
        return f"{self.since or '…'}–{self.until or '…'}"

    @property
    def is_dated(self) -> bool:
        return bool(self.since or self.until)

    def overlaps(self, other: "SpeakerRole") -> bool:
        """Whether both are dated and share a day, as far as the dates tell."""
        dated = self.is_dated and other.is_dated
        return dated and self.reaches(other.since, other.until) and other.reaches(self.since, self.until)

    def reaches(self, first: str, last: str) -> bool:
        """Whether it may have been held on a day between two ISO dates of any precision; empty is open."""
        return (not last or self.since <= last + "~") and (not self.until or first <= self.until + "~")

    def facts(self) -> tuple[object, ...]:
        """What makes it the same office: what it is, where, and from when until when."""
        return (self.title, self.organisation_id, self.country, self.since, self.until)


class SpeakerMergeQuerySet(models.QuerySet["SpeakerMerge"]):
    def standing(self) -> Self:
        return self.filter(undone_at=None)


@recorded
class SpeakerMerge(models.Model):
    """Two rows were one speaker; `moved` says what went over, so that it can go back."""

    duplicate = models.ForeignKey(Speaker, models.PROTECT, related_name="merges", verbose_name=_("duplicate"))
    kept = models.ForeignKey(Speaker, models.PROTECT, related_name="absorbed", verbose_name=_("kept"))
    reason = models.TextField(_("reason"), blank=True)
    moved = models.JSONField(_("what was moved"), default=dict)
    merged_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+")
    merged_at = models.DateTimeField(_("merged"))
    undone_by = models.ForeignKey("claims.User", models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = SpeakerMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of speakers")
        verbose_name_plural = _("merges of speakers")
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="merged_once_at_a_time", fields=["duplicate"], condition=Q(undone_at=None)
            ),
            models.CheckConstraint(name="merge_of_two", condition=~Q(duplicate=F("kept"))),
            models.CheckConstraint(
                name="merge_undone_by_somebody",
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duplicate} → {self.kept}"
