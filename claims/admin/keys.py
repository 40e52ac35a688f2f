"""Keys of the API: made, shown once, revoked."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from claims.admin.desk import Door, ReadOnlyAdmin, change_url
from claims.admin.usage import charted
from claims.choices import KeyScope
from claims.models import ApiKey, KeyUsage
from claims.services import keys

USUAL_LIMIT = 1_200
DAYS_SHOWN = 30
LARGEST_LIMIT, LARGEST_QUOTA = 100_000, 100_000_000


class MakeKey(Door):
    verb, label, permission, carries_version = "make", _("Make a key"), "claims.add_apikey", False
    intro = _("The key is shown once, on the next page. Only its digest is kept.")

    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("who uses it, and for what"))
    contact = forms.EmailField(label=_("Contact"), help_text=_("whom we write to before we revoke it"))
    scopes = forms.MultipleChoiceField(
        label=_("Allowed to"),
        choices=KeyScope.choices,
        initial=[KeyScope.READ],
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )
    per_minute = forms.IntegerField(
        label=_("Requests a minute"), min_value=1, max_value=LARGEST_LIMIT, initial=USUAL_LIMIT
    )
    per_day = forms.IntegerField(
        label=_("Requests a day"),
        min_value=1,
        max_value=LARGEST_QUOTA,
        required=False,
        help_text=_("in UTC; empty for any number"),
    )
    expires_on = forms.DateField(
        label=_("Expires on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def call(self, at: dt.datetime) -> ApiKey:
        given = self.cleaned_data
        day: dt.date | None = given.pop("expires_on")
        expires_at = dt.datetime.combine(day, dt.time.min, dt.UTC) if day else None
        key, secret = keys.make_key(**given, expires_at=expires_at, actor=self.actor, at=at)
        # The one message that is about this push, not about the door.
        self.done = format_lazy(  # type: ignore[misc]
            "{} {}", _("Copy the key now, it is not shown again:"), secret
        )
        return key

    def after(self, result: ApiKey) -> str:
        return change_url(result)


class RevokeKey(Door):
    verb, label, permission, carries_version = "revoke", _("Revoke the key"), "claims.change_apikey", False
    done, is_grave = _("Revoked."), True

    reason = forms.CharField(label=_("Reason"), max_length=200)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.revoked_at is None

    def call(self, at: dt.datetime) -> ApiKey:
        reason = self.cleaned_data["reason"]
        return keys.revoke_key(key_id=self.subject.pk, reason=reason, actor=self.actor, at=at)


@admin.register(ApiKey)
class ApiKeyAdmin(ReadOnlyAdmin):
    empty_text = _("Nobody has a key yet. Make one for a program that reads more often than strangers may.")
    page = "claims/admin/subscription.html"
    entrances, doors = (MakeKey,), (RevokeKey,)
    facts = (
        *("name", "contact", "prefix", "shown_scopes", "per_minute", "per_day", "created_by", "created_at"),
        *("usage_chart", "expires_at", "last_used_at", "revoked_at", "revoked_by", "revoke_reason"),
    )
    list_display = (
        "name",
        "prefix",
        "contact",
        "shown_scopes",
        "per_minute",
        "per_day",
        "expires_at",
        "last_used_at",
        "revoked_at",
    )
    list_filter = (("revoked_at", admin.EmptyFieldListFilter),)
    search_fields = ("name", "contact", "prefix")
    ordering = ("-created_at", "-pk")

    @admin.display(description=_("use"))
    def usage_chart(self, key: ApiKey) -> SafeString:
        today = timezone.now().date()
        first = today - dt.timedelta(days=DAYS_SHOWN - 1)
        noted = {row.day: row for row in key.usage.filter(day__gte=first)}
        days = [first + dt.timedelta(days=number) for number in range(DAYS_SHOWN)]
        return charted([noted.get(day) or KeyUsage(key=key, day=day) for day in days])

    @admin.display(description=_("allowed to"))
    def shown_scopes(self, key: ApiKey) -> str:
        return ", ".join(str(KeyScope(scope).label) for scope in key.scopes)
