"""The desk's entrance: name and password, then the code of whoever has a second factor."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from unfold.forms import AuthenticationForm

from claims.admin.attempts import Attempt, held
from claims.admin.fields import dress
from claims.models import User
from claims.services import second_factors

AWAITING = "awaiting_code"  # in the session: who has shown the password, when, and where to go then
PATIENCE = 600  # seconds between password and code


class CodeInput(forms.TextInput):
    """It comes back empty: a code that was wrong is of no use."""

    def __init__(self, **attrs: str) -> None:
        super().__init__({"autocomplete": "one-time-code", "autocapitalize": "none", **attrs})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, None, attrs)


class CodeForm(forms.Form):
    """A code of the app, or one of the recovery codes."""

    code = forms.CharField(label=_("Code"), max_length=20, widget=CodeInput(autofocus=""))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        dress(self)


class Entrance(LoginView):
    """The admin's own page, in its frame's dress."""

    authentication_form = AuthenticationForm
    template_name = "admin/login.html"

    def dispatch(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if request.method == "GET" and admin.site.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *arguments, **named)

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        frame = {**admin.site.each_context(self.request), "title": gettext("Log in")}
        return {**super().get_context_data(**named), **frame, "app_path": self.request.get_full_path()}

    def post(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        self.attempt = Attempt.of(request, request.POST.get("username", ""))
        return held(request) if self.attempt.is_one_too_many() else super().post(request, *arguments, **named)

    def form_valid(self, form: Any) -> HttpResponse:
        self.attempt.succeeded()
        user: User = form.get_user()
        if not second_factors.has_factor(user):
            return super().form_valid(form)
        self.request.session[AWAITING] = {
            "user": user.pk,
            "at": timezone.now().timestamp(),
            "to": self.get_success_url(),
        }
        return HttpResponseRedirect(reverse("sign-in-code"))


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """The second step; who has not taken the first, or waited too long, begins anew."""
    user = _awaited(request)
    if user is None:
        return HttpResponseRedirect(reverse("admin:login"))
    form = CodeForm(request.POST or None)
    if form.is_bound:
        attempt = Attempt.of(request, f"code {user.pk}")
        if attempt.is_one_too_many():
            return held(request)
        if form.is_valid() and _entered(request, user, form.cleaned_data["code"]):
            attempt.succeeded()
            return HttpResponseRedirect(request.session.pop(AWAITING)["to"])
        form.add_error("code", second_factors.wrong_code())
    return shown(request, "claims/admin/sign_in_code.html", title=gettext("Second factor"), form=form)


def shown(request: HttpRequest, template: str, **facts: Any) -> HttpResponse:
    """A page in the frame of the entrance."""
    status = 422 if facts.get("form") is not None and facts["form"].errors else 200
    return render(request, template, {**admin.site.each_context(request), **facts}, status=status)


def _awaited(request: HttpRequest) -> User | None:
    waiting = request.session.get(AWAITING)
    if not waiting or timezone.now().timestamp() - waiting["at"] > PATIENCE:
        return None
    return User.objects.filter(pk=waiting["user"], is_active=True, is_staff=True).first()


def _entered(request: HttpRequest, user: User, given: str) -> bool:
    device = second_factors.check_code(user=user, code=given)
    if device is None:
        return False
    user.otp_device = device  # type: ignore[attr-defined]  # the session then says what was shown
    login(request, user)
    return True
