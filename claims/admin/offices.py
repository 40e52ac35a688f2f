"""A door with a role: when the records know no such office, it says so and wants to be pushed again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import Door
from claims.services.offices import office_doubt


class OfficeAware(Door):
    """Its form has the fields `speaker` and `role`, and the date as `partial`."""

    office_known = forms.BooleanField(
        label=_("I know: the records lack this office."), required=False, help_text=_("Then push again.")
    )
    doubt = ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        speaker, said, role = (cleaned.get(name) for name in ("speaker", "partial", "role"))
        if speaker and said and role and not self.errors and self.asks_about_office():
            self.doubt = office_doubt(speaker=speaker, said=said, role=role)
        if self.doubt and not cleaned.get("office_known"):
            self.add_error("role", self.doubt)
        return cleaned

    def asks_about_office(self) -> bool:
        return True

    def usual_fields(self) -> list[forms.BoundField]:
        return [field for field in super().usual_fields() if field.name != "office_known" or self.doubt]
