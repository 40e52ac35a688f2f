"""How far editors agreed with the machine: about the speaker, the date and where the words begin and end."""

from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from claims.admin.boards.cohorts import TAKEN
from claims.admin.boards.questions import Question
from claims.choices import CandidateState, RejectReason
from claims.models import Candidate

TOP = 30


class Outcome(TextChoices):
    """What became of a guess. Rejected as somebody else's words counts against the speaker alone."""

    AGREED = "agreed", _("agreed")
    CORRECTED = "corrected", _("corrected")
    REJECTED = "rejected", _("rejected as wrong")
    NO_GUESS = "no_guess", _("nothing guessed")
    UNDECIDED = "undecided", _("not decided")


def speaker_was() -> Case:
    """Against the speaker of the statement as it is recorded now."""
    taken = Q(state__in=TAKEN)
    return Case(
        When(reject_reason=RejectReason.WRONG_SPEAKER, speaker__isnull=False, then=Value(Outcome.REJECTED)),
        When(~taken, then=Value(Outcome.UNDECIDED)),
        When(speaker__isnull=True, then=Value(Outcome.NO_GUESS)),
        When(speaker=F("statement__speaker"), then=Value(Outcome.AGREED)),
        default=Value(Outcome.CORRECTED),
    )


def date_was() -> Case:
    """Against the first and the last day of the statement as it is recorded now; more exact is corrected."""
    same = Q(said_not_before=F("statement__said_not_before"), said_not_after=F("statement__said_not_after"))
    return Case(
        When(~Q(state__in=TAKEN), then=Value(Outcome.UNDECIDED)),
        When(said_not_before=None, said_not_after=None, then=Value(Outcome.NO_GUESS)),
        When(same, then=Value(Outcome.AGREED)),
        default=Value(Outcome.CORRECTED),
    )


def moved() -> Exists:
    """Whether an editor let the words begin or end elsewhere, as their history tells."""
    events: Any = Candidate.pgh_event_models["update"]  # type: ignore[attr-defined]
    acts = events.objects.filter(pgh_context__metadata__action="change_boundaries")
    return Exists(acts.filter(pgh_obj=OuterRef("pk")))


RANKED = """
SELECT id FROM (
    SELECT id, row_number() OVER (
        PARTITION BY day ORDER BY check_worthiness DESC, score DESC, id
    ) AS place
    FROM ({}) AS proposed
) AS ranked WHERE place <= %s"""


def top_of_the_day(rows: QuerySet[Candidate, Any]) -> RawSQL:
    """The ids of the 30 that rank first among those proposed on the same day."""
    proposed = rows.annotate(day=TruncDate("created_at")).values("id", "day", "check_worthiness", "score")
    return Question.of(proposed).then(RANKED, TOP).ids()


def decided() -> Q:
    return Q(state__in=(*TAKEN, CandidateState.REJECTED))


def is_top(ids: RawSQL) -> Case:
    return Case(When(pk__in=ids, then=Value(1)), default=Value(0), output_field=IntegerField())
