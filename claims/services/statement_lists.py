"""Lists of statements: each row is recorded as if it were entered by hand, and never twice."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.choices import (
    AttributionGrade,
    Medium,
    NoticeKind,
    PrimarySource,
    StatementKind,
    StatementState,
    Wording,
)
from claims.models import PartialDate, Statement, User
from claims.services.list_files import Line, ListColumn
from claims.services.list_imports import ListKind, Loaded
from claims.services.list_values import SpeakersOfList, Values, as_uuid
from claims.services.plans import CREATED, UNCHANGED
from claims.services.publications import record_notice
from claims.services.statements import record_statement

Key = tuple[int, str, str, dt.date | None, dt.date | None]

COLUMNS = (
    ListColumn("words", gettext_lazy("Needed. Exactly as said or printed."), is_long=True),
    ListColumn("speaker", gettext_lazy("Name or spelling of a speaker who is entered here.")),
    ListColumn("speaker_wikidata", gettext_lazy("Instead of the name, or where two have it: Q101.")),
    ListColumn("speaker_id", gettext_lazy("The same, with the id that our exports give.")),
    ListColumn("said", gettext_lazy("Needed: 2026-01-09, 2026-01 or 2026.")),
    ListColumn("said_not_before", gettext_lazy("A day, where more is known than the month or year.")),
    ListColumn("said_not_after", gettext_lazy("A day, where more is known than the month or year.")),
    ListColumn("said_basis", gettext_lazy("What the date rests on.")),
    ListColumn("language", gettext_lazy("Needed: ro, sq, en …")),
    ListColumn("wording", gettext_lazy("Needed: original, outlet (its translation) or ours.")),
    ListColumn(
        "medium",
        gettext_lazy(
            "Needed: article, television, radio, social, plenary, press_conference, interview, "
            "press_release or other."
        ),
    ),
    ListColumn("url", gettext_lazy("A link; needed where place_note is empty.")),
    ListColumn("place_note", gettext_lazy("Programme and minute, session, place.")),
    ListColumn("kind", gettext_lazy("factual, promise, opinion or prediction; empty: factual.")),
    ListColumn("role", gettext_lazy("At the time; empty: looked up among the offices held on that day.")),
    ListColumn("printed_name", gettext_lazy("The speaker's name as printed.")),
    ListColumn("grade", gettext_lazy("explicit or hearsay; empty: explicit.")),
    ListColumn("second_source", gettext_lazy("For hearsay.")),
    ListColumn("original_text", gettext_lazy("The speaker's own words."), is_long=True),
    ListColumn("original_url", gettext_lazy("Where they are.")),
    ListColumn("primary_source", gettext_lazy("located, sought or none; empty: none.")),
    ListColumn("context", gettext_lazy("What one must know to understand the words."), is_long=True),
    ListColumn("translation", gettext_lazy("Ours, for readers of another language."), is_long=True),
    ListColumn("id", gettext_lazy("From our exports: a row that is here already is known by it.")),
)
TEXTS = ("url", "place_note", "role", "printed_name", "second_source", "original_url")


class StatementLoader:
    """Records the statements of a list; what all rows need is looked up once."""

    def __init__(self, lines: Sequence[Line], actor: User, at: dt.datetime) -> None:
        self.actor, self.at = actor, at
        self.speakers = SpeakersOfList(lines)
        known = Statement.objects.select_related("speaker")
        words = [line.cells.get("words", "") for line in lines]
        same = known.filter(speaker__in=self.speakers.rows, words__in=words).order_by("-pk")
        self.by_key = {_key(one.speaker_id, one.words, one.said): one for one in same}
        ids = [as_uuid(line.cells.get("id", "").strip()) for line in lines]
        self.by_id = {one.public_id: one for one in known.filter(public_id__in=filter(None, ids))}
        self.made: list[Statement] = []

    def load(self, cells: Mapping[str, str]) -> Loaded:
        """:raises Refused: with the columns that are to blame"""
        values = Values(cells)
        facts = self._facts(values)
        values.require()
        key = _key(facts["speaker"].pk, facts["words"], facts["said"])
        number = as_uuid(values.text("id"))
        if known := (self.by_id.get(number) if number else None) or self.by_key.get(key):
            return Loaded(UNCHANGED, _notes(known, facts, cells))
        statement = record_statement(**facts, actor=self.actor, at=self.at, tells=False)
        self.by_key[key] = statement
        self.made.append(statement)
        return Loaded(CREATED, (f"{statement.speaker} · {statement.said or '—'} · {statement.language}",))

    def tell(self) -> None:
        for statement in self.made:
            record_notice(statement=statement, kind=NoticeKind.RECORDED, note="", at=self.at)

    def _facts(self, values: Values) -> dict[str, Any]:
        return {
            "words": values.needed("words"),
            "speaker": self.speakers.of(values),
            "said": values.date(),
            "language": values.language("language"),
            "wording": values.choice("wording", Wording),
            "medium": values.choice("medium", Medium),
            "kind": values.choice("kind", StatementKind, StatementKind.FACTUAL),
            "grade": values.choice("grade", AttributionGrade, AttributionGrade.EXPLICIT),
            "primary_source": values.choice("primary_source", PrimarySource, PrimarySource.NONE),
            **{name: values.text(name) for name in TEXTS},
            **{name: values.verbatim(name) for name in ("original_text", "context", "translation")},
        }


def _key(speaker: int, words: str, said: PartialDate) -> Key:
    """The same words from the same mouth on the same date are one statement."""
    return speaker, words, said.precision.value, said.not_before, said.not_after


def _notes(known: Statement, facts: Mapping[str, Any], cells: Mapping[str, str]) -> tuple[str, ...]:
    """How what is on record differs from what the row says."""
    notes = []
    if known.state == StatementState.WITHDRAWN:
        notes.append(_("It was withdrawn."))
    if known.merged_into_id is not None:
        notes.append(_("It was merged into another."))
    differing = [name for name in facts if cells.get(name) and getattr(known, name) != facts[name]]
    if differing:
        notes.append(_("On record differently: %s.") % ", ".join(differing))
    return tuple(notes)


STATEMENTS = ListKind(
    name="statements",
    permission="claims.record_statement",
    columns=COLUMNS,
    needs=(
        ("words",),
        ("speaker", "speaker_wikidata", "speaker_id"),
        *(("said",), ("language",), ("wording",), ("medium",)),
        ("url", "place_note"),
    ),
    unread=frozenset({"state", "articles", "claims", "recorded_by", "recorded_at"}),
    title="words",
    loader=StatementLoader,
    tells=gettext_lazy("Tell subscribers of these statements"),
)
