"""A second look at a review: a verdict by one who has not seen the author's, and a day to check again."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import Door
from claims.admin.fields import day_field, words_field
from claims.choices import RevisionState
from claims.models import Review, SecondVerdict, Verdict
from claims.services import reviews, second_verdicts


class GiveSecondVerdict(Door):
    verb, label = "second_verdict", _("Give a second verdict")
    intro = _(
        "What does the evidence show? The author's verdict and words stay hidden until you have answered."
    )
    done = _("Noted. Here is what the author wrote.")
    permission = second_verdicts.GIVE
    carries_version = False

    verdict = forms.ModelChoiceField(label=_("Verdict"), queryset=Verdict.objects.none())
    reason = words_field(2, label=_("Reason"), required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        scale = self.subject.verdict and self.subject.verdict.scale_id
        self.fields["verdict"].queryset = Verdict.objects.filter(scale=scale)  # type: ignore[attr-defined]

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return second_verdicts.is_blind(subject, actor)

    def call(self, at: dt.datetime) -> SecondVerdict:
        return second_verdicts.give_second_verdict(
            revision_id=self.subject.pk,
            verdict=self.cleaned_data["verdict"],
            reason=self.cleaned_data["reason"],
            actor=self.actor,
            at=at,
        )


class ScheduleRecheck(Door):
    verb, label = "recheck", _("Check again on a day")
    intro = _("The world moves on: on this day the review is on your first page again.")
    done = _("Noted.")
    permission = "claims.change_reviewrevision"
    carries_version = False

    recheck_on = day_field(label=_("On"))
    review_version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.state == RevisionState.PUBLISHED)

    def first_values(self) -> dict[str, Any]:
        review = self.subject.review
        return {"recheck_on": review.recheck_on, "review_version": review.version}

    def call(self, at: dt.datetime) -> Review:
        return reviews.schedule_recheck(
            review_id=self.subject.review_id,
            version=self.cleaned_data["review_version"],
            recheck_on=self.cleaned_data["recheck_on"],
            actor=self.actor,
            at=at,
        )


DOORS: tuple[type[Door], ...] = (GiveSecondVerdict, ScheduleRecheck)
