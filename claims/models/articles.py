"""Outlets, their feeds, and the articles that are read."""

import datetime as dt
from typing import ClassVar, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.choices import DatePrecision
from claims.models.audit import recorded
from claims.models.dates import PartialDate
from claims.models.identity import Identified, Versioned, Work, WorkQuerySet


@recorded
class Source(Identified, Versioned):
    """An outlet."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    homepage = models.URLField(_("home page"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


# What the machine moves by itself would drown what people do.
POLLED = ("etag", "last_modified", "next_poll_at", "polled_at", "succeeded_at", "failures", "last_error")
READ = (
    *("text", "raw", "blocks", "extracted_at", "extractor_version", "pack_version"),
    *("attempts", "due_at", "last_error"),
)

FETCHED = ("guid", "published_at", "attempts", "due_at", "last_error")


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self, at: dt.datetime) -> Self:
        return self.filter(is_active=True, next_poll_at__lte=at)

    def failing(self) -> Self:
        return self.filter(is_active=True, failures__gt=0)


class Feed(models.Model):
    """A list of articles that a source offers (RSS 2.0, Atom)."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="feeds", verbose_name=_("source"))
    url = models.URLField(_("address"), max_length=2000, unique=True)
    is_active = models.BooleanField(_("active"), default=True)
    # Validators go back to the server byte for byte (RFC 9110, 8.8).
    etag = models.TextField(blank=True, editable=False)
    last_modified = models.TextField(blank=True, editable=False)
    next_poll_at = models.DateTimeField(_("next poll"), db_default=models.functions.Now())
    polled_at = models.DateTimeField(_("last polled"), null=True, blank=True, editable=False)
    succeeded_at = models.DateTimeField(_("last success"), null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    last_error = models.TextField(_("last error"), blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["source__name", "url"]

    def __str__(self) -> str:
        return self.url


recorded(Feed, exclude=POLLED)


class ArticleQuerySet(WorkQuerySet["Article"]):
    def undone(self) -> Self:
        return self.filter(extracted_at=None)


class Article(Identified, Work):
    """One fetched document. Its text never changes: a changed page is a new article that revises this one."""

    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("source")
    )
    revises = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="revisions", verbose_name=_("revises")
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    title = models.TextField(_("title"), blank=True)
    byline = models.TextField(_("byline"), blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_precision = models.CharField(
        _("date precision"), max_length=8, choices=DatePrecision.choices, default=DatePrecision.UNKNOWN
    )
    published_not_before = models.DateField(_("not before"), null=True, blank=True)
    published_not_after = models.DateField(_("not after"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("fetched"))
    raw = models.BinaryField(_("body as received"))
    raw_hash = models.CharField(_("hash of the body"), max_length=64)
    content_type = models.CharField(_("content type"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    text_hash = models.CharField(_("hash of the text"), max_length=64)
    blocks = models.JSONField(_("blocks"), default=list)
    extracted_at = models.DateTimeField(_("extracted"), null=True, blank=True)
    extractor_version = models.CharField(_("extractor"), max_length=40, blank=True)
    pack_version = models.CharField(_("language pack"), max_length=80, blank=True)
    reviewed_at = models.DateTimeField(_("marked as done"), null=True, blank=True)

    objects: ClassVar[ArticleQuerySet] = ArticleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-fetched_at"]
        constraints = [
            # One page in one wording is one row, however often it is fetched; so is one pasted text.
            models.UniqueConstraint(name="article_once_per_wording", fields=["url", "text_hash"]),
        ]
        indexes = [
            models.Index(name="article_undone", fields=["due_at"], condition=Q(extracted_at=None)),
            models.Index(name="article_newest", fields=["-fetched_at", "-id"]),
            models.Index(name="article_outlet", fields=["id"], include=["source"]),
            GinIndex(name="article_words", fields=["title", "url", "byline"], opclasses=["gin_trgm_ops"] * 3),
        ]
        triggers = [
            pgtrigger.Protect(
                name="text_never_changes",
                operation=pgtrigger.UpdateOf("text", "text_hash", "raw", "raw_hash", "blocks"),
                condition=pgtrigger.AnyChange("text", "text_hash", "raw", "raw_hash", "blocks"),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.url or self.text[:60]

    @property
    def published(self) -> PartialDate:
        return PartialDate(
            DatePrecision(self.published_precision), self.published_not_before, self.published_not_after
        )


recorded(Article, exclude=READ)


class FetchRequestQuerySet(WorkQuerySet["FetchRequest"]):
    def undone(self) -> Self:
        return self.filter(done_at=None)


class FetchRequest(Work):
    """A page that a feed announced or an editor asked for, until it is an article."""

    feed = models.ForeignKey(Feed, models.CASCADE, null=True, blank=True, related_name="requests")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField(_("address"), max_length=2000)
    guid = models.TextField(blank=True)
    title = models.TextField(_("title"), blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    requested_by = models.ForeignKey("claims.User", models.PROTECT, null=True, blank=True, related_name="+")
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="requests")

    objects: ClassVar[FetchRequestQuerySet] = FetchRequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("page to fetch")
        verbose_name_plural = _("pages to fetch")
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_request_per_feed_and_page", fields=["feed", "url"], condition=Q(feed__isnull=False)
            ),
            models.UniqueConstraint(
                name="one_open_request_per_page",
                fields=["url"],
                condition=Q(feed=None, done_at=None, set_aside_at=None),
            ),
        ]
        indexes = [
            models.Index(name="request_undone", fields=["set_aside_at"], condition=Q(done_at=None)),
            models.Index(name="request_newest", fields=["-requested_at", "-id"]),
            GinIndex(
                name="request_words", fields=["url", "title", "last_error"], opclasses=["gin_trgm_ops"] * 3
            ),
        ]

    def __str__(self) -> str:
        return self.url


# Machines only ever count tries up: who makes them begin anew asks for the page again.
recorded(FetchRequest, exclude=FETCHED, also=pgtrigger.Q(new__attempts__lt=pgtrigger.F("old__attempts")))
