"""Who can be quoted: people, organisations and parties, with spellings and dated offices."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.admin.audit import ReferenceAdmin
from claims.admin.by_language import ByLanguageField
from claims.admin.counts import how_many
from claims.admin.exports import Exporting
from claims.admin.fields import KnownSelect
from claims.admin.lists import KeysFirst
from claims.admin.merges import merge_url
from claims.admin.speaker_import import import_view
from claims.admin.tongues import country_name
from claims.models import Claim, Speaker, SpeakerAlias, SpeakerRole, Statement, Topic
from claims.services import merging
from claims.services.duplicates import lookalikes, twins_of
from claims.services.publications import claims_naming

if TYPE_CHECKING:
    from django.contrib.admin import StackedInline, TabularInline

    Table = TabularInline[Any, Any]
    Stack = StackedInline[Any, Any]
    Form = forms.ModelForm[SpeakerRole]
else:
    from unfold.admin import StackedInline as Stack
    from unfold.admin import TabularInline as Table

    Form = forms.ModelForm


class AliasForm(Form):
    """A column's head is no label to those who listen."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["name"].widget.attrs["aria-label"] = self.fields["name"].label


class AliasInline(Table):
    model = SpeakerAlias
    form = AliasForm
    extra = 0


class RoleForm(Form):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if "organisation" in self.fields:
            self.fields["organisation"].widget.widget.known = self.instance.organisation


class RoleInline(Stack):
    model = SpeakerRole
    form = RoleForm
    fk_name = "speaker"
    extra = 0
    autocomplete_fields = ("organisation",)
    fields = ("title", "organisation", "country", "since", "until", "printed_forms")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        roles: QuerySet[Any] = super().get_queryset(request)
        return roles.select_related("organisation")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "organisation":
            options["widget"] = KnownSelect(db_field, self.admin_site)
        if db_field.name in ("title", "printed_forms"):
            return ByLanguageField(
                label=capfirst(db_field.verbose_name),
                required=not db_field.blank,
                several=db_field.name == "printed_forms",
            )
        return super().formfield_for_dbfield(db_field, request, **options)


class WithTwins(KeysFirst):
    """The rows of the page, each with those who may be the same."""

    def completed(self, rows: list[Any]) -> list[Any]:
        twins = twins_of(rows)
        for row in rows:
            row.twins = twins[row.pk]
        return rows


class TwinFilter(admin.SimpleListFilter):
    title, parameter_name = _("doubles"), "doubles"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("likely", _("may be the same as another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(pk__in=lookalikes()) if self.value() else queryset


class CountryFilter(admin.AllValuesFieldListFilter):
    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": country_name(str(choice["display"]))}


@admin.register(Speaker)
class SpeakerAdmin(Exporting, ReferenceAdmin):
    empty_text = _("No speaker yet. Add one, import a list, or name one while deciding a candidate.")
    parts = (SpeakerAlias, SpeakerRole)
    change_form_before_template = "claims/admin/twins.html"
    list_before_template = "claims/admin/speaker_tools.html"
    list_display = ("name", "kind", "country_shown", "wikidata_id", "statements_shown", "twins_shown")
    list_filter = (TwinFilter, "kind", ("country", CountryFilter))
    search_fields = ("name", "aliases__name", "wikidata_id")
    fields = ("name", "kind", "wikidata_id", "country")
    inlines = (AliasInline, RoleInline)
    ordering = ("name",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Any]:
        return WithTwins

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(import_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("import/", view, name="claims_speaker_import"), *urls]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        return rows.current().annotate(statement_count=how_many(Statement.objects.all(), "speaker"))  # type: ignore[no-any-return]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        speaker = self.get_object(request, object_id) if object_id else None
        if speaker is not None and request.user.has_perm(merging.MERGE):
            extra_context = {**(extra_context or {}), **self._twins(speaker)}
        return super().changeform_view(request, object_id, form_url, extra_context)

    @staticmethod
    def _twins(speaker: Speaker) -> dict[str, Any]:
        twins = twins_of([speaker])[speaker.pk]
        return {
            "twins": [(twin, merge_url(twin.speaker, speaker)) for twin in twins],
            "merge_url": merge_url(speaker),
            "merges": speaker.absorbed.standing().select_related("duplicate"),
        }

    @admin.display(description=_("country"), ordering="country")
    def country_shown(self, speaker: Speaker) -> str:
        return country_name(speaker.country)

    @admin.display(description=_("statements"), ordering="statement_count")
    def statements_shown(self, speaker: Any) -> int:
        return int(speaker.statement_count)

    @admin.display(description=_("perhaps the same as"))
    def twins_shown(self, speaker: Any) -> SafeString | str:
        links = ((merge_url(twin.speaker, speaker), twin.speaker) for twin in speaker.twins)
        return format_html_join(", ", '<a href="{}">{}</a>', links) if speaker.twins else "—"

    def public_claims(self, row: Speaker) -> QuerySet[Claim]:
        return Claim.objects.filter(pk__in=[claim.pk for claim in claims_naming(row)])


@admin.register(Topic)
class TopicAdmin(ReferenceAdmin):
    empty_text = _("No topic yet. Add one; claims carry it, readers filter by it.")
    list_display = ("__str__", "slug")
    search_fields = ("slug", "labels")
    fields = ("labels",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "labels":
            return ByLanguageField(label=capfirst(db_field.verbose_name))
        return super().formfield_for_dbfield(db_field, request, **options)

    def public_claims(self, row: Topic) -> QuerySet[Claim]:
        return Claim.objects.filter(topics=row)
