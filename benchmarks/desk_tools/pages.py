"""Every page of the desk that somebody may open, by name: found by asking the desk itself.

A new room, filter, column or page without an argument is measured from the day on which it is there.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.test import RequestFactory
from django.urls import get_resolver, reverse

from benchmarks.desk_tools.people import PARTIES
from claims.models import Article, Candidate, Claim, ReviewRevision, Speaker, Statement, User

DESK = "admin/"
MOST_CHOICES = 4  # of one filter
# Words that `api_tools.wording` plants, one that nothing has, and one too short for an index of trigrams.
SEARCHED = {"most": "ubicumque", "some": "passim", "few": "rarissime", "none": "nusquamque", "short": "ab"}
# What a page without an argument does is no page: it logs out, or answers scripts.
NO_PAGES = {"admin:logout", "admin:jsi18n", "admin:autocomplete"}


def addresses(user: User) -> dict[str, str]:
    """The address of each page by its name; a name means the same in every database."""
    found = dict(plain(get_resolver()))
    for room in admin.site._registry.values():
        found |= {f"{room.opts.model_name}: {name}": url for name, url in Room(room, user).pages()}
    return found | dict(suggestions()) | dict(special())


def plain(resolver: Any, path: str = "", names: str = "") -> Iterator[tuple[str, str]]:
    """Whatever below /admin/ needs no argument."""
    for one in resolver.url_patterns:
        route, has_argument = str(one.pattern), bool(one.pattern.converters) or "(" in str(one.pattern)
        if has_argument or not f"{path}{route}".startswith(DESK[: len(f"{path}{route}")]):
            continue
        if hasattr(one, "url_patterns"):
            yield from plain(one, path + route, f"{names}{one.namespace}:" if one.namespace else names)
        elif f"{path}{route}".startswith(DESK) and one.name and names + one.name not in NO_PAGES:
            yield names + one.name, f"/{path}{route}"


class Room:
    """The pages of one admin: its list in every order and behind every filter, and an object of it."""

    def __init__(self, room: Any, user: User) -> None:
        self.room = room
        self.request: Any = RequestFactory().get(self.url("changelist"))
        self.request.user = user
        self.may_view = room.has_view_permission(self.request)
        self.list: Any = room.get_changelist_instance(self.request) if self.may_view else None

    def url(self, page: str, *arguments: Any) -> str:
        return reverse(f"admin:{self.room.opts.app_label}_{self.room.opts.model_name}_{page}", args=arguments)

    def listed(self, **query: Any) -> str:
        return f"{self.url('changelist')}?{urlencode(query)}"

    def pages(self) -> Iterator[tuple[str, str]]:
        if self.list is None:
            return
        yield from self.narrowed()
        yield from self.ordered()
        if self.room.search_fields:
            yield from ((f"searched, {kind}", self.listed(q=word)) for kind, word in SEARCHED.items())
        last = self.list.paginator.num_pages
        yield from (
            (f"page {name}", self.listed(p=page)) for name, page in (("half", -(-last // 2)), ("last", last))
        )
        # The first ever, which is alike however many came after it.
        if row := self.list.root_queryset.order_by("pk").first():
            yield from self.object_pages(row)

    def narrowed(self) -> Iterator[tuple[str, str]]:
        for spec in self.list.filter_specs:
            parameter = spec.expected_parameters()[0]
            for number, choice in enumerate(islice(spec.choices(self.list), MOST_CHOICES)):
                if "query_string" in choice:
                    yield f"{parameter} {number}", self.url("changelist") + choice["query_string"]

    def ordered(self) -> Iterator[tuple[str, str]]:
        for number, name in enumerate(self.list.list_display):
            if self.list.get_ordering_field(name):
                yield f"by {name}", self.listed(o=number)

    def object_pages(self, row: Model) -> Iterator[tuple[str, str]]:
        yield "an object", self.url("change", row.pk)
        yield "its history", self.url("history", row.pk)


def suggestions() -> Iterator[tuple[str, str]]:
    """What a field offers while somebody types: of each room once, whichever field asks."""
    fields = (field for model in admin.site._registry for field in model._meta.get_fields())
    asking = {
        f.related_model: f for f in fields if isinstance(f, ForeignKey) and is_searched(f.related_model)
    }
    for model, field in asking.items():
        about = {
            "app_label": field.model._meta.app_label,
            "model_name": field.model._meta.model_name,
            "field_name": field.name,
        }
        for kind, word in {"nothing": "", **SEARCHED}.items():
            query = urlencode({"term": word, **about})
            yield f"{model._meta.model_name}: offered, {kind}", f"{reverse('admin:autocomplete')}?{query}"


def is_searched(model: Any) -> bool:
    return bool(getattr(admin.site._registry.get(model), "search_fields", ()))


def special() -> Iterator[tuple[str, str]]:
    """Objects with more than others: whoever is quoted most, a review in each state, a walk in the queue."""
    most = PARTIES + 1
    merge = reverse("admin:claims_speakermerge_add")
    yield "the most quoted speaker", change(Speaker, most)
    yield "history of the most quoted", reverse("admin:claims_speaker_history", args=[most])
    yield "preview of a merge", f"{merge}?{urlencode({'duplicate': most, 'kept': most + 1})}"
    yield "an article", change(Article, 1)
    yield "a statement", change(Statement, 1)
    yield "a claim", change(Claim, 1)
    for state, row in states():
        yield f"a review, {state}", change(ReviewRevision, row)
    for filters in ("language=ro", "q=ubicumque", "speaker=none", "state=all"):
        row = Candidate.objects.waiting().ranked().values_list("pk", flat=True)[0]
        yield (
            f"a candidate behind {filters}",
            f"{change(Candidate, row)}?{urlencode({'_changelist_filters': filters})}",
        )


def states() -> Iterator[tuple[str, int]]:
    rows = ReviewRevision.objects.order_by("state", "pk").distinct("state")
    yield from rows.values_list("state", "pk")


def change(model: type[Model], key: int) -> str:
    return reverse(f"admin:claims_{model._meta.model_name}_change", args=[key])
