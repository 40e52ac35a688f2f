"""Claims, the statements that make them, and the links that a second person confirms."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin import discussions
from claims.admin.boards import filters as counted
from claims.admin.bulk_kinds import OF_CLAIMS
from claims.admin.counts import how_many
from claims.admin.desk import DeskAdmin, Door, Doors, change_url
from claims.admin.exports import Exporting
from claims.admin.external_reviews import ConfirmElsewhere, DismissElsewhere, elsewhere
from claims.admin.fields import chosen, language_field, words_field
from claims.admin.list_import import Importing
from claims.admin.lists import LanguagesFilter
from claims.choices import RevisionState
from claims.models import (
    Candidate,
    Claim,
    Comment,
    ExternalMatch,
    ReviewRevision,
    Statement,
    StatementLink,
    Topic,
    User,
)
from claims.models.reviews import OPEN
from claims.services import claims, reviews, second_verdicts
from claims.services.claim_lists import CLAIMS
from claims.services.discussions import see_mentions


def links_of(subject: Any) -> Any:
    """The links of a claim or of a statement, with both ends."""
    return subject.links.select_related("claim", "statement__speaker", "proposed_by", "confirmed_by")


class ConfirmLink(Door):
    verb, label = "confirm_link", _("Confirm link")
    intro = _("Same truth conditions, same period: that is what you confirm.")
    done = _("Link confirmed.")
    permission = "claims.confirm_link"
    carries_version = False

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        return links_of(subject).to_confirm().exclude(proposed_by=actor)  # type: ignore[no-any-return]

    def call(self, at: dt.datetime) -> StatementLink:
        return claims.confirm_link(link_id=self.row.pk, actor=self.actor, at=at)


class RemoveLink(Door):
    verb, label, is_grave = "remove_link", _("Remove link"), True
    done = _("Link removed.")
    permission = "claims.change_statementlink"
    carries_version = False

    reason = forms.CharField(label=_("Reason"), max_length=1000)

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        links = links_of(subject)
        return links if actor.has_perm("claims.confirm_link") else links.to_confirm()  # type: ignore[no-any-return]

    def call(self, at: dt.datetime) -> None:
        claims.remove_link(link_id=self.row.pk, reason=self.cleaned_data["reason"], actor=self.actor, at=at)


class LinkStatement(Door):
    verb, label = "link", _("Link a statement")
    intro = _("Same truth conditions, same period. Somebody else will confirm it.")
    done = _("Link proposed.")
    permission = "claims.add_statementlink"
    carries_version = False

    statement = chosen(
        Candidate._meta.get_field("statement"), Statement.objects.standing(), label=_("Statement")
    )

    def call(self, at: dt.datetime) -> StatementLink:
        statement: Statement = self.cleaned_data["statement"]
        return claims.link_statement(
            claim_id=self.subject.pk, statement_id=statement.pk, actor=self.actor, at=at
        )


class OpenReview(Door):
    verb, label = "open_review", _("Open a review")
    intro = _("A draft in which you write the verdict, its summary, explanation and evidence.")
    done = _("Review opened.")
    permission = "claims.add_review"
    carries_version = False

    language = language_field(label=_("Language of the review"))

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        revisions = ReviewRevision.objects.filter(review__claim=subject)
        return not revisions.filter(state__in=[*OPEN, RevisionState.PUBLISHED]).exists()

    def first_values(self) -> dict[str, Any]:
        return {"language": self.subject.language}

    def call(self, at: dt.datetime) -> ReviewRevision:
        return reviews.open_review(
            claim_id=self.subject.pk, language=self.cleaned_data["language"], actor=self.actor, at=at
        )

    def after(self, result: ReviewRevision) -> str:
        return change_url(result)


class CreateClaim(Door):
    verb, label = "create", _("Make the claim")
    intro = _("The checkable proposition, in the newsroom's words: what can be true or false.")
    done = _("Claim made. Now link the statements that make it.")
    permission = "claims.add_claim"
    carries_version = False

    text = words_field(3, label=_("Claim"))
    language = language_field()
    topics = forms.ModelMultipleChoiceField(label=_("Topics"), queryset=Topic.objects.all(), required=False)

    def call(self, at: dt.datetime) -> Claim:
        return claims.create_claim(**self.cleaned_data, actor=self.actor, at=at)

    def after(self, result: Claim) -> str:
        return change_url(result)


def link_rows(subject: Any, doors: Doors) -> list[dict[str, Any]]:
    """Links with the doors that each of them has, in the order in which the statements were made."""
    return [
        {"link": link, "confirm": doors.get("confirm_link", link), "remove": doors.get("remove_link", link)}
        for link in links_of(subject).order_by("statement__said_not_before", "pk")
    ]


class ToConfirmFilter(admin.SimpleListFilter):
    title, parameter_name = _("links"), "links"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("to_confirm", _("to confirm")), ("mine", _("to confirm by me")), ("none", _("no statement"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        actor: Any = request.user
        if self.value() == "mine":
            return queryset.to_confirm_by(actor)  # type: ignore[attr-defined, no-any-return]
        if self.value() == "to_confirm":
            return queryset.filter(pk__in=StatementLink.objects.to_confirm().values("claim"))
        return queryset.filter(links=None) if self.value() == "none" else queryset


class WorkFilter(admin.SimpleListFilter):
    title, parameter_name = _("work"), "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("assigned to me")),
            ("my_late", _("assigned to me, late")),
            ("late", _("late")),
            ("named", _("comments that name me")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        actor: Any = request.user
        if self.value() == "mine":
            return queryset.current().filter(assigned_to=actor)  # type: ignore[attr-defined, no-any-return]
        if self.value() == "my_late":
            return queryset.late(actor, timezone.localdate())  # type: ignore[attr-defined, no-any-return]
        if self.value() == "late":
            return queryset.filter(due_on__lt=timezone.localdate())
        if self.value() == "named":
            return queryset.filter(pk__in=Claim.objects.naming(actor).values("pk"))
        return queryset


class ReviewFilter(admin.SimpleListFilter):
    title, parameter_name = _("review"), "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("none", _("no review yet")), *RevisionState.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "none":
            return queryset.without_review()  # type: ignore[attr-defined, no-any-return]
        if self.value() in RevisionState.values:
            return queryset.filter(
                pk__in=ReviewRevision.objects.filter(state=self.value()).values("review__claim")
            )
        return queryset


@admin.register(Claim)
class ClaimAdmin(Exporting, Importing, DeskAdmin):
    list_kind = CLAIMS
    empty_text = _("No claim yet. Make one from the page of a statement, or here.")
    manual = "comments-and-work"
    parts = (StatementLink, Comment, ExternalMatch)
    page = "claims/admin/claim.html"
    entrances = (CreateClaim,)
    doors = (
        LinkStatement,
        ConfirmLink,
        RemoveLink,
        OpenReview,
        *discussions.DOORS,
        ConfirmElsewhere,
        DismissElsewhere,
    )
    bulk = OF_CLAIMS
    list_display = (
        "short_text",
        "statement_count",
        "to_confirm_count",
        "review_state",
        "assigned_to",
        "due_on",
        "tongue",
        "created_at",
    )
    list_display_links = ("short_text",)
    list_filter = (WorkFilter, ToConfirmFilter, ReviewFilter, LanguagesFilter, "topics", *counted.OF_CLAIMS)
    search_fields = ("text", "links__statement__speaker__name")
    ordering = ("-created_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        latest = ReviewRevision.objects.filter(review__claim=OuterRef("pk")).order_by("-number")
        rows: QuerySet[Any] = super().get_queryset(request).select_related("assigned_to")
        counted: QuerySet[Any] = rows.annotate(
            confirmed=how_many(StatementLink.objects.confirmed(), "claim"),
            unconfirmed=how_many(StatementLink.objects.to_confirm(), "claim"),
            latest_state=Subquery(latest.values("state")[:1]),
        )
        return counted

    @admin.display(description=_("claim"))
    def short_text(self, claim: Claim) -> str:
        return claim.text if len(claim.text) <= 200 else f"{claim.text[:200]}…"

    @admin.display(description=_("statements"))
    def statement_count(self, claim: Any) -> int:
        return int(claim.confirmed)

    @admin.display(description=_("to confirm"))
    def to_confirm_count(self, claim: Any) -> int:
        return int(claim.unconfirmed)

    @admin.display(description=_("latest revision"))
    def review_state(self, claim: Any) -> str:
        return str(RevisionState(claim.latest_state).label) if claim.latest_state else "—"

    def change_view(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        response = super().change_view(request, *arguments, **named)
        if request.method == "GET" and response.status_code == 200:
            actor: Any = request.user
            see_mentions(claim_id=int(named["object_id"]), actor=actor, at=timezone.now())
        return response

    def page_facts(self, request: HttpRequest, subject: Claim, doors: Doors) -> dict[str, Any]:
        hidden = second_verdicts.blind_to(cast("User", request.user)).filter(pk=OuterRef("pk"))
        revisions = ReviewRevision.objects.filter(review__claim=subject).annotate(is_hidden=Exists(hidden))
        return {
            "links": link_rows(subject, doors),
            "elsewhere": elsewhere(subject, doors),
            "topics": subject.topics.all(),
            "comments": [
                (comment, discussions.with_names(comment.text))
                for comment in subject.comments.select_related("author")
            ],
            "revisions": revisions.order_by("-number").select_related("verdict", "created_by", "approved_by"),
        }
