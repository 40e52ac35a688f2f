"""What a column held, as people read it: the name of the row behind a number, a word of a closed list."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.models import Group
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.admin.groups import role_name
from claims.services.told import in_readers_language

if TYPE_CHECKING:
    Field = models.Field[Any, Any]
    DateField = models.DateField[Any, Any]
else:
    Field, DateField = models.Field, models.DateField

Value = tuple[Field | None, Any]  # a column and what it held
Names = Mapping[tuple[type[models.Model], Any], str]
TOLD = ("said_basis", "last_error", "pause_reason", "end_reason")  # what a machine says, kept in English
LONG = ("text", "raw", "blocks")  # of an article: its name needs none of them


def column_of(model: type[models.Model], name: str) -> Field | None:
    """The field behind a column; None for a column that is gone by now."""
    try:
        return cast("Field", model._meta.get_field(name))
    except FieldDoesNotExist:
        return next((field for field in model._meta.concrete_fields if field.attname == name), None)


def names_of(values: Iterable[Value]) -> Names:
    """The names of all rows that the columns pointed to: one question for each table."""
    wanted: dict[type[models.Model], set[Any]] = {}
    for field, value in values:
        if isinstance(field, models.ForeignKey) and value is not None:
            wanted.setdefault(field.related_model, set()).add(value)
    return {
        (model, key): _name(row) for model, keys in wanted.items() for key, row in _rows(model, keys).items()
    }


def _name(row: models.Model) -> str:
    return role_name(row) if isinstance(row, Group) else str(row)


def _rows(model: type[models.Model], keys: Iterable[Any]) -> dict[Any, models.Model]:
    rows = model._base_manager.select_related()
    held = {field.name for field in model._meta.concrete_fields}
    return rows.defer(*(name for name in LONG if name in held)).in_bulk(list(keys))


def in_words(field: Field | None, value: Any, names: Names) -> str:
    """One value: a row that is gone keeps its number."""
    if value is None or value == "":
        return "—"
    if isinstance(field, models.ForeignKey):
        return names.get((field.related_model, value), _("no. %s, gone by now") % value)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, models.DateField):
        return _moment(field, value)
    return in_readers_language(value) if field is not None and field.name in TOLD else str(value)


def _moment(field: DateField, value: Any) -> str:
    try:
        found = field.to_python(value)
    except ValidationError:
        return str(value)
    if isinstance(field, models.DateTimeField):
        return date_format(timezone.localtime(found), "DATETIME_FORMAT")
    return date_format(found, "DATE_FORMAT")
