"""Who hears from us, and which letters went out. What was perhaps sent is never sent again."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.counts import how_many
from claims.admin.desk import Door, Doors, ReadOnlyAdmin
from claims.admin.lists import LanguagesFilter
from claims.choices import DigestState
from claims.models import Digest, DigestRun, Subscription
from claims.services import invitations


@admin.register(DigestRun)
class DigestRunAdmin(ReadOnlyAdmin):
    empty_text = _("No run yet: the clock makes the first at the hour that readers chose.")
    facts = (
        "frequency",
        "local_date",
        "local_hour",
        "timezone",
        "publication_seq",
        "notice_seq",
        "opened_at",
    )
    list_display = ("__str__", "opened_at", "letters", "sent", "troubled")
    list_filter = ("frequency", "timezone")
    ordering = ("-opened_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        letters = Digest.objects.all()
        troubled = [DigestState.AMBIGUOUS, DigestState.FAILED]
        rows: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(
            letter_count=how_many(letters, "run"),
            sent_count=how_many(letters.filter(state=DigestState.SENT), "run"),
            trouble_count=how_many(letters.filter(state__in=troubled), "run"),
        )
        return counted

    @admin.display(description=_("letters"))
    def letters(self, run: Any) -> int:
        return int(run.letter_count)

    @admin.display(description=_("sent"))
    def sent(self, run: Any) -> int:
        return int(run.sent_count)

    @admin.display(description=_("perhaps sent or failed"))
    def troubled(self, run: Any) -> int:
        return int(run.trouble_count)


class TroubleFilter(admin.SimpleListFilter):
    title, parameter_name = _("trouble"), "trouble"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("perhaps sent or failed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        troubled = [DigestState.AMBIGUOUS, DigestState.FAILED]
        return queryset.filter(state__in=troubled) if self.value() else queryset


@admin.register(Digest)
class DigestAdmin(ReadOnlyAdmin):
    empty_text = _("No letter has been planned yet.")
    page = "claims/admin/digest.html"
    facts = ("subscription", "run", "state", "attempts", "problem", "message_id", "sending_at", "sent_at")
    list_display = ("subscription", "run", "state", "attempts", "problem", "sent_at")
    list_filter = (TroubleFilter, "state")
    search_fields = ("subscription__email", "message_id")
    list_select_related = ("subscription", "run")
    ordering = ("-pk",)

    def page_facts(self, request: HttpRequest, subject: Digest, doors: Doors) -> dict[str, Any]:
        items = subject.items.select_related("publication", "notice__statement__speaker")
        return {**super().page_facts(request, subject, doors), "items": items}


class SubscriberDoor(Door):
    permission = "claims.change_subscription"
    carries_version = False

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.ended_at is None


class Invite(SubscriberDoor):
    verb, label = "invite", _("Invite to statements not yet checked")
    done = _("Invited.")
    invited = True

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return super().is_open(subject, actor) and subject.receives_statements != cls.invited

    def call(self, at: dt.datetime) -> Subscription:
        return invitations.invite_to_statements(
            subscription_id=self.subject.pk, invited=self.invited, actor=self.actor
        )


class Uninvite(Invite):
    verb, label = "uninvite", _("Take the invitation back")
    intro = _("What was sent stays corrected: corrections to it are still mailed.")
    done = _("No longer invited.")
    invited = False


class RemoveSubscriber(SubscriberDoor):
    verb, label, is_grave = "remove", _("End the subscription"), True
    done = _("Ended.")

    def call(self, at: dt.datetime) -> Subscription:
        return invitations.remove_subscriber(subscription_id=self.subject.pk, actor=self.actor, at=at)


@admin.register(Subscription)
class SubscriptionAdmin(ReadOnlyAdmin):
    empty_text = _("Nobody has subscribed yet. Readers do so on the public page “Letters”.")
    page = "claims/admin/subscription.html"
    doors = (Invite, Uninvite, RemoveSubscriber)
    facts = (
        *("email", "tongue", "frequency", "local_hour", "timezone", "filters", "receives_statements"),
        *("confirmation_sent_at", "confirmed_at", "ended_at", "end_reason"),
    )
    list_display = (
        "email",
        "tongue",
        "frequency",
        "local_hour",
        "timezone",
        "receives_statements",
        "confirmed_at",
    )
    list_filter = (
        "frequency",
        LanguagesFilter,
        "receives_statements",
        ("ended_at", admin.EmptyFieldListFilter),
    )
    search_fields = ("email",)
    ordering = ("-created_at", "-pk")
