"""What is public: an append-only log, and the current public documents.

The public role reads these tables alone.
Nothing here points to an editorial table: public ids are values, so that a draft cannot be reached from here.
"""

import datetime as dt
from functools import partial
from typing import Self
from uuid import UUID

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchHeadline, SearchRank, SearchVectorField
from django.db import models
from django.db.models import F, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from claims.choices import DatePrecision, NoticeKind, PublicationKind
from claims.models.folding import folded
from claims.models.keyset import Cursor
from claims.models.searching import HIT_START, HIT_STOP, Wording, in_language, mentions, web_query
from claims.models.spelling import PublicWord
from claims.models.statements import Statement

# Nobody reads on after so many, and counting all matches of a common word costs more than showing the first.
COUNT_LIMIT = 1_000

_text = partial(Value, output_field=models.TextField())

APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class PublicationQuerySet(models.QuerySet["Publication"]):
    def last_seq(self) -> int:
        """The number of the last event, 0 before the first."""
        last: int | None = self.aggregate(last=Max("seq"))["last"]
        return last or 0

    def with_latest(self) -> Self:
        """Each event with `latest`: the claim's document, where no later event has replaced it; else None.

        So the log repeats no wording that was corrected or retracted since.
        """
        return self.annotate(
            latest=Subquery(PublicClaim.objects.filter(seq=OuterRef("seq")).values("document"))
        )

    def with_current(self) -> Self:
        """Each event with `current`: the claim's document as it stands now."""
        return self.annotate(
            current=Subquery(PublicClaim.objects.filter(pk=OuterRef("claim_id")).values("document"))
        )


class Publication(models.Model):
    """One public event. `seq` has no gaps; `document` is what the public read from then on."""

    seq = models.BigIntegerField(_("number"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=PublicationKind.choices)
    claim_id = models.UUIDField(_("claim"), db_index=True)
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("public note"), blank=True)
    document = models.JSONField(_("document"))
    # What the log is searched by: looking into each document would cost a hundred times as much.
    heading = models.GeneratedField(
        expression=Concat(
            Coalesce(KT("document__title"), _text("")), _text(" "), Coalesce(KT("document__claim"), _text(""))
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-seq"]
        constraints = [models.CheckConstraint(name="publication_seq_from_one", condition=Q(seq__gte=1))]
        indexes = [
            models.Index(name="publication_at", fields=["at"]),
            GinIndex(name="publication_words", fields=["heading", "note"], opclasses=["gin_trgm_ops"] * 2),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.seq}, {self.get_kind_display()}: {self.title[:140]}"

    @property
    def title(self) -> str:
        """What the document is called, else the claim's words; empty where the document has gone."""
        return str(self.document.get("title") or self.document.get("claim", ""))


class PublicClaimQuerySet(models.QuerySet["PublicClaim"]):
    def standing(self) -> Self:
        """Published and not retracted."""
        return self.filter(retracted_at=None)

    def saying(
        self,
        speaker: UUID | None = None,
        start: dt.date | None = None,
        end: dt.date | None = None,
        *,
        role: str = "",
        party: str = "",
    ) -> Self:
        """Claims with one statement that is by the speaker, in the role and of the party at the time, and was
        said within the range for certain.

        Its bounds lie inside: a month counts when all of it does, an unknown date never.
        """
        if (speaker, start, end, role, party) == (None, None, None, "", ""):
            return self
        said = PublicStatement.objects.certainly_said(start, end)
        said = said if speaker is None else said.filter(speaker_id=speaker)
        said = said.in_role(role) if role else said
        said = said.of_party(party) if party else said
        return self.filter(pk__in=said.values("claim_id"))

    def newest(self) -> Self:
        return self.in_order("-published_at")

    def in_order(self, column: str) -> Self:
        """By an instant, `-` for the latest first; the id decides between equals."""
        return self.order_by(column, "-id" if column.startswith("-") else "id")

    def after(self, cursor: Cursor, column: str = "-published_at") -> Self:
        """What follows the cursor's row `in_order` of the column; the cursor holds that column's instant."""
        name, beyond = column.removeprefix("-"), "lt" if column.startswith("-") else "gt"
        bound = Q(**{f"{name}__{beyond}e": cursor.published_at})
        later = Q(**{f"{name}__{beyond}": cursor.published_at}) | Q(**{f"id__{beyond}": cursor.id})
        return self.filter(bound).filter(later)

    def mentioning(self, text: str) -> Self:
        """Claims with these words, each in its own language."""
        return self.filter(mentions(text))

    def by_rank(self, text: str) -> Self:
        """Those first whose words fit best."""
        rank = in_language(lambda configuration: SearchRank(F("search"), web_query(text, configuration)))
        return self.annotate(rank=rank).order_by("-rank", "-published_at", "-id")

    def with_excerpt(self, text: str) -> Self:
        """Each with `excerpt`: where the words stand, each between HIT_START and HIT_STOP."""
        return self.annotate(
            excerpt=in_language(
                lambda configuration: SearchHeadline(
                    Wording("document"),
                    web_query(text, configuration),
                    config=configuration,
                    start_sel=HIT_START,
                    stop_sel=HIT_STOP,
                    max_fragments=3,
                )
            )
        )


class PublicClaim(models.Model):
    """A claim's current public document; a retracted one stays as a tombstone."""

    id = models.UUIDField(primary_key=True)
    slug = models.SlugField(max_length=120, unique=True)
    seq = models.BigIntegerField(unique=True)
    language = models.CharField(max_length=8)
    scale = models.CharField(max_length=80, blank=True)
    verdict = models.CharField(max_length=40, blank=True)
    topics = ArrayField(models.CharField(max_length=120), default=list)
    sources = ArrayField(models.CharField(max_length=120), default=list)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    retracted_at = models.DateTimeField(null=True)
    document = models.JSONField()
    search = SearchVectorField(null=True)

    objects = PublicClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("public claim")
        verbose_name_plural = _("public claims")
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(name="public_claim_newest", fields=["-published_at", "-id"]),
            models.Index(name="public_claim_changed", fields=["-updated_at", "-id"]),
            GinIndex(name="public_claim_topics", fields=["topics"]),
            GinIndex(name="public_claim_sources", fields=["sources"]),
            GinIndex(name="public_claim_search", fields=["search"]),
        ]

    def __str__(self) -> str:
        return self.slug


class PublicStatementQuerySet(models.QuerySet["PublicStatement"]):
    def certainly_said(self, start: dt.date | None = None, end: dt.date | None = None) -> Self:
        """Those said within the range for certain: of a month all must lie in it; no date is in none."""
        found = self if start is None else self.filter(said_not_before__gte=start)
        return found if end is None else found.filter(said_not_after__lte=end)

    def in_role(self, text: str) -> Self:
        """By somebody in whose role at the time this text stands."""
        return self.filter(role__contains=folded(text))

    def of_party(self, name: str) -> Self:
        """By somebody who was certainly of the party at the time; its id or slug."""
        return self.filter(named("party_id", "party", name))

    def mentioning(self, text: str) -> Self:
        """Those with these words, each in its own language."""
        return self.filter(mentions(text))

    def once_each(self, order: str, limit: int) -> Self:
        """By `said`, `-` for the latest first; of a statement that makes several claims one row."""
        sign = "-" if order.startswith("-") else ""
        place = (f"{sign}said", f"{sign}statement_id")
        return self.order_by(*place).distinct("said", "statement_id")[:limit]

    def after(self, said: dt.date, statement: UUID, order: str) -> Self:
        """What follows that statement `once_each` in the order."""
        beyond = "lt" if order.startswith("-") else "gt"
        later = Q(**{f"said__{beyond}": said}) | Q(**{f"statement_id__{beyond}": statement})
        return self.filter(**{f"said__{beyond}e": said}).filter(later)


def named(identity: str, slug: str, name: str) -> Q:
    """A row whose column `identity` or `slug` is that name."""
    try:
        return Q(**{identity: UUID(name)})
    except ValueError:
        return Q(**{slug: name})


class PublicStatement(models.Model):
    """A statement of a public claim, for filters: its words are in the claim's document."""

    id = models.UUIDField(primary_key=True)
    claim = models.ForeignKey(PublicClaim, models.CASCADE, related_name="statements")
    statement_id = models.UUIDField(db_index=True)
    speaker_id = models.UUIDField(db_index=True)
    party_id = models.UUIDField(null=True, db_index=True)
    party = models.CharField(max_length=120, blank=True, db_index=True)
    role = models.CharField(max_length=600, blank=True)  # folded, which may lengthen it
    language = models.CharField(max_length=8, blank=True)
    sources = ArrayField(models.CharField(max_length=120), default=list)
    said_on = models.DateField(null=True, db_index=True)
    said_precision = models.CharField(max_length=8, choices=DatePrecision.choices)
    said_not_before = models.DateField(null=True)
    said_not_after = models.DateField(null=True)
    # Its place in time; without any bound it stands before everything.
    said = models.GeneratedField(
        expression=Coalesce("said_not_before", Value(dt.date.min)),
        output_field=models.DateField(),
        db_persist=True,
    )
    document = models.JSONField()
    search = SearchVectorField(null=True)

    objects = PublicStatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("public statement")
        verbose_name_plural = _("public statements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="public_statement_once", fields=["claim", "statement_id"])
        ]
        indexes = [
            models.Index(name="public_statement_said", fields=["-said", "-statement_id"]),
            models.Index(name="public_statement_by_speaker", fields=["speaker_id", "-said", "-statement_id"]),
            GinIndex(name="public_statement_role", fields=["role"], opclasses=["gin_trgm_ops"]),
            GinIndex(name="public_statement_sources", fields=["sources"]),
            GinIndex(name="public_statement_search", fields=["search"]),
        ]

    def __str__(self) -> str:
        return str(self.statement_id)


class PublicDocument(models.Model):
    """A public document about a thing that public claims mention; gone when no public claim mentions it."""

    id = models.UUIDField(primary_key=True)
    slug = models.SlugField(max_length=120, unique=True)
    updated_at = models.DateTimeField(db_index=True)
    document = models.JSONField()

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class PublicSpeaker(PublicDocument):
    class Meta(PublicDocument.Meta):
        verbose_name = _("public speaker")
        verbose_name_plural = _("public speakers")


class PublicMerge(models.Model):
    """Where a speaker was public until that entry was made one with another: its addresses lead there."""

    id = models.UUIDField(primary_key=True)
    slug = models.SlugField(max_length=120, unique=True)
    speaker_id = models.UUIDField(db_index=True)

    class Meta:
        verbose_name = _("former public speaker")
        verbose_name_plural = _("former public speakers")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class PublicTopic(PublicDocument):
    class Meta(PublicDocument.Meta):
        verbose_name = _("public topic")
        verbose_name_plural = _("public topics")


class PublicScale(PublicDocument):
    class Meta(PublicDocument.Meta):
        verbose_name = _("public verdict scale")
        verbose_name_plural = _("public verdict scales")


class PublicSource(PublicDocument):
    class Meta(PublicDocument.Meta):
        verbose_name = _("public source")
        verbose_name_plural = _("public sources")


PUBLIC_MODELS: tuple[type[models.Model], ...] = (
    Publication,
    PublicClaim,
    PublicStatement,
    PublicSpeaker,
    PublicMerge,
    PublicTopic,
    PublicScale,
    PublicSource,
    PublicWord,
)


class StatementNoticeQuerySet(models.QuerySet["StatementNotice"]):
    def last_seq(self) -> int:
        """The number of the last notice, 0 before the first."""
        last: int | None = self.aggregate(last=Max("seq"))["last"]
        return last or 0

    def mailable_seq(self, at: dt.datetime) -> int:
        """The highest number such that the hold is over for every notice up to it."""
        held = Min("seq", filter=Q(mailable_at__gt=at))
        found = self.aggregate(held=held, last=Max("seq"))  # one query: one view of the log
        return found["held"] - 1 if found["held"] else found["last"] or 0


class StatementNotice(models.Model):
    """A recorded, corrected or withdrawn statement: for invited subscribers, never for the public role."""

    seq = models.BigIntegerField(_("number"), unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=NoticeKind.choices)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="notices")
    at = models.DateTimeField(_("at"))
    mailable_at = models.DateTimeField(_("may be mailed from"))
    note = models.TextField(_("note"), blank=True)
    document = models.JSONField(_("document"))

    objects = StatementNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of a statement")
        verbose_name_plural = _("notices of statements")
        ordering = ["-seq"]
        indexes = [GinIndex(name="notice_note", fields=["note"], opclasses=["gin_trgm_ops"])]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.seq}, {self.get_kind_display()}: {self.statement}"
