"""The end of an article: what is left is rejected in one go, and a person marks it as done."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.admin.decisions import reason_field
from claims.admin.desk import Door, admin_url
from claims.admin.passages import UndoDoor, undo_link
from claims.models import Article, Candidate
from claims.services import triage


class RejectRest(Door):
    verb, label, is_grave = "reject_rest", _("Reject what is left"), True
    key, key_field = "x", "reason"
    intro = _("Every candidate that still waits in this article, for one reason.")
    done = _("Rejected.")
    permission = "claims.decide_candidate"
    carries_version = False

    reason = reason_field()

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return Candidate.objects.waiting().filter(article=subject).exists()

    def call(self, at: dt.datetime) -> int:
        reason, self.decided_at = self.cleaned_data["reason"], at
        return triage.reject_rest(article_id=self.subject.pk, reason=reason, actor=self.actor, at=at)

    def told(self, page: str) -> SafeString:
        """That it is done, and one key to take it back; without scripts a link to what was rejected."""
        listed = f"{admin_url(Candidate, 'changelist')}?state=rejected&article={self.subject.pk}"
        values = {f"{UndoRest.verb}-decided_at": self.decided_at.isoformat()}
        return undo_link(self.done, listed, page, UndoRest.verb, values)


class UndoRest(UndoDoor):
    verb = "undo_rest"
    done = _("Undone: it waits again.")

    decided_at = forms.CharField(widget=forms.HiddenInput)

    def clean_decided_at(self) -> dt.datetime:
        """To the microsecond, as a date's own field does not read it."""
        try:
            decided_at = dt.datetime.fromisoformat(self.cleaned_data["decided_at"])
        except ValueError as problem:
            raise forms.ValidationError(_("There is nothing to undo here.")) from problem
        if decided_at.tzinfo is None:
            raise forms.ValidationError(_("There is nothing to undo here."))
        return decided_at

    def call(self, at: dt.datetime) -> int:
        decided_at: dt.datetime = self.cleaned_data["decided_at"]
        return triage.restore_rest(article_id=self.subject.pk, decided_at=decided_at, actor=self.actor, at=at)


class Finish(Door):
    verb, label = "finish", _("Mark as done")
    key, key_pushes = "d", True
    done = _("The article is marked as done.")
    permission = "claims.decide_candidate"
    carries_version = False
    is_done: ClassVar[bool] = True

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return (subject.reviewed_at is None) == cls.is_done

    def call(self, at: dt.datetime) -> Article:
        return triage.finish_article(
            article_id=self.subject.pk, is_done=self.is_done, actor=self.actor, at=at
        )


class Reopen(Finish):
    verb, label = "reopen", _("Take the mark away")
    key = "u"
    done = _("The article is open again.")
    is_done = False
