"""Filters that a list begins with, and those that are called what the desk calls their column."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.columns import label_of


class FirstChoiceFilter(admin.SimpleListFilter):
    """A filter on a column that is set from the start: the list opens on what waits, "all" is a choice."""

    first: ClassVar[str]
    options: ClassVar[list[tuple[str, Any]]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*self.options, ("all", _("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, title in self.lookup_choices:
            yield {
                "selected": (self.value() or self.first) == str(value),
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or self.first
        return queryset if value == "all" else queryset.filter(**{str(self.parameter_name): value})


class NamedFilter(admin.RelatedFieldListFilter):
    """By a row that a column points to, under the column's name in the reader's language."""

    def __init__(self, field: Any, *arguments: Any, **named: Any) -> None:
        super().__init__(field, *arguments, **named)
        self.title = label_of(field)
