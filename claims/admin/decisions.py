"""The decisions about a candidate: each is one door, with a key of its own."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import Door
from claims.admin.fields import SaidForm, chosen, day_field, language_field, said_initial, words_field
from claims.admin.naming import NamesSpeaker
from claims.admin.offices import OfficeAware
from claims.admin.suggestions import NEW, speaker_choices
from claims.admin.wording import likely_wording
from claims.choices import (
    CHECKABLE,
    CandidateState,
    Medium,
    RejectReason,
    StatementKind,
    Wording,
)
from claims.models import Candidate, Speaker, Statement, StatementLink, Topic
from claims.models.candidates import DECIDED
from claims.services import candidates, undoing

UNDECIDED = (CandidateState.WAITING, CandidateState.PARKED)
RARELY = frozenset({"new_speaker_kind", "not_before", "not_after", "basis"})
NUMBERED = [
    (value, format_lazy("{} · {}", number, label))
    for number, (value, label) in enumerate(RejectReason.choices, start=1)
]


def reason_field() -> forms.ChoiceField:
    """All reasons in sight, each with the digit that chooses it."""
    choices = [("", _("Choose a reason")), *NUMBERED]
    return forms.ChoiceField(
        label=_("Reason"), choices=choices, widget=forms.Select(attrs={"size": len(choices)})
    )


LATER = dt.timedelta(days=7)


class Decision(Door):
    """A decision about a candidate; the next waiting one follows."""

    permission = "claims.decide_candidate"

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.state in UNDECIDED


class Attribution(NamesSpeaker, SaidForm):
    """Who said it and when, as the machine suggests and the editor decides."""

    permission = "claims.decide_candidate"
    field_order: tuple[str, ...] = (
        "suggested",
        "speaker",
        "new_speaker",
        "new_speaker_kind",
        "said",
        "not_before",
        "not_after",
        "basis",
    )

    suggested = forms.ChoiceField(label=_("Suggested"), widget=forms.RadioSelect, required=False)
    speaker = chosen(
        Candidate._meta.get_field("speaker"), Speaker.objects.current(), label=_("Speaker"), required=False
    )
    wording = forms.ChoiceField(label=_("Wording"), choices=Wording.choices, initial=Wording.ORIGINAL)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        found = speaker_choices(self.subject) if isinstance(self.subject, Candidate) else []
        if found:
            field: Any = self.fields["suggested"]
            field.choices = [(choice.value, choice.label) for choice in found]
            field.initial = str(self.initial.get("speaker") or "")
        else:
            del self.fields["suggested"]

    def first_values(self) -> dict[str, Any]:
        speaker: Speaker | None = self.subject.speaker
        # The machine may have read the list of speakers just before two of them became one.
        known = (speaker.merged_into_id or speaker.pk) if speaker else None
        return {
            "speaker": known,
            "wording": likely_wording(self.subject),
            **said_initial(self.subject.said),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._weigh(cleaned)
        self.require_speaker(cleaned)
        return cleaned

    def _weigh(self, cleaned: dict[str, Any]) -> None:
        """A name that was typed counts most, then a suggestion, then the field.

        Without scripts a page can neither empty that field nor search in it.
        """
        suggested: str = cleaned.get("suggested", "")
        name = cleaned.get("new_speaker", "").strip()
        if suggested.startswith(NEW):
            name = name or suggested.removeprefix(NEW)
        elif suggested:
            cleaned["speaker"] = Speaker.objects.get(pk=suggested)
        cleaned["new_speaker"] = name
        if name:
            cleaned["speaker"] = None

    def spellings(self) -> list[str]:
        """The printed form, which a new speaker keeps."""
        return [self.subject.mention] if self.subject.mention else []

    def common(self) -> dict[str, Any]:
        """What every decision that makes a statement tells its service."""
        return {
            "candidate_id": self.subject.pk,
            "version": self.cleaned_data["version"],
            "speaker": self.chosen_speaker(),
            "said": self.cleaned_data["partial"],
            "wording": self.cleaned_data["wording"],
            "actor": self.actor,
        }


class Accept(Decision, OfficeAware, Attribution):
    verb, label = "accept", _("Accept as a statement")
    key, key_pushes = "a", True
    also = (("p", "kind", StatementKind.PROMISE, _("Accept as a promise")),)
    rare = frozenset({*RARELY, "role", "medium", "claim_language", "topics"})
    done = _("Accepted. Here is the next one.")

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in CHECKABLE],
    )
    role = forms.CharField(
        label=_("Role at the time"),
        required=False,
        max_length=300,
        help_text=_("Left empty, it is looked up among the offices held on that day."),
    )
    medium = forms.ChoiceField(label=_("Medium"), choices=Medium.choices, initial=Medium.ARTICLE)
    second_source = forms.CharField(
        label=_("Second source"),
        required=False,
        help_text=_("Needed for hearsay and for words that stand in a headline only."),
    )

    claim = words_field(
        2, label=_("Claim"), required=False, help_text=_("Written here, it is made and linked in one go.")
    )
    claim.widget.attrs["aria-keyshortcuts"] = "c"
    claim_language = language_field(label=_("Language of the claim"), required=False)
    topics = forms.ModelMultipleChoiceField(label=_("Topics"), queryset=Topic.objects.all(), required=False)

    def first_values(self) -> dict[str, Any]:
        return {**super().first_values(), "claim_language": self.subject.language}

    def call(self, at: dt.datetime) -> Statement | StatementLink:
        names = ["kind", "role", "medium", "second_source"]
        if not self.cleaned_data["claim"].strip():
            more = {name: self.cleaned_data[name] for name in names}
            return candidates.accept_candidate(**self.common(), **more, at=at)
        names += ["claim", "claim_language", "topics"]
        more = {name: self.cleaned_data[name] for name in names}
        return candidates.accept_and_claim(**self.common(), **more, at=at)


class KeepAsRecord(Decision, Attribution):
    verb, label = "record", _("Keep as record")
    key = "r"
    rare = RARELY
    intro = _("An opinion or a prediction: worth keeping, not to be checked.")
    done = _("Kept as record. Here is the next one.")

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in (StatementKind.OPINION, StatementKind.PREDICTION)],
    )

    def call(self, at: dt.datetime) -> Statement:
        return candidates.keep_as_record(**self.common(), kind=self.cleaned_data["kind"], at=at)


class Merge(Decision):
    verb, label = "merge", _("Merge into a statement")
    key, key_field = "m", "statement"
    intro = _("The same words are recorded already: this article becomes one more place where they stand.")
    done = _("Merged. Here is the next one.")

    statement = chosen(
        Candidate._meta.get_field("statement"), Statement.objects.standing(), label=_("Statement")
    )

    def call(self, at: dt.datetime) -> Statement:
        return candidates.merge_candidate(
            candidate_id=self.subject.pk,
            version=self.cleaned_data["version"],
            statement=self.cleaned_data["statement"],
            actor=self.actor,
            at=at,
        )


class Park(Decision):
    verb, label = "park", _("Park until a date")
    key, key_field = "z", "until"
    done = _("Parked. Here is the next one.")

    until = day_field(label=_("Until"), required=True)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return bool(subject.state == CandidateState.WAITING)

    def first_values(self) -> dict[str, Any]:
        return {"until": timezone.localdate() + LATER}

    def clean_until(self) -> dt.date:
        until: dt.date = self.cleaned_data["until"]
        if until <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day in the future."))
        return until

    def call(self, at: dt.datetime) -> Any:
        return candidates.park_candidate(
            candidate_id=self.subject.pk,
            version=self.cleaned_data["version"],
            until=self.cleaned_data["until"],
            actor=self.actor,
            at=at,
        )


class Reject(Decision):
    verb, label, is_grave = "reject", _("Reject"), True
    key, key_field = "x", "reason"
    done = _("Rejected. Here is the next one.")

    reason = reason_field()

    def call(self, at: dt.datetime) -> Any:
        return candidates.reject_candidate(
            candidate_id=self.subject.pk,
            version=self.cleaned_data["version"],
            reason=self.cleaned_data["reason"],
            actor=self.actor,
            at=at,
        )


class Undo(Door):
    verb, label = "undo", _("Undo the decision")
    key, key_pushes = "u", True
    done = _("Undone: it waits again.")
    permission = "claims.decide_candidate"

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return subject.state in (*DECIDED, CandidateState.PARKED)

    def call(self, at: dt.datetime) -> Candidate:
        return undoing.undo_decision(
            candidate_id=self.subject.pk, version=self.cleaned_data["version"], actor=self.actor, at=at
        )
