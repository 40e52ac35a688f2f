"""Who may have said it: the machine's suggestions as choices, each with what it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.admin import reasons
from claims.choices import AttributionGrade
from claims.models import Candidate, Speaker

NEW = "new:"  # before a name: somebody who is not in the list of speakers yet
MOST = 9  # as many as there are digits


@dataclass(frozen=True)
class Choice:
    """`value` is a speaker's key, or `NEW` and a name."""

    value: str
    name: str
    note: str

    @property
    def label(self) -> SafeString:
        return format_html('<span dir="auto">{}</span> <span class="small">{}</span>', self.name, self.note)


def speaker_choices(candidate: Candidate) -> list[Choice]:
    """Each person once, the machine's own choice first. The doors of one page ask once."""
    known: list[Choice] | None = getattr(candidate, "_speaker_choices", None)
    if known is None:
        known = list(_once(_choices(candidate)))[:MOST]
        candidate._speaker_choices = known  # type: ignore[attr-defined]
    return known


def _choices(candidate: Candidate) -> Iterator[Choice]:
    if candidate.speaker:
        note = reasons.basis(candidate.speaker_basis)
        yield Choice(str(candidate.speaker_id), candidate.speaker.name, note)
    by_name = _known(other["name"] for other in candidate.alternatives)
    for other in candidate.alternatives:
        speakers = by_name.get(other["name"], [])
        for speaker in speakers:
            yield Choice(str(speaker.pk), speaker.name, _graded(other))
        if not speakers:
            yield Choice(f"{NEW}{other['name']}", other["name"], _("new: %s") % _graded(other))
    # "The minister" and "she" are nobody's name.
    if not candidate.speaker and candidate.mention and candidate.grade == AttributionGrade.EXPLICIT:
        yield Choice(f"{NEW}{candidate.mention}", candidate.mention, _("new, as printed"))


def _known(names: Iterable[str]) -> dict[str, list[Speaker]]:
    found: dict[str, list[Speaker]] = {}
    for speaker in Speaker.objects.current().filter(name__in=set(names)).order_by("pk"):
        found.setdefault(speaker.name, []).append(speaker)
    return found


def _graded(other: dict[str, Any]) -> str:
    rule = str(reasons.RULES.get(other.get("rule", ""), ""))
    score = other.get("score")
    grade = f"{score:.2f}" if isinstance(score, float) else ""
    return ", ".join(filter(None, [rule, grade]))


def _once(choices: Iterable[Choice]) -> Iterator[Choice]:
    seen = set()
    for choice in choices:
        if choice.value not in seen:
            seen.add(choice.value)
            yield choice
