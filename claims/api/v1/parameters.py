"""What the parameters of several lists have in common."""

import datetime as dt
import re
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request

from claims.api.problems import InvalidParameters
from claims.models.forwarding import public_row
from claims.models.keyset import Cursor
from claims.models.publications import PublicDocument

NAME = r"^[-a-zA-Z0-9_]+$"
LANGUAGE = r"^[a-z]{2,3}$"
D = TypeVar("D", bound=PublicDocument)
ISO_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
INSTANT = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$")


class DayField(serializers.DateField):
    """YYYY-MM-DD and no other of the spellings that Python reads."""

    def to_internal_value(self, value: Any) -> Any:
        if not ISO_DATE.match(value):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(value)


class InstantField(serializers.DateTimeField):
    """As our answers write instants: in UTC. A `+` in an address would arrive as a blank."""

    def to_internal_value(self, value: Any) -> dt.datetime:
        try:
            found = parse_datetime(value) if INSTANT.match(value) else None
        except ValueError:
            found = None
        if found is None:
            self.fail("invalid", format="YYYY-MM-DDThh:mm:ssZ")
        return found


class FieldsField(serializers.CharField):
    """Names of fields, separated by commas."""

    def __init__(self, shape: type[serializers.Serializer[Any]]) -> None:
        self.shape = shape
        super().__init__(
            required=False,
            max_length=500,
            trim_whitespace=False,
            help_text="Only these fields, separated by commas, such as `id,title,verdict`.",
        )

    def to_internal_value(self, data: Any) -> Any:
        wanted = set(super().to_internal_value(data).split(","))
        unknown = sorted(wanted - self.shape().fields.keys())
        if unknown:
            raise serializers.ValidationError(_("There is no field %(name)s.") % {"name": f"“{unknown[0]}”"})
        return wanted


class ExpandField(serializers.CharField):
    """Names of what is to be shown in full, separated by commas."""

    def __init__(self, **choices: str) -> None:
        self.choices_by_name = choices
        told = "; ".join(f"`{name}`: {text}" for name, text in choices.items())
        super().__init__(
            required=False,
            max_length=100,
            trim_whitespace=False,
            help_text=f"What to show in full, separated by commas. {told}.",
        )

    def to_internal_value(self, data: Any) -> Any:
        wanted = set(super().to_internal_value(data).split(","))
        unknown = sorted(wanted - self.choices_by_name.keys())
        if unknown:
            raise serializers.ValidationError(_("%(name)s cannot be expanded.") % {"name": f"“{unknown[0]}”"})
        return wanted


def name_field(help_text: str) -> serializers.RegexField:
    return serializers.RegexField(
        NAME, max_length=120, required=False, trim_whitespace=False, help_text=help_text
    )


def language_field(help_text: str) -> serializers.RegexField:
    return serializers.RegexField(LANGUAGE, required=False, trim_whitespace=False, help_text=help_text)


def cursor_field() -> serializers.CharField:
    return serializers.CharField(
        required=False, max_length=200, trim_whitespace=False, help_text="A place in the list, from `next`."
    )


class SparseQuery(serializers.Serializer[Any]):
    """Parameters with `fields`: that name is the serializer's own, so here it is `fields_wanted`."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        found = super().get_fields()
        return {"fields" if name == "fields_wanted" else name: field for name, field in found.items()}


class PageQuery(serializers.Serializer[Any]):
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=100, default=20)


def read_cursor(text: str) -> Cursor:
    try:
        return Cursor.parse(text)
    except ValueError as problem:
        raise serializers.ValidationError(_("Take it from `next` of the page before.")) from problem


def refuse_empty_range(given: dict[str, Any], start: str, end: str) -> None:
    if given.get(start) and given.get(end) and given[start] > given[end]:
        raise serializers.ValidationError({end: _("It lies before %(start)s.") % {"start": start}})


def next_address(request: Request, **place: object) -> str:
    """This list from another place on. The address is ours, whatever name the request used for us."""
    query = {**request.query_params.dict(), **place}
    return f"{settings.SITE_URL}{request.path}?{urlencode(query)}"


def mentioned(model: type[D], parameter: str, name: str) -> D:
    """The public document with that id or slug.

    :raises InvalidParameters: when there is none; nobody learns whether something unpublished bears the name
    """
    found = public_row(model, **identity(name))
    if found is None:
        raise InvalidParameters({parameter: _("Nothing public has this id or slug.")})
    return found


def identity(name: str) -> dict[str, Any]:
    try:
        return {"pk": UUID(name)}
    except ValueError:
        return {"slug": name}
