"""How severe this newsroom is about each rule of its publish check."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims import workflow
from claims.admin.audit import ReferenceAdmin
from claims.models import PublishRule


@admin.register(PublishRule)
class PublishRuleAdmin(ReferenceAdmin):
    """The rules that can be softened have a row each; the others block whatever anybody wishes."""

    empty_text = _("No rule is left to the newsroom.")
    manual = "a-verdict"
    list_before_template = "claims/admin/fixed_rules.html"
    list_display = ("asks", "severity", "usual", "origin")
    list_display_links = ("asks",)
    fields = ("key", "severity", "usual", "origin")
    readonly_fields = ("key", "usual", "origin")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        fixed = [rule.key.label for rule in workflow.RULES if rule.is_fixed]
        return super().changelist_view(request, {**(extra_context or {}), "fixed_rules": fixed})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("asks for"), ordering="key")
    def asks(self, rule: PublishRule) -> str:
        return str(rule.get_key_display())

    @admin.display(description=_("whose rule"))
    def origin(self, rule: PublishRule) -> str:
        return str(_of_table(rule).origin)

    @admin.display(description=_("by default"))
    def usual(self, rule: PublishRule) -> str:
        return str(_of_table(rule).severity.label)


def _of_table(row: PublishRule) -> workflow.Rule:
    return next(rule for rule in workflow.RULES if rule.key == row.key)
