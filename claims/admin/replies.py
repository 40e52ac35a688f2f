"""What the speaker has to say: asked before publishing, demanded after; doors of a review's page."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import Door, Doors
from claims.admin.fields import words_field
from claims.choices import CommentOutcome, RevisionState
from claims.models import CommentRequest, ReplyClaim, ReviewRevision, Speaker
from claims.models.reviews import WAS_PUBLIC
from claims.services import replies
from claims.services.audit import Refused

A_DAY = dt.timedelta(days=1)


# A clock ahead of or behind ours by hours still shows these years, and the database can say so.
YEARS = range(1000, 9999)


def of_our_time(at: dt.datetime) -> None:
    if at.year not in YEARS:
        raise forms.ValidationError(forms.DateTimeField.default_error_messages["invalid"])


def moment_field(**options: Any) -> forms.DateTimeField:
    options["validators"] = [of_our_time]
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(widget=widget, **options)


def speakers_of(subject: Any) -> QuerySet[Speaker]:
    """Those whose statements make the claim, proposed links too: one asks before one confirms."""
    return Speaker.objects.filter(statements__links__claim=subject.review.claim_id).distinct()


def answers_overdue() -> QuerySet[ReviewRevision]:
    """Reviews in the making whose speaker was asked and has let the deadline pass."""
    overdue = CommentRequest.objects.overdue(timezone.now())
    return ReviewRevision.objects.open().filter(review__in=overdue.values("review"))


def replies_demanded() -> QuerySet[ReviewRevision]:
    """What was last public of each review to which a speaker demands a reply that nobody has settled."""
    public = ReviewRevision.objects.filter(state__in=(RevisionState.PUBLISHED, RevisionState.RETRACTED))
    later = public.filter(review=OuterRef("review"), number__gt=OuterRef("number"))
    demanded = ReplyClaim.objects.unsettled().values("review")
    return public.filter(~Exists(later), review__in=demanded)


class ReplyDoor(Door):
    carries_version = False

    speaker = forms.ModelChoiceField(label=_("Speaker"), queryset=Speaker.objects.none())

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if "speaker" in self.fields:
            self.fields["speaker"].queryset = speakers_of(self.subject)  # type: ignore[attr-defined]

    def first_values(self) -> dict[str, Any]:
        return {"speaker": next(iter(speakers_of(self.subject)[:1]), None)}


class AskForComment(ReplyDoor):
    verb, label = "ask", _("Ask for comment")
    intro = _("Note here that you have asked; the message itself goes out by your own means.")
    done = _("Noted: the speaker was asked.")
    permission = replies.ASK

    channel = forms.CharField(
        label=_("Channel"), max_length=200, help_text=_("an e-mail address, a telephone call, a form")
    )
    asked_at = moment_field(label=_("Asked"))
    deadline_at = moment_field(label=_("Answer until"), required=False)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.is_open)

    def first_values(self) -> dict[str, Any]:
        at = timezone.localtime().replace(second=0, microsecond=0)
        return {**super().first_values(), "asked_at": at, "deadline_at": at + A_DAY}

    def call(self, at: dt.datetime) -> CommentRequest:
        review_id: int = self.subject.review_id
        return replies.request_comment(review_id=review_id, **self.cleaned_data, actor=self.actor, at=at)


class WaiveComment(ReplyDoor):
    verb, label = "waive_comment", _("Do not ask for comment")
    done = _("Noted: the speaker is not asked.")
    permission = replies.ASK

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, help_text=_("Readers see it with the review.")
    )

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.is_open)

    def call(self, at: dt.datetime) -> CommentRequest:
        review_id: int = self.subject.review_id
        return replies.waive_comment(review_id=review_id, **self.cleaned_data, actor=self.actor, at=at)


class RecordAnswer(Door):
    verb, label = "answer", _("Note the answer")
    intro = _("Word for word: it is public with the review, at once where that is published.")
    done = _("Noted.")
    permission = replies.ASK
    carries_version = False

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[(value, CommentOutcome(value).label) for value in replies.ENDED]
    )
    answer = words_field(3, label=_("Answer, word for word"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)  # the version of the row, not the review's

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        return subject.review.comment_requests.exclude(outcome=CommentOutcome.WAIVED)  # type: ignore[no-any-return]

    def first_values(self) -> dict[str, Any]:
        waiting = self.row.outcome == CommentOutcome.WAITING
        outcome = CommentOutcome.ANSWERED if waiting else self.row.outcome
        return {"outcome": outcome, "answer": self.row.answer, "seen": self.row.version}

    def call(self, at: dt.datetime) -> CommentRequest:
        return replies.record_answer(
            request_id=self.row.pk,
            version=self.cleaned_data["seen"],
            outcome=self.cleaned_data["outcome"],
            answer=self.cleaned_data["answer"],
            actor=self.actor,
            at=at,
        )

    def _conflict(self, problem: Refused) -> None:
        self.row.refresh_from_db()
        self.retype(seen=self.row.version)
        super()._conflict(problem)


class RecordReplyClaim(ReplyDoor):
    verb, label = "reply_claim", _("A speaker demands a reply")
    done = _("Noted.")
    permission = replies.REPLY

    received_at = moment_field(label=_("Received"))
    demand = words_field(3, label=_("What is demanded"))

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.state in WAS_PUBLIC and subject.state != RevisionState.SUPERSEDED

    def first_values(self) -> dict[str, Any]:
        return {
            **super().first_values(),
            "received_at": timezone.localtime().replace(second=0, microsecond=0),
        }

    def call(self, at: dt.datetime) -> ReplyClaim:
        review_id: int = self.subject.review_id
        return replies.record_reply_claim(review_id=review_id, **self.cleaned_data, actor=self.actor, at=at)


class SettleReplyClaim(Door):
    verb, label = "settle_reply", _("Settle the demand")
    done = _("Settled.")
    permission = replies.REPLY
    carries_version = False

    settlement = words_field(2, label=_("How it was settled"))

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        return subject.review.reply_claims.unsettled()  # type: ignore[no-any-return]

    def call(self, at: dt.datetime) -> ReplyClaim:
        return replies.settle_reply_claim(
            reply_id=self.row.pk, settlement=self.cleaned_data["settlement"], actor=self.actor, at=at
        )


DOORS: tuple[type[Door], ...] = (
    AskForComment,
    WaiveComment,
    RecordAnswer,
    RecordReplyClaim,
    SettleReplyClaim,
)


def facts(subject: Any, doors: Doors) -> dict[str, Any]:
    """What a review's page shows of all this."""
    asked = subject.review.comment_requests.select_related("speaker").order_by("pk")
    demands = subject.review.reply_claims.select_related("speaker")
    return {
        "comment_requests": [{"row": row, "answer": doors.get("answer", row)} for row in asked],
        "reply_claims": [{"row": row, "settle": doors.get("settle_reply", row)} for row in demands],
    }
