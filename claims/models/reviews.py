"""Verdict scales, reviews and their revisions, evidence, and what the speaker has to say."""

import datetime as dt
from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.choices import CorrectionKind, PrimarySource, RevisionState, ScaleKind, Stance
from claims.models.audit import User, recorded
from claims.models.claims import Claim, label_in
from claims.models.identity import Identified, Versioned
from claims.workflow import Facts

OPEN = (RevisionState.DRAFT, RevisionState.IN_REVIEW, RevisionState.APPROVED)
WAS_PUBLIC = (RevisionState.PUBLISHED, RevisionState.SUPERSEDED, RevisionState.RETRACTED)

NOT_BY_AN_EDITOR = """
    IF NEW.approved_by_id IS NOT NULL AND NEW.waiver = '' AND (
        NEW.approved_by_id = NEW.created_by_id OR EXISTS (
            SELECT 1 FROM claims_revisioneditor
            WHERE revision_id = NEW.id AND editor_id = NEW.approved_by_id
        )
    ) THEN
        RAISE EXCEPTION 'revision % cannot be approved by one who edited it', NEW.id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
NOT_BY_THE_APPROVER = """
    IF EXISTS (
        SELECT 1 FROM claims_reviewrevision
        WHERE id = NEW.revision_id AND approved_by_id = NEW.editor_id AND waiver = ''
    ) THEN
        RAISE EXCEPTION 'revision % cannot be edited by the one who approved it', NEW.revision_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
WORDING_OF_PUBLISHED_CHANGES = """
    OLD.state IN ('published', 'superseded', 'retracted')
    AND (OLD.verdict_id, OLD.title, OLD.summary, OLD.explanation, OLD.language,
         OLD.correction_kind, OLD.public_note, OLD.selection_reason, OLD.sources_waiver, OLD.waiver)
    IS DISTINCT FROM
        (NEW.verdict_id, NEW.title, NEW.summary, NEW.explanation, NEW.language,
         NEW.correction_kind, NEW.public_note, NEW.selection_reason, NEW.sources_waiver, NEW.waiver)
"""
EVIDENCE_LOCKED = """
    SELECT state INTO revision_state FROM claims_reviewrevision
    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.revision_id ELSE NEW.revision_id END;
    IF revision_state IN ('published', 'superseded', 'retracted') THEN
        RAISE EXCEPTION 'the evidence of a published review is locked' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


@recorded
class VerdictScale(Identified, Versioned):
    """An ordered set of verdicts with its method: data, so that a newsroom makes its own."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=ScaleKind.choices, default=ScaleKind.TRUTH)
    labels = models.JSONField(_("label by language"), default=dict)
    methodology = models.TextField(_("method"), blank=True)
    is_active = models.BooleanField(_("offered for new reviews"), default=True)

    class Meta:
        verbose_name = _("verdict scale")
        verbose_name_plural = _("verdict scales")
        ordering = ["slug"]

    def __str__(self) -> str:
        return label_in(self.labels, get_language() or "en") or self.slug


@recorded
class Verdict(models.Model):
    """A step of a scale. Unverifiable has no rating value: it is not a point between true and false."""

    scale = models.ForeignKey(VerdictScale, models.PROTECT, related_name="verdicts", verbose_name=_("scale"))
    key = models.SlugField(_("key"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"))
    rating_value = models.PositiveSmallIntegerField(_("rating value"), null=True, blank=True)
    labels = models.JSONField(_("label by language"), default=dict)
    definitions = models.JSONField(_("definition by language"), default=dict, blank=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(name="verdict_key_once", fields=["scale", "key"]),
            models.UniqueConstraint(name="verdict_position_once", fields=["scale", "position"]),
            models.CheckConstraint(
                name="verdict_rating_from_one", condition=Q(rating_value=None) | Q(rating_value__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return label_in(self.labels, get_language() or "en") or self.key


@recorded
class Review(Identified, Versioned):
    """The examination of a claim. Its states belong to its revisions."""

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="review", verbose_name=_("claim"))
    recheck_on = models.DateField(_("check again on"), null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-created_at"]
        indexes = [
            models.Index(name="review_recheck", fields=["recheck_on"], condition=Q(recheck_on__isnull=False))
        ]

    def __str__(self) -> str:
        return str(self.claim)

    def published(self) -> "ReviewRevision | None":
        return self.revisions.filter(state=RevisionState.PUBLISHED).first()

    def open(self) -> "ReviewRevision | None":
        return self.revisions.open().first()


class ReviewRevisionQuerySet(models.QuerySet["ReviewRevision"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def under_eyes(self) -> Self:
        """Submitted and perhaps approved, not yet published."""
        return self.filter(state__in=[RevisionState.IN_REVIEW, RevisionState.APPROVED])

    def to_approve(self, user: User) -> Self:
        return self.filter(state=RevisionState.IN_REVIEW).exclude(created_by=user).exclude(editors=user)

    def returned_to(self, user: User) -> Self:
        """Drafts of this author that somebody sent back."""
        events = self.model.pgh_event_models["update"]  # type: ignore[attr-defined]
        returned = events.objects.filter(pgh_context__metadata__action="return_review")
        return self.drafts_of(user).filter(pk__in=returned.values("pgh_obj_id"))

    def to_recheck(self, today: dt.date) -> Self:
        """What stands published and should be looked at again by now."""
        return self.filter(state=RevisionState.PUBLISHED, review__recheck_on__lte=today)

    def drafts_of(self, user: User) -> Self:
        return self.filter(state=RevisionState.DRAFT, created_by=user)


@recorded
class ReviewRevision(Versioned):
    """One wording of a review. A correction is a new revision and passes the same eyes."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="revisions", verbose_name=_("review"))
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(
        _("state"), max_length=12, choices=RevisionState.choices, default=RevisionState.DRAFT, editable=False
    )
    language = models.CharField(_("language"), max_length=8)
    verdict = models.ForeignKey(
        Verdict, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("verdict")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    explanation = models.TextField(_("explanation"), blank=True, help_text=_("Markdown"))
    selection_reason = models.TextField(_("why this claim was chosen"), blank=True)
    correction_kind = models.CharField(
        _("kind of correction"), max_length=16, choices=CorrectionKind.choices, blank=True
    )
    public_note = models.TextField(_("public note on the correction"), blank=True)
    waiver = models.TextField(_("waiver of the second pair of eyes"), blank=True)
    sources_waiver = models.TextField(_("waiver of the two sources"), blank=True)

    editors = models.ManyToManyField(User, through="RevisionEditor", related_name="edited_revisions")
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("created"))
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    ended_at = models.DateTimeField(_("superseded or retracted"), null=True, blank=True)
    retraction_note = models.TextField(_("note on the retraction"), blank=True)

    objects = ReviewRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["review", "-number"]
        constraints = [
            models.UniqueConstraint(name="revision_number_once", fields=["review", "number"]),
            models.UniqueConstraint(
                name="one_published_revision", fields=["review"], condition=Q(state=RevisionState.PUBLISHED)
            ),
            models.UniqueConstraint(name="one_open_revision", fields=["review"], condition=Q(state__in=OPEN)),
            models.CheckConstraint(
                name="published_has_verdict_and_time",
                condition=~Q(state__in=WAS_PUBLIC) | Q(verdict__isnull=False, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="approved_has_person_and_time",
                condition=~Q(state__in=[RevisionState.APPROVED, *WAS_PUBLIC])
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="retracted_has_note",
                condition=~Q(state=RevisionState.RETRACTED) | ~Q(retraction_note=""),
            ),
        ]
        indexes = [
            models.Index(name="revision_newest", fields=["-created_at", "-id"]),
            GinIndex(name="revision_words", fields=["title", "summary"], opclasses=["gin_trgm_ops"] * 2),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="second_pair_of_eyes",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=NOT_BY_AN_EDITOR,
            ),
            pgtrigger.Protect(
                name="published_text_locked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(WORDING_OF_PUBLISHED_CHANGES),
            ),
        ]
        permissions = [
            ("submit_review", _("Can submit reviews")),
            ("approve_review", _("Can approve and return reviews")),
            ("publish_review", _("Can publish and retract reviews")),
        ]

    def __str__(self) -> str:
        return f"{self.review} ({self.number})"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def editor_ids(self) -> frozenset[int]:
        """Whose hand is in it."""
        return frozenset({self.created_by_id, *self.editors.values_list("pk", flat=True)})

    def facts(self) -> Facts:
        """What the workflow's guards look at in the rows of this revision and its claim."""
        evidence = list(self.evidence.all())
        links = self.review.claim.links.standing()
        return Facts(
            state=RevisionState(self.state),
            has_verdict=self.verdict_id is not None,
            has_summary=bool(self.summary.strip()),
            evidence=len(evidence),
            sources_waived=bool(self.sources_waiver.strip()),
            is_correction=self.review.revisions.filter(state__in=WAS_PUBLIC, number__lt=self.number).exists(),
            has_correction_note=bool(self.correction_kind and self.public_note.strip()),
            editors=self.editor_ids(),
            waived=bool(self.waiver.strip()),
            has_public_statement=links.exists(),
            has_explanation=bool(self.explanation.strip()),
            unsupported=links.unsupported().count(),
            unlocated=links.exclude(statement__primary_source=PrimarySource.LOCATED).count(),
            unarchived=sum(bool(piece.url and not piece.archive_url) for piece in evidence),
        )


class RevisionEditor(models.Model):
    """Somebody whose hand is in a revision: that person cannot approve it."""

    revision = models.ForeignKey(ReviewRevision, models.CASCADE)
    editor = models.ForeignKey(User, models.PROTECT)
    edited_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="editor_once_per_revision", fields=["revision", "editor"])
        ]
        triggers = [
            pgtrigger.Trigger(
                name="not_by_the_approver",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=NOT_BY_THE_APPROVER,
            )
        ]

    def __str__(self) -> str:
        return f"{self.editor} → {self.revision}"


@recorded
class Evidence(models.Model):
    """A document that supports, refutes or explains."""

    revision = models.ForeignKey(ReviewRevision, models.CASCADE, related_name="evidence")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("link"), max_length=2000, blank=True)
    archive_url = models.URLField(_("archived copy"), max_length=2000, blank=True)
    excerpt = models.TextField(_("excerpt"), blank=True)
    stance = models.CharField(_("stance"), max_length=10, choices=Stance.choices)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["position", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="evidence_locked",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("revision_state", "text")],
                func=EVIDENCE_LOCKED,
            )
        ]

    def __str__(self) -> str:
        return self.title


@recorded
class Correction(models.Model):
    """A typed, dated, public change to a published review."""

    revision = models.OneToOneField(ReviewRevision, models.PROTECT, related_name="correction")
    kind = models.CharField(_("kind"), max_length=16, choices=CorrectionKind.choices)
    note = models.TextField(_("public note"))
    old_verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="+")
    new_verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(_("corrected"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-corrected_at"]

    def __str__(self) -> str:
        return f"{self.revision}: {self.get_kind_display()}"
