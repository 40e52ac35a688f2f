"""The frame of every API view: reads only, under the public role, with known parameters only."""

import datetime as dt
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.gzip import gzip_page
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.serializers import as_serializer_error
from rest_framework.views import APIView

from claims.api import limits
from claims.api.problems import InvalidParameters
from claims.choices import KeyScope
from claims.models.public_role import First, first_public_row, public_read

# What is read for an answer: the number of its latest event, and that one's instant.
State = tuple[int | str, dt.datetime | None]

# What is public may be read by a script on any page: no cookie plays a part here.
FOR_ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Language, ETag, Last-Modified, RateLimit, RateLimit-Policy, "
    "Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept-Language, Authorization, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


MET = "on_record.met"  # where a request keeps who sent it, and what that left of the limits


# Compressing is safe: a public answer holds no secret that its length could give away.
@method_decorator(gzip_page, name="dispatch")
class PublicView(APIView):
    """Answers GET and HEAD. `query` declares the parameters; any other, or one given twice, is refused."""

    http_method_names = ["get", "head"]
    query: type[serializers.Serializer[Any]] = serializers.Serializer
    checks_keys = True  # else `Authorization` means nothing here

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return HttpResponse(status=204, headers={**FOR_ANY_ORIGIN, **PREFLIGHT})
        self.meet(request)
        with translation.override(self.language), public_read():
            response = super().dispatch(request, *args, **kwargs)
        return self.labelled(response)

    def meet(self, request: HttpRequest) -> None:
        """Learn who asks, counted once however often the request is looked at, and in which language."""
        if MET not in request.META:
            now = timezone.now()
            caller = limits.caller_of(request, now) if self.checks_keys else limits.stranger(request)
            request.META[MET] = caller, limits.count(caller, now) if caller else []
        self.caller, self.allowances = request.META[MET]
        self.language = language_asked_for(request)

    def labelled(self, response: HttpResponseBase) -> HttpResponseBase:
        told = {**FOR_ANY_ORIGIN, "Content-Language": self.language, **limits.headers(self.allowances)}
        for name, value in told.items():
            response[name] = value
        patch_vary_headers(response, ["Accept-Language", "Accept-Encoding"])
        return response

    @classmethod
    def when_unchanged(cls, request: HttpRequest, **address: Any) -> HttpResponseBase | None:
        """304 to a request for what has not changed since: it costs one query and no more.

        Whatever else there is to say, from 400 to 412, is said by `dispatch`.
        """
        view = cls()
        view.meet(request)
        with translation.override(view.language):
            answer = view.known_already(request, **address)
        return view.labelled(answer) if answer else None

    def known_already(self, request: HttpRequest, **address: Any) -> HttpResponseBase | None:
        try:
            self.admit()
            self.parameters = self.read_parameters(request)
        except exceptions.APIException:
            return None
        state = self.state(first_public_row, **address) if self.can_be_accepted(request) else None
        answer = unchanged(request, validators(*state), state[1]) if state else None
        return answer if answer is not None and answer.status_code == 304 else None

    def state(self, first: First, **_address: Any) -> State | None:  # noqa: ARG002 (for those who know)
        """The state of what is at an address, read by `first`; None when a single query cannot tell."""
        return None

    def can_be_accepted(self, request: HttpRequest) -> bool:
        """Whether the client takes our format, for certain."""
        accepted = request.META.get("HTTP_ACCEPT", "*/*").split(",")
        kinds = {kind.partition(";")[0].strip() for kind in accepted}
        return not kinds.isdisjoint({"*/*", self.renderer_classes[0].media_type})

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        self.admit()
        super().initial(request, *args, **kwargs)
        if request.method not in self.allowed_methods:  # whatever its parameters are
            self.http_method_not_allowed(request, *args, **kwargs)
        self.parameters = self.read_parameters(request)

    def admit(self) -> None:
        """:raises APIException: for a key that opens nothing or may not read, and for too many requests"""
        if self.caller is None:
            raise exceptions.AuthenticationFailed
        if self.caller.scopes and KeyScope.READ not in self.caller.scopes:
            raise exceptions.PermissionDenied
        wait = limits.seconds_to_wait(self.allowances)
        if wait is not None:
            raise exceptions.Throttled(wait)

    def caller_may(self, scope: KeyScope) -> bool:
        return self.caller is not None and scope in self.caller.scopes

    def get_authenticate_header(self, request: Request) -> str:  # noqa: ARG002 (the base class says so)
        return "Bearer"

    def read_parameters(self, request: HttpRequest) -> dict[str, Any]:
        """:raises InvalidParameters: naming each parameter that is unknown, repeated or unusable"""
        query = reader_of(self.query)
        known = query.fields
        wrong = {name: _("There is no such parameter.") for name in request.GET if name not in known}
        given = request.GET.lists()
        wrong |= {name: _("Give it once.") for name, values in given if name in known and len(values) > 1}
        if wrong:
            raise InvalidParameters(wrong)
        try:
            found: dict[str, Any] = query.run_validation(request.GET.dict())
        except serializers.ValidationError as problem:
            errors = as_serializer_error(problem).items()
            raise InvalidParameters({name: " ".join(texts) for name, texts in errors}) from problem
        return found


@cache
def reader_of(query: type[serializers.Serializer[Any]]) -> serializers.Serializer[Any]:
    """It keeps nothing of what it reads: making one for every request costs more than reading with it."""
    return query()


def language_asked_for(request: HttpRequest) -> str:
    """Of ours, the one that Accept-Language likes best; no cookie counts, since caches ignore it."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def validators(state: int | str, at: dt.datetime | None) -> dict[str, str]:
    """Headers that name a state of the public tables, by the number of its latest event, and its time."""
    modified = {"Last-Modified": http_date(at.timestamp())} if at else {}
    version = settings.SPECTACULAR_SETTINGS["VERSION"]
    tag = f'"{state}-{version}-{translation.get_language()}"'
    return {"ETag": tag, "Cache-Control": "public, no-cache", **modified}


def unchanged(
    request: HttpRequest, headers: dict[str, str], at: dt.datetime | None
) -> HttpResponseBase | None:
    """304 or 412, when the request's conditions say so."""
    bare = HttpResponse(headers=headers)
    answer = get_conditional_response(
        request,
        etag=headers["ETag"],
        last_modified=int(at.timestamp()) if at else None,
        response=bare,
    )
    return None if answer is bare else answer
