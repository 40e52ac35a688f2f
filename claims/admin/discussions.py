"""Comments under a claim, whose work it is, and until when; doors of a claim's page."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import Door
from claims.admin.fields import day_field, language_field, words_field
from claims.models import Claim, Comment, PublicClaim, Topic, User
from claims.services import claims, discussions


class AddComment(Door):
    verb, label = "comment", _("Comment")
    intro = _("Stays inside the newsroom. @name puts it on a colleague's first page.")
    done = _("Comment added.")
    permission = "claims.add_comment"
    carries_version = False
    key, key_field = "c", "text"

    text = words_field(2, label=_("Comment"))

    def call(self, at: dt.datetime) -> Comment:
        text: str = self.cleaned_data["text"]
        return discussions.add_comment(claim_id=self.subject.pk, text=text, actor=self.actor, at=at)


class AssignForm(Door):
    """A colleague to see to it, and a day."""

    verb, label = "assign", _("Whose work, until when")
    done = _("Noted.")

    assigned_to = forms.ModelChoiceField(label=_("Assigned to"), queryset=User.objects.none(), required=False)
    due_on = day_field(label=_("Due"))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["assigned_to"].queryset = discussions.colleagues()  # type: ignore[attr-defined]

    def first_values(self) -> dict[str, Any]:
        return {"assigned_to": self.subject.assigned_to_id, "due_on": self.subject.due_on}

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("assigned_to", "due_on")}


class Assign(AssignForm):
    permission = "claims.change_claim"

    def call(self, at: dt.datetime) -> Claim:
        version: int = self.cleaned_data["version"]
        return claims.change_claim(
            claim_id=self.subject.pk, version=version, changes=self.changes(), actor=self.actor, at=at
        )


class EditClaim(Door):
    verb, label = "edit_claim", _("Edit the claim")
    done = _("Saved.")
    permission = "claims.change_claim"

    text = words_field(3, label=_("Claim"))
    language = language_field()
    topics = forms.ModelMultipleChoiceField(label=_("Topics"), queryset=Topic.objects.all(), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # The words of a published claim are those on which its verdict was given.
        if PublicClaim.objects.standing().filter(pk=self.subject.public_id).exists():
            for name in claims.WORDS:
                del self.fields[name]

    def first_values(self) -> dict[str, Any]:
        subject = self.subject
        return {"text": subject.text, "language": subject.language, "topics": list(subject.topics.all())}

    def _shown(self) -> list[str]:
        return [name for name in ("text", "language", "topics") if name in self.fields]

    def call(self, at: dt.datetime) -> Claim:
        changes: dict[str, Any] = {name: self.cleaned_data[name] for name in self._shown()}
        version: int = self.cleaned_data["version"]
        return claims.change_claim(
            claim_id=self.subject.pk, version=version, changes=changes, actor=self.actor, at=at
        )


DOORS: tuple[type[Door], ...] = (AddComment, Assign, EditClaim)


def with_names(text: str) -> SafeString:
    """A comment's words, safe, with the names of those whom it calls set apart."""
    pieces, at = [], 0
    for found in discussions.NAMED.finditer(text):
        pieces += [("", text[at : found.start()]), ("mention", found.group())]
        at = found.end()
    pieces.append(("", text[at:]))
    return format_html_join("", "{}", ((_piece(kind, words),) for kind, words in pieces))


def _piece(kind: str, words: str) -> SafeString:
    return (
        format_html_join("", '<b class="{}">{}</b>', [(kind, words)]) if kind else conditional_escape(words)
    )
