"""A new speaker, named in the form that needs one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.admin.doors import Door
from claims.choices import SpeakerKind
from claims.models import Speaker
from claims.services import speakers
from claims.services.audit import Refused


class NamesSpeaker(Door):
    """Its form has the field `speaker`, and leaves it empty where a new one is named."""

    new_speaker = forms.CharField(
        label=_("or a new speaker"),
        required=False,
        max_length=200,
        help_text=_("The full name; the printed form is kept as a spelling."),
    )
    new_speaker_kind = forms.ChoiceField(
        label=_("Kind of the new speaker"), choices=SpeakerKind.choices, required=False
    )

    def require_speaker(self, cleaned: dict[str, Any]) -> None:
        named = cleaned.get("speaker") or cleaned.get("new_speaker")
        if not named and not {"speaker", "suggested"} & self.errors.keys():
            self.add_error("speaker", _("Choose who said it, or name a new speaker."))

    def chosen_speaker(self) -> Speaker:
        """The speaker, made first if new; should the act then fail, the form keeps the new one."""
        if name := self.cleaned_data.get("new_speaker", "").strip():
            return self._made(name)
        known: Speaker = self.cleaned_data["speaker"]
        return known

    def spellings(self) -> list[str]:
        """The printed form, which a new speaker keeps."""
        return []

    def _made(self, name: str) -> Speaker:
        self._refuse_known(name)
        try:
            new = speakers.create_speaker(
                name=name,
                kind=self.cleaned_data["new_speaker_kind"] or SpeakerKind.PERSON,
                aliases=self.spellings(),
                actor=self.actor,
            )
        except Refused:
            self._refuse_known(name)  # somebody entered the same one at this moment
            raise
        self.retype(speaker=str(new.pk), new_speaker="", suggested="")
        return new

    def _refuse_known(self, name: str) -> None:
        """:raises Refused: for a name that one speaker bears already, who is chosen then"""
        known = list(speakers.namesakes(name)[:2])
        if len(known) == 1:
            self.retype(speaker=str(known[0].pk), new_speaker="", suggested="")
            problem = _(
                "%(name)s is known already and is chosen now. If you mean a namesake, add an initial."
            )
            raise Refused(problem % {"name": known[0].name}, "speaker")
