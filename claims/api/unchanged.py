"""Readers who only ask whether something has changed are answered at the door.

No session, no form and no language of a page plays a part in the API: what stands between the door and a view
of it would be most of the work of a 304.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from claims.api.public import PublicView

PLACE, ROUTES = "/api", "claims.api.urls"
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


def unchanged_at_the_door(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, before all others that the API can do without. What has changed goes the usual way."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        return unchanged(request) or get_response(request)

    return respond


def unchanged(request: HttpRequest) -> HttpResponseBase | None:
    if request.method not in {"GET", "HEAD"} or not any(name in request.META for name in CONDITIONS):
        return None
    if not request.path_info.startswith(f"{PLACE}/"):
        return None
    try:
        found = resolve(request.path_info.removeprefix(PLACE), ROUTES)
    except Resolver404:
        return None
    request.get_host()  # one that is not ours is refused, as everywhere
    view: Any = getattr(found.func, "cls", None)
    is_ours = isinstance(view, type) and issubclass(view, PublicView)
    return view.when_unchanged(request, **found.kwargs) if is_ours else None
