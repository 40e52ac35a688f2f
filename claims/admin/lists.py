"""Lists that are as quick with a hundred thousand rows as with a hundred."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import admin
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.filters import FirstChoiceFilter
from claims.admin.tongues import language_name
from claims.extraction.packs import available

if TYPE_CHECKING:
    from django.contrib.admin.views.main import ChangeList

    Paged = Paginator[Any]
else:
    from unfold.views import ChangeList

    Paged = Paginator

# Nobody reads on after so many: whoever looks for one among more narrows the list, or turns it round.
MOST_LISTED, MOST_FOUND = 10_000, 1_000
SEARCHES = ("q", "term")  # what a list calls its search, and what a field that offers rows does


class AtLeast(int):
    """A number behind which nobody counted on: 1000+."""

    def __str__(self) -> str:
        return f"{int(self)}+"


def counted(rows: QuerySet[Any], most: int = MOST_FOUND) -> int:
    """How many rows there are, as far as `most`."""
    count = rows.order_by().values("pk")[: most + 1].count()
    return AtLeast(most) if count > most else count


class Pages(Paged):
    """Pages of rows that are counted only as far as anybody reads on."""

    def __init__(self, *arguments: Any, most: int = MOST_LISTED, found: bool = False, **named: Any) -> None:
        self.most, self.found = most, found
        super().__init__(*arguments, **named)

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        with walking(found=self.found):
            return counted(rows, self.most)


def pages(request: HttpRequest, rows: Any, size: int, **named: Any) -> Pages:
    """Of a search fewer are counted: its rows are not in an index one after the other."""
    found = is_search(request)
    return Pages(rows, size, most=MOST_FOUND if found else MOST_LISTED, found=found, **named)


def is_search(request: HttpRequest) -> bool:
    return any(request.GET.get(name) for name in SEARCHES)


WALK = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"
BY_INDEX = "; SET LOCAL enable_seqscan = off"
ALL_AT_ONCE = "; SET LOCAL enable_indexscan = off"
AS_BEFORE = "RESET enable_hashjoin; RESET enable_mergejoin; RESET enable_seqscan; RESET enable_indexscan"


@contextmanager
def walking(*, found: bool = False, few: bool = False) -> Iterator[None]:
    """Go along an index, look at each row's others, and stop where there are enough.

    PostgreSQL knows how many rows are wanted, but not how many fit: it would rather join the whole of two
    tables first; and of what is searched it would try every row, where it takes a rare word for common. Where
    `few` are known to fit, it is to take them from the words' own index, not to meet them on the way.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WALK + BY_INDEX * found + ALL_AT_ONCE * few)
        yield
        cursor.execute(AS_BEFORE)


class KeysFirst(ChangeList):
    """A list that looks for the keys of its page, then for those rows with all that they show.

    In one go PostgreSQL would join and count for each row that it skips on the way to the page.
    """

    def get_results(self, request: HttpRequest) -> None:
        if getattr(request, "is_walking", False):
            return  # whoever only walks the line wants the queryset
        super().get_results(request)
        found = is_search(request)
        with walking(found=found, few=found and not isinstance(self.result_count, AtLeast)):
            keys = list(self.result_list.values_list("pk", flat=True))
        rows = self.root_queryset.filter(pk__in=keys)
        complete = rows if rows.query.select_related else self.apply_select_related(rows)
        by_key = {row.pk: row for row in complete}
        self.result_list: Any = self.completed([by_key[key] for key in keys if key in by_key])

    def begins_with(self) -> list[Any]:
        """What the list shows of all rows where nobody asked for less, or what was chosen instead."""
        firsts = (spec for spec in self.filter_specs if isinstance(spec, FirstChoiceFilter))
        return [choice["display"] for spec in firsts for choice in spec.choices(self) if choice["selected"]]

    def completed(self, rows: list[Any]) -> list[Any]:
        """The rows of the page with what a list knows of them besides."""
        return rows


class LanguagesFilter(admin.SimpleListFilter):
    """The desk's languages and those that the machine reads: asking the rows would read all of them."""

    title, parameter_name = _("language"), "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        known = {code for code, _name in settings.LANGUAGES} | set(available())
        value = self.value()
        return ((code, language_name(code)) for code in sorted(known | ({value} if value else set())))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() else queryset
