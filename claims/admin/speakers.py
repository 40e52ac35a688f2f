"""Who can be quoted: people, organisations and parties, with spellings and dated offices."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.admin.audit import ReferenceAdmin
from claims.admin.by_language import ByLanguageField
from claims.admin.counts import how_many
from claims.models import Claim, Speaker, SpeakerAlias, SpeakerRole, Statement, Topic

if TYPE_CHECKING:
    from django.contrib.admin import StackedInline, TabularInline

    Table = TabularInline[Any, Any]
    Stack = StackedInline[Any, Any]
else:
    from unfold.admin import StackedInline as Stack
    from unfold.admin import TabularInline as Table


class AliasInline(Table):
    model = SpeakerAlias
    extra = 0


class RoleInline(Stack):
    model = SpeakerRole
    fk_name = "speaker"
    extra = 0
    autocomplete_fields = ("organisation",)
    fields = ("title", "organisation", "country", "since", "until", "printed_forms")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in ("title", "printed_forms"):
            return ByLanguageField(
                label=capfirst(db_field.verbose_name),
                required=not db_field.blank,
                several=db_field.name == "printed_forms",
            )
        return super().formfield_for_dbfield(db_field, request, **options)


@admin.register(Speaker)
class SpeakerAdmin(ReferenceAdmin):
    parts = (SpeakerAlias, SpeakerRole)
    list_display = ("name", "kind", "country", "wikidata_id", "statements_shown")
    list_filter = ("kind", "country")
    search_fields = ("name", "aliases__name", "wikidata_id")
    fields = ("name", "kind", "wikidata_id", "country")
    inlines = (AliasInline, RoleInline)
    ordering = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: Any = super().get_queryset(request)
        return rows.current().annotate(statement_count=how_many(Statement.objects.all(), "speaker"))  # type: ignore[no-any-return]

    @admin.display(description=_("statements"), ordering="statement_count")
    def statements_shown(self, speaker: Any) -> int:
        return int(speaker.statement_count)

    def public_claims(self, row: Speaker) -> QuerySet[Claim]:
        about, party = Q(links__statement__speaker=row), Q(links__statement__speaker__roles__organisation=row)
        return Claim.objects.filter(about | party)


@admin.register(Topic)
class TopicAdmin(ReferenceAdmin):
    list_display = ("__str__", "slug")
    search_fields = ("slug", "labels")
    fields = ("labels",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "labels":
            return ByLanguageField(label=capfirst(db_field.verbose_name))
        return super().formfield_for_dbfield(db_field, request, **options)

    def public_claims(self, row: Topic) -> QuerySet[Claim]:
        return Claim.objects.filter(topics=row)
