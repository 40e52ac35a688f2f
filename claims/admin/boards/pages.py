"""The three boards as pages of the desk, to be read and taken away: they change nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.admin.boards import stays
from claims.admin.boards.balance import MEANS_NOT, balance
from claims.admin.boards.engine import engine
from claims.admin.boards.scope import PeriodForm, ScopeForm
from claims.admin.boards.tables import Table, as_csv
from claims.admin.boards.team import team
from claims.admin.timelines import attachment
from claims.models import User


class TeamForm(PeriodForm):
    """Whose moves: everybody's or one's own; an administrator may look at those of one person at a time."""

    who = forms.ChoiceField(label=_("Moved on by"), required=False)

    def __init__(self, data: QueryDict, user: Any) -> None:
        super().__init__(data, timezone.localdate())
        everybody = User.objects.filter(is_staff=True).order_by("username")
        people = [person for person in everybody if person != user and stays.may_see(user, person.pk)]
        names = [(str(person.pk), person.get_full_name() or person.username) for person in people]
        self.offer("who", _("everybody"), [(str(user.pk), _("me")), *names])

    def who_id(self) -> int | None:
        who = self.cleaned_data.get("who") if self.is_valid() else ""
        return int(who) if who else None


@dataclass(frozen=True)
class Board:
    """A page of tables: its name in the address, its title, who may see it, and what fills it."""

    name: str
    title: Promise
    permission: str
    icon: str
    fill: Callable[[HttpRequest], tuple[PeriodForm, list[Table]]]
    warning: Promise | str = ""


def _balance(request: HttpRequest) -> tuple[PeriodForm, list[Table]]:
    form = ScopeForm(request.GET, timezone.localdate())
    return form, balance(form.scope())


def _team(request: HttpRequest) -> tuple[PeriodForm, list[Table]]:
    user: Any = request.user
    form = TeamForm(request.GET, user)
    period = form.scope().period or form.usual
    return form, team(period, user, form.who_id())


def _engine(request: HttpRequest) -> tuple[PeriodForm, list[Table]]:
    form = ScopeForm(request.GET, timezone.localdate())
    return form, engine(form.scope())


BOARDS = (
    Board("balance", _("Balance"), "claims.view_statement", "balance", _balance, MEANS_NOT),
    Board("team", _("Team"), "claims.submit_review", "timer", _team),
    Board("engine", _("Engine"), "claims.decide_candidate", "query_stats", _engine),
)


@require_safe
def board(request: HttpRequest, name: str) -> HttpResponse:
    """A board, or with ?export=csv its numbers as a file."""
    wanted = next((one for one in BOARDS if one.name == name), None)
    if wanted is None:
        raise Http404
    if not request.user.has_perm(wanted.permission):
        raise PermissionDenied
    form, tables = wanted.fill(request)
    if request.GET.get("export") == "csv":
        return attachment(as_csv(tables), "text/csv; charset=utf-8", f"{name}.csv")
    context = {
        **admin.site.each_context(request),
        "title": wanted.title,
        "board": wanted,
        "boards": [one for one in BOARDS if request.user.has_perm(one.permission)],
        "form": form,
        "period": form.scope().period,
        "zone": timezone.get_current_timezone_name(),
        "tables": tables,
        "query": _without_export(request),
    }
    return TemplateResponse(
        request, "claims/admin/board.html", context, status=200 if form.is_valid() else 422
    )


def _without_export(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked["export"] = "csv"
    return asked.urlencode()
