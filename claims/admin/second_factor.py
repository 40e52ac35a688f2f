"""Setting up a second factor, its recovery codes, and another password: the pages of one's own keys."""

from base64 import b32encode
from binascii import unhexlify

import pghistory
import segno
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_otp import login as show_factor
from django_otp.util import random_hex

from claims.admin.attempts import Attempt, held
from claims.admin.sign_in import CodeForm, shown
from claims.models import SecondFactor, User
from claims.services import second_factors, sign_ins
from claims.services.audit import Refused

KEY, CODES = (
    "second_factor_key",
    "recovery_codes",
)  # in the session, until the one is used and the others are shown


def set_up(request: HttpRequest) -> HttpResponse:
    """The secret is in the session until the app has shown that it knows it."""
    user: User = request.user  # type: ignore[assignment]
    if second_factors.has_factor(user):
        return HttpResponseRedirect(reverse("own-access"))
    key = request.session.setdefault(KEY, random_hex())
    form = CodeForm(request.POST or None)
    if form.is_bound:
        attempt = Attempt.of(request, f"set up {user.pk}")
        if attempt.is_one_too_many():
            return held(request)
        if form.is_valid() and _added(request, user, form):
            attempt.succeeded()
            return HttpResponseRedirect(reverse("recovery-codes"))
    facts = {"picture": qr_code(user, key), "secret": readable(key), "form": form}
    return shown(request, "claims/admin/second_factor.html", title=_("Set up a second factor"), **facts)


def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Shown once, right after they were made."""
    codes = request.session.pop(CODES, None)
    if not codes:
        return HttpResponseRedirect(reverse("own-access"))
    return shown(request, "claims/admin/recovery_codes.html", title=_("Recovery codes"), codes=codes)


def change_password(request: HttpRequest) -> HttpResponse:
    """The admin's own page; who guesses the old password is held up, and other browsers are signed out."""
    user: User = request.user  # type: ignore[assignment]
    attempt = Attempt.of(request, f"password {user.pk}")
    if request.method == "POST" and attempt.is_one_too_many():
        return held(request)
    key = request.session.session_key or ""
    with pghistory.context(user=user.pk, action="change_password"):
        response = admin.site.password_change(request)
    if request.method == "POST" and response.status_code == 302:
        attempt.succeeded()
        _leave_only_here(request, user, key, "change_password")
    return response


def qr_code(user: User, key: str) -> SafeString:
    """Drawn here, as lines of the page itself: the secret goes nowhere else."""
    address = SecondFactor(user=user, key=key).config_url
    return SafeString(segno.make(address).svg_inline(scale=5, border=4, dark="#000", light="#fff"))


def readable(key: str) -> str:
    """The secret as apps take it when typed: letters and digits by fours."""
    secret = b32encode(unhexlify(key)).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _added(request: HttpRequest, user: User, form: CodeForm) -> bool:
    try:
        factor, codes = second_factors.add_factor(
            key=request.session[KEY], code=form.cleaned_data["code"], actor=user
        )
    except Refused as problem:
        form.add_error("code", str(problem))
        return False
    del request.session[KEY]
    request.session[CODES] = codes
    show_factor(request, factor)
    key = request.session.session_key or ""
    request.session.cycle_key()
    _leave_only_here(request, user, key, "add_factor")
    return True


def _leave_only_here(request: HttpRequest, user: User, key: str, action: str) -> None:
    """What knew less than this session knows now is signed out."""
    here = request.session.session_key or ""
    sign_ins.rename_sign_in(session_key=key, new_key=here)
    sign_ins.end_other_sign_ins(session_key=here, actor=user, action=action)
