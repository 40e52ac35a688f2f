"""Verdict scales: data, so that a newsroom makes its own."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.admin.audit import ReferenceAdmin
from claims.admin.by_language import ByLanguageField
from claims.models import Claim, Verdict, VerdictScale

if TYPE_CHECKING:
    from django.contrib.admin import StackedInline

    Stack = StackedInline[Any, Any]
else:
    from unfold.admin import StackedInline as Stack


HELP = {
    "labels": _("One a line, in each language that readers have: “en: Half true”."),
    "definitions": _("When it is given, one line a language: “en: It leaves out what matters.”"),
    "position": _("Its place in the list, from 0."),
    "key": _("Its name in addresses and data; it never changes."),
    "rating_value": _("From 1, the worst. Empty for what is no point of the scale, such as unverifiable."),
}


def by_language(field: Any) -> ByLanguageField:
    """Labels and definitions, with an example that is one."""
    label, help_text = capfirst(field.verbose_name), HELP[field.name]
    return ByLanguageField(label=label, required=not field.blank, help_text=help_text)


class VerdictInline(Stack):
    model = Verdict
    extra = 0
    fields = ("position", "key", "rating_value", "labels", "definitions")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in ("labels", "definitions"):
            return by_language(db_field)
        more = {"help_text": HELP[db_field.name]} if db_field.name in HELP else {}
        return super().formfield_for_dbfield(db_field, request, **more, **options)


@admin.register(VerdictScale)
class VerdictScaleAdmin(ReferenceAdmin):
    empty_text = _("No scale yet. Add one with its verdicts.")
    manual = "a-verdict"
    parts = (Verdict,)
    list_display = ("__str__", "kind", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("slug", "labels")
    fields = ("labels", "kind", "methodology", "is_active")
    inlines = (VerdictInline,)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "labels":
            return by_language(db_field)
        if db_field.name == "methodology":
            options["help_text"] = _("Markdown. Readers see it among the methods.")
        return super().formfield_for_dbfield(db_field, request, **options)

    def public_claims(self, row: VerdictScale) -> QuerySet[Claim]:
        return Claim.objects.filter(review__revisions__verdict__scale=row)
