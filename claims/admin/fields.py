"""Form fields that several rooms share, in the desk's dress."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, get_select2_language
from django.core.validators import RegexValidator
from django.db import models
from django.forms.widgets import Input
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from unfold.widgets import CHECKBOX_CLASSES, INPUT_CLASSES, SELECT_CLASSES, TEXTAREA_CLASSES

from claims.choices import DatePrecision
from claims.models import PartialDate
from claims.services.told import in_readers_language

DRESS: dict[type[forms.Widget], list[str]] = {
    forms.Textarea: TEXTAREA_CLASSES,
    forms.CheckboxInput: CHECKBOX_CLASSES,
    forms.Select: SELECT_CLASSES,
    forms.FileInput: [],
    Input: INPUT_CLASSES,
}


def dress(form: forms.Form) -> None:
    """Give each widget the look of the desk; autocompletion dresses itself."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField) and field.empty_label:
            field.empty_label = "—"
        if isinstance(field.widget, AutocompleteSelect) or field.widget.is_hidden:
            continue
        classes = next((names for kind, names in DRESS.items() if isinstance(field.widget, kind)), [])
        field.widget.attrs.setdefault("class", " ".join(classes))


def language_field(**options: Any) -> forms.CharField:
    """A language tag: news comes in more languages than the desk speaks."""
    return forms.CharField(
        label=options.pop("label", _("Language")),
        max_length=8,
        validators=[
            RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$", _("Write a code such as ro, sq or en."))
        ],
        widget=forms.TextInput(attrs={"list": "languages", "autocapitalize": "none", "spellcheck": "false"}),
        **options,
    )


ALBANIAN = "sq"  # has its file in Django, but is missing in the list of those that have


class SearchSelect(AutocompleteSelect):
    """Searches as you type, and says so in the reader's language.

    Django asks for the language when the field is made; a form's fields are made once for all its readers.
    """

    @property
    def i18n_name(self) -> str | None:
        return get_select2_language() or (ALBANIAN if get_language() == ALBANIAN else None)

    @i18n_name.setter
    def i18n_name(self, language: str | None) -> None:
        """What Django found at its own time is nobody's language."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """What is no number was refused by the field: here nobody asks the database for it again."""
        return super().optgroups(name, [one for one in value if not one or str(one).isdecimal()], attr)


def chosen(
    relation: models.Field[Any, Any], queryset: models.QuerySet[Any], **options: Any
) -> forms.ModelChoiceField[Any]:
    """Search as you type among the rows that a relation points to."""
    options.setdefault("widget", SearchSelect(relation, admin.site, attrs={"style": "width: 100%"}))
    return forms.ModelChoiceField(queryset=queryset, **options)


class KnownSelect(SearchSelect):
    """Names the row that is chosen without asking for it, where the form has it at hand."""

    known: models.Model | None = None

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        choices = [(self.known.pk, self.choices.field.label_from_instance(self.known))]
        if not self.is_required:
            choices.insert(0, ("", ""))
        options = [
            self.create_option(name, key, label, bool(key), place)
            for place, (key, label) in enumerate(choices)
        ]
        return [(None, options, 0)]


def day_field(**options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=options.pop("required", False), widget=widget, **options)


class WordsField(forms.CharField):
    """Several lines. A form sends each line's end as two characters; our texts have one."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def words_field(rows: int = 3, **options: Any) -> forms.CharField:
    """Words as they are: spaces at the ends are the editor's, not ours to strip."""
    return WordsField(widget=forms.Textarea(attrs={"rows": rows}), **options)


DOTTED = re.compile(r"(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})")


def in_order(written: str) -> str:
    """A day as the desk's own pages print it in Romanian or Albanian, 9.1.2026, with the year first."""
    found = DOTTED.fullmatch(written)
    return "-".join(part for part in reversed(found.groups()) if part) if found else written


class SaidForm(forms.Form):
    """When something was said: a day, a month, a year or unknown, with narrower bounds where known."""

    said = forms.CharField(
        label=_("Said on"),
        required=False,
        max_length=10,
        help_text=_("2026-01-09, 2026-01 or 2026; leave it empty if nobody knows."),
        widget=forms.TextInput(attrs={"placeholder": "YYYY-MM-DD"}),  # a keypad of numbers has no hyphen
    )
    not_before = day_field(label=_("Not before"))
    not_after = day_field(label=_("Not after"))
    basis = forms.CharField(label=_("What the date rests on"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "said" in cleaned:
            cleaned["partial"] = self._partial(cleaned)
        return cleaned

    def _partial(self, cleaned: dict[str, Any]) -> PartialDate | None:
        basis = self._basis(cleaned.get("basis", ""))
        try:
            date = PartialDate.parse(in_order(cleaned["said"].strip()), basis)
        except ValueError:
            self.add_error("said", _("Write a day, a month or a year: 2026-01-09, 2026-01 or 2026."))
            return None
        first, last = cleaned.get("not_before"), cleaned.get("not_after")
        if date.precision == DatePrecision.DAY or not (first or last):
            return date
        return self._narrowed(date, first or date.not_before, last or date.not_after)

    def _basis(self, typed: str) -> str:
        """Words of the machine's that nobody touched are kept as it wrote them, not as they were read."""
        stored: str = getattr(getattr(self, "subject", None), "said_basis", "")
        return stored if typed == in_readers_language(stored) else typed

    def _narrowed(self, date: PartialDate, first: dt.date | None, last: dt.date | None) -> PartialDate | None:
        if first and last and first > last:
            self.add_error("not_after", _("This day lies before the first one."))
            return None
        try:
            return date.narrowed(first, last)
        except ValueError:
            self.add_error("not_before", _("These days lie outside the date above."))
            return None


def said_initial(date: PartialDate) -> dict[str, Any]:
    """What `SaidForm` shows for a date; bounds only where they say more than the precision does."""
    natural = PartialDate.parse(str(date))
    return {
        "said": str(date),
        "not_before": date.not_before if date.not_before != natural.not_before else None,
        "not_after": date.not_after if date.not_after != natural.not_after else None,
        "basis": in_readers_language(date.basis),
    }
