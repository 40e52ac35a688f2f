"""How the newsroom's people get in: one's own keys, and those of others for who keeps accounts."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.admin.desk import DeskAdmin, Door, Doors, admin_url
from claims.admin.devices import in_words
from claims.admin.second_factor import CODES
from claims.admin.sign_in import CodeInput
from claims.models import Account, SecondFactor, SignIn, User
from claims.services import second_factors, sign_ins

# Their own rooms show secrets.
admin.site.unregister((TOTPDevice, StaticDevice))


class KeyDoor(Door):
    """An act upon a way in; the row has no version."""

    carries_version = False


class EndSignIns(KeyDoor):
    verb, label, is_grave = "end_sign_ins", _("Sign out everywhere"), True
    intro = _("Every browser in which this person is signed in has to sign in again.")
    done = _("Signed out everywhere.")
    permission = "claims.change_user"

    reason = forms.CharField(label=_("Reason"), max_length=500)

    def call(self, at: dt.datetime) -> int:
        return sign_ins.end_sign_ins(user_id=self.subject.pk, actor=self.actor, **self.cleaned_data)


class ResetFactor(KeyDoor):
    verb, label, is_grave = "reset_factor", _("Reset the second factor"), True
    intro = _("For who has lost the phone and the recovery codes. Make sure that it is they who ask.")
    done = _("Reset, and signed out everywhere. The password alone opens until a new one is set up.")
    permission = "claims.change_user"

    reason = forms.CharField(label=_("Reason"), max_length=500)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return second_factors.has_factor(subject)

    def call(self, at: dt.datetime) -> None:
        second_factors.reset_factor(user_id=self.subject.pk, actor=self.actor, **self.cleaned_data)


class EndOne(KeyDoor):
    verb, label, done = "end_one", _("Sign out"), _("Signed out there.")

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> QuerySet[SignIn]:
        return SignIn.objects.filter(user=actor).exclude(session_key=subject.here)

    def call(self, at: dt.datetime) -> None:
        sign_ins.end_sign_in(sign_in_id=self.row.pk, actor=self.actor)


class EndOthers(KeyDoor):
    verb, label, done = "end_others", _("Sign out everywhere else"), _("Signed out everywhere else.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return EndOne.rows(subject, actor).exists()

    def call(self, at: dt.datetime) -> int:
        return sign_ins.end_other_sign_ins(session_key=self.subject.here, actor=self.actor)


class FactorDoor(KeyDoor):
    """An act that the app itself has to confirm."""

    code = forms.CharField(label=_("Code of your app, or a recovery code"), max_length=20, widget=CodeInput)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return second_factors.has_factor(actor)


class RenewCodes(FactorDoor):
    verb, label, done = (
        "renew_codes",
        _("Make new recovery codes"),
        _("The former codes open nothing any more."),
    )

    def call(self, at: dt.datetime) -> list[str]:
        return second_factors.renew_codes(actor=self.actor, **self.cleaned_data)

    def after(self, result: list[str]) -> str:
        return reverse("recovery-codes")


class RemoveFactor(FactorDoor):
    verb, label, done, is_grave = "remove_factor", _("Take the second factor away"), _("Taken away."), True
    intro = _("To change over to another phone: take it away here, then set it up there.")

    def call(self, at: dt.datetime) -> None:
        second_factors.remove_factor(actor=self.actor, **self.cleaned_data)


@admin.register(Account)
class AccountAdmin(DeskAdmin):
    """Who has a second factor, and who is signed in: to be read, and to be shut."""

    empty_text = _("No account yet.")
    manual = "getting-in"
    page = "claims/admin/account.html"
    doors = (EndSignIns, ResetFactor)
    own_page = "claims/admin/own_access.html"
    own_doors = (EndOne, EndOthers, RenewCodes, RemoveFactor)
    list_display = ("username", "factor", "open_sign_ins", "last_login", "password_changed_at", "is_active")
    list_filter = ("is_active", "is_staff")
    search_fields = ("username", "first_name", "last_name")
    ordering = ("username",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        horizon = timezone.now() - sign_ins.lifetime()
        rows: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = rows.annotate(
            has_factor=Exists(SecondFactor.objects.filter(user=OuterRef("pk"), confirmed=True)),
            sign_in_count=Count("sign_ins", filter=Q(sign_ins__seen_at__gt=horizon)),
        )
        return counted

    @admin.display(description=_("second factor"), boolean=True)
    def factor(self, account: Any) -> bool:
        return bool(account.has_factor)

    @admin.display(description=_("signed in"))
    def open_sign_ins(self, account: Any) -> int:
        return int(account.sign_in_count)

    def page_facts(self, request: HttpRequest, subject: Any, doors: Doors) -> dict[str, Any]:
        # The way back from one's own page does not lead through a room that is not one's own.
        frame = {"opts": None, "original": None, "title": _("Your access")} if subject.here else {}
        found = list(SignIn.objects.filter(user_id=subject.pk).standing(timezone.now()))
        return {
            **frame,
            "sign_ins": [(row, in_words(row.device), doors.get(EndOne.verb, row)) for row in found],
            "has_factor": second_factors.has_factor(subject),
            "codes_left": second_factors.codes_left(subject),
            "show_history": False,
            "past": admin_url(User, "history", subject.pk),
        }

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The account's and the user's are one."""
        return HttpResponseRedirect(admin_url(User, "history", object_id))

    def own(self, request: HttpRequest) -> HttpResponse:
        """One's own keys: open to everybody who may enter the desk."""
        reader: Any = request.user
        subject = Account.objects.get(pk=reader.pk)
        subject.here = request.session.session_key or ""
        return self._serve(request, subject, self.own_doors, self.own_page)

    def way_on(self, request: HttpRequest, pushed: Door) -> str:
        if isinstance(pushed, RenewCodes):
            request.session[CODES] = pushed.result
        return super().way_on(request, pushed)


def own_access(request: HttpRequest) -> HttpResponse:
    room: Any = admin.site.get_model_admin(Account)
    answer: HttpResponse = room.own(request)
    return answer
