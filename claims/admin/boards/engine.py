"""What became of the machine's proposals, and how good its guesses were: evidence for tuning it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from claims.admin.boards import agreement, cohorts
from claims.admin.boards.agreement import TOP, Outcome
from claims.admin.boards.cohorts import TAKEN
from claims.admin.boards.scope import NONE, Scope
from claims.admin.boards.tables import Cell, Row, Table, Text, cut, known, linked
from claims.admin.tongues import language_name
from claims.choices import AttributionGrade, CandidateKind, CandidateState, DatePrecision, RejectReason
from claims.models import Candidate, Source, Statement

UNDECIDED = _("Nothing of these days is decided yet.")
EMPTY = _("No proposal in these days. Choose others, or add an article.")
OUTCOMES = _(
    "What the machine proposed in these days, and what became of it by now; what a newer reading replaced is "
    "left out. Accepted, merged and kept as record are taken. Missed: recorded by hand in these days in an "
    "article that the machine had read; it is out of taken and missed together, and only articles that "
    "somebody read to the end tell of all that was missed."
)
STATES: tuple[tuple[Text, tuple[str, ...], str], ...] = (
    (_("Taken"), tuple(TAKEN), "taken"),
    (_("Rejected"), (CandidateState.REJECTED,), CandidateState.REJECTED),
    (_("Waiting"), (CandidateState.WAITING,), CandidateState.WAITING),
    (_("Parked"), (CandidateState.PARKED,), CandidateState.PARKED),
)
HEADS = (_("Proposed"), *(head for head, _states, _value in STATES), _("Missed"))
Counts = Counter[tuple[Any, ...]]


@dataclass(frozen=True)
class Axis:
    """What the lines of a table are: the place in a key, the filter of the lists."""

    title: Text
    head: Text
    parameter: str
    place: int
    note: Text = ""


LANGUAGE = Axis(_("By language"), _("Language"), "language", 0, OUTCOMES)
OUTLET = Axis(_("By outlet"), _("Outlet"), "source", 1)


@dataclass(frozen=True)
class Guess:
    """What the machine guesses: how sure it is in grades, by which filter, and what may become of it."""

    title: Text
    head: Text
    grades: Any
    grade: str
    outcome: str
    outcomes: tuple[Outcome, ...]
    note: Text


def engine(scope: Scope) -> list[Table]:
    counts, missed, guesses = _proposals(scope), _missed(scope), _guesses(scope)
    outlets = dict(Source.objects.values_list("pk", "name"))
    languages = {key[0]: language_name(key[0]) for key in (*counts, *missed) if key[0]}
    return [
        _outcomes(LANGUAGE, scope, counts, missed, languages),
        _outcomes(OUTLET, scope, counts, missed, outlets),
        _reasons(scope, counts),
        _agreement(SPEAKER, _summed(guesses, 0, 1), scope),
        _agreement(DATE, _summed(guesses, 2, 3), scope),
        _boundaries(scope, guesses),
        _precision(scope, guesses),
    ]


def _proposals(scope: Scope) -> Counts:
    """How many there are of each language, outlet, state and reason."""
    rows = cohorts.candidates(scope).values_list("language", "article__source", "state", "reject_reason")
    return Counter({tuple(row[:-1]): row[-1] for row in rows.annotate(Count("pk"))})


def _missed(scope: Scope) -> Counts:
    """How many statements were missed in each language and outlet."""
    rows = cohorts.missed(scope).values_list("statement__language", "article__source")
    return Counter({tuple(row[:-1]): row[-1] for row in rows.annotate(Count("statement", distinct=True))})


def _summed(counts: Counts, *places: int) -> Counts:
    """The same numbers, apart by fewer things."""
    found: Counts = Counter()
    for key, count in counts.items():
        found[tuple(key[place] for place in places)] += count
    return found


def _outcomes(axis: Axis, scope: Scope, counts: Counts, missed: Counts, names: Mapping[Any, str]) -> Table:
    """A line for each language or outlet, and one for all."""
    place = axis.place
    sizes, states, lost = _summed(counts, place), _summed(counts, place, 2), _summed(missed, place)
    keys = sorted({*sizes, *lost}, key=lambda key: (not key[0], -sizes[key], str(names.get(key[0]))))
    lines = []
    for (key,) in keys:
        here = {state: states[key, state] for state in CandidateState}
        cells = _line(scope, here, lost[key,], {axis.parameter: key or NONE})
        lines.append(Row(known(names.get(key)), cells))
    kept, more = cut(lines, _("all others"))
    everything = {state: sum(states[key, state] for (key,) in keys) for state in CandidateState}
    total = Row(_("All"), _line(scope, everything, missed.total(), {}), is_total=True)
    rows = (*kept, total) if keys else ()
    return Table(axis.title, axis.head, HEADS, rows, note=axis.note, empty=EMPTY, more=more)


def _line(scope: Scope, states: Mapping[Any, int], missed: int, part: Mapping[str, Any]) -> tuple[Cell, ...]:
    size, taken = sum(states.values()), sum(states[state] for state in TAKEN)
    first = _cell(scope, size, None, {"state": "in_force", **part})
    outcomes = (
        _cell(scope, sum(states[state] for state in together), size, {"state": value, **part})
        for _head, together, value in STATES
    )
    return (first, *outcomes, Cell(missed, taken + missed, _missed_url(scope, part, missed)))


def _cell(scope: Scope, count: int, of: int | None, parameters: Mapping[str, Any]) -> Cell:
    return Cell(count, of, linked(Candidate, {"found": scope.period, **scope.narrowed, **parameters}, count))


def _missed_url(scope: Scope, part: Mapping[str, Any], count: int) -> str:
    narrowed = {**scope.narrowed, **part}
    source = narrowed.pop("source", "")
    return linked(Statement, {"state": "recorded", "missed": f"{scope.period};{source}", **narrowed}, count)


def _reasons(scope: Scope, counts: Counts) -> Table:
    reasons = _summed(counts, 3)
    rejected = sum(reasons[reason,] for reason in RejectReason)
    rows = []
    for reason in RejectReason:
        cell = _cell(scope, reasons[reason,], rejected, {"state": CandidateState.REJECTED, "reason": reason})
        rows.append(Row(reason.label, (cell,)))
    rows.sort(key=lambda row: -(row.cells[0].count or 0))
    empty = _("Nothing was rejected of what was proposed in these days.")
    return Table(
        _("Rejected, by reason"), _("Reason"), (_("Rejected"),), tuple(rows) if rejected else (), empty=empty
    )


SPEAKER = Guess(
    _("The speaker, by grade"),
    _("Grade"),
    AttributionGrade,
    "grade__exact",
    "speaker_was",
    (Outcome.AGREED, Outcome.CORRECTED, Outcome.REJECTED),
    _(
        "What the link between words and speaker rested on, and how often the speaker that the machine named "
        "is the one on record. Only what was decided counts; where it named nobody, there is nothing to "
        "agree with."
    ),
)
DATE = Guess(
    _("The date, by precision"),
    _("Precision"),
    DatePrecision,
    "precision",
    "date_was",
    (Outcome.AGREED, Outcome.CORRECTED),
    _(
        "How exactly the machine knew the day, and how often its first and last day are those on record. A "
        "day that an editor made more exact counts as corrected. Only what was taken counts."
    ),
)


def _guesses(scope: Scope) -> Counts:
    """How many there are by grade, speaker's outcome, precision, date's outcome, kind, state and rank."""
    top = agreement.top_of_the_day(cohorts.candidates(Scope(scope.period)))
    rows = cohorts.candidates(scope).filter(agreement.decided()).annotate(
        speaker_was=agreement.speaker_was(), date_was=agreement.date_was(), top=agreement.is_top(top)
    )  # fmt: skip
    columns = ("grade", "speaker_was", "said_precision", "date_was", "kind", "state", "top")
    return Counter({tuple(row[:-1]): row[-1] for row in rows.values_list(*columns).annotate(Count("pk"))})


def _agreement(guess: Guess, counts: Counts, scope: Scope) -> Table:
    """A line for each grade in which something was guessed, or might have been."""
    rows = []
    for grade in guess.grades:
        size = sum(counts[grade, outcome] for outcome in guess.outcomes)
        wholes = [*((outcome, size) for outcome in guess.outcomes), (Outcome.NO_GUESS, None)]
        cells = [
            _cell(scope, counts[grade, outcome], of, _asked(guess, grade, outcome)) for outcome, of in wholes
        ]
        if any(cell.count for cell in cells):
            rows.append(Row(grade.label, tuple(cells)))
    heads = tuple(outcome.label for outcome in (*guess.outcomes, Outcome.NO_GUESS))
    return Table(guess.title, guess.head, heads, tuple(rows), note=guess.note, empty=UNDECIDED)


def _asked(guess: Guess, grade: str, outcome: str) -> dict[str, str]:
    return {"state": "all", guess.grade: grade, guess.outcome: outcome}


def _boundaries(scope: Scope, guesses: Counts) -> Table:
    """Where editors let the words begin or end elsewhere, of what was taken."""
    rows = cohorts.candidates(scope).filter(cohorts.is_taken(), agreement.moved())
    moved = dict(rows.values_list("kind").annotate(Count("pk")))
    kinds = _summed(guesses, 4, 5)
    lines = []
    for kind in CandidateKind:
        asked = {"state": "taken", "kind__exact": kind, "boundaries": "moved"}
        if size := sum(kinds[kind, state] for state in TAKEN):
            lines.append(Row(kind.label, (_cell(scope, moved.get(kind, 0), size, asked),)))
    note = _("Of what was taken, how often an editor moved the beginning or the end of the words first.")
    empty = _("Nothing of these days is taken yet.")
    return Table(_("Boundaries, by kind"), _("Kind"), (_("Moved"),), tuple(lines), note=note, empty=empty)


def _precision(scope: Scope, guesses: Counts) -> Table:
    """How often the first of each day's queue were taken, and how often the others."""
    counts = _summed(guesses, 6, 5)
    names = (("top", 1, _("the first %(top)d of each day") % {"top": TOP}), ("rest", 0, _("the others")))
    lines = []
    for value, top, name in names:
        taken = sum(counts[top, state] for state in TAKEN)
        if size := taken + counts[top, CandidateState.REJECTED]:
            lines.append(Row(name, (_cell(scope, taken, size, {"state": "taken", "rank": value}),)))
    note = _(
        "Of what was decided, how much was taken: among the first of all that was proposed on a day, by "
        "worth and score, and among the others. The better the machine ranks, the farther apart the two are."
    )
    heads = (_("Taken of decided"),)
    return Table(_("The top of the queue"), _("Rank"), heads, tuple(lines), note=note, empty=UNDECIDED)
