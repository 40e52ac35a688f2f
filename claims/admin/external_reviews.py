"""What others have checked: imports with a preview, the list, and the doors beside our claims."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.admin.counts import how_many
from claims.admin.desk import Door, Doors, ReadOnlyAdmin, change_url
from claims.admin.lists import LanguagesFilter
from claims.admin.publications import as_json
from claims.choices import ImportState, MatchDecision
from claims.models import Claim, ExternalMatch, ExternalReview, ReviewImport
from claims.models.external_reviews import most_similar
from claims.services import external_reviews
from claims.services.told import in_readers_language

SHOWN = 50
PREVIEW_FACTS = ("origin", "found", "skipped_count", "requested_by", "requested_at")


class Entrance(Door):
    permission, carries_version = "claims.add_reviewimport", False
    done = _("Read. Look at it, then import or discard it.")

    def after(self, result: ReviewImport) -> str:
        return change_url(result)


class FromAddress(Entrance):
    verb, label = "fetch", _("Read the page")
    intro = _("A page with ClaimReview in it, or the address of a file.")

    url = forms.URLField(label=_("Address"), max_length=2000, assume_scheme="https")

    def call(self, at: dt.datetime) -> ReviewImport:
        return external_reviews.preview_address(url=self.cleaned_data["url"], actor=self.actor, at=at)


class FromFile(Entrance):
    verb, label = "upload", _("Read the file")
    intro = _(
        "ClaimReview as JSON, a Data Commons feed, an answer of Google's Fact Check Tools, or a saved page."
    )

    file = forms.FileField(label=_("File"))

    def call(self, at: dt.datetime) -> ReviewImport:
        file = self.cleaned_data["file"]
        return external_reviews.preview_import(
            origin=file.name, body=file.read(), content_type=file.content_type or "", actor=self.actor, at=at
        )


class ImportDoor(Door):
    permission, carries_version = "claims.change_reviewimport", False

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.state == ImportState.PREVIEWED)


class ImportThem(ImportDoor):
    verb, label, done = "import", _("Import them"), _("Imported. They now stand beside claims like theirs.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return super().is_open(subject, actor) and subject.found > 0

    def call(self, at: dt.datetime) -> ReviewImport:
        return external_reviews.import_reviews(import_id=self.subject.pk, actor=self.actor, at=at)


class Discard(ImportDoor):
    verb, label, done, is_grave = "discard", _("Discard"), _("Discarded."), True

    def call(self, at: dt.datetime) -> ReviewImport:
        return external_reviews.discard_import(import_id=self.subject.pk, actor=self.actor, at=at)


@admin.register(ReviewImport)
class ReviewImportAdmin(ReadOnlyAdmin):
    empty_text = _("No import yet. Add a file of fact-checks; it is previewed first.")
    page = "claims/admin/review_import.html"
    entrances, doors = (FromAddress, FromFile), (ImportThem, Discard)
    facts = (
        *("origin", "state", "found", "skipped_count", "added", "changed", "unchanged"),
        *("requested_by", "requested_at", "decided_at"),
    )
    list_display = (
        "origin",
        "state",
        "found",
        "added",
        "changed",
        "unchanged",
        "skipped_count",
        "requested_at",
    )
    list_filter = ("state",)
    search_fields = ("origin",)
    list_select_related = ("requested_by",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        # The body is read where it is looked into, not for a list.
        return rows.defer("skipped", "body")

    def page_facts(self, request: HttpRequest, subject: ReviewImport, doors: Doors) -> dict[str, Any]:
        waits = subject.state == ImportState.PREVIEWED
        names = PREVIEW_FACTS if waits else self.facts
        return {
            "facts": [self._fact(subject, name) for name in names],
            "previews": external_reviews.read_again(subject).reviews[:SHOWN] if waits else [],
            "skipped": [(left["where"], in_readers_language(left["why"])) for left in subject.skipped],
        }


def verdict_shown(review: ExternalReview) -> str:
    """The words as printed; the number only where it has a scale."""
    if review.rating_value is None:
        return review.rating_text or "—"
    scale = f"{review.rating_value:g} ({review.worst_rating:g}–{review.best_rating:g})"
    return f"{review.rating_text} · {scale}" if review.rating_text else scale


@admin.register(ExternalReview)
class ExternalReviewAdmin(ReadOnlyAdmin):
    empty_text = _("Nothing by others yet. Import a file of their fact-checks.")
    page = "claims/admin/external_review.html"
    facts = (
        *("claim_reviewed", "claimant", "claimed_printed", "verdict", "publisher", "title", "address"),
        *("reviewed_on", "reviewed_printed", "tongue", "found_in", "seen_at", "markup"),
    )
    list_display = ("claim_shown", "verdict", "publisher_shown", "reviewed_on", "tongue", "matched")
    list_display_links = ("claim_shown",)
    list_filter = (LanguagesFilter,)
    search_fields = ("claim_reviewed", "title", "publisher", "site", "claimant")
    list_select_related = ("found_in",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        confirmed = ExternalMatch.objects.filter(decision=MatchDecision.CONFIRMED)
        rows: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(match_count=how_many(confirmed, "external_review"))
        return counted

    @admin.display(description=_("claim as they put it"))
    def claim_shown(self, review: ExternalReview) -> str:
        return (review.claim_reviewed or review.title or review.url)[:200]

    @admin.display(description=_("publisher"))
    def publisher_shown(self, review: ExternalReview) -> str:
        return f"{review.publisher} ({review.site})" if review.publisher else review.site

    @admin.display(description=_("verdict as printed"))
    def verdict(self, review: ExternalReview) -> str:
        return verdict_shown(review)

    @admin.display(description=_("our claims"))
    def matched(self, review: Any) -> int:
        return int(review.match_count)

    @admin.display(description=_("address"))
    def address(self, review: ExternalReview) -> SafeString:
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', review.url)

    @admin.display(description=_("markup"))
    def markup(self, review: ExternalReview) -> SafeString:
        return as_json(review.raw)

    def page_facts(self, request: HttpRequest, subject: ExternalReview, doors: Doors) -> dict[str, Any]:
        matches = subject.matches.filter(decision=MatchDecision.CONFIRMED).select_related("claim")
        return {**super().page_facts(request, subject, doors), "matches": matches}


def beside(claim: Claim) -> list[ExternalReview]:
    """What others have checked that may be about this claim: judged ones first, then the most similar.

    Three parts of a page ask, and comparing may take its time: it is done once for each page.
    """
    held = vars(claim)
    if "beside" not in held:
        held["beside"] = compared(claim)
    found: list[ExternalReview] = held["beside"]
    return found


def compared(claim: Claim) -> list[ExternalReview]:
    matches = claim.external_matches.select_related("external_review", "decided_by")
    judged = {match.external_review_id: match for match in matches}
    similar = most_similar(claim.text, besides=judged.keys())
    rows: list[Any] = [*(match.external_review for match in judged.values()), *similar]
    for row in rows:
        row.match = judged.get(row.pk)
    return rows


class Judge(Door):
    """Whether one of them is about the claim; a door that says what is said already stays shut."""

    permission, carries_version = "claims.add_externalmatch", False
    decision: MatchDecision

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        rows: Any = beside(subject)
        return [row for row in rows if row.match is None or row.match.decision != cls.decision]

    def call(self, at: dt.datetime) -> ExternalMatch:
        return external_reviews.decide_match(
            claim_id=self.subject.pk,
            external_review_id=self.row.pk,
            decision=self.decision,
            actor=self.actor,
            at=at,
        )


class ConfirmElsewhere(Judge):
    verb, label, decision = "confirm_elsewhere", _("About this claim"), MatchDecision.CONFIRMED
    done = _("Noted: it is about this claim.")


class DismissElsewhere(Judge):
    verb, label, decision = "dismiss_elsewhere", _("About something else"), MatchDecision.DISMISSED
    done = _("Noted: it is about something else.")


def elsewhere(claim: Claim, doors: Doors) -> dict[str, list[dict[str, Any]]]:
    """For the claim's page: confirmed ones, those to decide on, and those that are about something else."""
    found: dict[str, list[dict[str, Any]]] = {"confirmed": [], "undecided": [], "dismissed": []}
    rows: Any = beside(claim)
    for row in rows:
        found[row.match.decision if row.match else "undecided"].append(
            {
                "review": row,
                "verdict": verdict_shown(row),
                "confirm": doors.get("confirm_elsewhere", row),
                "dismiss": doors.get("dismiss_elsewhere", row),
            }
        )
    return found
