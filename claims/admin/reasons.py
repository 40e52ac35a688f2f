"""What the machine noted about a candidate, said in the desk's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OBSERVATIONS = {
    "number": gettext_lazy("a number"),
    "numbers": gettext_lazy("several numbers"),
    "number_word": gettext_lazy("a number in words"),
    "percentage": gettext_lazy("a percentage"),
    "quantity": gettext_lazy("a quantity"),
    "year": gettext_lazy("a year"),
    "period": gettext_lazy("a span of time"),
    "comparison": gettext_lazy("a comparison"),
    "past": gettext_lazy("speaks of what happened"),
    "all": gettext_lazy("speaks of all or none"),
    "public": gettext_lazy("a public matter"),
    "law": gettext_lazy("law or contract"),
    "institution": gettext_lazy("an institution"),
    "office": gettext_lazy("an office"),
    "name": gettext_lazy("a name"),
    "long_enough": gettext_lazy("long enough (words)"),
    "opinion": gettext_lazy("sounds like an opinion"),
    "belief": gettext_lazy("sounds like a belief"),
    "promise": gettext_lazy("speaks of the future"),
    "demand": gettext_lazy("a demand or a need"),
    "condition": gettext_lazy("speaks of what would be"),
    "personal": gettext_lazy("private life or sport"),
    "first_person": gettext_lazy("speaks of oneself"),
    "question": gettext_lazy("is a question"),
    "speech_act": gettext_lazy("does something by saying it"),
    "short": gettext_lazy("short (words)"),
    "fragment": gettext_lazy("a part of a sentence"),
    "headline": gettext_lazy("stands in the headline"),
    "hearsay": gettext_lazy("known by hearsay"),
}
RULES = {
    "full_name": gettext_lazy("the full name"),
    "full_name_inflected": gettext_lazy("the full name, inflected"),
    "organisation": gettext_lazy("the organisation's name"),
    "article_full_name": gettext_lazy("named in full elsewhere in the article"),
    "office_printed": gettext_lazy("the office as printed"),
    "office_held": gettext_lazy("the office held at the time"),
    "surname_with_role": gettext_lazy("surname and role"),
    "surname": gettext_lazy("the surname"),
    "similar": gettext_lazy("a similar name"),
    "printed": gettext_lazy("printed in the article too"),
}


def observations(reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """Why the words are worth a check, or are not: those that weigh most first."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason.get("weight", 0)))
    return [_observation(reason) for reason in ordered]


def _observation(reason: Mapping[str, Any]) -> str:
    label = OBSERVATIONS.get(reason["code"], reason["code"].replace("_", " "))
    shown = f"{label}: “{reason['text']}”" if reason.get("text") else str(label)
    return shown if reason.get("weight", 0) >= 0 else _("against it: %s") % shown


def basis(speaker_basis: str) -> str:
    """What the suggested speaker rests on: `rule: evidence` as extraction stored it."""
    rule, _colon, evidence = speaker_basis.partition(": ")
    label = str(RULES.get(rule, rule))
    return f"{label}: {evidence}" if evidence else label
