"""What the cells of a list say: each value is read or found wanting, and nothing is guessed."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from claims.models import PartialDate, Speaker, SpeakerAlias
from claims.services.list_files import Line
from claims.services.list_imports import RowRefused

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,4})?")


@dataclass
class Values:
    """The cells of one row; what is wrong with them is gathered, so that one look shows all of it."""

    cells: Mapping[str, str]
    problems: list[str] = field(default_factory=list)

    def verbatim(self, name: str) -> str:
        """The text as it stands, blanks at its ends and all."""
        return self.cells.get(name, "")

    def text(self, name: str) -> str:
        return self.cells.get(name, "").strip()

    def needed(self, name: str) -> str:
        if not self.text(name):
            self.wrong(name, _("This is needed."))
        return self.cells.get(name, "")

    def choice(self, name: str, choices: type[TextChoices], default: str | None = None) -> str:
        """One of a closed list's codes; an empty cell is the default, where there is one."""
        code = self.text(name).lower() or default or ""
        if code not in choices.values:
            listed = ", ".join(choices.values)
            self.wrong(name, _("“%(code)s” is none of: %(listed)s.") % {"code": code, "listed": listed})
        return code

    def language(self, name: str) -> str:
        code = self.text(name)
        if not LANGUAGE.fullmatch(code):
            self.wrong(name, _("Write a code such as ro, sq or en."))
        return code

    def date(self) -> PartialDate:
        """When it was said, as far as the row knows."""
        first, last = self.day("said_not_before"), self.day("said_not_after")
        try:
            found = PartialDate.parse(self.text("said"), self.text("said_basis"))
        except ValueError:
            self.wrong("said", _("Write a day, a month or a year: 2026-01-09, 2026-01 or 2026."))
            return PartialDate()
        try:
            return found.narrowed(first, last)
        except ValueError:
            self.wrong("said_not_before", _("These days contradict each other, or the date."))
            return found

    def day(self, name: str) -> dt.date | None:
        text = self.text(name)
        try:
            return dt.date.fromisoformat(text) if text else None
        except ValueError:
            self.wrong(name, _("Write a day: 2026-01-09."))
            return None

    def wrong(self, name: str, sentence: str) -> None:
        self.problems.append(f"{name}: {sentence}")

    def require(self) -> None:
        """:raises RowRefused: if anything was wrong"""
        if self.problems:
            raise RowRefused(self.problems)


class SpeakersOfList:
    """Whom the rows of a list mean, looked up at once and held until the transaction ends.

    A row may name a speaker in three ways; what it gives must be one and the same speaker.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.by_id = self._found("public_id", filter(None, map(as_uuid, _said(lines, "speaker_id"))))
        current = Speaker.objects.current()
        wanted = _said(lines, "speaker_wikidata")
        self.by_wikidata = {one.wikidata_id: {one.pk} for one in current.filter(wikidata_id__in=wanted)}
        self.by_name: dict[str, set[int]] = {}
        names = {_spaced(name) for name in _said(lines, "speaker")}
        for name, pk in current.filter(name__in=names).values_list("name", "pk"):
            self.by_name.setdefault(name, set()).add(pk)
        spellings = SpeakerAlias.objects.filter(name__in=names, speaker__merged_into=None)
        for name, pk in spellings.values_list("name", "speaker"):
            self.by_name.setdefault(name, set()).add(pk)
        self.rows = self._held()

    @staticmethod
    def _found(column: str, values: Iterable[object]) -> dict[str, set[int]]:
        rows = Speaker.objects.filter(**{f"{column}__in": list(values)})
        return {str(getattr(one, column)): {one.pk} for one in rows}

    def _held(self) -> dict[int, Speaker]:
        """In one order, so that a merge and an import never wait for each other."""
        found = (*self.by_id.values(), *self.by_wikidata.values(), *self.by_name.values())
        everybody = Speaker.objects.filter(pk__in=set().union(*found)).order_by("pk")
        return {one.pk: one for one in everybody.select_for_update(of=("self",), no_key=True)}

    def of(self, values: Values) -> Speaker | None:
        """The speaker of a row; None, with the reason noted, for nobody, several, or a contradiction."""
        given = {
            "speaker_id": (values.text("speaker_id").lower(), self.by_id),
            "speaker_wikidata": (values.text("speaker_wikidata"), self.by_wikidata),
            "speaker": (_spaced(values.text("speaker")), self.by_name),
        }
        meant: set[int] | None = None
        for column, (text, known) in given.items():
            if not text:
                continue
            if not (found := known.get(text)):
                values.wrong(column, _("Nobody here is entered as “%(name)s”.") % {"name": text})
                return None
            meant = found if meant is None else meant & found
        return self._one(values, meant)

    def _one(self, values: Values, meant: set[int] | None) -> Speaker | None:
        if meant is None:
            values.wrong("speaker", _("This is needed."))
        elif not meant:
            values.wrong("speaker", _("The name and the id are those of different speakers."))
        elif len(meant) > 1:
            values.wrong("speaker", _("Several are called so: give speaker_wikidata or speaker_id."))
        else:
            return self.rows[next(iter(meant))]
        return None


def _said(lines: Sequence[Line], column: str) -> set[str]:
    return {text for line in lines if (text := line.cells.get(column, "").strip())}


def as_uuid(text: str) -> UUID | None:
    """A public id; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _spaced(name: str) -> str:
    return " ".join(name.split())
