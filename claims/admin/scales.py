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


class VerdictInline(Stack):
    model = Verdict
    extra = 0
    fields = ("position", "key", "rating_value", "labels", "definitions")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in ("labels", "definitions"):
            return ByLanguageField(label=capfirst(db_field.verbose_name), required=not db_field.blank)
        return super().formfield_for_dbfield(db_field, request, **options)


@admin.register(VerdictScale)
class VerdictScaleAdmin(ReferenceAdmin):
    empty_text = _("No scale yet. Add one with its verdicts.")
    parts = (Verdict,)
    list_display = ("__str__", "kind", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("slug", "labels")
    fields = ("labels", "kind", "methodology", "is_active")
    inlines = (VerdictInline,)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "labels":
            return ByLanguageField(label=capfirst(db_field.verbose_name))
        return super().formfield_for_dbfield(db_field, request, **options)

    def public_claims(self, row: VerdictScale) -> QuerySet[Claim]:
        return Claim.objects.filter(review__revisions__verdict__scale=row)
