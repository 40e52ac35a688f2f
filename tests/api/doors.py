"""Every public address, found by asking the router; its parameters too, where a view declares them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from rest_framework import serializers

from claims.api.factchecktools.frame import GlobalQuery
from claims.models.keyset import Cursor
from claims.pages.languages import CODES
from claims.pages.search import SearchForm

HALF_PAST_SIX = dt.datetime(2026, 1, 9, 6, 30, tzinfo=dt.UTC)
Field = serializers.Field[Any, Any, Any, Any]

# Addresses whose answers are for one person, or that show nothing at all.
NOT_PUBLIC = {
    "set_language": "keeps a choice in a cookie and shows nothing",
    "confirm-subscription": "for whoever holds the token, which names one reader",
    "unsubscribe": "for whoever holds the token, which names one reader",
}
# What no route has a name for.
UNNAMED = (
    "/api/",
    "/api/v1/",
    "/v1alpha1/nothing",
    "/nothing/",
    "/%00/",
    "/admin/",
    "/admin/claims/claim/1/change/",
)
# What each page reads out of its address, besides the language; one that is not named here may read any.
PAGE_PARAMETERS: dict[str, tuple[str, ...]] = {
    "home": (),
    "claims": (*SearchForm.base_fields, "after"),
    "claim": (),
    "speakers": ("name", "after"),
    "speaker": ("before",),
    "topics": (),
    "data": (),
    "report": (),
    "report-sent": (),
    "topic": ("after",),
    "corrections": ("before",),
    "methodology": (),
    "embed": (),
    "subscribe": (),
    "subscription-asked": (),
    "manage-subscription": (),
    "api-docs": (),
    "api-reference": (),
    "api-problems": (),
}
ANY_PARAMETER = (*SearchForm.base_fields, "after", "before", "name", "page")
# Answers that are for machines and take no parameter.
BARE = ("robots", "sitemap", "sitemap-file", "healthz", "readyz")
# Without these a view says only that they are missing.
REQUIRED = {
    "oembed": "url",
    "factchecktools-search": "query",
    "factchecktools-pages": "organization",
}
# What means something only beside a search.
BESIDE_A_SEARCH = {"ordering": "-rank", "excerpts": "true", "page_size": "1"}


@dataclass(frozen=True)
class Values:
    """What to put where an address wants a value: public things, secret ones, and what never was."""

    ids: Sequence[UUID]
    slugs: Sequence[str]
    words: Sequence[str]
    tokens: Sequence[str]

    def of_argument(self, name: str) -> Sequence[Any]:
        """:raises KeyError: for an argument that no route had until now: say here what it may be"""
        return {
            "public_id": self.ids,
            "page_id": self.ids,
            "slug": self.slugs,
            "token": self.tokens,
            "seq": [*range(1, 6), 99, 10**30],
            "kind": ["page", "claim", "speaker", "topic", "statement"],
            "number": [1, 2],
        }[name]

    def of_parameter(self, name: str, declared: Field | None) -> Sequence[str]:
        # Taken and not looked at, or good for the request alone that it was given for.
        if name in {*GlobalQuery().fields, "imageUri", "pageToken"} - {"fields"}:
            return ["x"]
        if name in {"after", "cursor"}:
            return ["1", self.slugs[0], *(str(Cursor(HALF_PAST_SIX, identity)) for identity in self.ids[:2])]
        if name in {"url", "reviewPublisherSiteFilter", "organization"}:
            return ["localhost", "x.test", *(f"http://localhost:8000/claims/{slug}/" for slug in self.slugs)]
        for kind, values in OF_KIND.items():
            if isinstance(declared, kind):
                return values or [str(choice) for choice in getattr(declared, "choices", self.ids)]
        return [*self.words, *self.slugs, *map(str, self.ids[2:]), "ro", "id", "1"]


OF_KIND: dict[type[Field], list[str]] = {
    serializers.ChoiceField: [],  # those that it offers
    serializers.UUIDField: [],  # all that we know
    serializers.BooleanField: ["true"],
    serializers.IntegerField: ["1", "2", "0"],
    serializers.DateTimeField: ["2026-01-01T00:00:00Z", "2026-01-09T06:30:00Z"],
    serializers.DateField: ["2026-01-01", "2026-02-01"],
}


@dataclass(frozen=True)
class Route:
    """A named address, and the class of its view where that is one of the API's."""

    name: str
    arguments: tuple[str, ...]
    view: Any

    def parameters(self) -> dict[str, Field | None]:
        if self.view:
            return dict(self.view.query().fields)
        return {} if self.name in BARE else dict.fromkeys(PAGE_PARAMETERS.get(self.name, ANY_PARAMETER))


def routes() -> list[Route]:
    """Every route outside the desk."""
    return list(walked(get_resolver().url_patterns))


def walked(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[Route]:
    for pattern in patterns:
        if str(pattern.pattern).startswith("admin/"):
            continue
        if isinstance(pattern, URLResolver):
            yield from walked(pattern.url_patterns)
        elif pattern.name:
            view = getattr(pattern.callback, "cls", None)
            yield Route(pattern.name, tuple(pattern.pattern.converters), view)


def public_routes() -> list[Route]:
    return [route for route in routes() if route.name not in NOT_PUBLIC]


def addresses(values: Values) -> list[str]:
    """Every public address with every argument; the first of each also with every parameter and value."""
    found = list(UNNAMED)
    for route in public_routes():
        plain = places(route, values)
        found += plain
        if not route.view and route.name not in BARE:
            found += [f"{address}?hl={code}" for address in plain for code in CODES[1:]]
        found += [f"{plain[0]}?{urlencode(query)}" for query in queries(route, values)]
    return list(dict.fromkeys(found))


def places(route: Route, values: Values) -> list[str]:
    choices = product(*(values.of_argument(name) for name in route.arguments))
    return [reverse(route.name, kwargs=dict(zip(route.arguments, chosen, strict=True))) for chosen in choices]


def queries(route: Route, values: Values) -> Iterator[dict[str, str]]:
    needed = REQUIRED.get(route.name)
    base = {needed: values.of_parameter(needed, None)[0]} if needed else {}
    parameters = route.parameters()
    for name, declared in parameters.items():
        for value in values.of_parameter(name, declared):
            yield {**base, name: value}
    yield {**base, "status": "draft"}
    if "search" in parameters and "excerpts" in parameters:
        for word in values.words:
            yield {"search": word, **BESIDE_A_SEARCH}
