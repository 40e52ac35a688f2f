"""Who stands in the desk's door: sees who is still there, and lets nobody in without the second factor."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from claims.models import User
from claims.services import second_factors, sign_ins
from tracker.visitors import address_of

DESK = "/admin/"
OPEN = frozenset({"sign-in", "sign-in-code", "second-factor", "admin:logout"})
SEEN = "seen_at"  # in the session: when the sign-in was last noted, so that not every page writes
NOTED_EVERY = 60  # seconds
NUL = "%00"  # no person types it, no filter looks at it before the database does, and that has no such text


def door(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, of the desk alone: public pages know no session."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(DESK) or not request.user.is_authenticated:
            return get_response(request)
        if NUL in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        if lacks_factor(request) and not is_open(request):
            return turned_away(request)
        note_presence(request)
        key = request.session.session_key or ""
        response = get_response(request)
        follow(request, key)
        return response

    return respond


def lacks_factor(request: HttpRequest) -> bool:
    user: Any = request.user
    return settings.STAFF_SECOND_FACTOR == "required" and not user.is_verified()


def is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in OPEN
    except Resolver404:
        return False


def turned_away(request: HttpRequest) -> HttpResponse:
    """People are led to what they have to do; programs and forms are refused."""
    user: User = request.user  # type: ignore[assignment]
    if second_factors.has_factor(user):  # this session has not shown it: it is older than the factor
        logout(request)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if request.method != "GET" or "text/html" not in request.headers.get("Accept", ""):
        raise PermissionDenied
    return HttpResponseRedirect(reverse("second-factor"))


def note_presence(request: HttpRequest) -> None:
    """At most once a minute: it also lets the session live on."""
    at = timezone.now()
    if at.timestamp() - request.session.get(SEEN, 0) < NOTED_EVERY:
        return
    request.session[SEEN] = int(at.timestamp())
    key = request.session.session_key or ""
    if not sign_ins.see_sign_in(session_key=key, address=address_of(request), at=at):
        note(request, request.user)  # a session from before sign-ins were noted


def follow(request: HttpRequest, key: str) -> None:
    """A session that was given another key is still the same sign-in."""
    new_key = request.session.session_key
    if new_key and new_key != key:
        sign_ins.rename_sign_in(session_key=key, new_key=new_key)


@receiver(user_logged_in)
def note_entry(request: HttpRequest, user: Any, **_more: Any) -> None:
    request.session[SEEN] = int(timezone.now().timestamp())
    if request.session.session_key is None:  # it was somebody else's, and was emptied
        request.session.cycle_key()
    note(request, user)


def note(request: HttpRequest, user: Any) -> None:
    sign_ins.open_sign_in(
        user=user,
        session_key=request.session.session_key or "",
        device=request.headers.get("User-Agent", ""),
        address=address_of(request),
        at=timezone.now(),
    )


@receiver(user_logged_out)
def note_exit(request: HttpRequest, user: Any, **_more: Any) -> None:
    if user is not None and request.session.session_key:
        sign_ins.sign_out(session_key=request.session.session_key, actor=user)
