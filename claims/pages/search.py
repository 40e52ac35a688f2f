"""Finding claims: by words, verdict, topic and language."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.models import PublicClaim
from claims.models.publications import PublicClaimQuerySet
from claims.pages import offers

LONGEST = 200
COLUMNS = {"verdict": "verdict", "language": "language"}


class SearchForm(forms.Form):
    """Every field may stay empty. A value that is not on offer is an error, not ignored."""

    q = forms.CharField(
        label=_("Has this been checked?"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    verdict = forms.ChoiceField(label=_("Verdict"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    language = forms.ChoiceField(label=_("Language of the claim"), required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="search_%s")
        languages = [(code, str(name)) for code, name in settings.LANGUAGES]
        offered = {"verdict": offers.verdicts(), "topic": offers.topics(), "language": languages}
        for name, choices in offered.items():
            self.fields[name].choices = [("", _("any")), *choices]  # type: ignore[attr-defined]

    def narrowed(self) -> bool:
        """Whether a field besides the words is in use or at fault."""
        return any(self[name].value() or self[name].errors for name in ("verdict", "topic", "language"))

    def wanted(self) -> dict[str, str]:
        """What the reader asks for: fields that are filled in."""
        return {name: value for name, value in self.cleaned_data.items() if value}


def matching(wanted: dict[str, str]) -> PublicClaimQuerySet:
    found = PublicClaim.objects.standing()
    found = found.filter(**{column: wanted[name] for name, column in COLUMNS.items() if name in wanted})
    return found.filter(topics__contains=[wanted["topic"]]) if "topic" in wanted else found
