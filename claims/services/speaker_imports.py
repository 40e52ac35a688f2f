"""Lists of speakers, looked at before they are loaded: what each entry would bring, and what is wrong."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Speaker, SpeakerRole, User
from claims.services.audit import Refused, acting, require
from claims.services.plans import CHANGED, CREATED, REFUSED, UNCHANGED, Plan
from claims.services.publications import take
from claims.services.speaker_lists import SpeakerEntry, each_of_csv, each_of_json
from claims.services.speakers import (
    NAMES_LOCK,
    check_offices,
    implied,
    load_one,
    load_roles,
    recognised,
)

ADD = "claims.add_speaker"
READERS = {".json": each_of_json, ".csv": each_of_csv}
MOST_ROWS = 2_000


@dataclass(frozen=True)
class PlannedRow:
    """An entry: created, changed, unchanged or refused, and what is new or wrong."""

    place: str
    name: str
    outcome: str
    news: tuple[str, ...] = ()


def plan_import(*, text: str, suffix: str, actor: User) -> Plan[PlannedRow]:
    """What `import_speakers` would do with this list; nothing is written.

    `suffix` is that of the file: .json or .csv.

    :raises Refused: for a file that cannot be read as a list
    :raises Forbidden: without the permission
    """
    require(actor, ADD)
    with acting(actor=actor, action="plan_import"):
        plan = _load(text, suffix)
        transaction.set_rollback(True)
    return plan


def import_speakers(*, text: str, suffix: str, digest: str, actor: User) -> Plan[PlannedRow]:
    """Load what the editor saw in the plan with this digest: the good entries, without the refused ones.

    :raises Refused: when the list or what is known changed since: then nothing is loaded
    :raises Forbidden: without the permission
    """
    require(actor, ADD)
    with acting(actor=actor, action="import_speakers"):
        plan = _load(text, suffix)
        plan.require(digest)
    return plan


def _load(text: str, suffix: str) -> Plan[PlannedRow]:
    """Everybody first, then the offices: an office may name an organisation further down the list."""
    found = _read(text, suffix)
    take(NAMES_LOCK)
    found += implied([entry for entry in found if isinstance(entry, SpeakerEntry)])
    begun = [_begin(entry) for entry in found]
    rows = [_finish(one) if isinstance(one, _Begun) else one for one in begun]
    return Plan.of([text, suffix], rows)


def _read(text: str, suffix: str) -> list[SpeakerEntry | Refused]:
    reader = READERS.get(suffix)
    if reader is None:
        raise Refused(_("The name must end in .json or .csv."), "file")
    found = reader(text)
    if len(found) > MOST_ROWS:
        raise Refused(_("A list may have %(number)d entries.") % {"number": MOST_ROWS}, "file")
    return found


@dataclass(frozen=True)
class _Begun:
    """An entry whose speaker is there by now, and what was known of that speaker before."""

    entry: SpeakerEntry
    speaker: Speaker
    known: frozenset[str]
    is_new: bool


def _begin(entry: SpeakerEntry | Refused) -> _Begun | PlannedRow:
    if isinstance(entry, Refused):
        return PlannedRow("", "", REFUSED, (str(entry),))
    known = _facts(recognised(entry))
    try:
        with transaction.atomic():
            speaker, outcome = load_one(entry)
            check_offices(speaker, entry)
    except Refused as refusal:
        return PlannedRow(entry.place, entry.name, REFUSED, (str(refusal),))
    return _Begun(entry, speaker, known, outcome == CREATED)


def _finish(begun: _Begun) -> PlannedRow:
    load_roles(begun.speaker, begun.entry)
    news = tuple(sorted(_facts(begun.speaker) - begun.known))
    outcome = CREATED if begun.is_new else CHANGED if news else UNCHANGED
    return PlannedRow(begun.entry.place, begun.entry.name, outcome, news)


def _facts(speaker: Speaker | None) -> frozenset[str]:
    """What is known of a speaker, a sentence each."""
    if speaker is None:
        return frozenset()
    plain = {"Wikidata": speaker.wikidata_id, _("country"): speaker.country}
    return frozenset(
        [f"{label}: {value}" for label, value in plain.items() if value]
        + [_("spelling: %s") % alias.name for alias in speaker.aliases.all()]
        + [_("office: %s") % _office(role) for role in speaker.roles.select_related("organisation")]
    )


def _office(role: SpeakerRole) -> str:
    forms = [form for several in role.printed_forms.values() for form in several]
    parts = [str(role), str(role.organisation or ""), role.span, ", ".join(forms)]
    return " · ".join(part for part in parts if part)
