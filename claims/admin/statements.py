"""What editors vouch for: entering by hand, correcting, withdrawing, and linking to claims."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.boards import filters as counted
from claims.admin.bulk_kinds import OF_STATEMENTS
from claims.admin.claims import ConfirmLink, RemoveLink, link_rows
from claims.admin.counts import how_many
from claims.admin.dates import shown
from claims.admin.desk import DeskAdmin, Door, Doors, change_url
from claims.admin.exports import Exporting
from claims.admin.fields import SaidForm, chosen, language_field, said_initial, words_field
from claims.admin.list_import import Importing
from claims.admin.lists import LanguagesFilter
from claims.admin.naming import NamesSpeaker
from claims.admin.offices import OfficeAware
from claims.choices import (
    CHECKABLE,
    AttributionGrade,
    Medium,
    PrimarySource,
    StatementKind,
    StatementState,
    Wording,
)
from claims.extraction.language import identify
from claims.extraction.packs import available
from claims.formats.moments import TIME_CODE, moment
from claims.models import Candidate, Claim, Occurrence, Statement, StatementLink, Topic
from claims.models.speakers import Speaker
from claims.services import claims, statements
from claims.services.offices import office_doubt
from claims.services.omissions import with_signs
from claims.services.statement_lists import STATEMENTS
from claims.services.told import in_readers_language

TWO_LETTERS = 2  # a language that was recognised; the sign for "unknown" is longer
LINE_END = re.compile(r"\r\n?")
ONLY_A_TIME_CODE = re.compile(rf"^{TIME_CODE.pattern}$")
PLAIN = ("words", "speaker", "language", "wording", "kind", "role", "printed_name", "medium", "url")
FOUND = ("original_text", "original_url", "primary_source")
MORE = ("place_note", *FOUND, "translation", "context", "second_source")


class StatementForm(OfficeAware, SaidForm):
    """A statement's fields, for entering and correcting."""

    permission = "claims.record_statement"
    rare = frozenset({"not_before", "not_after", "basis", "printed_name", *MORE[1:]})
    field_order: tuple[str, ...] = (
        "words",
        "speaker",
        "said",
        "not_before",
        "not_after",
        "basis",
        *PLAIN[2:],
        *MORE,
    )

    words = words_field(
        4,
        label=_("Words"),
        strip=False,
        help_text=_("Exactly as said or printed; what is left out shows as […]."),
    )
    speaker = chosen(Candidate._meta.get_field("speaker"), Speaker.objects.current(), label=_("Speaker"))
    language = language_field()
    wording = forms.ChoiceField(label=_("Wording"), choices=Wording.choices)
    kind = forms.ChoiceField(label=_("Kind"), choices=StatementKind.choices)
    role = forms.CharField(
        label=_("Role at the time"),
        required=False,
        max_length=300,
        help_text=_("Left empty, it is looked up among the offices held on that day."),
    )
    printed_name = forms.CharField(label=_("Name as printed"), required=False)
    medium = forms.ChoiceField(label=_("Medium"), choices=Medium.choices)
    url = forms.URLField(label=_("Link"), required=False, max_length=2000, assume_scheme="https")
    place_note = forms.CharField(
        label=_("Where it was said"),
        required=False,
        help_text=_("Programme, session, place: so that another can find it again."),
    )
    original_text = words_field(2, label=_("Original words"), required=False, strip=False)
    original_url = forms.URLField(
        label=_("Where the original is"), required=False, max_length=2000, assume_scheme="https"
    )
    primary_source = forms.ChoiceField(
        label=_("Primary source"), choices=PrimarySource.choices, initial=PrimarySource.NONE
    )
    translation = words_field(
        2,
        label=_("Our translation"),
        required=False,
        strip=False,
        help_text=_("For readers who do not know the language of the words; they see it beside them."),
    )
    context = words_field(2, label=_("Context"), required=False)
    second_source = forms.CharField(label=_("Second source"), required=False)

    def clean_words(self) -> str:
        """Typed dots become the sign of omission; those that an article prints itself stay as they are."""
        words: str = self.cleaned_data["words"]
        return words if self.subject and self.is_untouched("words", words) else with_signs(words)

    def is_untouched(self, name: str, typed: object) -> bool:
        """Whether it is what is stored, as a browser sends that: with ends of lines of its own."""
        stored = getattr(self.subject, name)
        if not isinstance(stored, str):
            return bool(stored == typed)
        return typed in (stored, self.fields[name].to_python(LINE_END.sub("\n", stored)))

    def values(self) -> dict[str, Any]:
        return {
            **{name: self.cleaned_data[name] for name in (*PLAIN, *MORE)},
            "said": self.cleaned_data["partial"],
        }


class Record(NamesSpeaker, StatementForm):
    verb, label = "record", _("Record the statement")
    done = _("Recorded.")
    carries_version = False
    # Thirty seconds: words, speaker, date, medium, link and time code; the rest is folded.
    rare = frozenset(
        {*StatementForm.rare, "language", "wording", "kind", "role", "grade", "new_speaker_kind"}
    )
    field_order = (
        *("words", "speaker", "new_speaker", "new_speaker_kind", "said", "not_before", "not_after", "basis"),
        *(*PLAIN[2:], "place_note", "time_code", *MORE[1:]),
    )

    speaker = chosen(
        Candidate._meta.get_field("speaker"), Speaker.objects.current(), label=_("Speaker"), required=False
    )
    time_code = forms.RegexField(
        ONLY_A_TIME_CODE,
        label=_("Time code"),
        required=False,
        help_text=_("In the recording: 12:34 or 1:02:34."),
        error_messages={"invalid": _("Write minutes and seconds: 12:34 or 1:02:34.")},
    )
    language = language_field(required=False, help_text=_("Left empty, it is recognised."))
    grade = forms.ChoiceField(
        label=_("Attribution"),
        choices=[
            (grade.value, grade.label) for grade in (AttributionGrade.EXPLICIT, AttributionGrade.HEARSAY)
        ],
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not self.actor.has_perm("claims.add_speaker"):
            del self.fields["new_speaker"], self.fields["new_speaker_kind"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.require_speaker(cleaned)
        if "language" in cleaned and not cleaned["language"] and cleaned.get("words"):
            cleaned["language"] = identify(cleaned["words"], available())
            if len(cleaned["language"]) != TWO_LETTERS:
                self.add_error("language", _("Write a code such as ro, sq or en."))
        return cleaned

    def call(self, at: dt.datetime) -> Statement:
        more = {
            "speaker": self.chosen_speaker(),
            "place_note": self.place(),
            "grade": self.cleaned_data["grade"],
        }
        return statements.record_statement(**{**self.values(), **more}, actor=self.actor, at=at)

    def place(self) -> str:
        """The place with the time code, which alone is none."""
        where, code = self.cleaned_data["place_note"].strip(), self.cleaned_data["time_code"]
        return ", ".join(filter(None, [where, code])) if where or self.cleaned_data["url"] else ""

    def spellings(self) -> list[str]:
        return [name] if (name := self.cleaned_data["printed_name"]) else []

    def after(self, result: Statement) -> str:
        return change_url(result)


class Correct(StatementForm):
    verb, label = "correct", _("Correct the statement")
    intro = _("Readers who were told of this statement will be told of the correction, with your reason.")
    done = _("Corrected.")

    rare = frozenset({*StatementForm.rare, "grade"})
    grade = forms.ChoiceField(label=_("Attribution"), choices=AttributionGrade.choices, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=1000)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return is_standing(subject) and statements.may_change(statement=subject, actor=actor)

    def values(self) -> dict[str, Any]:
        return {**super().values(), "grade": self.cleaned_data["grade"] or self.subject.grade}

    def first_values(self) -> dict[str, Any]:
        columns = {
            name: getattr(self.subject, name) for name in (*PLAIN, *MORE, "grade") if name != "speaker"
        }
        return {**columns, "speaker": self.subject.speaker_id, **said_initial(self.subject.said)}

    def call(self, at: dt.datetime) -> Statement:
        return statements.correct_statement(
            statement_id=self.subject.pk,
            version=self.cleaned_data["version"],
            changes=self.changes(),
            reason=self.cleaned_data["reason"],
            actor=self.actor,
            at=at,
        )

    def asks_about_office(self) -> bool:
        return not self.changes().keys().isdisjoint({"role", "speaker", "said"})

    def changes(self) -> dict[str, Any]:
        """Only what differs, so that a correction says what it corrects."""
        return {name: value for name, value in self.values().items() if not self.is_untouched(name, value)}


class Withdraw(Door):
    verb, label, is_grave = "withdraw", _("Withdraw the statement"), True
    intro = _("Readers who were told of this statement will be told that it is withdrawn, with your reason.")
    done = _("Withdrawn.")
    permission = "claims.record_statement"

    reason = forms.CharField(label=_("Reason"), max_length=1000)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return is_standing(subject) and statements.may_change(statement=subject, actor=actor)

    def call(self, at: dt.datetime) -> Statement:
        return statements.withdraw_statement(
            statement_id=self.subject.pk,
            version=self.cleaned_data["version"],
            reason=self.cleaned_data["reason"],
            actor=self.actor,
            at=at,
        )


class LinkToClaim(Door):
    verb, label = "link", _("Link to a claim")
    intro = _("Same truth conditions, same period. Somebody else will confirm it.")
    done = _("Link proposed.")
    permission = "claims.add_statementlink"
    carries_version = False

    claim = chosen(
        StatementLink._meta.get_field("claim"), Claim.objects.filter(merged_into=None), label=_("Claim")
    )

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return is_standing(subject) and subject.kind in CHECKABLE

    def call(self, at: dt.datetime) -> StatementLink:
        claim: Claim = self.cleaned_data["claim"]
        return claims.link_statement(claim_id=claim.pk, statement_id=self.subject.pk, actor=self.actor, at=at)


class NewClaim(LinkToClaim):
    verb, label = "new_claim", _("Make a new claim")
    intro = _("The checkable proposition, in the newsroom's words: what can be true or false.")
    done = _("Claim made, link proposed.")
    permission = "claims.add_claim"

    claim = words_field(2, label=_("Claim"))  # type: ignore[assignment]
    language = language_field(label=_("Language of the claim"))
    topics = forms.ModelMultipleChoiceField(label=_("Topics"), queryset=Topic.objects.all(), required=False)

    def first_values(self) -> dict[str, Any]:
        return {"language": self.subject.language}

    def call(self, at: dt.datetime) -> StatementLink:
        claim = claims.create_claim(
            text=self.cleaned_data["claim"],
            language=self.cleaned_data["language"],
            topics=self.cleaned_data["topics"],
            actor=self.actor,
            at=at,
        )
        return claims.link_statement(claim_id=claim.pk, statement_id=self.subject.pk, actor=self.actor, at=at)

    def after(self, result: StatementLink) -> str:
        return change_url(result.claim)


class WithoutClaimFilter(admin.SimpleListFilter):
    title, parameter_name = _("claims"), "claims"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("none", _("without a claim")), ("some", _("with a claim"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "none":
            return queryset.without_claim()  # type: ignore[attr-defined, no-any-return]
        return queryset.filter(link_count__gt=0) if self.value() == "some" else queryset


@admin.register(Statement)
class StatementAdmin(Exporting, Importing, DeskAdmin):
    list_kind = STATEMENTS
    empty_text = _("Nothing is on record yet. Accept a candidate, or enter a statement by hand.")
    manual = "a-statement-that-is-on-record"
    parts = (Occurrence, StatementLink)
    page = "claims/admin/statement.html"
    entrance = "claims/admin/statement_entrance.html"
    entrances = (Record,)
    doors = (LinkToClaim, NewClaim, ConfirmLink, RemoveLink, Correct, Withdraw)
    bulk = OF_STATEMENTS
    list_display = ("short_words", "speaker", "when", "kind", "state", "places", "links_shown", "tongue")
    list_display_links = ("short_words",)
    list_filter = (
        *("state", WithoutClaimFilter, "kind", LanguagesFilter, "medium", "wording"),
        *counted.OF_STATEMENTS,
    )
    search_fields = ("words", "speaker__name", "speaker__aliases__name")
    ordering = ("-recorded_at", "-pk")

    class Media:
        js = ("claims/admin/quick_add.js",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).select_related("speaker", "recorded_by")
        links = StatementLink.objects.all()
        counted: QuerySet[Any] = rows.annotate(
            place_count=how_many(Occurrence.objects.all(), "statement"),
            link_count=how_many(links, "statement"),
            confirmed_count=how_many(links.confirmed(), "statement"),
        )
        return counted

    @admin.display(description=_("words"))
    def short_words(self, statement: Statement) -> str:
        return statement.words if len(statement.words) <= 200 else f"{statement.words[:200]}…"

    @admin.display(description=_("said on"), ordering="said_not_before")
    def when(self, statement: Statement) -> str:
        return shown(statement.said)

    @admin.display(description=_("articles"), ordering="place_count")
    def places(self, statement: Any) -> int:
        return int(statement.place_count)

    @admin.display(description=_("claims"), ordering="link_count")
    def links_shown(self, statement: Any) -> str:
        return f"{statement.confirmed_count} / {statement.link_count}"

    def page_facts(self, request: HttpRequest, subject: Statement, doors: Doors) -> dict[str, Any]:
        found = subject.occurrences.select_related("article__source").order_by("pk")
        occurrences = found.defer("article__text", "article__raw", "article__blocks")
        return {
            "occurrences": occurrences,
            "moment": moment(
                note=subject.place_note, url=subject.url, places=[place.article.url for place in occurrences]
            ),
            "links": link_rows(subject, doors),
            "is_standing": is_standing(subject),
            "is_for_editors": is_standing(subject)
            and request.user.has_perm(Correct.permission)
            and doors.get(Correct.verb) is None,
            "office_doubt": office_doubt(speaker=subject.speaker, said=subject.said, role=subject.role),
            "said_basis": in_readers_language(subject.said_basis),
            "notices": subject.notices.order_by("seq"),
        }


def is_standing(statement: Any) -> bool:
    return bool(statement.state == StatementState.RECORDED and statement.merged_into_id is None)
