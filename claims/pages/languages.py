"""In which language a page speaks: the one in its address, else the browser's first that we have.

`?hl=ro` is an address of its own that can be sent to somebody, and needs no cookie. Links on a page whose
address names a language keep it. Claims and statements stay in theirs.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

PARAMETER = "hl"
CODES = [code for code, _name in settings.LANGUAGES]


def chosen(request: HttpRequest) -> str:
    """The language that the address names, or nothing."""
    code = request.GET.get(PARAMETER, "")
    return code if code in CODES else ""


def language_of_address(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware, after the one that reads Accept-Language; that one ends what is begun here."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if code := chosen(request):
            translation.activate(code)
        return get_response(request)

    return respond


def links(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `hl` to put behind an address, `hl_more` behind one with parameters; the switch."""
    code = chosen(request)
    return {
        "hl_code": code,
        "hl": f"?{PARAMETER}={code}" if code else "",
        "hl_more": f"&{PARAMETER}={code}" if code else "",
        "languages": [switch(request, offered) for offered in CODES],
    }


def switch(request: HttpRequest, code: str) -> dict[str, str]:
    """This page in a language, as an address relative to it."""
    parameters = request.GET.copy()
    parameters[PARAMETER] = code
    name = translation.get_language_info(code)["name_local"]
    return {"code": code, "name": name.capitalize(), "address": f"?{parameters.urlencode()}"}


def alternates(request: HttpRequest, address: str, place: str = "") -> dict[str, Any]:
    """What search engines are told of a page: its own address, and the same page in each language.

    `place` is the part of the query that is not a language: where in a list the page begins.
    """
    plain = f"{address}?{place}" if place else address
    joint = "&" if place else "?"
    spoken = {code: f"{plain}{joint}{PARAMETER}={code}" for code in CODES}
    return {"canonical": spoken.get(chosen(request), plain), "plain": plain, "alternates": spoken}
