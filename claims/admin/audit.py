"""The newsroom's people, and reference data: rows that are saved plainly, with a trace of who saved them."""

from typing import Any, ClassVar

import pghistory
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from claims.admin.conflicts import ConflictAware
from claims.admin.desk import admin_url
from claims.admin.groups import RoleFilter, role_name
from claims.models import Account, Claim, Membership, PublicClaim, RecoveryCodes, SecondFactor, SignIn, User
from claims.services import publications, sign_ins
from claims.services.audit import acting
from claims.services.slugs import free_slug

admin.site.unregister(Group)  # the groups and their permissions are made by the migrations


class TracedAdmin(ConflictAware):
    """Rows that are saved plainly: their traces say who saved or deleted them."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        with self._acting(request, "save"):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        with self._acting(request, "delete"):
            return super().delete_view(request, object_id, extra_context)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with self._acting(request, "delete"):
            super().delete_queryset(request, queryset)

    def _acting(self, request: HttpRequest, verb: str) -> Any:
        return pghistory.context(user=request.user.pk, action=f"{verb}_{self.opts.model_name}")


class ReferenceAdmin(TracedAdmin):
    """Names, addresses and labels. Where published claims show them, their public documents follow."""

    list_per_page = 50
    formfield_overrides: ClassVar[Any] = {models.URLField: {"assume_scheme": "https"}}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if hasattr(obj, "slug") and not obj.slug:
            obj.slug = free_slug(type(obj), str(obj))
        if change and hasattr(obj, "version"):
            obj.version += 1
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        public = PublicClaim.objects.standing().values("id")
        claims = self.public_claims(form.instance).filter(
            public_id__in=public, links__confirmed_at__isnull=False
        )
        if change and (found := list(claims.distinct())):
            publications.amend_claims(claims=found, note="", at=timezone.now())

    def public_claims(self, row: Any) -> QuerySet[Claim]:
        """The claims whose public documents may show this row."""
        return Claim.objects.none()


@admin.register(User)
class UserAdmin(DjangoUserAdmin, TracedAdmin):  # type: ignore[type-arg, misc]
    """Accounts. Only a superuser makes or touches a superuser; groups carry the permissions."""

    empty_text = _("No account yet.")
    manual = "getting-in"
    parts = (Membership, SecondFactor, RecoveryCodes, SignIn)
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "email", "shown_groups", "is_active", "last_login")
    list_filter = (("groups", RoleFilter), "is_active", "is_staff")
    fieldsets: ClassVar[Any] = (
        (None, {"fields": ("username", "password", "access")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email", "language")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
    )
    # Nobody signs in past the password here, so the form does not ask whether to have one.
    add_fieldsets: Any = ((None, {"fields": ("username", "password1", "password2")}),)
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("access",) if request.user.is_superuser else ("access", "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        untouchable = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not untouchable and super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and not (obj.is_active and obj.is_staff):
            sign_ins.drop_sign_ins(user_id=obj.pk)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Whoever was signed in with the former password is so no more."""
        changed = User.objects.filter(pk=id).values_list("password_changed_at", flat=True)
        before = list(changed)
        reader: Any = request.user
        with acting(actor=reader, action="set_password"):
            response: HttpResponse = super().user_change_password(request, id, form_url)
            if list(changed.all()) != before and str(request.user.pk) != id:
                sign_ins.drop_sign_ins(user_id=int(id))
        return response

    @admin.display(description=_("access"))
    def access(self, user: User) -> SafeString:
        url = admin_url(Account, "change", user.pk)
        return format_html('<a href="{}">{}</a>', url, _("Sign-ins and second factor"))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        options["widget"] = UnfoldAdminCheckboxSelectMultipleWidget()
        field: Any = super().formfield_for_manytomany(db_field, request, **options)
        field.label_from_instance = role_name
        return field

    @admin.display(description=_("groups"))
    def shown_groups(self, user: User) -> str:
        return ", ".join(role_name(group) for group in user.groups.all())
