"""The rows that a scope holds: the boards count them, and the lists behind their numbers show them."""

from typing import Any

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from claims.admin.boards.scope import Scope
from claims.choices import CandidateState, RejectReason, RevisionState
from claims.models import Candidate, Occurrence, ReviewRevision, Statement, StatementLink

TAKEN = (CandidateState.ACCEPTED, CandidateState.MERGED, CandidateState.RECORD)


def candidates(scope: Scope) -> QuerySet[Candidate, Any]:
    """What the machine proposed in these days and no newer reading replaced."""
    rows = Candidate.objects.exclude(state=CandidateState.SUPERSEDED).order_by()
    if scope.period:
        rows = rows.filter(**scope.period.within("created_at"))
    return rows.filter(**scope.condition("language", "article__source"))


def statements(scope: Scope) -> QuerySet[Statement, Any]:
    """What was recorded in these days and stands."""
    rows = Statement.objects.standing().order_by()
    if scope.period:
        rows = rows.filter(**scope.period.within("recorded_at"))
    return from_source(rows, scope).filter(**Scope(language=scope.language).condition("language", ""))


def from_source(rows: QuerySet[Statement, Any], scope: Scope) -> QuerySet[Statement, Any]:
    """Those that stand in an article of the outlet; with "none", those that stand in no outlet's article."""
    if not scope.source:
        return rows
    printed = Occurrence.objects.filter(statement=OuterRef("pk"))
    if scope.source == "none":
        return rows.filter(~Exists(printed.filter(article__source__isnull=False)))
    return rows.filter(Exists(printed.filter(**Scope(source=scope.source).condition("", "article__source"))))


def missed(scope: Scope) -> QuerySet[Occurrence, Any]:
    """Places that editors recorded in these days and the machine had read past."""
    rows = Occurrence.objects.missed().order_by()
    if scope.period:
        rows = rows.filter(**scope.period.within("created_at"))
    return rows.filter(**scope.condition("statement__language", "article__source"))


def selected(rows: QuerySet[Statement, Any]) -> QuerySet[Statement, Any]:
    """Those under a claim, confirmed or not."""
    return rows.filter(_selected())


def checked(rows: QuerySet[Statement, Any]) -> QuerySet[Statement, Any]:
    """Those that certainly make a claim whose verdict is published."""
    return rows.filter(_checked())


def _selected() -> Exists:
    return Exists(StatementLink.objects.filter(statement=OuterRef("pk")))


def _checked() -> Exists:
    published = ReviewRevision.objects.filter(state=RevisionState.PUBLISHED)
    links = StatementLink.objects.confirmed().filter(claim__review__revisions__in=published)
    return Exists(links.filter(statement=OuterRef("pk")))


def utterances(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Candidates or statements as `tenure` takes them: id, who, not_before, not_after, progress.

    What an editor settled counts before the machine's guess; a speaker rejected as wrong is nobody's guess.
    """
    return _recorded(rows) if rows.model is Statement else _proposed(rows)


def _recorded(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    columns: dict[str, Any] = {
        "who": F("speaker_id"),
        "not_before": F("said_not_before"),
        "not_after": F("said_not_after"),
        "is_selected": _flag(_selected()),
        "is_checked": _flag(_checked()),
    }
    found: QuerySet[Any, Any] = rows.annotate(**columns).values("id", *columns)
    return found


def _proposed(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    recorded = When(statement__isnull=False, then=F("statement__speaker_id"))
    wrong = When(reject_reason=RejectReason.WRONG_SPEAKER, then=Value(None))
    columns: dict[str, Any] = {
        "who": Case(recorded, wrong, default=F("speaker_id")),
        "not_before": _settled("said_not_before"),
        "not_after": _settled("said_not_after"),
    }
    found: QuerySet[Any, Any] = rows.annotate(**columns).values("id", *columns)
    return found


def _settled(column: str) -> Case:
    return Case(When(statement__isnull=False, then=F(f"statement__{column}")), default=F(column))


def _flag(condition: Any) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def is_taken() -> Q:
    return Q(state__in=TAKEN)
