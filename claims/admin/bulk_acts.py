"""Acts on many rows: what is asked, how far it is, what became of each row; stopping and undoing."""

import datetime as dt
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Expression, F, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat, Left, NullIf
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims import tasks
from claims.admin.bulk import Bulk
from claims.admin.bulk_kinds import KINDS
from claims.admin.desk import DeskAdmin, Door, Doors, admin_url, change_url
from claims.admin.filters import FirstChoiceFilter
from claims.choices import BulkOutcome
from claims.models import Article, BulkAct, BulkActRow, Candidate, Claim, Statement
from claims.services import bulk_acts
from claims.services.bulk_moves import MOVES

SAMPLE, ROWS_PER_PAGE, LONGEST = 10, 50, 160
BY_VERB: dict[str, type[Bulk]] = {kind.verb: kind for kind in KINDS}
# What names a row of each table.
NAMES: dict[Any, Expression | F] = {
    Article: Coalesce(NullIf("title", Value("")), "url"),
    Candidate: F("words"),
    Claim: F("text"),
    Statement: Concat("speaker__name", Value(": "), "words", output_field=TextField()),
}


class ActDoor(Door):
    """Something to do with an act itself; the row has no version."""

    permission = bulk_acts.ASK
    carries_version = False


class Discard(ActDoor):
    verb, label = "discard", _("Do nothing with them")
    done = _("Nothing was done.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.started_at is None and subject.asked_by_id == actor.pk

    def call(self, at: dt.datetime) -> None:
        bulk_acts.discard_bulk_act(act_id=self.subject.pk, actor=self.actor)

    def after(self, result: None) -> str:
        return rows_url(self.subject)


class Stop(ActDoor):
    verb, label, is_grave = "stop", _("Stop"), True
    intro = _("No further row is begun. What is done stays done.")
    done = _("Stopped.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.is_running)

    def call(self, at: dt.datetime) -> BulkAct:
        return bulk_acts.stop_bulk_act(act_id=self.subject.pk, actor=self.actor, at=at)


class Resume(ActDoor):
    verb, label = "resume", _("Try again")
    done = _("It goes on.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.is_running and subject.set_aside_at is not None)

    def call(self, at: dt.datetime) -> BulkAct:
        act = bulk_acts.resume_bulk_act(act_id=self.subject.pk, actor=self.actor, at=at)
        tasks.ring(tasks.run_bulk_act, act_id=act.pk)
        return act


class UndoAll(ActDoor):
    verb, label, is_grave = "undo", _("Undo all that was done"), True
    intro = _("Row by row, in the background. What somebody has changed since stays as it is now.")
    done = _("The undoing has begun. You may leave this page: it goes on.")

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        verb = bulk_acts.undoing_of(subject)
        if verb is None or not subject.is_over or not actor.has_perm(MOVES[verb].permission):
            return False
        undone = subject.undone_by.filter(stopped_at=None).exists()
        return not undone and subject.rows.done().exists()

    def call(self, at: dt.datetime) -> BulkAct:
        act = bulk_acts.undo_bulk_act(act_id=self.subject.pk, actor=self.actor, at=at)
        tasks.ring(tasks.run_bulk_act, act_id=act.pk)
        return act

    def after(self, result: BulkAct) -> str:
        return change_url(result)


class WhoseFilter(FirstChoiceFilter):
    title, parameter_name = _("whose"), "whose"
    first = "mine"
    options = [("mine", _("mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset if self.value() == "all" else queryset.filter(asked_by=request.user.pk)


class ProgressFilter(admin.SimpleListFilter):
    title, parameter_name = _("progress"), "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("undone", _("not done yet")), ("set_aside", _("set aside"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        narrowed = {"set_aside": rows.set_aside, "undone": rows.undone}.get(self.value() or "")
        return narrowed() if narrowed else queryset


@admin.register(BulkAct)
class BulkActAdmin(DeskAdmin):
    manual = "many-at-once"
    page = "claims/admin/bulk_act.html"
    doors = (*KINDS, Discard, Stop, Resume, UndoAll)
    list_display = ("what", "total", "state", "asked_by", "asked_at")
    list_filter = (WhoseFilter, ProgressFilter, "verb")
    ordering = ("-pk",)
    empty_text = _("No act on many rows yet. Tick rows of a list, and choose an act there.")

    class Media:
        js = ("claims/admin/bulk.js",)
        css = {"all": ("claims/admin/bulk.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("asked_by", "stopped_by", "undoes")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.progress_view)
        here = path("<int:pk>/progress/", view, name="claims_bulkact_progress")
        return [here, *super().get_urls()]

    def progress_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """What the page asks for every now and then while the act is at work."""
        act = self.get_object(request, str(pk))
        if act is None or not self.has_view_permission(request, act):
            raise PermissionDenied
        counts = act.counts()
        settled = act.total - counts[BulkOutcome.WAITING]
        still = act.is_running and act.set_aside_at is None
        return JsonResponse(
            {
                "settled": settled,
                "text": how_far(settled, act.total),
                "counts": {outcome: grouped(count) for outcome, count in counts.items()},
                "is_over": not still,
            }
        )

    @admin.display(description=_("act"), ordering="verb")
    def what(self, act: BulkAct) -> str:
        return what(act)

    @admin.display(description=_("state"))
    def state(self, act: BulkAct) -> str:
        return str(state(act))

    def page_facts(self, request: HttpRequest, subject: BulkAct, doors: Doors) -> dict[str, Any]:
        counts = subject.counts()
        settled = subject.total - counts[BulkOutcome.WAITING]
        facts = {
            "what": what(subject),
            "state": state(subject),
            "noun": MOVES[subject.verb].model._meta.verbose_name_plural,
            "rows_url": rows_url(subject),
            "settled": settled,
            "how_far": how_far(settled, subject.total),
        }
        if subject.started_at is None:
            return {**facts, **_asked(subject), "asking": doors.get(subject.verb)}
        return {**facts, **_became(request, subject, counts), "told": told(subject)}


def what(act: BulkAct) -> str:
    name = str(act.get_verb_display())
    if act.undoes_id:
        return gettext("Undo %(number)d: %(act)s") % {"number": act.undoes_id, "act": name}
    return capfirst(name)


def state(act: BulkAct) -> str | Promise:
    if act.started_at is None:
        return _("not begun")
    if act.stopped_at is not None:
        return _("stopped")
    if act.finished_at is not None:
        return _("finished")
    return _("set aside") if act.set_aside_at is not None else _("at work")


def how_far(settled: int, total: int) -> str:
    numbers = {"settled": grouped(settled), "total": grouped(total)}
    return gettext("%(settled)s of %(total)s") % numbers


def grouped(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def rows_url(act: BulkAct) -> str:
    return admin_url(MOVES[act.verb].model, "changelist")


def told(act: BulkAct) -> list[tuple[Any, str]]:
    """What was given with the act, or with the one that it takes back."""
    kind = BY_VERB.get((act.undoes or act).verb)
    return list(kind.told(act.arguments)) if kind else []


def _asked(act: BulkAct) -> dict[str, Any]:
    """Which rows were chosen, and what will become of some of them."""
    ids = act.rows.values("subject_id")
    rows = MOVES[act.verb].model._default_manager.filter(pk__in=ids)
    sample = list(act.rows.order_by("pk")[:SAMPLE])
    return {
        "sample": named(act, sample),
        "more": act.total - len(sample),
        "forecast": list(BY_VERB[act.verb].forecast(rows)),
    }


def _became(request: HttpRequest, act: BulkAct, counts: dict[str, int]) -> dict[str, Any]:
    """How many rows ended how, and a page of those that ended in one way: the refused ones first."""
    first = BulkOutcome.REFUSED if counts[BulkOutcome.REFUSED] else BulkOutcome.DONE
    asked = request.GET.get("outcome", "")
    outcome = asked if asked in BulkOutcome.values else first.value
    rows = act.rows.filter(outcome=outcome).order_by("pk")
    part = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("p"))
    tallies = [(one.value, one.label, grouped(counts[one])) for one in BulkOutcome]
    undoings = act.undone_by.order_by("pk")
    return {
        "tallies": tallies,
        "outcome": BulkOutcome(outcome),
        "part": part,
        "rows": named(act, list(part)),
        "undoings": undoings,
    }


def named(act: BulkAct, rows: list[BulkActRow]) -> list[dict[str, Any]]:
    """Each row with its name and its address, as long as it is there."""
    model = MOVES[act.verb].model
    found = model._default_manager.filter(pk__in=[row.subject_id for row in rows])
    names = dict(found.values_list("pk", Left(NAMES[model], LONGEST + 1)))
    return [
        {
            "name": shortened(names.get(row.subject_id) or str(row.subject_id)),
            "url": admin_url(model, "change", row.subject_id) if row.subject_id in names else "",
            "reason": row.reason,
        }
        for row in rows
    ]


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
