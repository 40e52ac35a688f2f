"""Lists of what public claims mention, and one of them: the same two views for every noun."""

from collections.abc import Collection
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.public import PublicView, unchanged, validators
from claims.api.v1.answers import ListView, answers, instant_number, page_of
from claims.api.v1.nouns import NOUNS, Noun
from claims.api.v1.parameters import FieldsField, SparseQuery, next_address
from claims.api.v1.projection import Document, projected
from claims.models.forwarding import public_row
from claims.models.publications import PublicDocument


class MentionList(ListView):
    """By slug, which never changes: so pages neither skip nor repeat."""

    noun: ClassVar[Noun]

    def page(self) -> Document:
        size = self.parameters["page_size"]
        rows = self.matching().filter(slug__gt=self.parameters.get("cursor", "")).order_by("slug")
        found = list(rows.values_list("slug", "document")[: size + 1])
        following = next_address(self.request, cursor=found[size - 1][0]) if len(found) > size else None
        return {"next": following, "results": [self.shown(document) for _slug, document in found[:size]]}

    def matching(self) -> QuerySet[PublicDocument]:
        given = self.parameters
        same = {name: given[name] for name in self.noun.same if name in given}
        found = self.noun.model._default_manager.filter(**({"document__contains": same} if same else {}))
        if "name" not in given:
            return found
        return found.annotate(name=KT("document__name")).filter(name__unaccent__icontains=given["name"])

    def beside(self) -> Collection[type[PublicDocument]]:
        return (self.noun.model,)


class MentionDetail(PublicView):
    noun: ClassVar[Noun]

    def get(self, request: Request, public_id: UUID) -> HttpResponseBase:
        row = public_row(self.noun.model, pk=public_id)
        if row is None:
            raise Http404
        at, document = row.updated_at, row.document
        headers = validators(instant_number(at), at)
        shown = projected(self.noun.entry, document, self.parameters.get("fields"))
        return unchanged(request, headers, at) or Response(shown, headers=headers)


def list_of(noun: Noun) -> type[MentionList]:
    name = noun.plural.title()
    described = extend_schema(
        operation_id=f"{noun.plural}_list",
        summary=noun.summary,
        parameters=[noun.query],
        responses=answers(page_of(noun.entry, f"{noun.singular.title()}Page"), 400),
    )
    members = {"noun": noun, "entry": noun.entry, "query": noun.query, "__doc__": noun.summary}
    view: type[MentionList] = type(f"{name}List", (MentionList,), members)
    return extend_schema_view(get=described)(view)


def detail_of(noun: Noun) -> type[MentionDetail]:
    name = noun.singular.title()
    query: type[serializers.Serializer[Any]] = type(
        f"{name}DetailQuery", (SparseQuery,), {"fields_wanted": FieldsField(noun.entry)}
    )
    described = extend_schema(
        operation_id=f"{noun.plural}_retrieve",
        summary=f"One {noun.singular}",
        parameters=[query],
        responses=answers(noun.entry, 400, 404),
    )
    members = {"noun": noun, "query": query, "__doc__": f"One {noun.singular}."}
    view: type[MentionDetail] = type(f"{name}Detail", (MentionDetail,), members)
    return extend_schema_view(get=described)(view)


def urls_of(noun: Noun) -> list[URLPattern]:
    return [
        path(f"{noun.plural}/", list_of(noun).as_view(), name=f"api-{noun.plural}"),
        path(f"{noun.plural}/<uuid:public_id>/", detail_of(noun).as_view(), name=f"api-{noun.singular}"),
    ]


urlpatterns = [pattern for noun in NOUNS for pattern in urls_of(noun)]
