"""Lists of claims: each row is made as if it were written at the desk, and never twice."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim, Topic, User
from claims.services.claims import change_claim, create_claim
from claims.services.discussions import colleagues
from claims.services.list_files import Line, ListColumn
from claims.services.list_imports import ListKind, Loaded
from claims.services.list_values import Values, as_uuid
from claims.services.plans import CREATED, UNCHANGED

COLUMNS = (
    ListColumn("text", gettext_lazy("Needed. What can be true or false."), is_long=True),
    ListColumn("language", gettext_lazy("Needed: ro, sq, en …")),
    ListColumn("topics", gettext_lazy("Addresses or labels of topics that are entered here, divided by |.")),
    ListColumn("assigned_to", gettext_lazy("The user name of a colleague.")),
    ListColumn("due_on", gettext_lazy("A day: 2026-01-09.")),
    ListColumn("id", gettext_lazy("From our exports: a row that is here already is known by it.")),
)


class ClaimLoader:
    """Makes the claims of a list; what all rows need is looked up once."""

    def __init__(self, lines: Sequence[Line], actor: User, at: dt.datetime) -> None:
        self.actor, self.at = actor, at
        texts = [line.cells.get("text", "").strip() for line in lines]
        same = Claim.objects.filter(text__in=texts).order_by("-pk")
        self.by_key = {(one.text, one.language): one for one in same}
        ids = [as_uuid(line.cells.get("id", "").strip()) for line in lines]
        self.by_id = {one.public_id: one for one in Claim.objects.filter(public_id__in=filter(None, ids))}
        self.topics: dict[str, set[Topic]] = {}
        for topic in Topic.objects.all():
            for name in {topic.slug, *topic.labels.values()}:
                self.topics.setdefault(name, set()).add(topic)
        names = {line.cells.get("assigned_to", "").strip() for line in lines}
        self.colleagues = {user.username: user for user in colleagues().filter(username__in=names)}

    def load(self, cells: Mapping[str, str]) -> Loaded:
        """:raises Refused: with the columns that are to blame"""
        values = Values(cells)
        text, language = values.needed("text").strip(), values.language("language")
        topics, work = self._topics(values), self._work(values)
        values.require()
        number = as_uuid(values.text("id"))
        if known := (self.by_id.get(number) if number else None) or self.by_key.get((text, language)):
            return Loaded(UNCHANGED, _notes(known, text, language))
        with transaction.atomic():
            claim = create_claim(text=text, language=language, topics=topics, actor=self.actor, at=self.at)
            if work:
                place = {"claim_id": claim.pk, "version": claim.version}
                change_claim(**place, changes=work, actor=self.actor, at=self.at)
        self.by_key[text, language] = claim
        return Loaded(CREATED, tuple(filter(None, [", ".join(map(str, topics))])))

    def tell(self) -> None:
        """A claim is told of when its review is published."""

    def _topics(self, values: Values) -> list[Topic]:
        names = [name.strip() for name in values.text("topics").split("|") if name.strip()]
        for name in names:
            if len(self.topics.get(name, ())) != 1:
                values.wrong("topics", _("“%(name)s” is no topic here, or several.") % {"name": name})
        return list(dict.fromkeys(topic for name in names for topic in self.topics.get(name, ())))

    def _work(self, values: Values) -> dict[str, Any]:
        """Whose work it is and until when, as far as the row says."""
        name, due_on = values.text("assigned_to"), values.day("due_on")
        if name and name not in self.colleagues:
            values.wrong("assigned_to", _("No colleague has the user name “%(name)s”.") % {"name": name})
        work = {"assigned_to": self.colleagues.get(name), "due_on": due_on}
        return {column: value for column, value in work.items() if value}


def _notes(known: Claim, text: str, language: str) -> tuple[str, ...]:
    notes = []
    if known.merged_into_id is not None:
        notes.append(_("It was merged into another."))
    if (known.text, known.language) != (text, language):
        notes.append(_("It is worded differently here by now."))
    return tuple(notes)


CLAIMS = ListKind(
    name="claims",
    permission="claims.add_claim",
    columns=COLUMNS,
    needs=(("text",), ("language",)),
    unread=frozenset({"slug", "statements", "to_confirm", "review_state", "created_by", "created_at"}),
    title="text",
    loader=ClaimLoader,
)
