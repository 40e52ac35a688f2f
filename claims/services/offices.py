"""An office printed or typed beside those that the records know: a doubt is said, never acted on."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.matching.fold import fold_name
from claims.models import PartialDate, Speaker, SpeakerRole

SHORTEST = 4  # letters by which two forms of one word begin alike: primar, primarul


def office_doubt(*, speaker: Speaker, said: PartialDate, role: str) -> str:
    """A sentence when the records show no such office for the speaker at that time; else nothing.

    Only where the speaker has dated offices at all and the date is known: gaps in the records prove nothing.
    """
    if not role.strip() or (said.not_before is None and said.not_after is None):
        return ""
    roles = list(speaker.roles.all())
    if not any(known.is_dated for known in roles):
        return ""
    first, last = (day.isoformat() if day else "" for day in (said.not_before, said.not_after))
    if any(known.reaches(first, last) and names_office(role, known) for known in roles):
        return ""
    return _("On %(day)s the records show no such office for %(speaker)s: %(role)s.") % {
        "day": _shown(said),
        "speaker": speaker,
        "role": role,
    }


def names_office(role: str, known: SpeakerRole) -> bool:
    """Whether the words may mean this office, in any language: they share a word or its beginning."""
    words = set(fold_name(role).split())
    return any(_alike(word, other) for form in _forms(known) for word in words for other in form)


def _forms(known: SpeakerRole) -> Iterator[set[str]]:
    printed = [form for several in known.printed_forms.values() for form in several]
    for form in (*known.title.values(), *printed):
        yield set(fold_name(form).split()[:2])


def _alike(word: str, other: str) -> bool:
    length = max(SHORTEST, min(len(word), len(other)) - 3)
    return word == other or (min(len(word), len(other)) >= SHORTEST and word[:length] == other[:length])


def _shown(said: PartialDate) -> str:
    return date_format(said.day, "DATE_FORMAT") if said.day else str(said) or _("that day")


def printed_office_doubt(*, speaker: Speaker, said: PartialDate, mention: str) -> str:
    """The same for a name as printed: "President Lupu" in a year in which Lupu was no president any more.

    Narrower, since a mention holds other words too: only an office that the records know for another time.
    """
    rest = _without_name(mention, speaker)
    if rest and any(known.is_dated and names_office(rest, known) for known in speaker.roles.all()):
        return office_doubt(speaker=speaker, said=said, role=rest)
    return ""


def _without_name(mention: str, speaker: Speaker) -> str:
    names = [speaker.name, *(alias.name for alias in speaker.aliases.all())]
    known = {word for name in names for word in fold_name(name).split()}
    return " ".join(
        word for word in mention.split() if not any(_alike(fold_name(word), other) for other in known)
    )
