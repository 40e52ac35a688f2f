"""Doors for words that an editor marks in the article: other boundaries, several pieces, a miss.

With scripts the words are selected in the text and come with their place; without, they are pasted.
"""

import datetime as dt
import json
import re
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.decisions import RARELY, Attribution, Decision
from claims.admin.desk import Door, Text, change_url
from claims.admin.fields import words_field
from claims.choices import CHECKABLE, NEEDS_SECOND_SOURCE, AttributionGrade, Medium, StatementKind
from claims.models import Article, Candidate, Statement
from claims.services import passages, undoing
from claims.services.audit import Refused

EMPTY_LINE = re.compile(r"\n\s*\n")


class MarkedWords(forms.Form):
    """Words of an article, with their place if the browser knows it (code points)."""

    words = words_field(
        3,
        label=_("Words"),
        strip=False,
        required=False,
        help_text=_("Select them in the text, or paste them."),
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def place(self, text: str) -> dict[str, Any]:
        """What the services want to know of the place; the words are always the article's own.

        :raises Refused: when the words stand nowhere or, without a place, in several places
        """
        words = self.cleaned_data["words"]
        start, end = self.cleaned_data["start"], self.cleaned_data["end"]
        if start is None:
            start, end = passages.locate(text, words)
        end = start + len(words) if end is None else end
        if words and squeezed(words) != squeezed(text[start:end]):
            raise Refused(str(_("The article does not hold these words, letter by letter.")), "words")
        return {"words": text[start:end], "start": start, "end": end}


class ChangeBoundaries(Door, MarkedWords):
    verb, label = "boundaries", _("Move the boundaries")
    key, key_field = "b", "words"
    done = _("The boundaries are moved.")
    permission = "claims.decide_candidate"

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return Decision.is_open(subject, actor)

    def first_values(self) -> dict[str, Any]:
        return {"words": self.subject.words}

    def former_place(self) -> dict[str, int]:
        """What this door wants to be told to undo itself."""
        return {"start": self.subject.start_offset, "end": self.subject.end_offset}

    def call(self, at: dt.datetime) -> Candidate:
        return passages.change_boundaries(
            **self.place(self.subject.article.text),
            candidate_id=self.subject.pk,
            version=self.cleaned_data["version"],
            actor=self.actor,
            at=at,
        )


class Split(Decision, Attribution):
    verb, label = "split", _("Split into several statements")
    key, key_field = "s", "pieces"
    intro = _("An empty line between the statements; delete what belongs to none.")
    done = _("Split. Here is the next one.")
    rare = RARELY

    pieces = words_field(6, label=_("Pieces"), strip=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in CHECKABLE],
        required=False,
    )
    second_source = forms.CharField(label=_("Second source"), required=False)

    def first_values(self) -> dict[str, Any]:
        return {**super().first_values(), "pieces": self.subject.words}

    def call(self, at: dt.datetime) -> list[Statement]:
        return passages.split_candidate(
            **self.common(),
            pieces=self.spans(),
            second_source=self.cleaned_data["second_source"],
            kind=self.cleaned_data["kind"] or StatementKind.FACTUAL,
            at=at,
        )

    def spans(self) -> list[tuple[int, int]]:
        """Where the pieces stand: each is looked for behind the one before."""
        text, at = self.subject.article.text[: self.subject.end_offset], self.subject.start_offset
        spans = []
        for piece in filter(None, map(str.strip, EMPTY_LINE.split(self.cleaned_data["pieces"]))):
            span = passages.first_place(text, piece, at)
            if span is None:
                raise Refused(_("The quote does not hold “%(piece)s”.") % {"piece": piece[:80]}, "pieces")
            spans.append(span)
            at = span[1]
        return spans


class RecordMissed(Attribution, MarkedWords):
    """For an article, and for the article of a candidate."""

    verb, label = "missed", _("Record what was missed")
    key, key_field = "n", "words"
    intro = _("A statement that stands in the article and was not proposed.")
    done = _("Recorded.")
    carries_version = False
    rare = frozenset({*RARELY, "grade", "second_source"})
    field_order = ("words", *Attribution.field_order)

    printed_name = forms.CharField(label=_("Name as printed"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=StatementKind.choices)
    medium = forms.ChoiceField(label=_("Medium"), choices=Medium.choices, initial=Medium.ARTICLE)
    grade = forms.ChoiceField(
        label=_("Attribution"),
        choices=[(grade.value, grade.label) for grade in (AttributionGrade.EXPLICIT, *NEEDS_SECOND_SOURCE)],
        required=False,
    )
    second_source = forms.CharField(
        label=_("Second source"),
        required=False,
        help_text=_("Needed for hearsay and for words that stand in a headline only."),
    )

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return True

    def first_values(self) -> dict[str, Any]:
        return {}

    def told(self, page: str) -> SafeString:
        """That it is recorded, and one key to take it back; without scripts the link leads to a door."""
        values = {f"{UndoMissed.verb}-statement": self.result.pk}
        withdraw = f"{change_url(self.result)}#door-withdraw"
        return undo_link(self.done, withdraw, page, UndoMissed.verb, values)

    def spellings(self) -> list[str]:
        return [name] if (name := self.cleaned_data["printed_name"]) else []

    def call(self, at: dt.datetime) -> Statement:
        article = self.subject if isinstance(self.subject, Article) else self.subject.article
        place = self.place(article.text)
        names = ("wording", "kind", "medium", "printed_name", "second_source")
        more = {name: self.cleaned_data[name] for name in names}
        more["grade"] = self.cleaned_data["grade"] or AttributionGrade.EXPLICIT
        return passages.accept_words(
            **place,
            **more,
            article_id=article.pk,
            speaker=self.chosen_speaker(),
            said=self.cleaned_data["partial"],
            actor=self.actor,
            at=at,
        )


class UndoDoor(Door):
    """Pushed by the link of a message alone, so no page shows it."""

    label = _("Undo")
    permission = "claims.decide_candidate"
    carries_version = False

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return False


class UndoMissed(UndoDoor):
    verb = "undo_missed"
    done = _("Undone: it is not on record any more.")

    statement = forms.IntegerField(widget=forms.HiddenInput)

    def call(self, at: dt.datetime) -> Statement:
        return undoing.undo_missed(statement_id=self.cleaned_data["statement"], actor=self.actor, at=at)


def undo_link(done: Text, href: str, page: str, verb: str, values: dict[str, Any]) -> SafeString:
    """What was done, and the link that pushes a door of a page to take it back; alone it leads to `href`."""
    return format_html(
        '{} <a class="undo" href="{}" data-key="u" data-action="{}" data-verb="{}" data-values="{}">{}</a>',
        *(done, href, page, verb, json.dumps(values), gettext("Undo")),
    )


def squeezed(words: str) -> str:
    """The words without any white space: a page shows that of an article differently."""
    return "".join(words.split())
