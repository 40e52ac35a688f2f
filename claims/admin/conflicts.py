"""A row that is saved as a whole: whoever read an older one is told so, and overwrites nothing unseen."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.db.models import Manager, Model
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from claims.admin.desk import RememberingAdmin

SEEN = "seen"


class ConflictAware(RememberingAdmin):
    """Its form carries a mark of what the editor saw: the row's own fields and those of the rows under it."""

    change_form_template = "claims/admin/change_form.html"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        typed = request.POST.get(SEEN, "")
        if obj is None or not typed or typed == self._mark_now(request, obj):
            return form
        return type(form.__name__, (Conflicting, form), {})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *arguments: Any, **named: Any
    ) -> Any:
        if (row := context.get("original")) is not None:
            context = {**context, SEEN: self._mark_shown(request, row, context)}
        return super().render_change_form(request, context, *arguments, **named)

    def _mark_now(self, request: HttpRequest, row: Model) -> str:
        """Of the row as it is, which nobody else changes before this transaction ends."""
        held = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        parts = []
        for inline in self.get_inline_instances(request, held):
            formset: Any = inline.get_formset(request, held)
            parts.append(inline.model._default_manager.filter(**{formset.fk.name: held}))
        return mark(held, self._names(request, held), parts)

    def _mark_shown(self, request: HttpRequest, row: Model, context: dict[str, Any]) -> str:
        if request.method == "POST":  # the form has written into the row what was typed
            return self._mark_now(request, row)
        parts = [list(shown.formset.get_queryset()) for shown in context["inline_admin_formsets"]]
        return mark(row, self._names(request, row), parts)

    def _names(self, request: HttpRequest, row: Model) -> list[str]:
        shown = flatten_fieldsets(self.get_fieldsets(request, row))
        return [name for name in shown if name not in self.get_readonly_fields(request, row)]


class Conflicting(forms.ModelForm):  # type: ignore[type-arg]
    """For who saw an older row: says so, and what is saved where they typed something else."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        saved = [f"{self[name].label}: {self._saved(name)}" for name in self.changed_data]
        raise ValidationError([_("Somebody else changed this in the meantime. Look at it again."), *saved])

    def _saved(self, name: str) -> str:
        value = self.fields[name].prepare_value(self.get_initial_for_field(self.fields[name], name))
        if isinstance(value, list):
            return ", ".join(map(str, value))
        return "—" if value in (None, "") else str(value)


def mark(row: Model, names: Sequence[str], parts: Iterable[Iterable[Model]]) -> str:
    """The same for the same values, and none can be read from it."""
    values = [_value(row, name) for name in names]
    below = [
        [_value(part, field.attname) for field in part._meta.concrete_fields]
        for rows in parts
        for part in sorted(rows, key=lambda one: one.pk)
    ]
    return salted_hmac(__name__, repr([values, below])).hexdigest()


def _value(row: Model, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, Manager):
        return repr(sorted(one.pk for one in value.all()))
    return str(value.pk if isinstance(value, Model) else value)
