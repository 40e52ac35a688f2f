"""The line of candidates as the list showed it: who comes after, who came before."""

import copy
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict

from claims.admin.desk import admin_url, change_url
from claims.choices import CandidateState
from claims.models import Candidate

# Django's own name for the filters of the list that a page was opened from.
FILTERS = "_changelist_filters"
AHEAD = 6  # as many as one sees at a glance


class Queue:
    """The undecided candidates behind the filters of a list, in rank."""

    def __init__(self, room: Any, request: HttpRequest) -> None:
        self.filters = filters_of(request)
        self.rows = self._rows(room, request)

    def after(self, candidate: Candidate) -> str:
        """The page of the next one; from the end of the line back to its front; else the list."""
        return self._first(*self._from(candidate))

    def ahead(self, candidate: Candidate) -> list[tuple[Candidate, str]]:
        """Those who come next, each with its page; from the end of the line those at its front."""
        shown = ("words", "mention", "language", "check_worthiness", "score", "speaker__name")
        lines = (line.select_related("speaker").only(*shown)[:AHEAD] for line in self._from(candidate))
        found = next((rows for line in lines if (rows := list(line))), [])
        return [(row, page_url(row, self.filters)) for row in found]

    def _from(self, candidate: Candidate) -> tuple[QuerySet[Candidate], QuerySet[Candidate]]:
        ranked = self.rows.order_by("-check_worthiness", "-score", "pk")
        return ranked.filter(_behind(candidate)), ranked

    def before(self, candidate: Candidate) -> str:
        ranked = self.rows.order_by("check_worthiness", "score", "-pk")
        return self._first(ranked.exclude(_behind(candidate)), ranked)

    def list_url(self) -> str:
        url = admin_url(Candidate, "changelist")
        return f"{url}?{self.filters}" if self.filters else url

    def _first(self, *lines: QuerySet[Candidate]) -> str:
        found = next((row for line in lines if (row := line.first())), None)
        return page_url(found, self.filters) if found else self.list_url()

    def _rows(self, room: Any, request: HttpRequest) -> QuerySet[Candidate]:
        # Only ids: the list's own columns and counts are not needed to walk the line.
        rows = self._filtered(room, request) if self.filters else Candidate.objects.waiting()
        return rows.exclude(pk__in=_own(request)).only("pk", "check_worthiness", "score")

    def _filtered(self, room: Any, request: HttpRequest) -> QuerySet[Candidate]:
        asked: Any = copy.copy(request)
        asked.is_walking = True
        asked.GET = QueryDict(self.filters)
        try:
            listed = room.get_changelist_instance(asked).queryset
        except IncorrectLookupParameters:
            return Candidate.objects.waiting()
        ids = listed.order_by().values("pk")
        open_states = [CandidateState.WAITING, CandidateState.PARKED]
        return Candidate.objects.filter(pk__in=ids, state__in=open_states)


def filters_of(request: HttpRequest) -> str:
    return request.GET.get(FILTERS, "")


def page_url(candidate: Candidate, filters: str) -> str:
    url = change_url(candidate)
    return f"{url}?{urlencode({FILTERS: filters})}" if filters else url


def _behind(candidate: Candidate) -> Q:
    worth, score = candidate.check_worthiness, candidate.score
    return (
        Q(check_worthiness__lt=worth)
        | Q(check_worthiness=worth, score__lt=score)
        | Q(check_worthiness=worth, score=score, pk__gt=candidate.pk)
    )


def _own(request: HttpRequest) -> list[str]:
    """The candidate whose page is asked for: it does not follow itself."""
    match = request.resolver_match
    return [match.kwargs["object_id"]] if match and "object_id" in match.kwargs else []
