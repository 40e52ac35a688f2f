"""Receivers of the public log: made, paused, sent the past again; and what became of each event."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from claims import tasks
from claims.admin.counts import how_many
from claims.admin.desk import Door, Doors, ReadOnlyAdmin, change_url
from claims.choices import PublicationKind
from claims.models import Publication, Webhook, WebhookDelivery
from claims.services import deliveries, webhooks
from claims.services.told import in_readers_language

SHOWN = 30


def told_once(secret: str) -> Any:
    """What the next page says, and no page after it: it is about this push, not about the door."""
    return format_lazy("{} {}", _("Copy the secret now, it is not shown again:"), secret)


def kinds_shown(webhook: Webhook) -> str:
    return ", ".join(str(PublicationKind(kind).label) for kind in webhook.kinds)


class WebhookForm(Door):
    """What is known of a receiver."""

    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("who receives it, and for what"))
    contact = forms.EmailField(label=_("Contact"), help_text=_("whom we ask when it does not answer"))
    url = forms.URLField(label=_("Address"), max_length=2000, assume_scheme="https")
    kinds = forms.MultipleChoiceField(
        label=_("Events"),
        choices=PublicationKind.choices,
        initial=PublicationKind.values,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )


class AddWebhook(WebhookForm):
    verb, label, permission, carries_version = "add", _("Add the webhook"), "claims.add_webhook", False
    intro = _("It is told of everything that becomes public from now on. The secret is on the next page.")

    def call(self, at: dt.datetime) -> Webhook:
        webhook, secret = webhooks.add_webhook(**self.cleaned_data, actor=self.actor)
        self.done = told_once(secret)  # type: ignore[misc]
        return webhook

    def after(self, result: Webhook) -> str:
        return change_url(result)


class WebhookDoor(Door):
    permission = "claims.change_webhook"

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.ended_at is None

    def facts(self) -> dict[str, Any]:
        return {"webhook_id": self.subject.pk, "version": self.cleaned_data["version"], "actor": self.actor}


class ChangeWebhook(WebhookForm, WebhookDoor):
    verb, label, done = "change", _("Change"), _("Saved.")

    def first_values(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("name", "contact", "url", "kinds")}

    def call(self, at: dt.datetime) -> Webhook:
        return webhooks.change_webhook(
            **{name: self.cleaned_data[name] for name in ("name", "contact", "url", "kinds")}, **self.facts()
        )


class SendTest(WebhookDoor):
    verb, label, carries_version = "test", _("Send a test"), False
    intro = _("A signed message without news, now. It is sent to a paused webhook too.")

    def call(self, at: dt.datetime) -> None:
        answer = deliveries.send_test(webhook_id=self.subject.pk, actor=self.actor, at=at)
        said = in_readers_language(answer.error) or _("Accepted with status %d.") % (answer.status or 0)
        self.done = format_lazy("{} {}", said, answer.excerpt)  # type: ignore[misc]


class Pause(WebhookDoor):
    verb, label, done = "pause", _("Pause"), _("Paused. What becomes public meanwhile is sent later.")

    reason = forms.CharField(label=_("Reason"), max_length=500)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.is_running)

    def call(self, at: dt.datetime) -> Webhook:
        return webhooks.pause_webhook(**self.facts(), reason=self.cleaned_data["reason"], at=at)


class Resume(WebhookDoor):
    verb, label, done = "resume", _("Resume"), _("Resumed. It is sent everything since it stopped.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.ended_at is None and subject.paused_at is not None

    def call(self, at: dt.datetime) -> Webhook:
        webhook = webhooks.resume_webhook(**self.facts(), at=at)
        tasks.ring(tasks.plan_deliveries)
        return webhook


class Replay(WebhookDoor):
    verb, label, done = "replay", _("Send again from a number"), _("It is sent everything from there on.")
    intro = _("For a receiver that has lost what it had. The messages have the ids that they had before.")

    from_seq = forms.IntegerField(label=_("First publication"), min_value=1)

    def call(self, at: dt.datetime) -> Webhook:
        webhook = webhooks.replay_webhook(**self.facts(), from_seq=self.cleaned_data["from_seq"], at=at)
        tasks.ring(tasks.plan_deliveries)
        return webhook


class RotateSecret(WebhookDoor):
    verb, label = "rotate", _("Make a new secret")
    intro = _("For a day the former one signs too, so that the receiver can change over.")

    at_once = forms.BooleanField(
        label=_("Others know the former one: it must not sign any more"), required=False
    )

    def call(self, at: dt.datetime) -> Webhook:
        webhook, secret = webhooks.rotate_secret(**self.facts(), at_once=self.cleaned_data["at_once"], at=at)
        self.done = told_once(secret)  # type: ignore[misc]
        return webhook


class EndWebhook(WebhookDoor):
    verb, label, done, is_grave = "end", _("End the webhook"), _("Ended."), True

    reason = forms.CharField(label=_("Reason"), max_length=500)

    def call(self, at: dt.datetime) -> Webhook:
        return webhooks.end_webhook(**self.facts(), reason=self.cleaned_data["reason"], at=at)


class TroubleFilter(admin.SimpleListFilter):
    title, parameter_name = _("state"), "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("running", _("running")), ("paused", _("paused")), ("ended", _("ended"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        if self.value() == "running":
            return rows.running()  # type: ignore[no-any-return]
        if self.value() == "paused":
            return rows.paused()  # type: ignore[no-any-return]
        return rows.exclude(ended_at=None) if self.value() == "ended" else queryset


@admin.register(Webhook)
class WebhookAdmin(ReadOnlyAdmin):
    empty_text = _("Nobody is told yet. Add the address of a program that wants to hear what is published.")
    page = "claims/admin/webhook.html"
    entrances = (AddWebhook,)
    doors = (Resume, SendTest, Replay, Pause, ChangeWebhook, RotateSecret, EndWebhook)
    facts = (
        *("url", "events", "contact", "state", "planned_seq", "failing_since", "former_until"),
        *("created_by", "created_at"),
    )
    list_display = ("name", "url", "events", "state", "undone", "failing_since")
    list_filter = (TroubleFilter,)
    search_fields = ("name", "url", "contact")
    ordering = ("name", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(
            undone_count=how_many(WebhookDelivery.objects.undone(), "webhook")
        )
        return counted

    @admin.display(description=_("events"))
    def events(self, webhook: Webhook) -> str:
        return kinds_shown(webhook)

    @admin.display(description=_("state"))
    def state(self, webhook: Webhook) -> str:
        if webhook.ended_at:
            return f"{_('ended')}: {in_readers_language(webhook.end_reason)}"
        if webhook.paused_at:
            return f"{_('paused')}: {in_readers_language(webhook.pause_reason)}"
        return str(_("running"))

    @admin.display(description=_("not yet accepted"))
    def undone(self, webhook: Any) -> int:
        return int(webhook.undone_count)

    def page_facts(self, request: HttpRequest, subject: Webhook, doors: Doors) -> dict[str, Any]:
        rows = subject.deliveries.select_related("publication").order_by("-publication_id")
        waiting = Publication.objects.filter(seq__gt=subject.planned_seq, kind__in=subject.kinds)
        return {
            **super().page_facts(request, subject, doors),
            "deliveries": [(row, in_readers_language(row.last_error)) for row in rows[:SHOWN]],
            "undone": subject.deliveries.undone().count() + waiting.count(),
        }


class SendAgain(Door):
    verb, label, permission, carries_version = (
        "again",
        _("Send again"),
        "claims.change_webhookdelivery",
        False,
    )
    done = _("It is being sent.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.webhook.ended_at is None

    def call(self, at: dt.datetime) -> None:
        deliveries.send_again(delivery_id=self.subject.pk, actor=self.actor, at=at)
        tasks.ring(tasks.plan_deliveries)


class SkipDelivery(Door):
    verb, label, permission, carries_version = (
        "skip",
        _("Leave it out"),
        "claims.change_webhookdelivery",
        False,
    )
    intro = _("Where the receiver will not take it: the events after it can follow then.")
    done, is_grave = _("Left out."), True

    reason = forms.CharField(label=_("Reason"), max_length=500)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.done_at is None and subject.skipped_at is None and subject.webhook.ended_at is None

    def call(self, at: dt.datetime) -> None:
        reason = self.cleaned_data["reason"]
        deliveries.skip_delivery(delivery_id=self.subject.pk, reason=reason, actor=self.actor, at=at)
        tasks.ring(tasks.plan_deliveries)


class OutcomeFilter(admin.SimpleListFilter):
    title, parameter_name = _("outcome"), "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("undone", _("not yet accepted")), ("set_aside", _("set aside")), ("skipped", _("skipped"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        if self.value() == "undone":
            return rows.undone()  # type: ignore[no-any-return]
        if self.value() == "set_aside":
            return rows.set_aside()  # type: ignore[no-any-return]
        return rows.exclude(skipped_at=None) if self.value() == "skipped" else queryset


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyAdmin):
    empty_text = _("Nothing was sent yet. Deliveries follow publications.")
    page = "claims/admin/subscription.html"
    doors = (SendAgain, SkipDelivery)
    facts = (
        *("to_webhook", "to_publication", "message_id", "attempts", "status", "response", "problem"),
        *("tried_at", "due_at", "done_at", "skipped_at", "set_aside_at"),
    )
    list_display = ("publication", "webhook", "status", "attempts", "problem", "tried_at", "done_at")
    list_filter = (OutcomeFilter, "webhook", "publication__kind")
    list_select_related = ("webhook", "publication")
    ordering = ("-pk",)

    @admin.display(description="Message-ID")
    def message_id(self, delivery: WebhookDelivery) -> str:
        return delivery.message_id

    @admin.display(description=_("webhook"))
    def to_webhook(self, delivery: WebhookDelivery) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(delivery.webhook), delivery.webhook)

    @admin.display(description=_("publication"))
    def to_publication(self, delivery: WebhookDelivery) -> SafeString:
        return format_html('<a href="{}">{}</a>', change_url(delivery.publication), delivery.publication)
