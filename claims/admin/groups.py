"""The newsroom's groups by what their members are called; the migrations name them once, in English."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

ROLES: dict[str, str | Promise] = {
    "contributor": pgettext_lazy("role", "contributor"),
    "editor": pgettext_lazy("role", "editor"),
    "reviewer": pgettext_lazy("role", "reviewer"),
    "publisher": pgettext_lazy("role", "publisher"),
    "administrator": pgettext_lazy("role", "administrator"),
}


def role_name(group: Group) -> str:
    """In the reader's language; a group that somebody made by hand has the name that it was given."""
    return str(ROLES.get(group.name, group.name))


class RoleFilter(admin.RelatedFieldListFilter):
    """The groups, from the least to the most that they may."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        return [(group.pk, role_name(group)) for group in Group.objects.order_by("pk")]
