"""Who was monitored, selected and checked, by party and by office, each number with what it is out of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.admin.boards import cohorts, tenure
from claims.admin.boards.questions import Question
from claims.admin.boards.scope import NONE, Scope
from claims.admin.boards.tables import Cell, Row, Table, Text, cut, known, linked
from claims.models import Candidate, Claim, Speaker, Statement, Verdict
from claims.models.claims import label_in

HEADS = (_("Proposed"), _("On record"), _("Under a claim"), _("Checked"))
MEANS_NOT = _(
    "These are our choices, not the speakers’ habits: the machine reads the outlets that we follow, editors "
    "choose what can be checked and matters, and who speaks more is checked more. A large share of checks, "
    "or of false ones, does not say that a party lies more than another. Compare a row with its own whole."
)
UNITS = _(
    "Proposed: what the machine found in these days. On record: what was recorded in these days. Under a "
    "claim and checked: what became of that by now. Party and office are those of the day when it was said."
)
MIX = _(
    "Published verdicts on claims that these statements make. A claim that several parties made stands in "
    "each of their rows and once in the last."
)
EMPTY = _("Nothing in these days. Choose others, add an article, or enter a statement.")
Sums = dict[tuple[int | None, str | None], list[int]]


@dataclass(frozen=True)
class Axis:
    """What the lines of a table are: the place in a key, the filter of the lists."""

    title: Text
    head: Text
    parameter: str
    place: int
    note: Text = ""


PARTY = Axis(_("By party"), _("Party"), "party", 0, UNITS)
OFFICE = Axis(_("By office"), _("Office"), "office", 1)


def balance(scope: Scope) -> list[Table]:
    both = (_found(scope), _recorded(scope))
    names = parties(key[0] for part in both for key in part)
    return [
        _progress(PARTY, scope, both, names),
        _progress(OFFICE, scope, both, offices(key[1] for part in both for key in part)),
        *_mixes(scope, names),
    ]


def _found(scope: Scope) -> Sums:
    rows = cohorts.utterances(cohorts.candidates(scope))
    return _sums(tenure.tallied(rows, found="count(*)"))


def _recorded(scope: Scope) -> Sums:
    rows = cohorts.utterances(cohorts.statements(scope))
    selected, checked = (f"count(*) FILTER (WHERE is_{step})" for step in ("selected", "checked"))
    return _sums(tenure.tallied(rows, recorded="count(*)", selected=selected, checked=checked))


def _sums(question: Question) -> Sums:
    return {(party, office): list(sums) for party, office, *sums in question.lines()}


def parties(keys: Iterable[int | None]) -> dict[Any, str]:
    return dict(Speaker.objects.filter(pk__in={key for key in keys if key}).values_list("pk", "name"))


def offices(keys: Iterable[str | None]) -> dict[Any, str]:
    """Their titles in the reader's language."""
    titles = tenure.titles([key for key in {*keys} if key])
    return {key: label_in(title, get_language() or "en") for key, title in titles.items()}


def _progress(axis: Axis, scope: Scope, both: tuple[Sums, Sums], names: Mapping[Any, str]) -> Table:
    """A line for each party or office, and one for all: what was proposed, recorded, selected and checked."""
    sums: dict[Any, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for first, part in enumerate(both):
        for key, counts in part.items():
            for column, count in enumerate(counts, start=first):
                sums[key[axis.place]][column] += count
    total = [sum(column) for column in zip(*sums.values(), strict=True)]
    ordered = sorted(sums, key=lambda key: (key is None, -sums[key][1], -sums[key][0], str(names.get(key))))
    lines = [
        Row(known(names.get(key)), _cells(sums[key], total, scope, {axis.parameter: key or NONE}))
        for key in ordered
    ]
    kept, more = cut(lines, _("all others"))
    rows = (*kept, Row(_("All"), _cells(total, [], scope, {}), is_total=True)) if sums else ()
    return Table(axis.title, axis.head, HEADS, rows, note=axis.note, empty=EMPTY, more=more)


def _cells(sums: list[int], total: list[int], scope: Scope, part: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Shares of all that was proposed and recorded, but for the last line; then of the row's own."""
    found, recorded, selected, checked = sums
    all_found, all_recorded = total[:2] or (None, None)
    recording = {"state": "recorded", "recorded": scope.period, **scope.narrowed, **part}
    proposals = {"state": "in_force", "found": scope.period, **scope.narrowed, **part}
    return (
        Cell(found, all_found, linked(Candidate, proposals, found)),
        Cell(recorded, all_recorded, linked(Statement, {**recording, "progress": "standing"}, recorded)),
        Cell(selected, recorded, linked(Statement, {**recording, "progress": "selected"}, selected)),
        Cell(checked, selected, linked(Statement, {**recording, "progress": "checked"}, checked)),
    )


VERDICTS = """
WITH placed AS ({}),
checked AS (
    SELECT DISTINCT placed.party, link.claim_id, revision.verdict_id
    FROM placed
    JOIN claims_statementlink link ON link.statement_id = placed.id AND link.confirmed_at IS NOT NULL
    JOIN claims_review review ON review.claim_id = link.claim_id
    JOIN claims_reviewrevision revision ON revision.review_id = review.id AND revision.state = 'published'
)
SELECT GROUPING(party) = 1, party, verdict_id, count(DISTINCT claim_id)
FROM checked GROUP BY GROUPING SETS ((party, verdict_id), (verdict_id))"""


Verdicts = dict[tuple[bool, int | None], dict[int, int]]


def _verdicts(scope: Scope) -> Verdicts:
    """How many claims have which verdict: of each party, and of all."""
    rows = cohorts.utterances(cohorts.checked(cohorts.statements(scope)))
    found: Verdicts = defaultdict(dict)
    for is_total, party, verdict, count in tenure.placed(rows).then(VERDICTS).lines():
        found[is_total, party][verdict] = count
    return found


def _mixes(scope: Scope, names: Mapping[Any, str]) -> list[Table]:
    """A table for each scale on which something was checked."""
    found = _verdicts(scope)
    used = Verdict.objects.filter(pk__in=found.get((True, None), {})).values("scale")
    steps = Verdict.objects.filter(scale__in=used).select_related("scale").order_by("scale", "position")
    return [_mix(list(verdicts), found, scope, names) for _scale, verdicts in groupby(steps, _scale_of)]


def _scale_of(verdict: Verdict) -> int:
    return verdict.scale_id


def _mix(verdicts: list[Verdict], found: Verdicts, scope: Scope, names: Mapping[Any, str]) -> Table:
    """A line for each party of whose claims some are judged on this scale, and one for all."""
    sizes = {key: sum(counts.get(step.pk, 0) for step in verdicts) for key, counts in found.items()}
    ordered = sorted(
        filter(sizes.get, sizes),
        key=lambda key: (key[0], key[1] is None, -sizes[key], str(names.get(key[1]))),
    )
    rows = []
    for key in ordered:
        is_total, party = key
        part = {} if is_total else {"party": party or NONE}
        counts = ((step, found[key].get(step.pk, 0)) for step in verdicts)
        cells = (
            Cell(count, sizes[key], _claims(scope, part, "verdict", step.pk, count)) for step, count in counts
        )
        whole = Cell(sizes[key], url=_claims(scope, part, "scale", verdicts[0].scale_id, sizes[key]))
        name = _("All") if is_total else known(names.get(party))
        rows.append(Row(name, (*cells, whole), is_total))
    heads: list[Text] = [*(str(step) for step in verdicts), _("Claims checked")]
    title = _("Verdicts by party: %(scale)s") % {"scale": verdicts[0].scale}
    return Table(title, _("Party"), tuple(heads), tuple(rows), note=MIX)


def _claims(scope: Scope, part: Mapping[str, Any], judged: str, key: int, count: int) -> str:
    """The claims with this verdict, or with one of this scale, that the line's statements make."""
    made_by = urlencode({"recorded": scope.period, **scope.narrowed, **part})
    return linked(Claim, {judged: key, "made_by": made_by}, count)
